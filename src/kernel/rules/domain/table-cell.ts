import { dayNumber, isCalendarDate } from '../../base/calendar-date.ts';
import { Problem } from '../../base/problem.ts';
import type { Kind } from './functions.ts';

/**
 * One cell of a decision table, as it stands in the file:
 *
 *     -              anything              >= 5%   < 20   = 3      a bound
 *     [0, 500)       from 0, below 500     A | B                   one of these
 *     not A          anything but A        yes / no                for questions of yes or no
 *
 * Dates are written 2024-01-01.
 */
export type Cell = AnyCell | RangeCell | ChoiceCell;
export interface AnyCell { kind: 'any' }
export interface RangeCell { kind: 'range'; from: number; fromIncluded: boolean; to: number; toIncluded: boolean }
export interface ChoiceCell { kind: 'choice'; values: readonly (string | boolean)[]; except: boolean }

export const ANYTHING: RangeCell = { kind: 'range', from: Number.NEGATIVE_INFINITY, fromIncluded: false, to: Number.POSITIVE_INFINITY, toIncluded: false };

const NUMBER = String.raw`-?\d+(?:\.\d+)?%?|-?\d{4}-\d{2}-\d{2}`;
const BOUND = new RegExp(String.raw`^(>=|<=|>|<|=)?\s*(${NUMBER})$`);
const INTERVAL = new RegExp(String.raw`^([[(])\s*(${NUMBER})?\s*,\s*(${NUMBER})?\s*([\])])$`);

/** @throws Problem RULE_CELL_UNREADABLE */
export function parseCell(cell: string | number | boolean, kind: Kind, choices: readonly string[] | undefined): Cell {
  const text = String(cell).trim();
  if (text === '-' || text === '') return { kind: 'any' };
  if (kind === 'number' || kind === 'date') return numeric(text, kind);
  const except = text.startsWith('not ');
  const values = (except ? text.slice(4) : text).split('|').map((v) => v.trim());
  if (kind === 'truth') {
    if (values.some((v) => !['yes', 'no', 'true', 'false'].includes(v))) throw unreadable(text, 'yes 或 no', 'yes or no');
    return { kind: 'choice', values: values.map((v) => v === 'yes' || v === 'true'), except };
  }
  const strange = values.find((v) => choices && !choices.includes(v));
  if (strange !== undefined) throw unreadable(text, choices!.join('、'), choices!.join(', '));
  return { kind: 'choice', values, except };
}

function numeric(text: string, kind: 'number' | 'date'): RangeCell {
  const interval = INTERVAL.exec(text);
  if (interval) {
    const [, open, from, to, close] = interval;
    return {
      kind: 'range',
      from: from === undefined ? Number.NEGATIVE_INFINITY : valueOf(from, kind), fromIncluded: from !== undefined && open === '[',
      to: to === undefined ? Number.POSITIVE_INFINITY : valueOf(to, kind), toIncluded: to !== undefined && close === ']',
    };
  }
  const bound = BOUND.exec(text);
  if (!bound) throw unreadable(text, '>= 5、< 20、[0, 500)、-', '>= 5, < 20, [0, 500), -');
  const value = valueOf(bound[2]!, kind);
  switch (bound[1]) {
    case '>=': return { ...ANYTHING, from: value, fromIncluded: true };
    case '>': return { ...ANYTHING, from: value };
    case '<=': return { ...ANYTHING, to: value, toIncluded: true };
    case '<': return { ...ANYTHING, to: value };
    default: return { kind: 'range', from: value, fromIncluded: true, to: value, toIncluded: true };
  }
}

function valueOf(text: string, kind: 'number' | 'date'): number {
  if (kind === 'date') {
    if (!isCalendarDate(text)) throw unreadable(text, '2024-01-01', '2024-01-01');
    return dayNumber(text);
  }
  return text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
}

function unreadable(text: string, zh: string, en: string): Problem {
  return new Problem('RULE_CELL_UNREADABLE', {
    zh: `表格单元“${text}”看不懂`, en: `The cell "${text}" cannot be read`, remedy: { zh: `写法如：${zh}`, en: `Write it like: ${en}` },
  });
}
