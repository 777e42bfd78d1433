import { notFound } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Effect, Guard, GuardAnswer, HookContext, ProcedureHooks } from '../../kernel/procedure/index.ts';
import { scoreOf } from './domain/score.ts';
import { isOpen } from './domain/term.ts';
import { type EngagementRow, findEngagement, lockEngagement, setEngagementStatus } from './store/engagements.ts';
import { insertSubmission, readMarks } from './store/work.ts';

async function engagementOf(tx: Tx, ctx: HookContext): Promise<EngagementRow> {
  const engagement = await findEngagement(tx.sql, ctx.case.subject.id);
  if (!engagement) throw notFound('评估委托', 'engagement', ctx.case.subject.id);
  return engagement;
}

const no = (zh: string, en: string): GuardAnswer => ({ ok: false, reasons: [{ zh, en }] });

/** Handed in within the term, by somebody who has declared, with a mark for every criterion. */
const complete: Guard = async (tx, ctx) => {
  const engagement = await engagementOf(tx, ctx);
  if (!isOpen(engagement, ctx.evaluation.today)) return no(`不在约定期限内（${engagement.startsOn} 至 ${engagement.endsOn}）`, `Outside the term (${engagement.startsOn} to ${engagement.endsOn})`);
  if (!engagement.declarations.some((d) => d.accountId === ctx.actor?.accountId)) return no('提交人还没有作出无利害关系声明', 'Whoever hands it in has not declared yet');
  const marks = new Set((await readMarks(tx.sql, engagement.id)).map((m) => m.criterion));
  const missing = engagement.scheme.criteria.filter((c) => !marks.has(c.code));
  return missing.length === 0
    ? { ok: true }
    : no(`还有 ${missing.length} 项没有评分：${missing.map((c) => c.zh).join('、')}`, `${missing.length} criteria have no mark: ${missing.map((c) => c.en).join(', ')}`);
};

/** The assessed have spoken since the report came in, or their time is over. */
const factsHeard: Guard = async (tx, ctx) => {
  const { assessed } = await engagementOf(tx, ctx);
  const until = ctx.evaluation.clocks.find((c) => c.id === 'facts')?.dueOn ?? null;
  if (until !== null && until < ctx.evaluation.today) return { ok: true };
  const from = ctx.history.findLastIndex((a) => a.action === 'submit');
  const heard = new Set(ctx.history.slice(from + 1).filter((a) => a.action === 'noFaults' || a.action === 'commentFacts').map((a) => a.organisationId));
  const waiting = assessed.filter((a) => !heard.has(a.id)).map((a) => a.name);
  return waiting.length === 0 ? { ok: true } : no(`${waiting.join('、')}可在 ${until} 前核对事实`, `${waiting.join(', ')} may check the facts until ${until}`);
};

/** The status column follows the case; the case's state is the truth. */
const follow: Effect = async (tx, ctx) => {
  await setEngagementStatus(tx.sql, ctx.case.subject.id, ctx.evaluation.state);
  tx.emit({ topic: 'assessment.engagement.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });
};

/** Marks, total and grade are kept as they stood when they were handed in. */
const submitted: Effect = async (tx, ctx) => {
  const engagement = await engagementOf(tx, ctx);
  await lockEngagement(tx.sql, engagement.id);
  const marks = (await readMarks(tx.sql, engagement.id)).map(({ criterion, mark, grounds }) => ({ criterion, mark, grounds }));
  const score = scoreOf(engagement.scheme, new Map(marks.map((m) => [m.criterion, m.mark])))!;
  await insertSubmission(tx.sql, {
    engagementId: engagement.id, summary: String(ctx.data['summary']), reportName: String(ctx.data['reportName']), marks, total: score.total, grade: score.grade.code,
    submittedByName: ctx.actor?.displayName ?? '', submittedAt: ctx.now,
  });
  await follow(tx, ctx);
};

/** Names that `procedures/assessment-engagement.yaml` calls. */
export const assessmentHooks: ProcedureHooks = {
  guards: { 'assessment.engagement.complete': complete, 'assessment.engagement.factsHeard': factsHeard },
  effects: { 'assessment.engagement.follow': follow, 'assessment.engagement.submitted': submitted },
};
