import type { DemandType } from '../../contract/words.ts';

export interface TriageSuggestion {
  type: DemandType;
  /** Words of the text that speak for it. */
  words: string[];
}

/** Counts the words that speak for each type; most words first, the technology desk when nothing speaks. A challenge, a service, talent or money is named rarely, so one word more weighs than the many of technology. */
export function suggestType(text: string, desks: readonly { type: DemandType; cues: readonly string[] }[]): TriageSuggestion[] {
  const found = desks.map((d) => ({ type: d.type, words: d.cues.filter((c) => text.includes(c)) })).filter((d) => d.words.length > 0);
  const weight = (s: TriageSuggestion): number => s.words.length * (s.type === 'TECHNOLOGY' ? 1 : 3);
  const sorted = found.toSorted((a, b) => weight(b) - weight(a));
  return sorted.length > 0 ? sorted : [{ type: 'TECHNOLOGY', words: [] }];
}
