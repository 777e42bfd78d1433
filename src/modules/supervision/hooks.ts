import { notFound } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Effect, Guard, HookContext, ProcedureHooks } from '../../kernel/procedure/index.ts';
import { mayIssueAs, type OrderColour } from './domain/orders.ts';
import { findOrder, type OrderRow, setOrder } from './store/orders.ts';

async function orderOf(tx: Tx, ctx: HookContext): Promise<OrderRow> {
  const order = await findOrder(tx.sql, ctx.case.subject.id);
  if (!order) throw notFound('督办单', 'dispatch order', ctx.case.subject.id);
  return order;
}

const COLOUR_OF: Record<string, OrderColour> = { issueBlue: 'BLUE', issueYellow: 'YELLOW', issueRed: 'RED' };

/** The light proposed a colour; a person may be stricter, not milder. */
const colourFits: Guard = async (tx, ctx) => {
  const { proposed } = await orderOf(tx, ctx);
  return mayIssueAs(proposed, COLOUR_OF[ctx.action]!)
    ? { ok: true }
    : { ok: false, reasons: [{ zh: '按灯应签发更高等级的督办单；不宜签发的，请撤销并说明理由', en: 'The light calls for a graver order; if none should be issued, withdraw it with a reason' }] };
};

/** Closing is for somebody outside the unit that reports (销号须他人复核). */
const independent: Guard = async (_tx, ctx) => {
  const own = new Set((ctx.case.parties['unit'] ?? []).map((p) => p.organisationId));
  return ctx.actor?.assignments.some((a) => own.has(a.organisationId))
    ? { ok: false, reasons: [{ zh: '责任单位的人员不能复核本单位的督办单', en: 'People of the responsible unit do not recheck its own order' }] }
    : { ok: true };
};

/** The status column follows the case; the case's state is the truth. */
const follow: Effect = async (tx, ctx) => {
  await setOrder(tx.sql, ctx.case.subject.id, ctx.evaluation.state, COLOUR_OF[ctx.action]);
  tx.emit({ topic: 'supervision.order.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });
};

/** Names that `procedures/dispatch-order.yaml` calls. */
export const supervisionHooks: ProcedureHooks = {
  guards: { 'supervision.order.colourFits': colourFits, 'supervision.order.independent': independent },
  effects: { 'supervision.order.follow': follow },
};
