import { z } from 'zod';
import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import { creditCodeCheckCharacter } from '../../kernel/base/credit-code.ts';
import type { Pack } from '../../kernel/base/pack.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { demoActor } from './actors.ts';
import { nextWorkingDays, type Stage } from './load.ts';

const yuan = z.number().positive().transform((y) => Math.round(y * 100));
const payeeKind = z.enum(['firm', 'university', 'institute', 'agency', 'other']);

const fundsFile = z.strictObject({
  fund: z.strictObject({ code: z.string(), nameZh: z.string(), nameEn: z.string(), clause: z.string(), purposes: z.array(z.string()) }),
  note: z.string(),
  resolution: z.string(),
  document: z.string(),
  programmes: z.array(z.strictObject({
    code: z.string(), nameZh: z.string(), nameEn: z.string(), purpose: z.string(),
    shares: z.array(z.strictObject({ party: z.string(), nameZh: z.string(), nameEn: z.string(), kind: z.enum(['fund', 'province', 'city', 'private']), amount: yuan })),
    tasks: z.array(z.strictObject({ title: z.string(), keyTask: z.string().optional(), kind: z.enum(['project', 'award']), planned: yuan, indicator: z.string().optional(), target: z.number().optional(), unit: z.string().optional() })),
  })),
  contributions: z.array(z.strictObject({ programme: z.string(), party: z.string(), amount: yuan, reference: z.string() })),
  allocations: z.array(z.strictObject({ programme: z.string(), task: z.number().int(), region: z.string(), amount: yuan, reference: z.string() })),
  batches: z.array(z.strictObject({
    title: z.string(), region: z.string(), state: z.enum(['PAID', 'CHECKED']), paymentOrder: z.string().optional(),
    /** The credit code without its last, computed character. */
    lines: z.array(z.strictObject({ payeeName: z.string(), code: z.string().length(17), payeeKind, programme: z.string(), task: z.number().int(), amount: yuan, costLine: z.string(), document: z.string() })),
  })),
});

const readFile = (pack: Pack): z.output<typeof fundsFile> => pack.read('examples/funds.yaml', fundsFile);

/** One fund with its budget approved, money in the cities, one batch paid and one waiting for approval. */
export async function playFunds(stage: Stage, now: Date): Promise<void> {
  const { house: { funds, engine, identity, pack, plan }, tx } = stage;
  const file = readFile(pack);
  const today = dateOf(now);
  const stamp = (actor: Actor, daysAgo: number) => ({ now: stage.at(nextWorkingDays(stage, addDays(today, -daysAgo), 1)), actor, requestId: 'demo' });
  const planner = stage.person('secretariat', 'secretariat');
  const council = demoActor(identity.roles, { organisation: stage.organisation('secretariat'), role: 'secretariat' }, '秘书处负责人（演示）', now);
  const keyTasks = await plan.supervisedTasks(tx.sql);

  const { id: fundId } = await funds.createFund(tx, stamp(planner, 120), { ...file.fund, year: Number(today.slice(0, 4)), demo: true });
  const programmes = new Map<string, { id: string; tasks: string[] }>();
  for (const { shares, tasks, ...p } of file.programmes) {
    programmes.set(p.code, await funds.addProgramme(tx, stamp(planner, 118), fundId, {
      ...p, totalFen: shares.reduce((sum, s) => sum + s.amount, 0),
      shares: shares.map(({ amount, ...s }) => ({ ...s, amountFen: amount })),
      tasks: tasks.map(({ planned, keyTask, ...t }) => ({ ...t, plannedFen: planned, planTask: keyTasks.find((k) => k.zh === keyTask)?.id ?? null })),
    }));
  }
  const { id: budgetId } = await funds.proposeBudget(tx, stamp(planner, 110), fundId, {
    note: file.note, lines: file.programmes.map((p) => ({ programmeId: programmes.get(p.code)!.id, amountFen: p.shares.find((s) => s.kind === 'fund')!.amount })),
  });
  await funds.decideBudget(tx, stamp(council, 100), budgetId, { approve: true, resolution: file.resolution });
  for (const { programme, amount, ...c } of file.contributions) await funds.recordContribution(tx, stamp(planner, 90), programmes.get(programme)!.id, { ...c, amountFen: amount });
  for (const { programme, task, amount, ...a } of file.allocations) await funds.allocate(tx, stamp(planner, 80), { ...a, taskId: programmes.get(programme)!.tasks[task - 1]!, amountFen: amount, document: file.document });

  for (const [n, batch] of file.batches.entries()) {
    const begun = batch.state === 'PAID' ? 60 : 12;
    const officer = stage.person('city-officer', `city-${batch.region}`);
    const { id, caseId } = await funds.openBatch(tx, stamp(officer, begun), { fundId, region: batch.region, title: batch.title, demo: true });
    await funds.addLines(tx, stamp(officer, begun), id, batch.lines.map(({ code, task, amount, ...l }, i) => ({
      ...l, payeeCode: code + creditCodeCheckCharacter(code)!, taskNo: task, amountFen: amount, clause: file.fund.clause, evidence: '（演示）项目合同、验收意见', reference: `YS-ZF-${n + 1}-${i + 1}`,
    })));
    const act = async (actor: Actor, action: string, daysAgo: number, data: Record<string, unknown> = {}): Promise<void> => {
      const at = stamp(actor, daysAgo);
      const { evaluation } = await engine.evaluateStored(tx.sql, caseId, at.now);
      await engine.act(tx, { ...at, caseId, action, data, reason: null, expectedSeq: evaluation.seq });
    };
    await act(officer, 'submit', begun - 2);
    await act(stage.person('service-centre', 'service-centre'), 'check', begun - 5, { opinion: '（演示）与合同和验收意见相符' });
    if (batch.state !== 'PAID') continue;
    await act(council, 'approve', begun - 10);
    await act(stage.person('city-finance', `finance-${batch.region}`), 'pay', begun - 14, { paymentOrder: batch.paymentOrder! });
  }
}
