import { readFileSync } from 'node:fs';
import { dateOf } from '../kernel/base/calendar-date.ts';
import { parseYuan } from '../kernel/base/money.ts';
import { computeOffline, describeComputation, describeEligibility, judgeOffline, type VoucherBook } from '../modules/vouchers/index.ts';
import type { ComputeVoucherOptions } from '../delivery/cli/program.ts';

type Say = (line: string) => void;

/** What a voucher would pay, from the pack alone. Amounts as a person writes them: `16000`, `1.6万元`. */
export function computeVoucher(book: VoucherBook, o: ComputeVoucherOptions, now: Date, say: Say): void {
  const money = (text: string | undefined) => (text === undefined ? undefined : parseYuan(text));
  const given = {
    invoicedAmountFen: money(o.invoiced), paidAmountFen: money(o.paid), excludedCostsFen: money(o.excluded), remainingQuotaFen: money(o.quota), remainingAnnualCapFen: money(o.annual), reservedFen: money(o.reserved),
  };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const answer = computeOffline(book, o.region, o.date ?? dateOf(now), o.team ? 'TEAM' : 'ENTERPRISE', { contractAmountFen: parseYuan(o.amount), ...known });
  const { rule, ...computation } = answer;
  const named = { rule: { id: rule.id, document: rule.document, confidence: rule.confidence }, ...computation };
  say(o.json ? JSON.stringify(named, null, 1) : describeComputation(answer));
}

/** Whether the facts of a file allow a voucher. Answers with whether they do. */
export function judgeVoucher(book: VoucherBook, { file, json }: { file: string; json: boolean }, say: Say): boolean {
  const answer = judgeOffline(book, readFileSync(file, 'utf8'), file);
  say(json ? JSON.stringify(answer, null, 1) : describeEligibility(answer));
  return answer.answer === 'YES';
}
