import { Converter } from 'opencc-js/t2cn';
import stop from '../data/stop-characters.json' with { type: 'json' };

/** What a folded character is to the finder of terms. */
export const BREAK = 0;
export const HAN = 1;
export const LETTER = 2;
export const DIGIT = 3;

/**
 * A text made comparable: full and half width, upper and lower case, traditional and simplified characters are one.
 * `at[i]` is where the i-th folded unit began in the original (UTF-16), so that a place found can be shown in it;
 * without `at` every unit stands where it stood.
 */
export interface FoldedText {
  readonly text: string;
  /** One longer than `text`: the last is the length of the original. */
  readonly at?: Uint32Array;
}

/** Place in the original of a place in the folded text. */
export const placeInOriginal = ({ at }: FoldedText, i: number): number => at?.[i] ?? i;

const simplify = Converter({ from: 't', to: 'cn' });
const stopCharacters = new Set(stop.characters);

const kindOf = new Int8Array(0x1_0000).fill(-1);
const foldOf = new Int32Array(0x1_0000);
const SEVERAL = -1;
/** Compatibility characters that unfold to several: ㎏ → kg, ⑴ → (1). */
const unfolding = new Map<number, string>();

export const isHan = (unit: number): boolean =>
  (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff) || unit === 0x3005 || unit === 0x3007;

function kind(character: string): number {
  const unit = character.charCodeAt(0);
  if (isHan(unit)) return stopCharacters.has(character) ? BREAK : HAN;
  if (/\p{N}/u.test(character)) return DIGIT;
  return /[\p{L}\p{M}]/u.test(character) ? LETTER : BREAK;
}

/** Learns one UTF-16 unit; the answer is the same for ever, so it is kept. */
function learn(unit: number): void {
  const plain = String.fromCharCode(unit).normalize('NFKC').toLowerCase();
  const one = [...plain].map((c) => {
    const simple = isHan(c.charCodeAt(0)) ? simplify(c) : c;
    // A simplified form outside the basic plane would not fit one unit; then both sides keep the traditional one.
    return simple.length === 1 ? simple : c;
  }).join('');
  if (one.length === 1) {
    foldOf[unit] = one.charCodeAt(0);
    kindOf[unit] = kind(one);
    return;
  }
  unfolding.set(unit, one);
  foldOf[unit] = SEVERAL;
  kindOf[unit] = BREAK;
}

/** Kind (BREAK, HAN, LETTER, DIGIT) of a unit that came out of `foldText`. */
export function kindOfUnit(unit: number): number {
  if (kindOf[unit]! < 0) learn(unit);
  return kindOf[unit]!;
}

/** Characters outside the basic plane are left as they are and part the text: none of them is a usual technical word. */
export function foldText(text: string): FoldedText {
  let changed = 0;
  let lengthened = false;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (kindOf[unit]! < 0) learn(unit);
    if (foldOf[unit] === unit) continue;
    changed += 1;
    lengthened ||= foldOf[unit] === SEVERAL;
  }
  // Most texts are written as they are compared; nothing is copied then.
  if (changed === 0) return { text };
  const folded = unitsOf(text);
  if (!lengthened) return { text: folded.join('') };
  const at = new Uint32Array(folded.reduce((sum, piece) => sum + piece.length, 0) + 1);
  let n = 0;
  folded.forEach((piece, i) => {
    for (let k = 0; k < piece.length; k += 1) at[n + k] = i;
    n += piece.length;
  });
  at[n] = text.length;
  return { text: folded.join(''), at };
}

/** What each unit of the original folds to. */
function unitsOf(text: string): string[] {
  const pieces: string[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    pieces.push(foldOf[unit] === SEVERAL ? unfolding.get(unit)! : String.fromCharCode(foldOf[unit]!));
  }
  return pieces;
}
