import { BREAK, DIGIT, HAN, LETTER, kindOfUnit, type FoldedText } from './text-folding.ts';

/**
 * A term is a number, the same in every process and at every time:
 * a Chinese character is its code; two neighbouring characters are `first << 16 | second`; a word of letters and digits
 * is a hash between the two. Measured on short titles, characters and pairs of them find more than dictionary words.
 */
export type Term = number;

export const CHARACTER = 0;
export const PAIR = 1;
export const WORD = 2;
export type TermKind = typeof CHARACTER | typeof PAIR | typeof WORD;

const FIRST_WORD = 0x1_0000;
const WORD_ROOM = 0x2fff_0000;
const FIRST_PAIR = 0x3005_0000;

export function kindOfTerm(term: Term): TermKind {
  return term < FIRST_WORD ? CHARACTER : term < FIRST_PAIR ? WORD : PAIR;
}

/** The two characters of a pair. */
export const firstOfPair = (term: Term): Term => term >>> 16;
export const secondOfPair = (term: Term): Term => term & 0xffff;

function hashWord(text: string, start: number, end: number): Term {
  let hash = 0x811c_9dc5;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  return FIRST_WORD + ((hash >>> 0) % WORD_ROOM);
}

/** Told of each term in the order of its end, with its place in the folded text. */
export type TermVisitor = (term: Term, start: number, end: number) => void;

/**
 * Characters, pairs and words of a text. Pairs do not reach across punctuation, spaces or joining characters. A word has
 * at least two units and a letter: a bare number says nothing without its unit.
 */
export function eachTerm({ text }: FoldedText, visit: TermVisitor): void {
  const length = text.length;
  /** The character just before, where it may form a pair. */
  let before = 0;
  let i = 0;
  while (i < length) {
    const unit = text.charCodeAt(i);
    const kind = kindOfUnit(unit);
    if (kind === HAN) {
      if (before !== 0) visit(((before << 16) | unit) >>> 0, i - 1, i + 1);
      visit(unit, i, i + 1);
      before = unit;
      i += 1;
      continue;
    }
    before = 0;
    if (kind === BREAK) {
      i += 1;
      continue;
    }
    const start = i;
    let letters = false;
    for (; i < length; i += 1) {
      const next = kindOfUnit(text.charCodeAt(i));
      if (next !== LETTER && next !== DIGIT) break;
      letters ||= next === LETTER;
    }
    if (letters && i - start > 1) visit(hashWord(text, start, i), start, i);
  }
}

/** How often each term occurs. */
export function countTerms(text: FoldedText): Map<Term, number> {
  const counts = new Map<Term, number>();
  eachTerm(text, (term) => counts.set(term, (counts.get(term) ?? 0) + 1));
  return counts;
}
