import type { SharedTerm, TextSpan } from '../contract.ts';
import { keywordLine, type MatchDocument } from './document.ts';
import type { Demand } from './question.ts';
import { BREAK, HAN, foldText, kindOfUnit, placeInOriginal, type FoldedText } from './text-folding.ts';
import { eachTerm, type Term } from './terms.ts';

/** More would not be read. */
const MOST_TERMS = 12;
const MOST_PLACES = 8;
/** A lone character is shown only where it carries at least this part of the best term's weight. */
const LONE_CHARACTER = 0.35;

type Field = 'title' | 'keywords' | 'abstract';
type Side = 'title' | 'content';

/** A demand read for looking up places. */
export interface DemandPlaces {
  fields: { side: Side; text: FoldedText; starts: Map<Term, number[]> }[];
}

export function readDemandPlaces(demand: Demand): DemandPlaces {
  return {
    fields: (['title', 'content'] as const).map((side) => {
      const text = foldText(demand[side]);
      const starts = new Map<Term, number[]>();
      eachTerm(text, (term, start) => {
        const known = starts.get(term);
        if (known) known.push(start);
        else starts.set(term, [start]);
      });
      return { side, text, starts };
    }),
  };
}

interface Found {
  /** Folded: the same for all ways of writing it. */
  folded: string;
  text: string;
  weight: number;
  result: Record<Field, TextSpan[]>;
}

/**
 * Pieces of text that stand on both sides: from each place of the result the longest piece that the demand has too.
 * @param worth weight of a term, as the ranking uses it
 */
export function findSharedTerms(demand: DemandPlaces, document: MatchDocument, worth: (term: Term) => number): SharedTerm[] {
  const found = new Map<string, Found>();
  const fields: [Field, string][] = [['title', document.title], ['keywords', keywordLine(document)], ['abstract', document.abstract ?? '']];
  for (const [field, original] of fields) {
    if (original !== '') collect(demand, field, original, worth, found);
  }
  const best = Math.max(0, ...[...found.values()].map((f) => f.weight));
  return [...found.values()]
    .filter((f) => f.folded.length > 1 || f.weight >= LONE_CHARACTER * best)
    .sort((a, b) => b.weight - a.weight || (a.folded < b.folded ? -1 : 1))
    .slice(0, MOST_TERMS)
    .map((f) => ({ text: f.text, points: round(f.weight), demand: placesInDemand(demand, f.folded), result: f.result }));
}

function collect(demand: DemandPlaces, field: Field, original: string, worth: (term: Term) => number, found: Map<string, Found>): void {
  const text = foldText(original);
  const terms: { term: Term; start: number; end: number }[] = [];
  eachTerm(text, (term, start, end) => terms.push({ term, start, end }));
  let covered = 0;
  for (const { term, start } of terms) {
    if (start < covered || insideUnfolded(text, start)) continue;
    const end = Math.max(...demand.fields.map((side) => longestFrom(side, text, term, start)));
    if (end <= start) continue;
    covered = end;
    const folded = text.text.slice(start, end);
    const span = { start: placeInOriginal(text, start), end: placeInOriginal(text, end) };
    const known = found.get(folded);
    if (known) {
      if (known.result[field].length < MOST_PLACES) known.result[field].push(span);
      continue;
    }
    const weight = terms.filter((t) => t.start >= start && t.end <= end).reduce((sum, t) => sum + worth(t.term), 0);
    const result: Record<Field, TextSpan[]> = { title: [], keywords: [], abstract: [] };
    result[field].push(span);
    found.set(folded, { folded, text: original.slice(span.start, span.end), weight, result });
  }
}

/** End of the longest piece from `start` that one side of the demand has too; `start` if it has none. */
function longestFrom({ text, starts }: DemandPlaces['fields'][number], result: FoldedText, term: Term, start: number): number {
  let longest = start;
  for (const place of starts.get(term) ?? []) {
    if (insideUnfolded(text, place)) continue;
    let length = 0;
    while (start + length < result.text.length && place + length < text.text.length) {
      const unit = result.text.charCodeAt(start + length);
      if (unit !== text.text.charCodeAt(place + length) || kindOfUnit(unit) === BREAK) break;
      length += 1;
    }
    longest = Math.max(longest, start + wholeWords(result, text, start, place, length));
  }
  return longest;
}

/** One character of the original may fold to several units (㎏); a place never begins or ends among them. */
const insideUnfolded = ({ text, at }: FoldedText, i: number): boolean => at !== undefined && i > 0 && i < text.length && at[i] === at[i - 1];

const insideWord = ({ text }: FoldedText, i: number): boolean => i > 0 && i < text.length && isOfWord(text.charCodeAt(i - 1)) && isOfWord(text.charCodeAt(i));

function isOfWord(unit: number): boolean {
  const kind = kindOfUnit(unit);
  return kind !== BREAK && kind !== HAN;
}

const mayEnd = (text: FoldedText, i: number): boolean => !insideUnfolded(text, i) && !insideWord(text, i);

/** Takes back a piece that ends inside a word of letters on either side. */
function wholeWords(a: FoldedText, b: FoldedText, startA: number, startB: number, length: number): number {
  let n = length;
  while (n > 0 && !(mayEnd(a, startA + n) && mayEnd(b, startB + n))) n -= 1;
  return n;
}

function placesInDemand({ fields }: DemandPlaces, folded: string): SharedTerm['demand'] {
  const places: SharedTerm['demand'] = { title: [], content: [] };
  let first: Term | undefined;
  eachTerm({ text: folded }, (term, start) => void (start === 0 && (first = term)));
  for (const { side, text, starts } of fields) {
    let from = 0;
    for (const place of starts.get(first!) ?? []) {
      if (place < from || places[side].length === MOST_PLACES || !text.text.startsWith(folded, place)) continue;
      const end = place + folded.length;
      if (insideUnfolded(text, place) || !mayEnd(text, end)) continue;
      places[side].push({ start: placeInOriginal(text, place), end: placeInOriginal(text, end) });
      from = end;
    }
  }
  return places;
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
