import { Boilerplate } from './boilerplate.ts';
import { SketchLists } from './candidates.ts';
import { coverageOf, type WeighedPairs } from './coverage.ts';
import { PairCounts } from './pair-counts.ts';
import { Reach } from './reach.ts';
import { readText } from './reading.ts';
import { pairsOf } from './shingles.ts';
import { rarestPairs } from './sketch.ts';
import { WORTH_KEEPING, pointsOfCopy, sourcesOfJoined, type Part } from './verdict.ts';

export interface Text {
  id: string;
  text: string;
}

/** Two documents that say the same. */
export interface DuplicatePair {
  one: string;
  other: string;
  /** Part of the text (of the shorter one, or of the joined one) that stands in the other (or in its two sources), 0..1. */
  score: number;
  /** Part of each that stands in the other. */
  ofOne: number;
  ofOther: number;
  /** One is a copy of the other or of a piece of it; or one was joined from the other and a third. */
  relation: 'copy' | 'joined';
}

interface Found {
  ofOne: number;
  ofOther: number;
  joined: number;
}

/**
 * All near-duplicates among texts, each pair once, in the order of the texts. Only documents that share rare pairs are
 * compared. Room per document: its text and about 1.5 kB; the same texts in the same order give the same answer.
 */
export function findDuplicates(texts: readonly Text[]): DuplicatePair[] {
  const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
  const counts = new PairCounts(characters);
  const templates = new Boilerplate(characters);
  for (const { text } of texts) {
    const reading = readText(text);
    counts.add(pairsOf(reading));
    templates.add(reading);
  }
  const weighed: WeighedPairs[] = texts.map(({ text }) => {
    const reading = readText(text);
    const pairs = pairsOf(reading);
    const weights = counts.weigh(reading, pairs);
    templates.strip(reading, weights);
    return { pairs, weights };
  });
  const lists = new SketchLists(weighed.map((document) => rarestPairs(document, counts)));

  const found = new Map<number, Map<number, Found>>();
  const at = (one: number, other: number): Found => {
    const [low, high] = one < other ? [one, other] : [other, one];
    const row = found.get(low) ?? new Map<number, Found>();
    found.set(low, row);
    const known = row.get(high) ?? { ofOne: 0, ofOther: 0, joined: 0 };
    row.set(high, known);
    return known;
  };
  const parts: Part<number>[][] = texts.map(() => []);
  const reach = new Reach();
  texts.forEach(({ text }, source) => {
    const candidates = lists.of(source);
    if (candidates.length === 0) return;
    reach.read(readText(text));
    for (const document of candidates) {
      const { share, passages } = coverageOf(weighed[document]!, reach);
      if (share < WORTH_KEEPING) continue;
      const pair = at(document, source);
      if (document < source) pair.ofOne = share;
      else pair.ofOther = share;
      if (passages.length > 0) parts[document]!.push({ source, passages, ofSource: 0 });
    }
  });
  parts.forEach((list, document) => {
    for (const part of list) part.ofSource = document < part.source ? at(document, part.source).ofOther : at(document, part.source).ofOne;
    for (const { source, share } of sourcesOfJoined(weighed[document]!.weights, list)) at(document, source).joined = share;
  });

  const pairs: DuplicatePair[] = [];
  for (const [one, row] of [...found].sort((a, b) => a[0] - b[0])) {
    for (const [other, { ofOne, ofOther, joined }] of [...row].sort((a, b) => a[0] - b[0])) {
      const copy = pointsOfCopy({ ofOne, ofOther, unitsOfOne: weighed[one]!.pairs.length + 1, unitsOfOther: weighed[other]!.pairs.length + 1 });
      if (copy === undefined && joined === 0) continue;
      pairs.push({ one: texts[one]!.id, other: texts[other]!.id, score: round(Math.max(copy ?? 0, joined)), ofOne: round(ofOne), ofOther: round(ofOther), relation: copy === undefined ? 'joined' : 'copy' });
    }
  }
  return pairs;
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
