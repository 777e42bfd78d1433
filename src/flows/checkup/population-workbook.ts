import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import { type Column, listWorkbook, plain } from '../../modules/brokers/index.ts';
import type { ScannedFirm } from './scan.ts';

const ANSWERS = { YES: ['符合', 'Yes'], NO: ['不符合', 'No'], UNKNOWN: ['数据不足', 'Not enough known'] } as const;

/** The list an officer works through: who, what answer, what is missing, by how much. */
export function populationWorkbook(title: string, rows: readonly ScannedFirm[], nameOf: (fact: string) => string, conditionOf: (leaf: string) => string, unit: string | null, locale: 'zh' | 'en', today: CalendarDate): Promise<Uint8Array> {
  const pick = locale === 'zh' ? 0 : 1;
  const separator = locale === 'zh' ? '、' : ', ';
  const columns: readonly Column<ScannedFirm>[] = [
    { zh: '企业', en: 'Firm', width: 34, value: (r) => plain(r.name) },
    { zh: '统一社会信用代码', en: 'Credit code', width: 22, value: (r) => plain(r.code) },
    { zh: '园区', en: 'Park', width: 16, value: (r) => plain(r.park) },
    { zh: '结论', en: 'Answer', width: 12, value: (r) => ANSWERS[r.answer][pick] },
    { zh: `可得${unit ? `（${unit}）` : ''}`, en: `Gives${unit ? ` (${unit})` : ''}`, width: 14, value: (r) => r.gives },
    { zh: '未满足的条件', en: 'Conditions not met', width: 48, value: (r) => r.failing.map(conditionOf).join(separator) },
    { zh: '缺少的数据', en: 'Facts not known', width: 40, value: (r) => r.missing.map(nameOf).join(separator) },
    { zh: '差一项即可：事项', en: 'One figure away: which', width: 26, value: (r) => (r.near ? nameOf(r.near.fact) : '') },
    { zh: '现为', en: 'Now', width: 12, value: (r) => cell(r.near?.from) },
    { zh: '须达', en: 'Needed', width: 12, value: (r) => cell(r.near?.to) },
  ];
  return listWorkbook(title.slice(0, 28).replace(/[\\/?*[\]:]/g, ''), columns, rows, locale, today);
}

const cell = (value: string | number | boolean | undefined): string | number | null => (value === undefined ? null : typeof value === 'boolean' ? (value ? '是' : '否') : value);
