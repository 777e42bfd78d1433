import { bestSlots } from './best.ts';
import type { Calibration } from './calibration.ts';
import { chanceInTitle, generalShare, rarity } from './commonness.ts';
import { QUANTITY_UNIT as ABSTRACT_QUANTITY, subjectOf } from './document.ts';
import type { Library } from './library.ts';
import { CHARACTER, PAIR, countTerms, kindOfTerm, type Term, WORD } from './terms.ts';
import { HAN, foldText, isHan, kindOfUnit } from './text-folding.ts';

export interface Found {
  id: string;
  score: number;
}

/** Looked at more closely than by their terms alone. */
const CANDIDATES = 80;
/** Measured on two keywords that look for their abstract; `docs/measurements/near-duplicates.md` and the README say what each is worth. */
const WEIGHT_OF = { [CHARACTER]: 0.5, [PAIR]: 1, [WORD]: 1.5 };
/** One mention says nearly all: an abstract is about what it names, not about what it repeats. */
const SATURATION = 0.15;
const LENGTH_PART = 0.85;
/** The word that is answered least: whoever types two words means both. From this part of its weight on a word is answered. */
const ANSWERED = 0.75;
const LEAST_ANSWERED = 0.125;
/** What stands in the text whole, above what its terms say already. */
const WHOLE_WORDS = 0.1;
/** More words than this are a sentence, of which no word has to be answered. */
const MOST_WORDS = 8;

/** Running characters of a usual abstract, for the rarity of what the library does not count. */
const USUAL_ABSTRACT = 250;

interface TypedWord {
  terms: Map<Term, number>;
  /** Pairs with a joining character in them (能源, 会计): the library does not count them, so they are looked for in the text. */
  unlisted: Map<string, number>;
  mass: number;
}

/**
 * Finds words as typed into a search box: by their terms, by how well even the least answered of the words is answered,
 * and by how much of what was typed stands in the text whole; one character in common is chance, unless one character was
 * all that was typed.
 */
export function searchWords(words: string, library: Library, top: number, calibration: Calibration, allowed?: (slot: number) => boolean): Found[] {
  const typed = wordsOf(words);
  const weighed = (typed.length > MOST_WORDS ? [typed.join(' ')] : typed).map((word) => weighWord(word, library, calibration)).filter(({ mass }) => mass > 0);
  if (weighed.length === 0) return [];
  const mass = weighed.reduce((sum, word) => sum + word.mass, 0);
  const penalties = library.penalties(SATURATION, LENGTH_PART);
  /** What each document has of each word, and of all that is more than a character. */
  const answers = weighed.map(() => library.lend());
  const telling = library.lend();
  let someTell = false;
  weighed.forEach(({ terms }, i) => {
    for (const [term, weight] of terms) {
      library.accumulate(term, weight, answers[i]!, penalties);
      if (kindOfTerm(term) === CHARACTER) continue;
      someTell = true;
      library.accumulate(term, 1, telling, penalties);
    }
  });
  const scoreOf = (each: ArrayLike<number>): number => {
    let sum = 0;
    let least = 1;
    for (let i = 0; i < each.length; i += 1) {
      sum += each[i]!;
      least = Math.min(least, each[i]! / (weighed[i]!.mass * ANSWERED));
    }
    return sum / mass + LEAST_ANSWERED * least;
  };
  const here = new Float64Array(weighed.length);
  const sums = library.lend();
  for (let slot = 0; slot < sums.length; slot += 1) {
    if (someTell && telling[slot] === 0) continue;
    for (let i = 0; i < answers.length; i += 1) here[i] = answers[i]![slot]!;
    sums[slot] = scoreOf(here);
  }
  const whole = typed.map((word) => withoutSpaces(foldText(word).text));
  const letters = whole.join('').length;
  const found: Found[] = [];
  for (const slot of bestSlots(sums, library, Math.max(CANDIDATES, top), allowed)) {
    if (sums[slot] === 0) break;
    const document = library.at(slot)!;
    const subject = withoutSpaces(subjectOf(document).text);
    const abstract = withoutSpaces(foldText(document.abstract ?? '').text);
    const stands = whole.filter((word) => subject.includes(word) || abstract.includes(word)).join('').length;
    const full = weighed.map((word, i) => answers[i]![slot]! + answerOfUnlisted(word, subject, abstract, penalties[slot]!));
    const score = scoreOf(full);
    found.push({ id: document.id, score: Math.round((score + (WHOLE_WORDS * stands) / letters) * 1e6) / 1e6 });
  }
  library.giveBack([...answers, telling, sums]);
  return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, top);
}

/** What was typed, parted where a person parts words: 光伏 组件, 光伏、组件, 光伏;组件. */
const wordsOf = (words: string): string[] => words.split(/[\s,，、;；|]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

const withoutSpaces = (text: string): string => text.replace(/\s+/g, '');

/** All words that were typed are meant, and none is the boilerplate of a demand. */
function weighWord(word: string, library: Library, { commonness }: Calibration): TypedWord {
  const folded = foldText(word);
  const terms = new Map<Term, number>();
  let mass = 0;
  for (const [term, times] of countTerms(folded)) {
    const weight = times * WEIGHT_OF[kindOfTerm(term)] * rarity(library.documentsWith(term), chanceInTitle(term, commonness), library.size, commonness);
    terms.set(term, weight);
    mass += weight;
  }
  const unlisted = new Map<string, number>();
  for (let i = 0; i + 1 < folded.text.length; i += 1) {
    const [first, second] = [folded.text.charCodeAt(i), folded.text.charCodeAt(i + 1)];
    if (!isHan(first) || !isHan(second) || (kindOfUnit(first) === HAN && kindOfUnit(second) === HAN)) continue;
    const weight = Math.log1p(1 / -Math.expm1(-USUAL_ABSTRACT * generalShare(((first << 16) | second) >>> 0)));
    unlisted.set(folded.text.slice(i, i + 2), weight);
    mass += weight;
  }
  return { terms, unlisted, mass };
}

function answerOfUnlisted({ unlisted }: TypedWord, subject: string, abstract: string, penalty: number): number {
  let sum = 0;
  for (const [pair, weight] of unlisted) {
    const quantity = timesIn(subject, pair) + timesIn(abstract, pair) * ABSTRACT_QUANTITY;
    if (quantity > 0) sum += (weight * quantity) / (quantity + penalty);
  }
  return sum;
}

function timesIn(text: string, piece: string): number {
  let times = 0;
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) times += 1;
  return times;
}
