import type { Actor } from '../../kernel/identity/index.ts';
import type { Act } from './act.ts';
import type { Step } from './store/entries.ts';

/** What happened to an entry, by whom. */
export const stepOf = (act: { now: Date; actor: Actor | undefined }, kind: string, reason: string | null = null): Step => ({
  kind, reason, at: act.now, byId: act.actor?.accountId ?? null, byName: act.actor?.displayName ?? '系统',
});

export const actOfHook = (ctx: { now: Date; actor: Actor | undefined; requestId: string }): Act => ({ now: ctx.now, actor: ctx.actor, requestId: ctx.requestId });
