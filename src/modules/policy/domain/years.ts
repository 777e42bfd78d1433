import { FIVE_YEAR_PLANS } from './lexicon/document-words.ts';
import { readNumeral } from './numerals.ts';

/** The years a stretch of text names, by what they do. */
export interface Years {
  deadline: number | null;
  periodStart: number | null;
  /** 比2020年 …: the year something is measured against. */
  base: number | null;
  /** A year that stands alone (2020年, …): past or future by the date of the document. */
  bare: number | null;
  /** 截至 …: said to be past by the words themselves. */
  past: number | null;
}

const Y = '((?:19|20)\\d{2})';
const BASE = new RegExp(`(?:(?:比|较|相比|相对于|与|以)${Y}年(?:相比|为基[期准数年]|的?基础上)?(?=[降下减增提翻，的]|相比|为基|基础)|在${Y}年的?基础上)`);
const FROM_BASE = new RegExp(`(?:由|从|为|是|相当于)${Y}年(?:底|末)?的`);
const RANGE = new RegExp(`${Y}年?[-—–－―~～至到]+${Y}年`);
const SINCE = new RegExp(`(?:截至|截止|自|从)(?:到)?${Y}年`);
const BY = new RegExp(`(?:到|至|力争|争取|确保)${Y}年`);
const END = new RegExp(`${Y}年(?:底|末|年底|年末|前|之前|以前|内)`);
const BARE = new RegExp(`(?<![\\d〔\\[（(“《])${Y}年(?!\\d{1,2}月)`);
const PLAN = /“?(十[二三四五六]五)”?(?:规划)?(末|期末|时期末|期间|时期|以来)/;

/** Writes years in Chinese digits (二〇三五年) in Arabic ones; the length stays the same. */
function arabicYears(text: string): string {
  return text.replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, (year) => String(readNumeral(year) ?? year).padStart(4, '0'));
}

export function readYears(words: string): Years {
  const years: Years = { deadline: null, periodStart: null, base: null, bare: null, past: null };
  if (!/年|十[二三四五六]五/.test(words)) return years;
  let text = arabicYears(words);
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(text);
    if (match !== null) text = text.replace(match[0], '');
    return match;
  };
  const base = take(FROM_BASE) ?? take(BASE);
  if (base !== null) years.base = Number(base[1] ?? base[2]);
  const range = take(RANGE);
  if (range !== null) { years.periodStart = Number(range[1]); years.deadline = Number(range[2]); }
  const since = take(SINCE);
  if (since !== null) years.past = Number(since[1]);
  const by = take(BY) ?? take(END);
  if (by !== null) years.deadline = Number(by[1]);
  const plan = take(PLAN);
  if (plan !== null) {
    const [start, end] = FIVE_YEAR_PLANS[plan[1]!] ?? [0, 0];
    if (plan[2] === '以来') years.past = end;
    else if (years.deadline === null) { years.deadline = end; years.periodStart = start; }
  }
  const bare = take(BARE);
  if (bare !== null) years.bare = Number(bare[1]);
  return years;
}
