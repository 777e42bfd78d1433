import type { Effect, ProcedureHooks } from '../../kernel/procedure/index.ts';
import { followCase } from './store/handovers.ts';

/** Names that `procedures/network-handover.yaml` calls. */
export function networkHooks(): ProcedureHooks {
  const followed: Effect = async (tx, ctx) => {
    const { outcome, contact } = ctx.data;
    const answer = [outcome, contact, ctx.reason].find((t): t is string => typeof t === 'string') ?? null;
    await followCase(tx.sql, ctx.case.subject.id, { status: ctx.evaluation.state, answer, at: ctx.now });
    tx.emit({ topic: 'network.handover.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });
  };
  return { guards: {}, effects: { 'network.handover.followed': followed } };
}
