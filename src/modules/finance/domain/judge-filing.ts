import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { isCreditCode } from '../../../kernel/base/credit-code.ts';
import { formatYuan, type Fen } from '../../../kernel/base/money.ts';
import type { ProblemDetail } from '../../../kernel/base/problem.ts';
import { inForce, type LoanProduct } from './product.ts';

export interface FilingFacts {
  firmCreditCode: string;
  amountFen: Fen;
  rateBp: number;
  lprBp: number;
  approvedOn: CalendarDate;
  dueOn: CalendarDate;
  /** What the firm owes under the product with every bank before this loan. */
  firmBalanceFen: Fen;
  stopped: boolean;
}

/** Whole months from one day to another, a begun month counting as one. */
export function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  const [y1, m1, d1] = from.split('-').map(Number) as [number, number, number];
  const [y2, m2, d2] = to.split('-').map(Number) as [number, number, number];
  return (y2 - y1) * 12 + (m2 - m1) + (d2 > d1 ? 1 : 0);
}

/** Everything that keeps a loan out of a product, each with the field and what would be right. */
export function judgeFiling(product: LoanProduct, f: FilingFacts, today: CalendarDate): ProblemDetail[] {
  const faults: ProblemDetail[] = [];
  const fault = (code: string, field: string, zh: string, en: string): number => faults.push({ code, zh, en, where: { field } });
  if (!inForce(product, today)) fault('PRODUCT_NOT_IN_FORCE', 'product', `${product.zh}自 ${product.from} 起${product.to ? `至 ${product.to}` : ''}有效`, `${product.en} is in force from ${product.from}${product.to ? ` to ${product.to}` : ''}`);
  if (!isCreditCode(f.firmCreditCode)) fault('CREDIT_CODE_INVALID', 'firmCreditCode', '统一社会信用代码校验不符', 'The unified social credit code does not check');
  if (f.approvedOn > today) fault('APPROVED_LATER', 'approvedOn', '审批日不能晚于今天', 'The day of approval cannot lie ahead');
  const months = monthsBetween(f.approvedOn, f.dueOn);
  if (months > product.maxTermMonths) fault('TERM_TOO_LONG', 'dueOn', `期限 ${months} 个月，最长 ${product.maxTermMonths} 个月`, `The term has ${months} months; at most ${product.maxTermMonths}`);
  const highest = f.lprBp + product.maxOverLprBp;
  if (f.rateBp > highest) fault('RATE_TOO_HIGH', 'rateBp', `利率 ${f.rateBp / 100}%，最高为LPR加 ${product.maxOverLprBp} 个基点，即 ${highest / 100}%`, `The rate is ${f.rateBp / 100} %; at most LPR + ${product.maxOverLprBp} bp, ${highest / 100} %`);
  const balance = f.firmBalanceFen + f.amountFen;
  const last = product.tiers.at(-1)!.upToFen;
  if (balance > last) fault('BALANCE_TOO_LARGE', 'amountFen', `加上本笔，企业余额 ${formatYuan(balance)} 元，产品上限 ${formatYuan(last)} 元`, `With this loan the firm owes ${formatYuan(balance)} yuan; the product ends at ${formatYuan(last)}`);
  if (f.stopped) fault('BANK_STOPPED', 'product', `本行该产品不良率已到停止线 ${product.stopAtPpm / 10_000}%，降到 ${product.resumeBelowPpm / 10_000}% 以下后恢复`, `Your bank has reached the stop line of ${product.stopAtPpm / 10_000} %; it may file again below ${product.resumeBelowPpm / 10_000} %`);
  return faults;
}
