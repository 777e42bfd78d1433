import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PlanLight, TargetView } from '../../../../src/modules/plan/contract.ts';
import { useLanguage } from '../../app/i18n.ts';
import type { LightColour } from '../../components/light.tsx';

type Unit = Pick<TargetView['indicator'], 'unit' | 'unitEn' | 'decimals'>;
type Goal = Pick<TargetView, 'operator' | 'value'> & { baseYear?: number };

export const colourOf = (light: PlanLight): LightColour => light.toLowerCase() as LightColour;

export interface PlanWords {
  t: TFunction<'plan'>;
  /** `3.63%`, `2,548.4 亿元`. */
  amount(value: number, unit: Unit): string;
  /** The target in the words of its operator: `3.7% 以上`. */
  goal(goal: Goal, unit: Unit): string;
  /** A figure as published: `超 1.7万家` is a bound and says so. */
  figure(figure: { value: number; bound: 'exact' | 'at_least' | 'at_most' | 'about' }, unit: Unit): string;
}

export function usePlanWords(): PlanWords {
  const { t } = useTranslation('plan');
  const english = useLanguage() === 'en';
  const amount = (value: number, unit: Unit): string => {
    // 亿元 is no unit in English: ten of them are a billion.
    if (english && unit.unit === '亿元') return `${(value / 10).toLocaleString('en-US', { maximumFractionDigits: 4 })} bn CNY`;
    const digits = value.toLocaleString('en-US', { maximumFractionDigits: Math.max(unit.decimals, decimalsOf(value)) });
    if (unit.unit === '%') return `${digits}%`;
    return `${digits} ${english ? unit.unitEn : unit.unit}`;
  };
  return {
    t,
    amount,
    goal: ({ operator, value, baseYear }, unit) => {
      const percent = operator === 'REDUCE' || operator === 'CAGR';
      return t(`operator.${operator}`, { value: amount(value, percent ? { unit: '%', unitEn: '%', decimals: 1 } : unit), base: baseYear ?? '' });
    },
    figure: ({ value, bound }, unit) => [t(`bound.${bound}`), amount(value, unit)].filter(Boolean).join(' '),
  };
}

/** Figures are shown as published; computed ones are cut to four places. */
function decimalsOf(value: number): number {
  return Math.min(4, (String(value).split('.')[1] ?? '').length);
}
