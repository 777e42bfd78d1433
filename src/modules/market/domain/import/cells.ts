import { dateOf, isCalendarDate } from '../../../../kernel/base/calendar-date.ts';
import { type Fen, parseYuan } from '../../../../kernel/base/money.ts';
import { isProblem } from '../../../../kernel/base/problem.ts';

/** A cell nobody can read: why, and what would be right. */
export class CellFault extends Error {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly remedy: { zh: string; en: string };

  constructor(code: string, zh: string, en: string, remedy: { zh: string; en: string }) {
    super(`${code}: ${en}`);
    this.code = code;
    this.zh = zh;
    this.en = en;
    this.remedy = remedy;
  }
}

/** What a format hands over: text, number, boolean, date, list, or nothing. */
export type Cell = unknown;

/** Text of a cell; control characters that no form would print are dropped. */
export function text(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateOf(cell);
  if (Array.isArray(cell)) return cell.map(text).filter((t) => t !== '').join('、');
  if (typeof cell === 'object') return '';
  // eslint-disable-next-line no-control-regex
  return String(cell).replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, '').trim();
}

/**
 * Text that a spreadsheet would run as a formula (`=`, `@`, `+`/`-` before a function) loses its leading sign: it is
 * content here, and must not come to life in somebody's export.
 */
export function neutralise(value: string): { value: string; changed: boolean } {
  const dangerous = /^[=@]/.test(value) || /^[+-][^\d\s.]*[A-Za-z_]+[A-Za-z0-9_.]*\s*[(!|]/.test(value);
  return dangerous ? { value: value.replace(/^[=@+-]+/, '').trim(), changed: true } : { value, changed: false };
}

export function limited(value: string, most: number): string {
  const length = value.length;
  if (length > most) {
    throw new CellFault('TEXT_TOO_LONG', `共 ${length} 字，最多 ${most} 字`, `${length} characters, at most ${most}`, {
      zh: `缩短到 ${most} 字以内`, en: `Shorten it to ${most} characters`,
    });
  }
  return value;
}

const NOTHING = new Set(['', '-', '—', '无', '面议', '待定', '/', 'null', 'none', 'n/a', 'na']);

/** Bare numbers are 万元 under headings that say so, yuan otherwise. */
export function money(cell: Cell, bareUnit: '万元' | '元' | '分'): Fen | null {
  const value = text(cell).normalize('NFKC');
  if (NOTHING.has(value.toLowerCase())) return null;
  const bare = /^[\d,]+(?:\.\d+)?$/.test(value);
  try {
    const fen = bare ? (bareUnit === '分' ? Number(value.replace(/,/g, '')) : parseYuan(`${value}${bareUnit}`)) : parseYuan(value);
    if (!Number.isSafeInteger(fen) || fen < 0 || fen > 900_000_000_000_000) throw new RangeError('amount');
    return fen;
  } catch (cause) {
    if (!isProblem(cause) && !(cause instanceof RangeError)) throw cause;
    throw new CellFault('AMOUNT_UNREADABLE', '看不懂金额', 'The amount cannot be read', {
      zh: '写成 80（万元）、80万元 或 3000元；没有就留空', en: 'Write 80 (10k yuan), 80万元 or 3000元; leave empty if none',
    });
  }
}

/** `2026-12-31`, `2026/12/31`, `2026年12月31日`, `2026.12`, `20261231`, `2026年底`; a month means its last day. */
export function date(cell: Cell): string | null {
  if (cell instanceof Date) return dateOf(cell);
  const value = text(cell).normalize('NFKC');
  if (NOTHING.has(value.toLowerCase())) return null;
  const match =
    /^(\d{4})[-/.年]\s?(\d{1,2})(?:[-/.月]\s?(\d{1,2})日?|月?(?:底|末|前)*)?(?:[T\s].*)?$/.exec(value) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(value) ??
    /^(\d{4})年?(?:底|末|前)*$/.exec(value);
  const found = match && toDate(Number(match[1]), match[2] ? Number(match[2]) : 12, match[3] ? Number(match[3]) : undefined);
  if (found) return found;
  throw new CellFault('DATE_UNREADABLE', '看不懂日期', 'The date cannot be read', { zh: '写成 2026-12-31', en: 'Write 2026-12-31' });
}

function toDate(year: number, month: number, day: number | undefined): string | undefined {
  const last = day ?? new Date(Date.UTC(year, month, 0)).getUTCDate();
  const found = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(last).padStart(2, '0')}`;
  return year >= 1950 && year <= 2100 && isCalendarDate(found) ? found : undefined;
}

const YES = new Set(['是', '有', 'y', 'yes', 'true', '1', '√', '职务']);
const NO = new Set(['否', '无', '非', 'n', 'no', 'false', '0', '×', 'x', '非职务']);

export function yesNo(cell: Cell, fallback: boolean): boolean {
  if (typeof cell === 'boolean') return cell;
  const value = text(cell).normalize('NFKC').toLowerCase();
  if (value === '') return fallback;
  if (YES.has(value)) return true;
  if (NO.has(value)) return false;
  throw new CellFault('YES_NO_UNREADABLE', '应为“是”或“否”', 'Should be yes or no', { zh: '填“是”或“否”', en: 'Write 是 or 否' });
}

/** Words for a closed set of values; the identifiers themselves are accepted too. */
export function choice<T extends string>(cell: Cell, words: Record<T, readonly string[]>, fallback: T | null): T | null {
  const value = text(cell).normalize('NFKC').toLowerCase();
  if (NOTHING.has(value)) return fallback;
  for (const [id, names] of Object.entries(words) as [T, readonly string[]][]) {
    if (id.toLowerCase() === value || names.includes(value)) return id;
  }
  const allowed = (Object.values(words) as (readonly string[])[]).map((w) => w[0]).join('、');
  throw new CellFault('VALUE_NOT_ALLOWED', `不在可选范围：${allowed}`, `Not one of: ${Object.keys(words).join(', ')}`, {
    zh: `填 ${allowed} 之一，或留空`, en: `Write one of ${Object.keys(words).join(', ')}, or leave empty`,
  });
}

export function list(cell: Cell, separator: RegExp = /[、，,;；\n]+/): string[] {
  const items = Array.isArray(cell) ? cell.map(text) : text(cell).split(separator);
  return [...new Set(items.map((i) => i.trim()).filter((i) => i !== ''))];
}

/** Technology readiness by number or by the words of Chinese forms. The words are a platform convention. */
const STAGES: readonly [RegExp, number][] = [
  [/概念|设想|构想/, 2], [/原理|理论/, 3], [/实验室|小试|小样/, 4], [/样品|样机|原型/, 5], [/中试|试制|工程样机/, 6],
  [/示范|小批量|试生产|试用/, 7], [/定型|认证|批量/, 8], [/产业化|量产|成熟应用|规模化|推广|已转化/, 9],
];

export function maturity(cell: Cell): number | null {
  const value = text(cell).normalize('NFKC');
  if (NOTHING.has(value.toLowerCase())) return null;
  const digits = /^(?:TRL)?\s*-?([1-9])\s*(?:级)?$/i.exec(value);
  if (digits) return Number(digits[1]);
  const stage = STAGES.find(([pattern]) => pattern.test(value));
  if (stage) return stage[1];
  throw new CellFault('MATURITY_UNREADABLE', '看不懂成熟度', 'The maturity cannot be read', {
    zh: '填 1–9，或 小试、中试、产业化', en: 'Write 1–9, or 小试, 中试, 产业化',
  });
}
