import { shareOfPassages, type Passage } from './coverage.ts';

/** A text of which this part stands in another, in any order, shortened or not, is a copy of it or of a piece of it. */
const CONTAINED = 0.74;
/** Two texts of each of which this part stands in the other are copies, whatever was put in place of the rest. */
const ALIKE = 0.6;
/** … when the copied part is also at least this part of the other: a sentence that somebody quotes is no duplicate. */
const LEAST_OF_OTHER = 0.15;
/** … and has at least so many units: a heading stands in many texts. */
const LEAST_UNITS = 24;
/** Two texts together hold at least this part of a third that was joined from them … */
const JOINED = 0.85;
/** … and each of them at least this part that the other does not hold. */
const LEAST_GAIN = 0.08;
/** Less than this cannot be half of anything. */
export const WORTH_KEEPING = 0.06;

export interface Mutual {
  /** Part of the one that stands in the other, and the other way round. */
  ofOne: number;
  ofOther: number;
  unitsOfOne: number;
  unitsOfOther: number;
}

/** Points of a copy, 0..1; undefined if neither is a copy of the other or of a piece of it. */
export function pointsOfCopy({ ofOne, ofOther, unitsOfOne, unitsOfOther }: Mutual): number | undefined {
  const alike = ofOne >= ALIKE && ofOther >= ALIKE;
  const one = alike || (ofOne >= CONTAINED && unitsOfOne >= LEAST_UNITS && ofOther >= LEAST_OF_OTHER);
  const other = alike || (ofOther >= CONTAINED && unitsOfOther >= LEAST_UNITS && ofOne >= LEAST_OF_OTHER);
  return one || other ? Math.max(one ? ofOne : 0, other ? ofOther : 0) : undefined;
}

/** What a text has from one of several others. */
export interface Part<Source> {
  source: Source;
  passages: readonly Passage[];
  /** Part of the other that the text has. */
  ofSource: number;
}

/** A source that has a piece in common with another gives it only if it is not much less of itself: it may be quoting. */
const LEAST_OF_BEST = 0.5;
/** Passages of two sources are the same piece when they share this part. */
const SAME_PIECE = 0.8;

/**
 * Of several others, those that a text was joined from: two of them together hold nearly all of it, and neither could be
 * left out. Copies of a source are sources too; a text that merely quotes the same sentence is none.
 */
export function sourcesOfJoined<Source>(weights: Uint8Array, parts: readonly Part<Source>[]): { source: Source; share: number }[] {
  const share = (...of: readonly Part<Source>[]): number => shareOfPassages(weights, of.flatMap(({ passages }) => passages));
  const single = parts.map((part) => ({ part, alone: share(part) })).sort((a, b) => b.alone - a.alone || b.part.ofSource - a.part.ofSource);
  const first = single[0];
  if (first === undefined) return [];
  let second: { part: Part<Source>; union: number } | undefined;
  for (const { part, alone } of single.slice(1)) {
    if (first.alone + alone < JOINED) break;
    const union = share(first.part, part);
    if (second === undefined || union > second.union + 1e-9) second = { part, union };
  }
  if (second === undefined || second.union < JOINED || second.union - first.alone < LEAST_GAIN) return [];
  const { union } = second;
  const found: { source: Source; share: number }[] = [];
  for (const rest of [first.part, second.part]) {
    const same = single.filter(({ part }) => part !== rest && share(part, rest) >= SAME_PIECE * (union - share(rest)) + share(rest));
    const best = Math.max(...same.map(({ part }) => part.ofSource));
    for (const { part } of same) if (part.ofSource >= LEAST_OF_BEST * best) found.push({ source: part.source, share: union });
  }
  return found;
}
