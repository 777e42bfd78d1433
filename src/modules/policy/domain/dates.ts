import { halfWidthDigits, readNumeral } from './numerals.ts';
import { FIVE_YEAR_PLANS } from './lexicon/document-words.ts';

const DATE = /((?:\d{4}|[〇○零一二三四五六七八九]{4}))年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日/;

/** The first full date in a text as `YYYY-MM-DD`, Arabic or Chinese digits; null when none or no such day exists. */
export function readDate(text: string): string | null {
  const match = DATE.exec(halfWidthDigits(text).replace(/[\s\u3000]/g, ''));
  if (match === null) return null;
  const [year, month, day] = [match[1], match[2], match[3]].map((part) => readNumeral(part ?? ''));
  if (year == null || month == null || day == null || month < 1 || month > 12) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  if (day < 1 || day > last) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The period a title names: years joined by a dash, a five-year plan, or the one year of a yearly programme. */
export function readPeriod(text: string): { start: number; end: number } | null {
  const plain = halfWidthDigits(text);
  const years = /((?:19|20)\d{2})\s*年?\s*[-—–－―~～至到]+\s*((?:19|20)\d{2})\s*年?/.exec(plain);
  if (years !== null) return { start: Number(years[1]), end: Number(years[2]) };
  for (const [name, [start, end]] of Object.entries(FIVE_YEAR_PLANS)) if (plain.includes(name)) return { start, end };
  const year = /((?:19|20)\d{2})年度?(?!修订|修正|版|\d)[^（(]*(?:要点|方案|计划|任务|清单|分工|安排)/.exec(plain);
  return year === null ? null : { start: Number(year[1]), end: Number(year[1]) };
}
