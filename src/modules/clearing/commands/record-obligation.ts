import { newId } from '../../../kernel/base/id.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { isProblem, Problem } from '../../../kernel/base/problem.ts';
import type { AuditActor } from '../../../kernel/audit/index.ts';
import { translateConstraint, type Tx } from '../../../kernel/db/index.ts';
import { postTransfers } from '../../../kernel/ledger/index.ts';
import type { ClearingParts } from '../act.ts';
import { accountOf, prepareLines } from '../positions.ts';
import { insertObligation } from '../store/obligations.ts';

export interface ObligationInput {
  /** Which module, and its number for the redemption; the same one cannot be owed twice. */
  source: string;
  ref: string;
  /** The claimant's home city owes; the provider's host city has paid first (handbook 1.8). */
  debtor: string;
  creditor: string;
  amountFen: Fen;
  memo: { zh: string; en: string };
  at: Date;
  by: AuditActor | null;
  demo: boolean;
}

/**
 * Records what one city owes another, in the transaction that paid the provider: either both stand or neither.
 * @throws Problem CLEARING_PLACE_UNKNOWN, OBLIGATION_ALREADY_RECORDED, CLEARING_LIMIT when the debtor's line is used up
 */
export async function recordObligation(parts: ClearingParts, tx: Tx, input: ObligationInput): Promise<{ id: string }> {
  const { source, ref, debtor, creditor, amountFen, memo, at, by } = input;
  for (const [field, code] of [['debtor', debtor], ['creditor', creditor]] as const) {
    if (!parts.places.some((p) => p.code === code)) {
      throw new Problem('CLEARING_PLACE_UNKNOWN', { zh: `清算不含地区 ${code}`, en: `Clearing does not cover ${code}`, where: { field } });
    }
  }
  const id = newId(at);
  await insertObligation(tx.sql, { id, source, ref, debtor, creditor, amountFen, memo, recordedAt: at, demo: input.demo });
  await prepareLines(tx, parts.rules, [debtor, creditor], at, by);
  try {
    await postTransfers(tx, {
      key: `clearing.obligation.${id}`, at, by, subject: { kind: 'clearing.obligation', id }, memo, clause: clauseOf(parts),
      transfers: [{ from: accountOf(debtor), to: accountOf(creditor), amount: amountFen }],
    });
  } catch (error) {
    const refusal = translateConstraint(error);
    if (!isProblem(refusal) || refusal.code !== 'LEDGER_OVERDRAFT') throw error;
    throw new Problem('CLEARING_LIMIT', {
      status: 409,
      zh: `${nameOf(parts, debtor)}对其他城市的净欠款将超过额度，本笔未计入`,
      en: `${debtor} would owe the other cities more than its line of credit; nothing was recorded`,
      remedy: { zh: '请提前截止本期清算并结清，或由理事会秘书处调整额度', en: 'Close and settle the window early, or have the line changed' },
      cause: error,
    });
  }
  tx.emit({ topic: 'clearing.obligation.recorded', key: id });
  return { id };
}

export const clauseOf = ({ rules }: ClearingParts): string | null => (rules.clauses[0] ? `${rules.clauses[0].document} ${rules.clauses[0].clause}` : null);
export const nameOf = (parts: ClearingParts, code: string): string => parts.places.find((p) => p.code === code)?.zh ?? code;
