import { dateOf } from '../../base/calendar-date.ts';
import { Problem } from '../../base/problem.ts';
import type { Tx } from '../../db/index.ts';
import type { Figure } from '../contract.ts';
import { knownFrom } from '../domain/known-from.ts';
import { type PackDefinition, readingKey } from '../pack.ts';
import { insertFigures, lockLoader, readLastVintages } from '../store.ts';

/** A figure that a locked return publishes. */
export interface SubmittedFigure extends Pick<Figure, 'indicator' | 'place' | 'period' | 'reading' | 'standing' | 'value' | 'status' | 'grade' | 'source' | 'url' | 'note'> {
  submission: string;
}

/**
 * Publishes figures of a submission: each as a further vintage of its reading, also when the value is the same, because
 * somebody has answered for it anew. Earlier vintages stay. Answers the vintages in the order given.
 * @throws Problem INDICATOR_UNKNOWN
 */
export async function recordFigures(tx: Tx, definitions: readonly PackDefinition[], figures: readonly SubmittedFigure[], now: Date): Promise<number[]> {
  await lockLoader(tx.sql);
  const units = new Map(definitions.map((d) => [d.code, d.unit]));
  const last = new Map((await readLastVintages(tx.sql)).map((f) => [readingKey(f), f]));
  const today = dateOf(now);
  const fresh = figures.map((f) => {
    const unit = units.get(f.indicator);
    if (unit === undefined) throw new Problem('INDICATOR_UNKNOWN', { status: 404, zh: `没有指标 ${f.indicator}`, en: `No indicator ${f.indicator}` });
    const known = last.get(readingKey(f));
    return {
      ...f, unit, bound: 'exact' as const, confidence: 'sourced' as const, published: today,
      vintage: (known?.vintage ?? 0) + 1, knownFrom: knownFrom(today, today, known?.published),
    };
  });
  await insertFigures(tx.sql, fresh, now);
  return fresh.map((f) => f.vintage);
}
