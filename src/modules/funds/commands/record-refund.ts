import { newId } from '../../../kernel/base/id.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { FundParts } from '../act.ts';
import { payeeAccount, returnedAccount } from '../accounts.ts';
import { knownFund } from '../known.ts';
import { move } from '../money.ts';
import { findLine } from '../store/batches.ts';
import { insertReturn } from '../store/budgets.ts';

/** Money of a paid line that came back. */
export interface Refund {
  /** Reference of the line. */
  reference: string;
  amountFen: Fen;
  /** Names the refund for ever. */
  key: string;
  reason: string;
  at: Date;
  accountId: string;
  byName: string;
}

/** Posts it from the payee to what was returned; the ledger refuses more than was paid. The caller has authorised it. @throws Problem NOT_FOUND, LEDGER_… */
export async function recordRefund(parts: FundParts, tx: Tx, r: Refund): Promise<void> {
  const line = await findLine(tx.sql, { reference: r.reference });
  if (!line?.paidOn) throw notFound('已付的支付行', 'paid line', r.reference);
  const fund = await knownFund(tx.sql, line.fundId);
  const id = newId(r.at);
  await insertReturn(tx.sql, { id, taskId: line.taskId, region: line.region, amountFen: r.amountFen, kind: 'returned', reason: r.reason, at: r.at, by: r.accountId, byName: r.byName });
  await move(tx, { at: r.at, by: { accountId: r.accountId, organisationId: null, role: null }, byId: r.accountId, byName: r.byName }, {
    key: r.key, recordId: id, subjectKind: 'funds.return', clause: line.clause, memo: { zh: `追回：${r.reason}`, en: `Recovered: ${r.reason}` },
  }, [{ from: payeeAccount(fund, line.payeeCode, line.purpose, line.region), to: returnedAccount(fund, parts.zone), amount: r.amountFen, kind: 'return', fundId: fund.id, programmeId: line.programmeId, taskId: line.taskId, region: line.region, party: line.payeeCode }]);
  tx.emit({ topic: 'funds.fund.changed', key: fund.id });
}
