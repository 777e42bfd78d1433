import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { Obligation } from './obligation.ts';

/** What two parties owe each other, and what is left to pay between them alone. `a` comes before `b` in code order. */
export interface PairStatement {
  a: string;
  b: string;
  /** What `a` owes `b`, and the other way, with the number of obligations behind each. */
  aOwesFen: Fen;
  bOwesFen: Fen;
  aCount: number;
  bCount: number;
  /** Who pays after bilateral netting; neither when they are even. */
  netPayer: string | null;
  netFen: Fen;
}

/** A party over all others. `netFen` above zero is to be received; all of them come to nothing. */
export interface Position {
  party: string;
  owesFen: Fen;
  receivesFen: Fen;
  netFen: Fen;
}

export interface Payment {
  from: string;
  to: string;
  amountFen: Fen;
}

export interface Netting {
  count: number;
  /** Sum of all obligations. */
  grossFen: Fen;
  /** What moves when each pair settles alone, and when all settle together. */
  bilateralFen: Fen;
  multilateralFen: Fen;
  pairs: PairStatement[];
  positions: Position[];
  /** A smallest-effort way to bring every position to nothing: at most one payment fewer than there are parties. */
  payments: Payment[];
}

/** Code order, the same on every machine and in every language. */
export const byCode = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);

/**
 * Bilateral and multilateral netting (handbook 1.8). Pure; the order of the obligations does not matter.
 * @throws Problem NETTING_TOO_LARGE when a sum leaves the exact range
 */
export function net(obligations: Iterable<Obligation>): Netting {
  const owed = new Map<string, Map<string, { fen: Fen; count: number }>>();
  let count = 0;
  let grossFen = 0;
  for (const { from, to, amountFen } of obligations) {
    const row = getOr(owed, from, () => new Map<string, { fen: Fen; count: number }>());
    const cell = getOr(row, to, () => ({ fen: 0, count: 0 }));
    // Each part is no larger than the whole, so that guarding the whole guards every sum below.
    grossFen = exact(grossFen + amountFen);
    cell.fen += amountFen;
    cell.count += 1;
    count += 1;
  }
  const pairs = pairStatements(owed);
  const positions = positionsOf(pairs);
  const payments = settle(positions);
  return {
    count,
    grossFen,
    bilateralFen: pairs.reduce((sum, p) => sum + p.netFen, 0),
    multilateralFen: payments.reduce((sum, p) => sum + p.amountFen, 0),
    pairs,
    positions,
    payments,
  };
}

function pairStatements(owed: Map<string, Map<string, { fen: Fen; count: number }>>): PairStatement[] {
  const pairs = new Map<string, PairStatement>();
  for (const [from, row] of owed) {
    for (const [to, { fen, count }] of row) {
      const [a, b] = from < to ? [from, to] : [to, from];
      const pair = getOr(pairs, JSON.stringify([a, b]), () => ({ a, b, aOwesFen: 0, bOwesFen: 0, aCount: 0, bCount: 0, netPayer: null, netFen: 0 }));
      if (from === a) Object.assign(pair, { aOwesFen: fen, aCount: count });
      else Object.assign(pair, { bOwesFen: fen, bCount: count });
    }
  }
  for (const pair of pairs.values()) {
    const left = pair.aOwesFen - pair.bOwesFen;
    pair.netFen = Math.abs(left);
    pair.netPayer = left === 0 ? null : left > 0 ? pair.a : pair.b;
  }
  return [...pairs.values()].sort((x, y) => byCode(x.a, y.a) || byCode(x.b, y.b));
}

function positionsOf(pairs: readonly PairStatement[]): Position[] {
  const positions = new Map<string, Position>();
  const add = (party: string, owesFen: Fen, receivesFen: Fen): void => {
    const position = getOr(positions, party, () => ({ party, owesFen: 0, receivesFen: 0, netFen: 0 }));
    position.owesFen += owesFen;
    position.receivesFen += receivesFen;
    position.netFen = position.receivesFen - position.owesFen;
  };
  for (const { a, b, aOwesFen, bOwesFen } of pairs) {
    add(a, aOwesFen, bOwesFen);
    add(b, bOwesFen, aOwesFen);
  }
  return [...positions.values()].sort((x, y) => byCode(x.party, y.party));
}

/** The largest debtor pays the largest creditor until nobody owes; ties go by code, so that two clerks get one list. */
function settle(positions: readonly Position[]): Payment[] {
  const open = (sign: 1 | -1): { party: string; fen: Fen }[] =>
    positions
      .filter((p) => p.netFen * sign > 0)
      .map((p) => ({ party: p.party, fen: p.netFen * sign }))
      .sort((x, y) => y.fen - x.fen || byCode(x.party, y.party));
  const debtors = open(-1);
  const creditors = open(1);
  const payments: Payment[] = [];
  for (let d = 0, c = 0; d < debtors.length && c < creditors.length; ) {
    const amountFen = Math.min(debtors[d]!.fen, creditors[c]!.fen);
    payments.push({ from: debtors[d]!.party, to: creditors[c]!.party, amountFen });
    debtors[d]!.fen -= amountFen;
    creditors[c]!.fen -= amountFen;
    if (debtors[d]!.fen === 0) d += 1;
    if (creditors[c]!.fen === 0) c += 1;
  }
  return payments;
}

function exact(sum: number): Fen {
  if (Number.isSafeInteger(sum)) return sum;
  throw new Problem('NETTING_TOO_LARGE', {
    zh: '合计超出可精确表示的范围（约90万亿元）',
    en: 'The total leaves the range of exact sums (about 90 trillion CNY)',
    remedy: { zh: '请分批轧差', en: 'Net in several lots' },
  });
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
