import { DIGIT, LETTER, foldText, isHan, kindOfUnit, placeInOriginal } from '../domain/text-folding.ts';
import { wordingAt } from './wording.ts';

/**
 * A text as the comparison reads it, one unit after the other: a Chinese character, a word of letters, or a number.
 * Width, case, script, regional wording, spaces and punctuation are gone, and every number is the same number.
 */
export interface Reading {
  /** A character is its code, a word a hash above all codes, a number `NUMBER`. */
  readonly units: readonly number[];
  /** Where each unit begins and ends in the original (UTF-16). */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

export const NUMBER = 0;
const FIRST_WORD = 0x1_0000;
const WORD_ROOM = 0xfffe_0000;

export function readText(original: string): Reading {
  const folded = foldText(original);
  const { text } = folded;
  const units: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const put = (unit: number, start: number, end: number): void => {
    units.push(unit);
    from.push(placeInOriginal(folded, start));
    to.push(placeInOriginal(folded, end));
  };
  let i = 0;
  while (i < text.length) {
    const unit = text.charCodeAt(i);
    if (isHan(unit)) {
      const wording = wordingAt(text, i);
      const length = wording?.from.length ?? 1;
      for (const character of wording?.to ?? text[i]!) put(character.charCodeAt(0), i, i + length);
      i += length;
      continue;
    }
    const kind = kindOfUnit(unit);
    const start = i;
    i += 1;
    if (kind !== LETTER && kind !== DIGIT) continue;
    let hash = 0x811c_9dc5;
    for (i = start; i < text.length && kindOfUnit(text.charCodeAt(i)) === kind; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
    put(kind === DIGIT ? NUMBER : FIRST_WORD + ((hash >>> 0) % WORD_ROOM), start, i);
  }
  return { units, from, to };
}
