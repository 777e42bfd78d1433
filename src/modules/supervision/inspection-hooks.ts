import { dateOf } from '../../kernel/base/calendar-date.ts';
import { notFound } from '../../kernel/base/problem.ts';
import { addWorkingDays } from '../../kernel/base/working-days.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Effect, Guard, GuardAnswer, HookContext, ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { SupervisionParts } from './act.ts';
import { unheard } from './domain/inspection.ts';
import { openFinding, readFindings, SETTLED_STATES, setFindingStatus } from './store/findings.ts';
import { findInspection, type InspectionRow, setInspectionStatus } from './store/inspections.ts';

async function inspectionOf(tx: Tx, ctx: HookContext): Promise<InspectionRow> {
  const inspection = await findInspection(tx.sql, ctx.case.subject.id);
  if (!inspection) throw notFound('督查', 'inspection', ctx.case.subject.id);
  return inspection;
}

const no = (zh: string, en: string): GuardAnswer => ({ ok: false, reasons: [{ zh, en }] });

/** Only people of the team act for it; each of them has stated that he has no part in what is inspected. */
const member: Guard = async (tx, ctx) => {
  const { inspectors } = await inspectionOf(tx, ctx);
  return inspectors.some((t) => t.accountId === ctx.actor?.accountId)
    ? { ok: true }
    : no('只有检查组成员可以办理；请先声明无利害关系并加入检查组', 'Only people of the team may do this; join it first, stating that you have no conflict of interest');
};

/** Who inspected does not review the objection to his own findings (other staff, handbook 11.5). */
const outsideTeam: Guard = async (tx, ctx) => {
  const { inspectors } = await inspectionOf(tx, ctx);
  return inspectors.some((t) => t.accountId === ctx.actor?.accountId)
    ? no('检查组成员不能复核对本组意见的异议', 'People of the team do not review an objection to its own findings')
    : { ok: true };
};

const heard: Guard = async (tx, ctx) => {
  const { units } = await inspectionOf(tx, ctx);
  const until = ctx.evaluation.clocks.find((c) => c.id === 'objection')?.dueOn ?? null;
  const waiting = unheard(units.map((u) => u.organisationId), ctx.history, until, ctx.evaluation.today);
  if (waiting.length === 0) return { ok: true };
  const names = units.filter((u) => waiting.includes(u.organisationId)).map((u) => u.organisationName).join('、');
  return no(`${names}的异议期到 ${until}；表示无异议或期满后才能形成问题清单`, `${names} may object until ${until}; conclude once they have said that they do not, or afterwards`);
};

const allSettled: Guard = async (tx, ctx) => {
  const open = (await readFindings(tx.sql, { inspectionId: ctx.case.subject.id })).filter((f) => !SETTLED_STATES.includes(f.status));
  return open.length === 0
    ? { ok: true }
    : no(`还有 ${open.length} 个问题没有销号：${open.map((f) => f.no).join('、')}`, `${open.length} findings are not settled: ${open.map((f) => f.no).join(', ')}`);
};

/** Names that `inspection.yaml` and `inspection-finding.yaml` call. */
export function inspectionHooks({ engine, calendar }: SupervisionParts): ProcedureHooks {
  /** The status column follows the case; with the approval the units learn of the inspection. */
  const follow: Effect = async (tx, ctx) => {
    const inspection = await inspectionOf(tx, ctx);
    await setInspectionStatus(tx.sql, inspection.id, ctx.evaluation.state);
    if (ctx.action === 'approve') {
      await engine.amendCase(tx, {
        caseId: ctx.case.id, parties: { unit: inspection.units.map((u) => ({ organisationId: u.organisationId, name: u.organisationName })) },
        actor: ctx.actor, now: ctx.now, requestId: ctx.requestId,
      });
    }
    tx.emit({ topic: 'supervision.inspection.changed', key: inspection.id, payload: { state: ctx.evaluation.state } });
  };

  /** From now on each finding binds its unit: a case, and a day counted in working days from today. */
  const conclude: Effect = async (tx, ctx) => {
    await follow(tx, ctx);
    for (const finding of await readFindings(tx.sql, { inspectionId: ctx.case.subject.id })) {
      const opened = await engine.openCase(tx, {
        definitionId: 'inspection-finding', subject: { kind: 'supervision.finding', id: finding.id }, title: `${finding.inspectionNumber}-${finding.no} ${finding.title}`,
        parties: { unit: [{ organisationId: finding.organisationId, name: finding.organisationName }] },
        region: finding.region, park: null, actor: ctx.actor, now: ctx.now, requestId: ctx.requestId,
      });
      await openFinding(tx.sql, finding.id, { status: 'RECTIFYING', caseId: opened.id, dueOn: addWorkingDays(calendar, dateOf(ctx.now), finding.workingDays) });
    }
  };

  const followFinding: Effect = async (tx, ctx) => {
    const { state } = ctx.evaluation;
    await setFindingStatus(tx.sql, ctx.case.subject.id, state, SETTLED_STATES.includes(state) ? dateOf(ctx.now) : null);
    tx.emit({ topic: 'supervision.finding.changed', key: ctx.case.subject.id, payload: { state } });
  };

  return {
    guards: {
      'supervision.inspection.member': member,
      'supervision.inspection.outsideTeam': outsideTeam,
      'supervision.inspection.heard': heard,
      'supervision.inspection.allSettled': allSettled,
    },
    effects: { 'supervision.inspection.follow': follow, 'supervision.inspection.conclude': conclude, 'supervision.finding.follow': followFinding },
  };
}
