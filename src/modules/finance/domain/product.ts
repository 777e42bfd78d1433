import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';

/** How far a number may be trusted: seen in a secondary source, general knowledge, or a convention of the platform. */
export type Evidence = 'W' | 'GK' | 'PC';

/** A loan product whose loss a public pool shares (风险补偿), from the pack. */
export interface LoanProduct {
  id: string;
  zh: string;
  en: string;
  from: CalendarDate;
  to: CalendarDate | null;
  documentNumber: string;
  sourceZh: string;
  sourceEn: string;
  evidence: Evidence;
  /** WHOLE_BALANCE: the firm's balance chooses one tier for all of the loss. MARGINAL: each part of the balance has its own share. */
  mode: 'WHOLE_BALANCE' | 'MARGINAL';
  /** Ascending; the bound belongs to its tier (“不超过”). Shares in parts of a million of the principal lost. */
  tiers: readonly { upToFen: Fen; fundSharePpm: number }[];
  maxTermMonths: number;
  maxOverLprBp: number;
  overdueDays: number;
  /** Share of overdue principal in the bank's balance of the product, in parts of a million. */
  stopAtPpm: number;
  resumeBelowPpm: number;
  /** Most that one bank is compensated in a year. */
  bankYearCeilingFen: Fen;
}

export function inForce(product: LoanProduct, on: CalendarDate): boolean {
  return product.from <= on && (product.to === null || on <= product.to);
}
