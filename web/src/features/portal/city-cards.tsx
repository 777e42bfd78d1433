import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { Light } from '../../components/light.tsx';
import { colourOf, figureText, type Headline, type PlaceSummary, unitText } from './figure-text.ts';

export function CityCards({ cities }: { cities: readonly PlaceSummary[] }): ReactNode {
  const { t } = useTranslation('portal');
  const say = useSay();
  return (
    <div className="city-cards">
      {cities.map((city) => {
        const name = say({ zh: city.place.shortZh, en: city.place.shortEn });
        return (
          <div key={city.place.code} className="panel city-card">
            <h3>
              <AppLink to={`/cockpit?place=${city.place.code}`} title={t('cities.targets', { name })}>
                {name}
              </AppLink>
            </h3>
            <dl>
              {city.headlines
                .filter((headline) => headline.latest !== null)
                .map((headline) => (
                  <CityFigure key={headline.indicator.code} headline={headline} />
                ))}
            </dl>
          </div>
        );
      })}
    </div>
  );
}

function CityFigure({ headline }: { headline: Headline }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  return (
    <div className="city-figure">
      <dt>
        {say({ zh: headline.indicator.shortZh, en: headline.indicator.shortEn })} <small>{headline.latest?.period}</small>
      </dt>
      <dd>
        <strong className="number">{figureText(headline, language)}</strong> <small>{unitText(headline, language)}</small>
        {headline.target ? <Light compact colour={colourOf(headline.target.light)} /> : null}
      </dd>
    </div>
  );
}
