import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { EntryStatus, TakeUpView } from './contract.ts';
import type { TakeUpKind } from './domain/take-up.ts';
import { takeUpKinds } from './domain/take-up.ts';
import type { FirmTakeUp } from './queries/take-up.ts';
import type { EntryRow } from './store/entries.ts';
import { type Column, MONEY, plain, sheet, workbookOf } from './workbook.ts';

const KIND: Record<TakeUpKind, [string, string]> = {
  UNCLAIMED: ['应享未享', 'Entitled, not paid'], PAID: ['已享', 'Entitled and paid'], PAID_NOT_ENTITLED: ['不应享而享', 'Paid, not entitled'], UNKNOWN: ['尚不能判断', 'Not enough known'], NOT_ENTITLED: ['不符合', 'Not entitled'],
};
const STATUS: Record<EntryStatus, [string, string]> = {
  LISTED: ['公示名单内', 'Listed'], OPTED_OUT: ['已放弃', 'Opted out'], OBJECTED: ['有异议', 'Objected'], CONFIRMED: ['已确认', 'Confirmed'], PROPOSED: ['拨付中', 'Being paid'], PAID: ['已拨付', 'Paid'], REFUSED: ['不予支持', 'Refused'],
};
const at = (locale: 'zh' | 'en'): 0 | 1 => (locale === 'zh' ? 0 : 1);

/** Table of cities, and firm by firm for those the reader may see. */
export function takeUpWorkbook(view: TakeUpView, firms: readonly FirmTakeUp[], locale: 'zh' | 'en'): Promise<Uint8Array> {
  const say = (o: { zh: string; en: string }): string => o[locale];
  const city = (code: string): string => say(view.regions.find((r) => r.code === code) ?? { zh: code, en: code });
  // Some are of fewer firms than may be told, others would give those away: of none it is said which.
  const hidden = locale === 'zh' ? '不显示' : 'withheld';
  const byCity: Column<TakeUpView['rows'][number]>[] = [
    { zh: '城市', en: 'City', width: 14, value: (r) => city(r.city) },
    ...takeUpKinds.flatMap((k): Column<TakeUpView['rows'][number]>[] => [
      { zh: `${KIND[k][0]}（家）`, en: `${KIND[k][1]} (firms)`, width: 18, value: (r) => r.cells[k]!.firms ?? hidden },
      ...(k === 'NOT_ENTITLED' || k === 'UNKNOWN' ? [] : [{ zh: `${KIND[k][0]}（元）`, en: `${KIND[k][1]} (yuan)`, width: 20, format: MONEY, value: (r: TakeUpView['rows'][number]) => (r.cells[k]!.fen === null ? hidden : r.cells[k]!.fen / 100) }]),
    ]),
  ];
  const each: Column<FirmTakeUp>[] = [
    { zh: '企业', en: 'Firm', width: 40, value: (f) => plain(f.name) },
    { zh: '统一社会信用代码', en: 'Credit code', width: 24, value: (f) => f.creditCode },
    { zh: '城市', en: 'City', width: 12, value: (f) => city(f.city) },
    { zh: '情况', en: 'Take-up', width: 18, value: (f) => KIND[f.kind][at(locale)] },
    { zh: '应享（元）', en: 'Entitled (yuan)', width: 18, format: MONEY, value: (f) => f.entitledFen / 100 },
    { zh: '已付（元）', en: 'Paid (yuan)', width: 18, format: MONEY, value: (f) => f.paidFen / 100 },
    { zh: '理由', en: 'Reasons', width: 60, value: (f) => plain(f.reasons.map(say).join('；')) },
  ];
  return workbookOf([sheet(locale === 'zh' ? '分市' : 'By city', byCity, view.rows), sheet(locale === 'zh' ? '逐户' : 'Firms', each, firms)], locale, view.on);
}

/** @param accounts whether the reader may see where the money goes */
export function listWorkbook(entries: readonly EntryRow[], locale: 'zh' | 'en', today: CalendarDate, { accounts }: { accounts: boolean }): Promise<Uint8Array> {
  const columns: Column<EntryRow>[] = [
    { zh: '序号', en: 'No.', width: 8, value: (e) => e.no },
    { zh: '企业', en: 'Firm', width: 40, value: (e) => plain(e.name) },
    { zh: '统一社会信用代码', en: 'Credit code', width: 24, value: (e) => e.creditCode },
    { zh: '金额（元）', en: 'Amount (yuan)', width: 18, format: MONEY, value: (e) => e.amountFen / 100 },
    { zh: '状态', en: 'State', width: 14, value: (e) => STATUS[e.status][at(locale)] },
    { zh: '提请拨付（元）', en: 'Proposed (yuan)', width: 18, format: MONEY, value: (e) => (e.proposedFen === null ? null : e.proposedFen / 100) },
    { zh: '拨付日期', en: 'Paid on', width: 14, value: (e) => e.paidOn },
    { zh: '说明', en: 'Note', width: 40, value: (e) => plain(e.refusedReason ?? '') },
    ...(accounts ? ([
      { zh: '收款户名', en: 'Account holder', width: 36, value: (e) => plain(e.account?.holder ?? '') },
      { zh: '开户行', en: 'Bank', width: 28, value: (e) => plain(e.account?.bank ?? '') },
      // As text: a spreadsheet would round it.
      { zh: '账号', en: 'Account number', width: 28, value: (e) => e.account?.number ?? '' },
    ] satisfies Column<EntryRow>[]) : []),
  ];
  return workbookOf([sheet(locale === 'zh' ? '名单' : 'List', columns, entries)], locale, today);
}
