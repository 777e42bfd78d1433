import { useTranslation } from 'react-i18next';
import type { FactDefinition, NamedValue, Written } from '../../../../src/kernel/rules/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { usePlaces } from '../../app/places.ts';
import { useRegions } from '../../app/regions.ts';

/** At most four places after the point: binary fractions leave dust. */
const numberText = (value: number): string => String(Math.round(value * 10_000) / 10_000);

/** Values, facts and regions as a person reads them. */
export function useRuleText(): {
  factText(fact: FactDefinition | undefined, value: Written | undefined): string;
  namedText(value: NamedValue, fact?: FactDefinition): string;
  regionText(code: string): string;
  regionsText(codes: readonly string[]): string;
  topicText(topic: string): string;
} {
  const { t, i18n } = useTranslation('rules');
  const say = useSay();
  const language = useLanguage();
  const { nameOf } = useRegions();
  const { cities } = usePlaces();
  const bare = (value: Written, unit: string): string => {
    if (value === null) return '—';
    if (value === 'NOT_COMPUTABLE') return t('rule.notComputable');
    if (typeof value === 'boolean') return t(value ? 'fact.yes' : 'fact.no');
    if (typeof value === 'number') return unit === '' && !Number.isInteger(value) && Math.abs(value) < 10 ? `${numberText(value * 100)}%` : `${numberText(value)}${unit && language === 'en' ? ' ' : ''}${unit}`;
    return value;
  };
  const factText = (fact: FactDefinition | undefined, value: Written | undefined): string => {
    if (value === undefined || value === null) return '—';
    const choice = fact?.choices?.find((c) => c.value === value);
    return choice ? say(choice) : bare(value, fact?.unit ?? '');
  };
  const regionText = (code: string): string => (code === 'CN' ? t('region.CN') : nameOf(code));
  return {
    factText, regionText,
    namedText: (named, fact) => (fact?.choices ? factText(fact, named.value) : bare(named.value, named.unit)),
    regionsText: (codes) => (cities.length > 0 && cities.every((c) => codes.includes(c.code)) ? cities.map((c) => say({ zh: c.shortZh, en: c.shortEn })).join(' ') : codes.map(regionText).join(' ')),
    topicText: (topic) => (i18n.exists(`rules:topic.${topic}`) ? t(`topic.${topic}`) : topic),
  };
}

/** A cell, bound or value as it is typed: numbers become numbers, everything else stays a text (10%, a formula). */
export const readScalar = (text: string): number | string => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text.trim());
