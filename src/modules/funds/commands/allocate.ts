import { newId } from '../../../kernel/base/id.ts';
import { formatYuan } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { type Act, type FundParts, stampOf } from '../act.ts';
import { openTask, programmeAccount, sourceAccount, taskAccount } from '../accounts.ts';
import { checkRegion, knownFund, knownProgramme, knownTask } from '../known.ts';
import { move } from '../money.ts';
import { allocatedTo, insertAllocation, insertContribution } from '../store/budgets.ts';
import { readShares } from '../store/funds.ts';

/** Gives a task's money to a city. @throws Problem FORBIDDEN, NOT_FOUND, REGION_UNKNOWN, TASK_CLOSED, ALLOCATION_TOO_LARGE, ALLOCATION_RECORDED, LEDGER_… */
export async function allocate(parts: FundParts, db: Database | Tx, act: Act, input: { taskId: string; region: string; amountFen: number; document: string; reference: string }): Promise<{ id: string; transfer: string }> {
  const s = stampOf(act, authorise(act.actor, 'funds.money.allocate', {}));
  checkRegion(parts, input.region);
  return inTransaction(db, async (tx) => {
    const before = await knownTask(tx.sql, input.taskId);
    await knownFund(tx.sql, before.fund.id, { lock: true });
    const { task, programme, fund } = await knownTask(tx.sql, input.taskId);
    if (task.closedAt) throw new Problem('TASK_CLOSED', { status: 409, zh: '任务已办结', en: 'The task is closed' });
    const left = task.plannedFen - (await allocatedTo(tx.sql, task.id));
    if (input.amountFen > left) throw new Problem('ALLOCATION_TOO_LARGE', { zh: `任务清单中该任务还可下达 ${formatYuan(left)} 元`, en: `The task list leaves ${formatYuan(left)} yuan for this task`, where: { field: 'amountFen' } });
    const id = newId(act.now);
    await insertAllocation(tx.sql, { id, ...input, at: s.at, by: s.byId, byName: s.byName });
    await openTask(tx, fund, { ...task, purpose: programme.purpose }, input.region, s.at);
    const [transfer] = await move(tx, s, {
      key: `funds.allocation.${id}`, recordId: id, subjectKind: 'funds.allocation', clause: fund.clause,
      memo: { zh: `下达 ${task.title}（${input.document}）`, en: `Allocation for ${task.title} (${input.document})` },
    }, [{
      from: programmeAccount(fund, programme.id, programme.purpose, parts.zone), to: taskAccount(fund, task.id, programme.purpose, input.region), amount: input.amountFen,
      kind: 'allocation', fundId: fund.id, programmeId: programme.id, taskId: task.id, region: input.region, party: null,
    }]);
    await appendAudit(tx, { at: s.at, actor: s.by!, action: 'funds.money.allocated', subject: { kind: 'funds.fund', id: fund.id }, detail: { allocation: id, ...input }, requestId: act.requestId });
    tx.emit({ topic: 'funds.fund.changed', key: fund.id });
    return { id, transfer: transfer! };
  });
}

/** Matching money of a party has come in; never more than its share. @throws Problem FORBIDDEN, NOT_FOUND, PARTY_UNKNOWN, SHARE_EXCEEDED, CONTRIBUTION_RECORDED */
export async function recordContribution(parts: FundParts, db: Database | Tx, act: Act, programmeId: string, input: { party: string; amountFen: number; reference: string }): Promise<{ id: string }> {
  const s = stampOf(act, authorise(act.actor, 'funds.money.allocate', {}));
  return inTransaction(db, async (tx) => {
    const { programme, fund } = await knownProgramme(tx.sql, programmeId);
    await knownFund(tx.sql, fund.id, { lock: true });
    const share = (await readShares(tx.sql, programmeId)).find((x) => x.party === input.party && x.kind !== 'fund');
    if (!share) throw new Problem('PARTY_UNKNOWN', { zh: '该方不在分担各方之列', en: 'The party bears no share of the programme', where: { field: 'party' } });
    if (share.receivedFen + input.amountFen > share.amountFen) {
      throw new Problem('SHARE_EXCEEDED', { zh: `${share.nameZh}还应到位 ${formatYuan(share.amountFen - share.receivedFen)} 元`, en: `${share.nameEn} still owes ${formatYuan(share.amountFen - share.receivedFen)} yuan`, where: { field: 'amountFen' } });
    }
    const id = newId(act.now);
    await insertContribution(tx.sql, { id, programmeId, ...input, at: s.at, by: s.byId, byName: s.byName });
    await move(tx, s, {
      key: `funds.contribution.${id}`, recordId: id, subjectKind: 'funds.contribution', clause: fund.clause,
      memo: { zh: `${share.nameZh}配套到位（${input.reference}）`, en: `Matching money of ${share.nameEn} (${input.reference})` },
    }, [{
      from: sourceAccount(fund, share.party, parts.zone), to: programmeAccount(fund, programme.id, programme.purpose, parts.zone), amount: input.amountFen,
      kind: 'contribution', fundId: fund.id, programmeId, taskId: null, region: null, party: share.party,
    }]);
    await appendAudit(tx, { at: s.at, actor: s.by!, action: 'funds.share.received', subject: { kind: 'funds.fund', id: fund.id }, detail: { programme: programmeId, ...input }, requestId: act.requestId });
    tx.emit({ topic: 'funds.fund.changed', key: fund.id });
    return { id };
  });
}
