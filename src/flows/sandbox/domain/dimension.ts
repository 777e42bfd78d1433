import { dayNumber, type CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Facts } from '../../../kernel/rules/domain/facts.ts';

interface Words {
  zh: string;
  en: string;
}

/** A way to sort firms (size, stage, sector), as the pack has it: bands of a number or of a firm's age, or choices of a text. */
export interface Dimension extends Words {
  id: string;
  fact: string;
  /** `years`: full years since the day in the fact. */
  measure: 'number' | 'years' | 'choice';
  bands: readonly (Words & { id: string; below?: number | undefined })[];
}

/** Where the fact is missing; firms of no known size are a class of their own. */
export const NOT_KNOWN = 'NOT_KNOWN';

export function classOf(dimension: Dimension, facts: Facts, on: CalendarDate): string {
  const value = facts[dimension.fact];
  if (value === undefined || value === null) return NOT_KNOWN;
  if (dimension.measure === 'choice') return dimension.bands.some((b) => b.id === value) ? (value as string) : NOT_KNOWN;
  const number = dimension.measure === 'years' ? (dayNumber(on) - dayNumber(value as string)) / 365.25 : (value as number);
  return dimension.bands.find((b) => b.below === undefined || number < b.below)?.id ?? NOT_KNOWN;
}
