import type { Stretch } from './clauses.ts';
import { anyOf } from './fold.ts';
import { GENERAL_TITLE_WORDS, OBJECT_HEADS } from './lexicon/cues.ts';

const GENERAL = new RegExp(anyOf(GENERAL_TITLE_WORDS), 'g');
const HEAD = new RegExp(anyOf(OBJECT_HEADS));
const WANT = /(?:开发|研制|研发|寻求|寻找|引进|改进|解决|设计|制备|需要|采用|优化|研究)(?:出|一种|一套|一款|新型|新的|能够|适合于?|用于)*([\u4e00-\u9fa5A-Za-z0-9（）()/-]{2,24})/g;

/** At least this much must remain of a title when its general words are gone. */
const OWN_CHARACTERS = 2;

/** The title says what it is about: something is left beside 技术需求, 合作, 新产品 … */
export function titleNamesObject(title: string): boolean {
  const own = title.replace(GENERAL, '').replace(/[^\u4e00-\u9fa5A-Za-z0-9]/g, '');
  return own.length >= OWN_CHARACTERS && (HEAD.test(title) || own.length >= OWN_CHARACTERS * 2);
}

/** The first place where the problem says what is to be made, found or mended. */
export function findObject(problem: string): Stretch | undefined {
  for (const match of problem.matchAll(WANT)) {
    const words = match[1]!;
    const own = words.replace(GENERAL, '');
    if (own.length >= OWN_CHARACTERS && HEAD.test(words)) {
      const start = match.index + match[0].length - words.length;
      return { start, end: start + words.length };
    }
  }
  return undefined;
}
