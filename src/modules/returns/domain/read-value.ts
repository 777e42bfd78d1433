import { isCreditCode } from '../../../kernel/base/credit-code.ts';
import { isCalendarDate } from '../../../kernel/base/calendar-date.ts';
import { type Field, numeric, type Value } from './collection.ts';
import { fault, type Fault } from './finding.ts';

/** A cell before anybody has understood it. What is typed in a browser is text. */
export interface RawCell {
  kind: 'number' | 'percent' | 'date' | 'text' | 'boolean' | 'error';
  value: string | number;
  formula?: boolean;
}

export type Reading = { value: Value; normalised: boolean; fault?: undefined } | { fault: Fault; value?: undefined };

/**
 * Understands one cell. Only what can mean one thing is taken over (full-width digits, thousands separators, `3.4%`,
 * `2026年3月1日`); anything else is refused with what would be right. A value is never guessed.
 */
export function readValue(field: Field, raw: RawCell | undefined): Reading {
  if (raw === undefined || (raw.kind === 'text' && clean(String(raw.value)) === '' && !raw.formula)) return { value: null, normalised: false };
  if (raw.formula) return bad('CELL_FORMULA', '单元格是公式', 'The cell holds a formula', '复制后用“选择性粘贴—数值”贴回', 'Copy it and paste it back as a value');
  if (raw.kind === 'error') return bad('CELL_ERROR', `单元格是错误值 ${raw.value}`, `The cell holds the error ${raw.value}`, '改为普通内容', 'Replace it with plain content');
  if (raw.kind === 'boolean') return bad('CELL_TYPE_WRONG', '单元格是逻辑值', 'The cell holds true or false', `应为${typeName(field).zh}`, `It should be ${typeName(field).en}`);
  if (numeric(field.type)) return readNumber(field, raw);
  if (field.type === 'date') return readDate(raw);
  return readText(field, raw);
}

function readNumber(field: Field, raw: RawCell): Reading {
  if (raw.kind === 'date') return bad('NUMBER_IS_DATE', `“${raw.value}”是日期格式`, `"${raw.value}" is formatted as a date`, '把单元格格式改为“数值”后重新填写', 'Set the format of the cell to number and enter it again');
  let value: number;
  let normalised = false;
  if (raw.kind === 'number') value = raw.value as number;
  else if (raw.kind === 'percent') {
    if (field.type !== 'percent') return bad('NUMBER_IS_PERCENT', '单元格是百分比格式，本项不是百分数', 'The cell is formatted as a percentage, the field is none', `按${field.unitZh ?? '数值'}填写`, `Give it in ${field.unitEn ?? 'plain numbers'}`);
    value = tidy((raw.value as number) * 100);
    normalised = true;
  } else {
    const parsed = parseNumber(String(raw.value), field);
    if (parsed === undefined) return bad('NUMBER_UNREADABLE', `“${short(raw.value)}”不是数字`, `"${short(raw.value)}" is no number`, `只填数字，如 ${example(field)}；没有数据的留空`, `Enter digits only, e.g. ${example(field)}; leave it empty where there is no figure`);
    value = parsed;
    normalised = true;
  }
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return bad('NUMBER_OUT_OF_RANGE', '数值过大', 'The number is too large', '核对单位', 'Check the unit');
  const rounded = round(value, field.decimals);
  if (Math.abs(rounded - value) > 1e-9 * Math.max(1, Math.abs(value))) {
    return field.decimals === 0
      ? bad('NUMBER_NOT_WHOLE', `${value} 不是整数`, `${value} is no whole number`, `如 ${rounded}`, `E.g. ${rounded}`)
      : bad('NUMBER_TOO_PRECISE', `${value} 的小数超过 ${field.decimals} 位`, `${value} has more than ${field.decimals} decimals`, `保留 ${field.decimals} 位小数：${rounded}`, `Round it: ${rounded}`);
  }
  if ((field.min !== null && rounded < field.min) || (field.max !== null && rounded > field.max)) {
    const span = `${field.min ?? '−∞'}–${field.max ?? '∞'}`;
    return bad('NUMBER_OUT_OF_RANGE', `${rounded} 超出范围 ${span}`, `${rounded} is outside ${span}`, `核对数值和单位（${field.unitZh ?? '个'}）`, `Check the number and its unit (${field.unitEn ?? 'none'})`);
  }
  return { value: rounded, normalised };
}

const PLAIN = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

/** Digits in any width, with separators in threes, and the field's own unit behind them. */
function parseNumber(text: string, field: Field): number | undefined {
  let t = clean(text).replaceAll('−', '-').replaceAll(' ', '');
  if (field.type === 'percent' && t.endsWith('%')) t = t.slice(0, -1);
  else if (field.unitZh && t.endsWith(field.unitZh)) t = t.slice(0, -field.unitZh.length);
  return PLAIN.test(t) ? Number(t.replaceAll(',', '')) : undefined;
}

