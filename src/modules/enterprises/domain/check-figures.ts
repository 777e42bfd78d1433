import type { ProblemDetail } from '../../../kernel/base/problem.ts';
import { type Item, LASTING } from './item.ts';

/** One figure as it is handed in. A truth is 0 or 1; null takes an earlier figure back. */
export interface GivenFigure {
  item: string;
  /** 0 for lasting statements. */
  year: number;
  value: number | null;
}

/** What is wrong with figures that somebody hands in: unknown items, bounds, years, the parts larger than the whole. */
export function checkFigures(items: ReadonlyMap<string, Item>, figures: readonly GivenFigure[], { thisYear, firm }: { thisYear: number; firm: boolean }): ProblemDetail[] {
  const faults: ProblemDetail[] = [];
  const held = new Map<string, number>();
  const fault = (code: string, field: string, zh: string, en: string): number => faults.push({ code, zh, en, where: { field } });
  for (const { item: id, year, value } of figures) {
    const item = items.get(id);
    if (!item) {
      fault('FIGURE_ITEM_UNKNOWN', id, `没有指标项“${id}”`, `There is no item "${id}"`);
      continue;
    }
    const name = `${item.zh}${year === LASTING ? '' : `（${year} 年）`}`;
    const nameEn = `${item.en}${year === LASTING ? '' : ` (${year})`}`;
    if (item.lasting ? year !== LASTING : year < 1980 || year > thisYear) {
      fault('FIGURE_YEAR_WRONG', id, item.lasting ? `${item.zh}不按年度填报` : `${name}：年度应在 1980 与 ${thisYear} 之间`, item.lasting ? `${item.en} is not stated by year` : `${nameEn}: the year must be between 1980 and ${thisYear}`);
    }
    if (firm && !item.declared) fault('FIGURE_NOT_OWN', id, `${item.zh}由主管部门认定，企业不能自行填报`, `${item.en} is stated by an office, not by the firm`);
    if (held.has(`${id}.${year}`)) fault('FIGURE_TWICE', id, `${name}重复填报`, `${nameEn} is stated twice`);
    if (value === null) continue;
    held.set(`${id}.${year}`, value);
    if (!Number.isFinite(value) || value < item.min || value > item.max) fault('FIGURE_OUT_OF_BOUNDS', id, `${name}应在 ${item.min} 与 ${item.max}${item.unit && item.unit !== '1' ? ` ${item.unit}` : ''} 之间`, `${nameEn} must be between ${item.min} and ${item.max}`);
    else if (item.whole && !Number.isInteger(value)) fault('FIGURE_NOT_WHOLE', id, `${name}应为整数`, `${nameEn} must be a whole number`);
  }
  for (const [part, whole] of PARTS) {
    for (const year of new Set(figures.map((f) => f.year))) {
      const a = held.get(`${part}.${year}`);
      const b = held.get(`${whole}.${year}`);
      if (a !== undefined && b !== undefined && a > b) fault('FIGURE_PART_ABOVE_WHOLE', part, `${year} 年${items.get(part)!.zh}大于${items.get(whole)!.zh}`, `${year}: ${items.get(part)!.en} is above ${items.get(whole)!.en}`);
    }
  }
  return faults;
}

/** Figures stated together of which one is part of the other. */
const PARTS = [['rdInChina', 'rd'], ['technologyStaff', 'employees'], ['rdStaff', 'employees'], ['mainBusinessIncome', 'revenue'], ['highTechIncome', 'totalIncome'], ['inventionPatents', 'classOneIp']] as const;
