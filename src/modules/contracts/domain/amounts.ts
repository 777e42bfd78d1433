import type { Fen } from '../../../kernel/base/money.ts';
import type { ProblemDetail } from '../../../kernel/base/problem.ts';

/**
 * The three amounts of a technology contract. 成交额 is what the contract agrees in all; 技术交易额 leaves out the
 * non-technical part (equipment, instruments, parts, raw materials); 实际成交额 is what has been received of the latter.
 * Source: 技术合同认定规则 arts 50–51.
 */
export interface ContractAmounts {
  contractAmountFen: Fen;
  technologyTransactionAmountFen: Fen;
  actualAmountFen: Fen;
  nonTechnicalItems: readonly { name: string; amountFen: Fen }[];
}

/** Faults of the amounts; an empty list means 0 ≤ actual ≤ technology ≤ contract and the items explain the difference. */
export function amountFaults(a: ContractAmounts): ProblemDetail[] {
  const faults: ProblemDetail[] = [];
  const fault = (field: string, zh: string, en: string): void => {
    faults.push({ code: 'CONTRACT_AMOUNTS', zh, en, where: { field } });
  };
  if (a.technologyTransactionAmountFen > a.contractAmountFen) {
    fault('technologyTransactionAmountFen', '技术交易额不能大于合同成交额', 'The technology amount cannot exceed the contract amount');
  }
  if (a.actualAmountFen > a.technologyTransactionAmountFen) {
    fault('actualAmountFen', '实际成交额不能大于技术交易额', 'The actual amount cannot exceed the technology amount');
  }
  if ([a.contractAmountFen, a.technologyTransactionAmountFen, a.actualAmountFen].some((v) => v < 0)) {
    fault('contractAmountFen', '金额不能为负', 'Amounts cannot be negative');
  }
  const items = a.nonTechnicalItems.reduce((sum, item) => sum + item.amountFen, 0);
  const difference = a.contractAmountFen - a.technologyTransactionAmountFen;
  if (difference >= 0 && items !== difference) {
    fault(
      'nonTechnicalItems',
      `非技术性支出明细合计与成交额、技术交易额之差不符（明细 ${items / 100} 元，差额 ${difference / 100} 元）`,
      `Non-technical items add up to ${items / 100} yuan, but contract minus technology amount is ${difference / 100} yuan`,
    );
  }
  return faults;
}

/**
 * Splits an amount by shares so that the parts add up to the fen; what rounding leaves goes to the largest remainders,
 * earlier parties first on a tie.
 * @param shares parts per million, adding up to 1,000,000
 */
export function splitByShare(amountFen: Fen, shares: readonly number[]): Fen[] {
  const total = shares.reduce((a, b) => a + b, 0);
  if (shares.length === 0 || total <= 0) throw new RangeError('splitByShare needs a positive share');
  // BigInt: 300 billion yuan in fen times a million would leave the safe integers.
  const exact = shares.map((share) => BigInt(amountFen) * BigInt(share));
  const floors = exact.map((value) => value / BigInt(total));
  let left = BigInt(amountFen) - floors.reduce((a, b) => a + b, 0n);
  const order = exact
    .map((value, index) => ({ index, rest: value % BigInt(total) }))
    .sort((a, b) => (a.rest < b.rest ? 1 : a.rest > b.rest ? -1 : a.index - b.index));
  for (const { index } of order) {
    if (left <= 0n) break;
    floors[index]! += 1n;
    left -= 1n;
  }
  return floors.map(Number);
}
