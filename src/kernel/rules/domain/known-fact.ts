import { z } from 'zod';
import { isCalendarDate } from '../../base/calendar-date.ts';
import type { Facts } from './facts.ts';

/** How a fact is known, best first: measured by an office, reported by law, declared by the firm, estimated by somebody. */
export const factConfidence = z.enum(['MEASURED', 'REPORTED', 'DECLARED', 'ESTIMATED']);
export type FactConfidence = z.output<typeof factConfidence>;

export const knownFact = z.strictObject({
  value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  /** Where it comes from, in words (年度审计报告 2023). */
  source: z.string(),
  asOf: z.union([z.string().refine(isCalendarDate, 'YYYY-MM-DD'), z.null()]),
  confidence: factConfidence,
});
export type KnownFact = z.output<typeof knownFact>;

export const knownFacts = z.record(z.string(), knownFact);
/** Facts of one case by id, each with source, day and confidence. */
export type KnownFacts = Readonly<Record<string, KnownFact>>;

/** The bare values, as rules take them. */
export function plainFacts(known: KnownFacts): Facts {
  return Object.fromEntries(Object.entries(known).map(([id, fact]) => [id, fact.value]));
}
