import { type Fen, formatYuan } from '../../../kernel/base/money.ts';
import type { ProblemDetail } from '../../../kernel/base/problem.ts';

/** A price agreed in another currency, and the rate of the signing day by which it is counted in yuan. */
export interface ForeignAmount {
  /** ISO 4217. */
  code: string;
  /** In hundredths of the currency. */
  amountMinor: number;
  /** Yuan for 100 units of the currency, as the bank publishes it, in parts of ten thousand: 712.34 → 7123400. */
  yuanPer100E4: number;
  rateOn: string;
  /** Who published the rate. */
  rateSource: string;
}

/** The amount in fen at the rate, half a fen rounded up. */
export function inFen(foreign: Pick<ForeignAmount, 'amountMinor' | 'yuanPer100E4'>): Fen {
  // minor/100 units × (rate/10⁴)/100 yuan × 100 fen = minor × rate / 10⁶
  const exact = BigInt(foreign.amountMinor) * BigInt(foreign.yuanPer100E4);
  return Number((exact + 500_000n) / 1_000_000n);
}

/** The rate must be that of the signing day, and the amount in yuan must follow from it (handbook 2.10). */
export function currencyFaults(contract: { signDate?: string | null; contractAmountFen: Fen; foreignAmount?: ForeignAmount | null }): ProblemDetail[] {
  const foreign = contract.foreignAmount;
  if (!foreign) return [];
  const faults: ProblemDetail[] = [];
  const fault = (field: string, zh: string, en: string): void => void faults.push({ code: 'CONTRACT_CURRENCY', zh, en, where: { field } });
  if (contract.signDate && foreign.rateOn !== contract.signDate) {
    fault('foreignAmount.rateOn', `汇率日 ${foreign.rateOn} 不是签订日 ${contract.signDate}`, `The rate is of ${foreign.rateOn}, not of the signing day ${contract.signDate}`);
  }
  const expected = inFen(foreign);
  if (expected !== contract.contractAmountFen) {
    fault('contractAmountFen', `按汇率折合应为 ${formatYuan(expected)} 元`, `At this rate it must be ${formatYuan(expected)} yuan`);
  }
  return faults;
}
