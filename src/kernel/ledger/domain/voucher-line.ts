import { z } from 'zod';
import type { CalendarDate } from '../../base/calendar-date.ts';
import { type Fen, formatYuan, parseYuan } from '../../base/money.ts';

/**
 * One line of the exchange with finance systems: one debit, one credit, one amount (一借一贷). Lines of one key are linked.
 * Money flows from the credited account to the debited one.
 */
export interface VoucherLine {
  key: string;
  date: CalendarDate;
  debitSubject: string;
  debitSubjectName: string;
  debitAccount: string;
  creditSubject: string;
  creditSubjectName: string;
  creditAccount: string;
  amount: Fen;
  memoZh: string;
  memoEn: string;
  clause: string;
  subjectKind: string;
  subjectId: string;
  /** Number of the transfer in these books; empty in a file that comes from outside. */
  transfer: string;
}

/** Columns of the file, in order. */
export const VOUCHER_COLUMNS: readonly (readonly [field: keyof VoucherLine, zh: string])[] = [
  ['key', '业务键'], ['date', '日期'], ['debitSubject', '借方科目'], ['debitSubjectName', '借方科目名称'], ['debitAccount', '借方账户'],
  ['creditSubject', '贷方科目'], ['creditSubjectName', '贷方科目名称'], ['creditAccount', '贷方账户'], ['amount', '金额'],
  ['memoZh', '摘要'], ['memoEn', '摘要（英文）'], ['clause', '依据'], ['subjectKind', '事项类别'], ['subjectId', '事项编号'], ['transfer', '转账编号'],
];

const AMOUNT = /^\d{1,3}(,?\d{3})*(\.\d{1,2})?$/;
const date = z.iso.date({ error: '日期须写成 2026-03-01 · a date is written 2026-03-01' });
const text = (zh: string, en: string) => z.string({ error: `缺少${zh} · the ${en} is missing` }).trim();
const account = z.uuid({ error: '不是账户编号 · not the id of an account' });

/** A line as it stands in a file; amounts in yuan. */
export const voucherRow = z.object({
  key: text('业务键', 'key').min(1, '缺少业务键 · the key is missing').max(200),
  date,
  debitAccount: account,
  creditAccount: account,
  amount: text('金额', 'amount').regex(AMOUNT, '金额须为正数，单位元，最多两位小数 · an amount is above zero, in yuan, to the fen at most'),
  memoZh: text('摘要', 'memo').min(1, '缺少摘要 · the memo is missing').max(500),
  memoEn: z.string().trim().max(500).default(''),
  clause: z.string().trim().max(200).default(''),
  subjectKind: text('事项类别', 'kind of the subject').min(1, '缺少事项类别 · the kind of the subject is missing').max(100),
  subjectId: text('事项编号', 'id of the subject').min(1, '缺少事项编号 · the id of the subject is missing').max(200),
});
export type VoucherRow = z.output<typeof voucherRow>;

export function yuanText(fen: Fen): string {
  return formatYuan(fen).replaceAll(',', '');
}

export function fenOf(row: VoucherRow): Fen {
  return parseYuan(row.amount);
}
