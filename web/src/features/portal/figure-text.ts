import type { CallAnswer } from '../../app/api.ts';
import type { Language } from '../../app/i18n.ts';
import type { LightColour } from '../../components/light.tsx';
import type { getSummary, PlanLight } from '../../../../src/modules/plan/contract.ts';

export type Summary = CallAnswer<typeof getSummary>;
export type PlaceSummary = Summary['places'][number];
export type Headline = PlaceSummary['headlines'][number];

/** A figure as it was published: a bound keeps its word, so that "more than 1,000" does not become 1,000. */
export function figureText(headline: Headline, language: Language): string | undefined {
  const { latest, indicator } = headline;
  if (!latest) return undefined;
  const number = numberText(latest.value, indicator.decimals);
  const words = { exact: '', at_least: language === 'zh' ? '超 ' : 'over ', at_most: language === 'zh' ? '近 ' : 'nearly ', about: language === 'zh' ? '约 ' : 'about ' };
  return `${words[latest.bound]}${number}`;
}

/** A unit that begins with a number (100m CNY) is set off from the figure before it. */
export function unitText(headline: Headline, language: Language): string {
  const unit = language === 'zh' ? headline.indicator.unit : headline.indicator.unitEn;
  return /^\d/.test(unit) ? `× ${unit}` : unit;
}

const OPERATORS = { GTE: '≥ ', GT: '> ', APPROX: '≈ ', LTE: '≤ ', REDUCE: '−', CAGR: '+' } as const;

export function targetText(headline: Headline, language: Language): string | undefined {
  const { target, indicator } = headline;
  if (!target) return undefined;
  const yearly = target.operator === 'REDUCE' || target.operator === 'CAGR';
  const unit = yearly ? '%' : unitText(headline, language);
  return `${OPERATORS[target.operator]}${numberText(target.value, indicator.decimals)}${unit === '%' ? '%' : ` ${unit}`}`;
}

export function numberText(value: number, decimals: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: decimals }).format(value);
}

const COLOURS: Record<PlanLight, LightColour> = { DONE: 'done', GREEN: 'green', YELLOW: 'yellow', RED: 'red', GREY: 'grey' };

export function colourOf(light: PlanLight | undefined): LightColour {
  return light ? COLOURS[light] : 'grey';
}
