import { newId } from '../../../kernel/base/id.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { balanceOf } from '../../../kernel/ledger/index.ts';
import { type Act, type FundParts, stampOf } from '../act.ts';
import { returnedAccount, taskAccount } from '../accounts.ts';
import { splitUnspent } from '../domain/carry.ts';
import { knownFund, knownTask } from '../known.ts';
import { move } from '../money.ts';
import { insertReturn } from '../store/budgets.ts';
import { insertTaskClosing } from '../store/funds.ts';
import { sumPostings } from '../store/postings.ts';

/**
 * Year end, or the task is done: what is left in the cities goes back; as much as the pack allows may stay and keeps the
 * task open. Money set aside for a batch must be paid or freed first.
 * @throws Problem FORBIDDEN, NOT_FOUND, TASK_CLOSED, MONEY_RESERVED
 */
export async function returnUnspent(
  parts: FundParts, db: Database | Tx, act: Act, taskId: string, input: { reason: string; carryFen: number; achieved: number | null },
): Promise<{ returnedFen: number; carriedFen: number; closed: boolean }> {
  const s = stampOf(act, authorise(act.actor, 'funds.money.allocate', {}));
  return inTransaction(db, async (tx) => {
    const before = await knownTask(tx.sql, taskId);
    await knownFund(tx.sql, before.fund.id, { lock: true });
    const { task, programme, fund } = await knownTask(tx.sql, taskId);
    if (task.closedAt) throw new Problem('TASK_CLOSED', { status: 409, zh: '任务已办结', en: 'The task is closed' });
    const given = (await sumPostings(tx.sql, fund.id)).filter((p) => p.taskId === taskId && p.kind === 'allocation');
    let [returned, carried] = [0, 0];
    let wish = input.carryFen;
    for (const { region, amountFen } of given) {
      const account = taskAccount(fund, taskId, programme.purpose, region!);
      const balance = await balanceOf(tx.sql, account);
      if (balance.heldOut > 0) throw new Problem('MONEY_RESERVED', { status: 409, zh: `${region} 尚有待付批次占用的资金`, en: `Money is set aside for a batch in ${region}`, remedy: { zh: '先付款或退回该批次', en: 'Pay or return the batch first' } });
      if (balance.available === 0) continue;
      const { carriedFen, returnedFen } = splitUnspent(parts.rules.carryOver, amountFen, balance.available, wish);
      wish -= carriedFen;
      carried += carriedFen;
      returned += returnedFen;
      const common = { taskId, region: region!, reason: input.reason, at: s.at, by: s.byId, byName: s.byName };
      if (carriedFen > 0) await insertReturn(tx.sql, { id: newId(act.now), ...common, kind: 'carried', amountFen: carriedFen });
      if (returnedFen === 0) continue;
      const id = newId(act.now);
      await insertReturn(tx.sql, { id, ...common, kind: 'returned', amountFen: returnedFen });
      await move(tx, s, {
        key: `funds.return.${id}`, recordId: id, subjectKind: 'funds.return', clause: fund.clause, memo: { zh: `收回结余：${input.reason}`, en: `Unspent money returned: ${input.reason}` },
      }, [{ from: account, to: returnedAccount(fund, parts.zone), amount: returnedFen, kind: 'return', fundId: fund.id, programmeId: programme.id, taskId, region, party: null }]);
    }
    const closed = carried === 0;
    if (closed) await insertTaskClosing(tx.sql, { taskId, reason: input.reason, achieved: input.achieved, at: s.at, by: s.byId, byName: s.byName });
    await appendAudit(tx, { at: s.at, actor: s.by!, action: 'funds.money.returned', subject: { kind: 'funds.fund', id: fund.id }, detail: { task: taskId, returnedFen: returned, carriedFen: carried, closed, reason: input.reason }, requestId: act.requestId });
    tx.emit({ topic: 'funds.fund.changed', key: fund.id });
    return { returnedFen: returned, carriedFen: carried, closed };
  });
}
