import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { Light } from '../../components/light.tsx';
import { colourOf, figureText, type Headline, numberText, targetText, unitText } from './figure-text.ts';

/** One headline figure: the number, its year, its target and light, and what the platform's own records say. */
export function Figure({ headline }: { headline: Headline }): ReactNode {
  const { t } = useTranslation('portal');
  const say = useSay();
  const language = useLanguage();
  const { indicator, latest, target, operational } = headline;
  const value = figureText(headline, language);
  const unit = unitText(headline, language);
  return (
    <div className="figure panel">
      <div className="figure-name">{say({ zh: indicator.shortZh, en: indicator.shortEn })}</div>
      {value === undefined || !latest ? (
        <div className="figure-none">{t('figure.none')}</div>
      ) : (
        <div>
          <span className="figure-value">{value}</span>
          <span className="figure-unit">{unit}</span>
          <span className="figure-period">
            {t('figure.period', { period: latest.period })}
            {latest.confidence === 'recalled' ? ` · ${t('figure.recalled')}` : ''}
          </span>
        </div>
      )}
      {target ? (
        <div className="figure-target">
          <AppLink to={`/plan/targets/${encodeURIComponent(target.id)}`}>{t('figure.target', { year: target.year, value: targetText(headline, language) })}</AppLink>
          <Light colour={colourOf(target.light)} />
        </div>
      ) : null}
      {operational ? (
        <div className="faint">{t('figure.operational', { year: operational.year, value: `${numberText(operational.value, indicator.decimals)} ${unit}` })}</div>
      ) : null}
    </div>
  );
}
