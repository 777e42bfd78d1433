import { dateOf } from '../../kernel/base/calendar-date.ts';
import { formatYuan } from '../../kernel/base/money.ts';
import { notFound } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Effect, Guard, GuardAnswer, HookContext, ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { OwnershipParts } from './act.ts';
import { breaches } from './domain/exemption.ts';
import { grantReasons } from './domain/grant.ts';
import { postPlan } from './income-accounts.ts';
import { findGrant, type GrantRow, setGrantStatus } from './store/grants.ts';
import { findPlan, type PlanRow, setPlanStatus } from './store/plans.ts';

async function grantOf(tx: Tx, ctx: HookContext): Promise<GrantRow> {
  const grant = await findGrant(tx.sql, ctx.case.subject.id, { lock: true });
  if (!grant) throw notFound('赋权事项', 'grant', ctx.case.subject.id);
  return grant;
}

async function planOf(tx: Tx, ctx: HookContext): Promise<PlanRow> {
  const plan = await findPlan(tx.sql, ctx.case.subject.id, { lock: true });
  if (!plan) throw notFound('分配方案', 'plan', ctx.case.subject.id);
  return plan;
}

const answered = (reasons: { zh: string; en: string }[]): GuardAnswer => (reasons.length > 0 ? { ok: false, reasons } : { ok: true });

/** Names that `procedures/ownership-grant.yaml` and `procedures/income-distribution.yaml` call. */
export function ownershipHooks({ rules, results }: OwnershipParts): ProcedureHooks {
  const grantSound: Guard = async (tx, ctx) => {
    const grant = await grantOf(tx, ctx);
    const result = await results.find(tx.sql, grant.resultId);
    return answered([
      ...grantReasons(grant, (result?.completers ?? []).map((c) => c.name), rules.leastTermYears),
      ...breaches(rules.exemptions, 'GRANT', grant.answers),
    ]);
  };

  const planSound: Guard = async (tx, ctx) => answered(breaches(rules.exemptions, 'PLAN', (await planOf(tx, ctx)).answers));

  /** Nobody approves what he receives himself. */
  const independent: Guard = async (tx, ctx) => {
    const plan = await planOf(tx, ctx);
    const himself = plan.computed.parts.some((p) => (p.accountId ? p.accountId === ctx.actor?.accountId : p.name === ctx.actor?.displayName));
    return answered(himself ? [{ zh: '审批人本人参与分配，须回避', en: 'The approver receives a part himself and must step aside' }] : []);
  };

  /** What the public reads is what was computed, and every rewarded leader is named. */
  const noticeTrue: Guard = async (tx, ctx) => {
    const plan = await planOf(tx, ctx);
    const reasons: { zh: string; en: string }[] = [];
    if (ctx.data['poolFen'] !== plan.computed.poolFen) {
      reasons.push({ zh: `公示的奖酬总额须为 ${formatYuan(plan.computed.poolFen)} 元`, en: `The pool must be the ${formatYuan(plan.computed.poolFen)} yuan that was computed` });
    }
    for (const p of plan.computed.parts) {
      if (!String(ctx.data['shares'] ?? '').includes(p.name)) reasons.push({ zh: `受奖人员须列出“${p.name}”`, en: `The people must name ${p.name}` });
      if (p.leader && !String(ctx.data['leaders'] ?? '').includes(p.name)) reasons.push({ zh: `“${p.name}”担任领导职务，须公开`, en: `${p.name} holds a leading post and must be made public` });
    }
    return answered(reasons);
  };

  const followGrant: Effect = async (tx, ctx) => {
    await setGrantStatus(tx.sql, ctx.case.subject.id, ctx.evaluation.state);
    tx.emit({ topic: 'ownership.grant.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });
  };

  const registered: Effect = async (tx, ctx) => {
    await setGrantStatus(tx.sql, ctx.case.subject.id, ctx.evaluation.state, String(ctx.data['registeredOn']));
    tx.emit({ topic: 'ownership.grant.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });
  };

  const followPlan: Effect = async (tx, ctx) => {
    await setPlanStatus(tx.sql, ctx.case.subject.id, ctx.evaluation.state);
    tx.emit({ topic: 'ownership.plan.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });
  };

  const paid: Effect = async (tx, ctx) => {
    const plan = await planOf(tx, ctx);
    const reference = String(ctx.data['bankReference']);
    const by = ctx.actor ? { accountId: ctx.actor.accountId, organisationId: ctx.organisationId, role: ctx.role } : null;
    await postPlan(tx, plan, { at: ctx.now, by, reference });
    await setPlanStatus(tx.sql, plan.id, ctx.evaluation.state, { on: dateOf(ctx.now), reference });
    tx.emit({ topic: 'ownership.plan.changed', key: plan.id, payload: { state: ctx.evaluation.state } });
  };

  return {
    guards: { 'ownership.grant.sound': grantSound, 'ownership.plan.sound': planSound, 'ownership.plan.independent': independent, 'ownership.plan.noticeTrue': noticeTrue },
    effects: { 'ownership.grant.follow': followGrant, 'ownership.grant.registered': registered, 'ownership.plan.follow': followPlan, 'ownership.plan.paid': paid },
  };
}
