import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { type Act, type FundParts, stampOf } from '../act.ts';
import { fundAccount, programmeAccount, setBudget, sourceAccount } from '../accounts.ts';
import { knownFund } from '../known.ts';
import { move } from '../money.ts';
import { insertBudget, insertDecision, readBudgets } from '../store/budgets.ts';
import { readProgrammes, readShares } from '../store/funds.ts';

/** Proposes what the fund gives to its programmes; a later one adds to it. @throws Problem FORBIDDEN, NOT_FOUND, BUDGET_WAITING, BUDGET_OVER_SHARE */
export async function proposeBudget(db: Database | Tx, act: Act, fundId: string, input: { note: string; lines: readonly { programmeId: string; amountFen: number }[] }): Promise<{ id: string }> {
  const s = stampOf(act, authorise(act.actor, 'funds.fund.plan', {}));
  return inTransaction(db, async (tx) => {
    const fund = await knownFund(tx.sql, fundId, { lock: true });
    const before = await readBudgets(tx.sql, { fundId: fund.id });
    if (before.some((b) => b.approved === null)) throw new Problem('BUDGET_WAITING', { status: 409, zh: '已有一份预算等待批准', en: 'A budget is waiting for approval already' });
    const programmes = await readProgrammes(tx.sql, fundId);
    for (const line of input.lines) {
      if (!programmes.some((p) => p.id === line.programmeId)) throw notFound('大专项', 'programme', line.programmeId);
      const share = (await readShares(tx.sql, line.programmeId)).find((x) => x.kind === 'fund')!;
      const given = before.filter((b) => b.approved).flatMap((b) => b.lines).filter((l) => l.programmeId === line.programmeId).reduce((sum, l) => sum + l.amountFen, 0);
      if (given + line.amountFen > share.amountFen) throw new Problem('BUDGET_OVER_SHARE', { zh: '超过专项资金在该大专项的分担额', en: 'More than the share of the fund in the programme', where: { field: 'lines' } });
    }
    const id = newId(act.now);
    await insertBudget(tx.sql, { id, fundId, no: before.length + 1, amountFen: input.lines.reduce((sum, l) => sum + l.amountFen, 0), note: input.note, lines: input.lines, at: s.at, by: s.byId, byName: s.byName });
    await appendAudit(tx, { at: s.at, actor: s.by!, action: 'funds.budget.proposed', subject: { kind: 'funds.fund', id: fundId }, detail: { budget: id, ...input }, requestId: act.requestId });
    tx.emit({ topic: 'funds.fund.changed', key: fundId });
    return { id };
  });
}

/**
 * Somebody else approves or refuses, citing a resolution (决议). Approval raises the yearly ceiling of the fund, brings the
 * appropriation in and gives it to the programmes. @throws Problem FORBIDDEN, NOT_FOUND, SAME_PERSON, BUDGET_DECIDED
 */
export async function decideBudget(parts: FundParts, db: Database | Tx, act: Act, budgetId: string, decision: { approve: boolean; resolution: string }): Promise<void> {
  const s = stampOf(act, authorise(act.actor, 'funds.budget.approve', {}));
  await inTransaction(db, async (tx) => {
    const [first] = await readBudgets(tx.sql, { id: budgetId });
    if (!first) throw notFound('预算', 'budget', budgetId);
    const fund = await knownFund(tx.sql, first.fundId, { lock: true });
    const budgets = await readBudgets(tx.sql, { fundId: fund.id });
    const budget = budgets.find((b) => b.id === budgetId)!;
    if (budget.approved !== null) throw new Problem('BUDGET_DECIDED', { status: 409, zh: '该预算已有决定', en: 'The budget has been decided already' });
    await insertDecision(tx.sql, { budgetId, approved: decision.approve, resolution: decision.resolution, at: s.at, by: s.byId, byName: s.byName });
    if (decision.approve) {
      const total = budgets.filter((b) => b.approved).reduce((sum, b) => sum + b.amountFen, budget.amountFen);
      await setBudget(tx, fund, parts.zone, total, s, decision.resolution);
      const programmes = await readProgrammes(tx.sql, fund.id);
      const whole = fundAccount(fund, parts.zone);
      await move(tx, s, {
        key: `funds.budget.${budgetId}`, recordId: budgetId, subjectKind: 'funds.budget', clause: fund.clause,
        memo: { zh: `${fund.nameZh}第 ${budget.no} 次预算（${decision.resolution}）`, en: `${fund.nameEn}: budget ${budget.no} (${decision.resolution})` },
      }, [
        { from: sourceAccount(fund, 'fund', parts.zone), to: whole, amount: budget.amountFen, kind: 'appropriation', fundId: fund.id, programmeId: null, taskId: null, region: null, party: 'fund' },
        ...budget.lines.map((l) => {
          const p = programmes.find((x) => x.id === l.programmeId)!;
          return { from: whole, to: programmeAccount(fund, p.id, p.purpose, parts.zone), amount: l.amountFen, kind: 'budget' as const, fundId: fund.id, programmeId: p.id, taskId: null, region: null, party: 'fund' };
        }),
      ]);
    }
    await appendAudit(tx, { at: s.at, actor: s.by!, action: decision.approve ? 'funds.budget.approved' : 'funds.budget.refused', subject: { kind: 'funds.fund', id: fund.id }, detail: { budget: budgetId, resolution: decision.resolution }, requestId: act.requestId });
    tx.emit({ topic: 'funds.fund.changed', key: fund.id });
  });
}
