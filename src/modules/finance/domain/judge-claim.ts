import { type CalendarDate, daysBetween } from '../../../kernel/base/calendar-date.ts';
import { formatYuan, type Fen } from '../../../kernel/base/money.ts';
import type { LoanProduct } from './product.ts';
import { fundShare, type FundShare, splitLoss, type LossSplit } from './share.ts';

export interface ClaimFacts {
  filedOn: CalendarDate;
  disbursedOn: CalendarDate | null;
  dueOn: CalendarDate;
  /** Principal of this loan still owed, and of the firm with every bank under the product, at default. */
  outstandingFen: Fen;
  firmBalanceFen: Fen;
  /** Recovered by the bank since default, already taken off the outstanding principal or not as `outstandingFen` says. */
  recoveredFen: Fen;
  compensatedBefore: boolean;
  /** Paid to this bank this year under the product. */
  bankYearFen: Fen;
}

export interface ClaimReason {
  code: 'NOT_DISBURSED' | 'FILED_LATE' | 'NOT_OVERDUE' | 'NOTHING_OWED' | 'BALANCE_TOO_LARGE' | 'COMPENSATED' | 'BANK_CEILING';
  zh: string;
  en: string;
}

export interface ClaimJudgement {
  ok: boolean;
  /** Everything that stands against it, not only the first. */
  reasons: ClaimReason[];
  share: FundShare | null;
  split: LossSplit | null;
}

/**
 * Whether and how much the pool compensates (handbook 6.4): filed before it was paid out, overdue for more than the days of the
 * product, compensated once, within the tiers and the bank's yearly ceiling.
 */
export function judgeClaim(product: LoanProduct, facts: ClaimFacts, today: CalendarDate): ClaimJudgement {
  const reasons: ClaimReason[] = [];
  const against = (code: ClaimReason['code'], zh: string, en: string): number => reasons.push({ code, zh, en });
  const overdue = daysBetween(facts.dueOn, today);
  if (facts.disbursedOn === null) against('NOT_DISBURSED', '贷款没有放款记录', 'The loan has no record of being paid out');
  else if (facts.filedOn > facts.disbursedOn) {
    against('FILED_LATE', `放款（${facts.disbursedOn}）在前、备案（${facts.filedOn}）在后，不予补偿`, `Paid out on ${facts.disbursedOn}, filed only on ${facts.filedOn}: no compensation`);
  }
  if (facts.outstandingFen <= 0) against('NOTHING_OWED', '本金已全部收回', 'Nothing is owed any more');
  if (overdue <= product.overdueDays) {
    against('NOT_OVERDUE', `逾期 ${Math.max(0, overdue)} 天，须超过 ${product.overdueDays} 天`, `Overdue for ${Math.max(0, overdue)} days; more than ${product.overdueDays} are needed`);
  }
  if (facts.compensatedBefore) against('COMPENSATED', '该笔贷款已补偿过，一笔贷款至多补偿一次', 'This loan has been compensated; a loan is compensated once');
  const share = fundShare(product, facts.firmBalanceFen);
  if (!share) {
    const last = product.tiers.at(-1)!.upToFen;
    against('BALANCE_TOO_LARGE', `企业余额 ${formatYuan(facts.firmBalanceFen)} 元，超过产品上限 ${formatYuan(last)} 元`, `The firm owes ${formatYuan(facts.firmBalanceFen)} yuan, above the product's ${formatYuan(last)}`);
  }
  const split = share ? splitLoss(facts.outstandingFen, facts.recoveredFen, share.ppm) : null;
  if (split && facts.bankYearFen + split.fundFen > product.bankYearCeilingFen) {
    const left = Math.max(0, product.bankYearCeilingFen - facts.bankYearFen);
    against('BANK_CEILING', `该银行本年度还可补偿 ${formatYuan(left)} 元，本笔需 ${formatYuan(split.fundFen)} 元`, `${formatYuan(left)} yuan are left for this bank this year; this claim needs ${formatYuan(split.fundFen)}`);
  }
  return { ok: reasons.length === 0, reasons, share: share ?? null, split };
}
