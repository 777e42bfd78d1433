import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../app/navigation.tsx';
import type { Language } from '../../app/i18n.ts';
import { type CityMark, SchematicMap } from '../../components/schematic-map.tsx';
import { colourOf, figureText, type Headline, type PlaceSummary, type Summary, targetText, unitText } from './figure-text.ts';

interface ZoneMapProps {
  map: Summary['map'];
  cities: readonly PlaceSummary[];
  indicator: Headline['indicator'];
  language: Language;
  label: string;
}

/** The portal's map: one headline figure of each city; a city leads to its targets. */
export function ZoneMap({ map, cities, indicator, language, label }: ZoneMapProps): ReactNode {
  const { t } = useTranslation('app');
  const go = useGo();
  const markOf = (city: PlaceSummary): CityMark => {
    const headline = city.headlines.find((one) => one.indicator.code === indicator.code);
    const figure = headline && figureText(headline, language);
    const unit = headline ? unitText(headline, language) : '';
    const target = headline && targetText(headline, language);
    const name = language === 'zh' ? city.place.shortZh : city.place.shortEn;
    const value = figure === undefined ? '—' : `${figure}${unit === '%' ? '%' : ` ${unit}`}`;
    const colour = colourOf(headline?.target?.light);
    const href = `/cockpit?place=${city.place.code}`;
    const { x, y } = city.map ?? { x: 0, y: 0 };
    return { code: city.place.code, x, y, name, value, colour, href, label: [name, value, target, t(`light.${colour}`)].filter(Boolean).join(' '), onOpen: () => void go(href) };
  };
  return <SchematicMap map={map} cities={cities.map(markOf)} label={label} />;
}
