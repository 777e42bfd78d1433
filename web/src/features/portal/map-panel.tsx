import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, useSay } from '../../app/i18n.ts';
import type { LightColour } from '../../components/light.tsx';
import { colourOf, type Summary } from './figure-text.ts';
import { ZoneMap } from './zone-map.tsx';

const ORDER: readonly LightColour[] = ['done', 'green', 'yellow', 'red', 'grey'];
const inOrder = (a: LightColour, b: LightColour): number => ORDER.indexOf(a) - ORDER.indexOf(b);

/** The map with a choice of what it shows. Only indicators that some city has a figure for are offered. */
export function MapPanel({ summary, chosen, onChoose }: { summary: Summary; chosen: string | undefined; onChoose: (code: string) => void }): ReactNode {
  const { t } = useTranslation('portal');
  const { t: app } = useTranslation('app');
  const say = useSay();
  const language = useLanguage();
  const cities = summary.places.filter((place) => place.map !== null);
  const indicators = (cities[0]?.headlines ?? []).map((headline) => headline.indicator);
  const offered = indicators.filter((indicator) => cities.some((city) => city.headlines.some((h) => h.indicator.code === indicator.code && h.latest)));
  const indicator = offered.find((one) => one.code === chosen) ?? offered[0] ?? indicators[0];
  if (!indicator) return null;
  return (
    <div className="map-panel">
      <div className="map-choice">
        <Segmented
          size="small"
          aria-label={t('map.pick')}
          value={indicator.code}
          options={offered.slice(0, 4).map((one) => ({ value: one.code, label: say({ zh: one.shortZh, en: one.shortEn }) }))}
          onChange={onChoose}
        />
      </div>
      <ZoneMap map={summary.map} cities={cities} indicator={indicator} language={language} label={t('map.label', { indicator: say(indicator) })} />
      <ul className="map-legend">
        {[...new Set(cities.map((city) => colourOf(city.headlines.find((h) => h.indicator.code === indicator.code)?.target?.light)))].sort(inOrder).map((colour) => (
          <li key={colour} className={`map-${colour}`}>
            <i aria-hidden="true" />
            {app(`light.${colour}`)}
          </li>
        ))}
      </ul>
      <p className="map-note">{t('map.schematic')}</p>
    </div>
  );
}
