import { dateOf } from '../../base/calendar-date.ts';
import type { Statement } from '../contract.ts';

/** Headings of a printed statement and how wide a sheet shows them. */
export const STATEMENT_COLUMNS = [
  ['日期', 12], ['转账编号', 14], ['对方账户', 30], ['摘要', 40], ['依据', 18], ['收入（元）', 16], ['支出（元）', 16], ['余额（元）', 18], ['事项', 40],
] as const;

/** A statement to the end of 2200 or from 2000 has no such side: whoever asked named none. */
export function periodText({ from, to }: Statement): string {
  const open = (iso: string, year: string): boolean => dateOf(new Date(iso)).startsWith(year);
  const start = open(from, '2000') ? '开户' : dateOf(new Date(from));
  // The end is not included: the day before is the last one.
  const end = open(to, '2201') ? '至今' : dateOf(new Date(new Date(to).getTime() - 1));
  return `${start} 至 ${end}`.replace('至 至今', '至今');
}
