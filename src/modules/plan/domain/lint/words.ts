import type { PlanTarget } from '../../contract.ts';
import type { LintFigure, LintIndicator, LintInput } from './input.ts';
import type { Finding } from '../../contract/lint.ts';
import { percent, show } from '../words.ts';

export { percent, show };

export interface Names {
  place(code: string): { zh: string; en: string };
  indicator(code: string): { zh: string; en: string };
}

export function namesOf({ places, indicators }: Pick<LintInput, 'places' | 'indicators'>): Names {
  const place = new Map(places.map((p) => [p.code, p]));
  const indicator = new Map(indicators.map((i) => [i.code, i]));
  const orCode = (found: { zh: string; en: string } | undefined, code: string): { zh: string; en: string } => found ?? { zh: code, en: code };
  return { place: (code) => orCode(place.get(code), code), indicator: (code) => orCode(indicator.get(code), code) };
}

type Said = Pick<PlanTarget, 'operator' | 'value' | 'unit'>;

/** A target in the words of its operator. */
export function saidZh({ operator, value, unit }: Said): string {
  const amount = `${show(value, 4)}${unit}`;
  return { GTE: `${amount}以上`, GT: `超过${amount}`, APPROX: `${amount}左右`, LTE: `${amount}以下`, REDUCE: `降低${amount}`, CAGR: `年均增长${amount}` }[operator];
}

export function saidEn({ operator, value, unit }: Said, indicator?: Pick<LintIndicator, 'unitEn'>): string {
  const amount = unit === '%' ? `${show(value, 4)}%` : `${show(value, 4)} ${indicator?.unitEn ?? unit}`;
  return { GTE: `${amount} or more`, GT: `more than ${amount}`, APPROX: `about ${amount}`, LTE: `${amount} or less`, REDUCE: `a reduction of ${amount}`, CAGR: `growth of ${amount} a year` }[operator];
}

export const clausesOf = (targets: readonly Pick<PlanTarget, 'document' | 'clause'>[]): Finding['clauses'] => {
  const paths = new Map(targets.map((t) => [`${t.document} ${t.clause}`, { document: t.document, path: t.clause }]));
  return [...paths.values()];
};

export const figureOf = ({ indicator, place, period, value, unit, source, confidence }: LintFigure, names: Names): Finding['figures'][number] => ({
  indicator, place,
  zh: `${names.place(place).zh}${names.indicator(indicator).zh}`,
  en: `${names.indicator(indicator).en}, ${names.place(place).en}`,
  period, value, unit, source, confidence,
});
