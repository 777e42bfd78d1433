import { notFound } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Effect, Guard, HookContext, ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { SupervisionParts } from './act.ts';
import { inspectionHooks } from './inspection-hooks.ts';
import { stepAfter } from './domain/ladder.ts';
import { mayIssueAs, type OrderColour } from './domain/orders.ts';
import { findOrder, type OrderRow, setOrder } from './store/orders.ts';

async function orderOf(tx: Tx, ctx: HookContext): Promise<OrderRow> {
  const order = await findOrder(tx.sql, ctx.case.subject.id);
  if (!order) throw notFound('督办单', 'dispatch order', ctx.case.subject.id);
  return order;
}

const COLOUR_OF: Record<string, OrderColour> = { issueBlue: 'BLUE', issueYellow: 'YELLOW', issueRed: 'RED', raiseToYellow: 'YELLOW', raiseToRed: 'RED' };

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
    ? { ok: false, reasons: [{ zh: '责任单位的人员不能复核本单位的事项', en: 'People of the responsible unit do not recheck its own matters' }] }
    : { ok: true };
};

/** The columns follow the case; the case's state is the truth. */
const follow: Effect = async (tx, ctx) => {
  const { circularNo, circularOn, circularPublic } = ctx.data;
  await setOrder(tx.sql, ctx.case.subject.id, {
    status: ctx.evaluation.state,
    colour: COLOUR_OF[ctx.action],
    step: stepAfter(ctx.action),
    circular: ctx.action === 'recordCircular' ? { no: String(circularNo), on: String(circularOn), public: circularPublic === true } : undefined,
  });
  tx.emit({ topic: 'supervision.order.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });
};

/** Names that `procedures/dispatch-order.yaml`, `inspection.yaml` and `inspection-finding.yaml` call. */
export function supervisionHooks(parts: SupervisionParts): ProcedureHooks {
  const { guards, effects } = inspectionHooks(parts);
  return {
    guards: { ...guards, 'supervision.order.colourFits': colourFits, 'supervision.order.independent': independent, 'supervision.finding.independent': independent },
    effects: { ...effects, 'supervision.order.follow': follow },
  };
}
