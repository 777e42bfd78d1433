import type { TextSpan } from '../contract.ts';
import { NUMBER, type Reading } from './reading.ts';
import { pairsOf } from './shingles.ts';

/** A passage that stands in both texts, with its places in the originals (UTF-16). */
export interface AlignedPassage {
  one: TextSpan;
  other: TextSpan;
  /** Units (characters, words, numbers) that are the same on both sides. */
  same: number;
  /** Numbers that stand at the same place and differ. */
  numbers: { one: TextSpan; other: TextSpan }[];
}

/** Fewer units in common are a usual phrase. */
const LEAST_SAME = 8;
/** Units that may be missing on either side before the passage goes on. */
const GAP = 6;
/** Places of one pair that are tried. */
const MOST_PLACES = 24;
/** More would not be read. */
const MOST_PASSAGES = 60;

/** Passages of the one text that stand in the other, in the order of the one; sentences may have changed places. */
export function alignTexts(one: Reading, other: Reading, texts: { one: string; other: string }): AlignedPassage[] {
  const places = new Map<number, number[]>();
  pairsOf(other).forEach((pair, place) => {
    const known = places.get(pair);
    if (known === undefined) places.set(pair, [place]);
    else if (known.length < MOST_PLACES) known.push(place);
  });
  const pairs = pairsOf(one);
  const passages: AlignedPassage[] = [];
  let i = 0;
  while (i < pairs.length && passages.length < MOST_PASSAGES) {
    let best: [number, number][] = [];
    for (const place of places.get(pairs[i]!) ?? []) {
      const chain = follow(one.units, other.units, i, place);
      if (chain.length > best.length) best = chain;
    }
    if (best.length < LEAST_SAME) {
      i += 1;
      continue;
    }
    passages.push(passageOf(best, one, other, texts));
    i = best.at(-1)![0] + 1;
  }
  return passages;
}

/** Steps on while both say the same, over a few units that only one of them has. */
function follow(one: readonly number[], other: readonly number[], from: number, place: number): [number, number][] {
  const chain: [number, number][] = [];
  let a = from;
  let b = place;
  for (;;) {
    while (a < one.length && b < other.length && one[a] === other[b]) chain.push([a++, b++]);
    const next = nextMeeting(one, other, a, b);
    if (next === undefined) return chain;
    [a, b] = next;
  }
}

function nextMeeting(one: readonly number[], other: readonly number[], a: number, b: number): [number, number] | undefined {
  for (let skipped = 1; skipped <= 2 * GAP; skipped += 1) {
    for (let onOne = Math.max(0, skipped - GAP); onOne <= Math.min(GAP, skipped); onOne += 1) {
      const x = a + onOne;
      const y = b + skipped - onOne;
      if (x + 1 < one.length && y + 1 < other.length && one[x] === other[y] && one[x + 1] === other[y + 1]) return [x, y];
    }
  }
  return undefined;
}

function passageOf(chain: readonly [number, number][], one: Reading, other: Reading, texts: { one: string; other: string }): AlignedPassage {
  const [firstOne, firstOther] = chain[0]!;
  const [lastOne, lastOther] = chain.at(-1)!;
  const span = (reading: Reading, first: number, last: number): TextSpan => ({ start: reading.from[first]!, end: reading.to[last]! });
  const numbers = chain
    .filter(([a]) => one.units[a] === NUMBER)
    .map(([a, b]) => ({ one: span(one, a, a), other: span(other, b, b) }))
    .filter((n) => texts.one.slice(n.one.start, n.one.end).normalize('NFKC') !== texts.other.slice(n.other.start, n.other.end).normalize('NFKC'));
  return { one: span(one, firstOne, lastOne), other: span(other, firstOther, lastOther), same: chain.length, numbers };
}
