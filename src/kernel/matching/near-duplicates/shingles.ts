import { generalShare } from '../domain/commonness.ts';
import type { Reading } from './reading.ts';

/** A pair of units as one number; the same in every process and at every time. */
export function pairOf(first: number, second: number): number {
  let hash = Math.imul(first ^ 0x9e37_79b1, 0x85eb_ca6b) ^ second;
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2_ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0x27d4_eb2f);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Pairs of neighbouring units, in the order of the text: one fewer than units. */
export function pairsOf({ units }: Reading): Uint32Array {
  const pairs = new Uint32Array(Math.max(0, units.length - 1));
  for (let i = 0; i < pairs.length; i += 1) pairs[i] = pairOf(units[i]!, units[i + 1]!);
  return pairs;
}

/** Running characters of a usual document. */
const USUAL_LENGTH = 250;
/** Words and numbers are not in the frequencies of general writing. */
const SHARE_OF_WORD = 1e-4;

const shareOf = (unit: number): number => (unit > 0 && unit < 0x1_0000 ? generalShare(unit) : SHARE_OF_WORD);

/** Chance that a general text of usual length contains the two units side by side (they meet three times as often as chance has it). */
export const chanceOfPair = (first: number, second: number): number => -Math.expm1(-USUAL_LENGTH * (3 * shareOf(first) * shareOf(second) + 1e-7));
