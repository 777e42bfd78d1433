import type { IndicatorDefinition, Place } from '../../../kernel/indicators/index.ts';
import type { PlanTarget } from '../../../modules/plan/index.ts';
import type { TargetFields } from '../../../modules/policy/index.ts';
import { convertUnit } from './convert-unit.ts';
import { nameSimilarity } from './name-similarity.ts';

export interface Candidate {
  code: string;
  zh: string;
  en: string;
  unit: string;
  /** 0 to 1, by name and unit. */
  score: number;
  /** The target's value in the indicator's unit; null where the units measure different things. */
  value: number | null;
}

/** A name that fits counts less where the unit does not. */
const WRONG_UNIT = 0.6;

/** Every indicator, the likeliest first. A proposal only: a person chooses. */
export function rankIndicators(fields: Pick<TargetFields, 'indicator' | 'unit' | 'value'>, definitions: readonly IndicatorDefinition[]): Candidate[] {
  return definitions
    .map(({ code, zh, en, shortZh, unit }) => {
      const value = convertUnit(fields.value, fields.unit, unit);
      const name = Math.max(nameSimilarity(fields.indicator, zh), nameSimilarity(fields.indicator, shortZh));
      return { code, zh, en, unit, value, score: Number((name * (value === null ? WRONG_UNIT : 1)).toFixed(4)) };
    })
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}

/** The place a text means: by its exact name, else the longest name within the words; null where none is named. */
export function findPlace(subject: string, places: readonly Place[]): string | null {
  const names = places.flatMap((p) => [p.zh, p.shortZh].map((name) => ({ name, code: p.code }))).filter(({ name }) => name !== '');
  const exact = names.find(({ name }) => name === subject);
  const within = names.filter(({ name }) => subject.includes(name)).toSorted((a, b) => b.name.length - a.name.length)[0];
  return (exact ?? within)?.code ?? null;
}

/** How the words of a comparison are kept in the plan. A yearly growth is a CAGR only of an indicator that grows. */
export function operatorOf(fields: Pick<TargetFields, 'comparator' | 'evaluateAs'>, kind: IndicatorDefinition['kind'] | undefined): PlanTarget['operator'] {
  if (fields.comparator === 'reduction') return 'REDUCE';
  if (fields.comparator === 'growth' && kind === 'GROWTH') return 'CAGR';
  switch (fields.evaluateAs) {
    case '>': return 'GT';
    case '~': return 'APPROX';
    case '<': case '<=': return 'LTE';
    default: return 'GTE';
  }
}

/**
 * The year from which progress is counted: what the text says, else the year before its period, else the year before
 * it was issued; always before the target year.
 */
export function baseYearOf(fields: Pick<TargetFields, 'baseYear' | 'periodStart'>, year: number, document: { periodFrom: number | null; issuedOn: string | null }): number {
  const issued = document.issuedOn === null ? null : Number(document.issuedOn.slice(0, 4));
  const candidates = [fields.baseYear, fields.periodStart && fields.periodStart - 1, document.periodFrom && document.periodFrom - 1, issued && issued - 1];
  return candidates.find((base): base is number => base !== null && base !== 0 && base < year) ?? year - 1;
}