function readDate(raw: RawCell): Reading {
  const wrong = (): Reading => bad('DATE_UNREADABLE', `“${short(raw.value)}”不是能确认的日期`, `"${short(raw.value)}" is no day that can be told for certain`, '写成 2026-03-01', 'Write it like 2026-03-01');
  if (raw.kind === 'date') {
    const day = String(raw.value).slice(0, 10);
    return isCalendarDate(day) ? { value: day, normalised: false } : wrong();
  }
  if (raw.kind !== 'text') {
    const digits = /^(19|20)\d{6}$/.test(String(raw.value)) ? String(raw.value) : undefined;
    const day = digits && `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
    return day && isCalendarDate(day) ? { value: day, normalised: true } : wrong();
  }
  const m = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))$/.exec(clean(String(raw.value)).replaceAll(' ', ''));
  if (!m) return wrong();
  const day = `${m[1]}-${(m[2] ?? m[4] ?? m[6])!.padStart(2, '0')}-${(m[3] ?? m[5] ?? m[7])!.padStart(2, '0')}`;
  return isCalendarDate(day) ? { value: day, normalised: true } : wrong();
}

function readText(field: Field, raw: RawCell): Reading {
  if (raw.kind === 'date') return bad('CELL_TYPE_WRONG', `“${raw.value}”被存成了日期`, `"${raw.value}" is stored as a date`, '把单元格格式改为“文本”后重新填写', 'Set the format of the cell to text and enter it again');
  const given = String(raw.value);
  if (field.type === 'creditCode') {
    const code = clean(given).replaceAll(' ', '').toUpperCase();
    if (!isCreditCode(code)) return bad('CREDIT_CODE_WRONG', `“${short(given)}”不是有效的统一社会信用代码`, `"${short(given)}" is no valid unified social credit code`, '核对 18 位代码；以数字保存会丢失后几位，须存为文本', 'Check its 18 characters; stored as a number it loses the last ones, so store it as text');
    return { value: code, normalised: code !== given };
  }
  const text = given.normalize('NFC').trim();
  if (field.type === 'choice') {
    const same = field.choices.find((c) => c.zh === clean(text) || c.en.toLowerCase() === clean(text).toLowerCase());
    const options = field.choices.map((c) => c.zh).join('、');
    return same ? { value: same.zh, normalised: same.zh !== given } : bad('CHOICE_UNKNOWN', `“${short(text)}”不在选项中`, `"${short(text)}" is none of the choices`, `选填：${options}`, `Choose one of: ${field.choices.map((c) => c.en).join(', ')}`);
  }
  if (/(?![\t\n\r])\p{Cc}/u.test(text)) return bad('TEXT_UNSAFE', '含有控制字符', 'It holds control characters', '删去后重新填写', 'Remove them and enter it again');
  // Signs before plain digits are numbers and telephone numbers; anything else a spreadsheet could run.
  if (/^[=@\t]/.test(text) || /^[+-](?![\d\s.()-]*$)/.test(text)) return bad('TEXT_LIKE_FORMULA', `文字以“${text[0]}”开头，会被当作公式`, `Text that begins with "${text[0]}" would be run as a formula`, '去掉开头的符号', 'Remove the first sign');
  if (text.length > field.maxLength) return bad('TEXT_TOO_LONG', `${text.length} 字，超过 ${field.maxLength} 字`, `${text.length} characters, more than ${field.maxLength}`, '缩短', 'Shorten it');
  return { value: text, normalised: false };
}

/** Full-width letters and digits to plain ones, and all kinds of space away from the ends. */
const clean = (text: string): string => text.normalize('NFKC').replace(/[\u00a0\u200b\ufeff\u3000]/g, ' ').trim();

function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round((value + Number.EPSILON * Math.sign(value)) * scale) / scale;
}

/** 0.034 × 100 is 3.4000000000000004 to a machine. */
const tidy = (value: number): number => Number(value.toPrecision(12));

const short = (value: string | number): string => (String(value).length > 30 ? `${String(value).slice(0, 30)}…` : String(value));
const example = (field: Field): string => (field.decimals === 0 ? '1234' : `1234.${'5'.padEnd(Math.min(field.decimals, 2), '0')}`);
const bad = (...words: Parameters<typeof fault>): Reading => ({ fault: fault(...words) });

export function typeName(field: Pick<Field, 'type'>): { zh: string; en: string } {
  const names = { number: ['数值', 'a number'], integer: ['整数', 'a whole number'], percent: ['百分数', 'a percentage'], date: ['日期', 'a day'], text: ['文字', 'text'], choice: ['选项', 'one of the choices'], creditCode: ['统一社会信用代码', 'a credit code'] } as const;
  const [zh, en] = names[field.type];
  return { zh, en };
}
