import { createHmac } from 'node:crypto';
import { weighAlone } from './pair-counts.ts';
import { readText } from './reading.ts';

/** Marks of one text; every sketch has at most so many, however long the text. */
export const MARKS = 96;
/** Bytes of one mark: chance meetings are a matter of one in 2⁴⁰. */
const MARK_BYTES = 5;
/** From this part of the marks on (of the text that has fewer), one text is probably a copy of the other. */
const PROBABLE = 0.16;
/** A text with fewer marks is too short to tell. */
const LEAST_MARKS = 12;

/** What a city gives away of a text, and all that it gives away. */
export interface Sketch {
  id: string;
  /** Characters, words and numbers of the text, rounded to tens. */
  units: number;
  /** Hashes of its rarest pairs under the common key, ascending, base64. */
  marks: string;
}

/**
 * Sketch of a text. What is rare is told by general writing alone, so that cities choose alike without knowing each
 * other's texts; whoever does not have the key can neither guess words nor compare.
 */
export function sketchOf(id: string, text: string, key: string): Sketch {
  const reading = readText(text);
  const { pairs, weights } = weighAlone(reading);
  const weightOf = new Map<number, number>();
  pairs.forEach((pair, i) => weightOf.set(pair, Math.max(weightOf.get(pair) ?? 0, weights[i]!)));
  const rarest = [...weightOf].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MARKS);
  const marks = rarest.map(([pair]) => markOf(pair, key)).sort(Buffer.compare);
  return { id, units: Math.round(reading.units.length / 10) * 10, marks: Buffer.concat(marks).toString('base64') };
}

/** Says whether two cities use the same key, and nothing about the key. */
export const keyCheckOf = (key: string): string => createHmac('sha256', key).update('innomatrix-sketch').digest('hex').slice(0, 16);

function markOf(pair: number, key: string): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(pair);
  return createHmac('sha256', key).update(bytes).digest().subarray(0, MARK_BYTES);
}

const marksOf = ({ marks }: Sketch): string[] => {
  const hex = Buffer.from(marks, 'base64').toString('hex');
  return Array.from({ length: hex.length / (2 * MARK_BYTES) }, (_, i) => hex.slice(i * 2 * MARK_BYTES, (i + 1) * 2 * MARK_BYTES));
};

/** A probable duplicate, known by its sketch alone. */
export interface ProbableDuplicate {
  one: string;
  other: string;
  /** Part of the marks in common, of the sketch that has fewer, 0..1. */
  score: number;
  shared: number;
}

/** Pairs of one set with another that share many marks, best first for each of the one set. */
export function compareSketches(own: readonly Sketch[], theirs: readonly Sketch[]): ProbableDuplicate[] {
  const lists = new Map<string, number[]>();
  const counts = theirs.map((sketch, i) => {
    const marks = marksOf(sketch);
    for (const mark of marks) {
      const known = lists.get(mark);
      if (known) known.push(i);
      else lists.set(mark, [i]);
    }
    return marks.length;
  });
  // A mark that stands in many sketches belongs to a template or to a usual phrase.
  const most = Math.max(20, theirs.length / 200);
  return own.flatMap((sketch) => {
    const marks = marksOf(sketch);
    const shared = new Map<number, number>();
    for (const mark of marks) {
      const list = lists.get(mark);
      if (list !== undefined && list.length <= most) for (const i of list) shared.set(i, (shared.get(i) ?? 0) + 1);
    }
    return [...shared]
      .map(([i, n]) => ({ one: sketch.id, other: theirs[i]!.id, score: Math.round((n / Math.max(LEAST_MARKS, Math.min(marks.length, counts[i]!))) * 1e4) / 1e4, shared: n }))
      .filter(({ score }) => score >= PROBABLE)
      .sort((a, b) => b.score - a.score || (a.other < b.other ? -1 : 1));
  });
}
