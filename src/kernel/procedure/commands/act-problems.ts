import { canonicalJson } from '../../base/canonical-json.ts';
import { Problem } from '../../base/problem.ts';
import type { ActionDefinition, StateDefinition } from '../domain/definition.ts';
import type { CaseAction, Words } from '../domain/history.ts';
import { tidyForm } from '../forms.ts';
import type { ActInput } from './act.ts';

export function actionUnknown(action: string): Problem {
  return new Problem('ACTION_UNKNOWN', { status: 404, zh: `该流程没有动作“${action}”`, en: `This procedure has no action "${action}"` });
}

export function caseChanged(state: StateDefinition, last: CaseAction | undefined, done: ActionDefinition | undefined): Problem {
  const who = last?.accountName ?? '系统';
  return new Problem('CASE_CHANGED', {
    status: 409,
    zh: done ? `该事项已有变化：${who} 已办理“${done.zh}”，现状态为“${state.zh}”` : `该事项的状态为“${state.zh}”`,
    en: done
      ? `The case has changed: ${last?.accountName ?? 'the platform'} took "${done.en}"; it is now "${state.en}"`
      : `The case is "${state.en}"`,
    remedy: { zh: '请刷新后查看最新情况再办理', en: 'Reload, look at the case as it is now, and act again' },
    details: [{ code: 'CASE_STATE', zh: state.zh, en: state.en, where: { field: state.id } }],
  });
}

export function onlyFlow(action: ActionDefinition): Problem {
  return new Problem('ACTION_FORBIDDEN', {
    status: 403,
    zh: `“${action.zh}”由系统自动办理`,
    en: `"${action.en}" is done by the platform itself`,
  });
}

export function forbiddenHere(action: ActionDefinition, why: readonly Words[]): Problem {
  return new Problem('ACTION_FORBIDDEN', {
    status: 403,
    zh: `您不能办理“${action.zh}”：${why.map((w) => w.zh).join('；')}`,
    en: `You may not take "${action.en}": ${why.map((w) => w.en).join('; ')}`,
  });
}

export function notPossible(action: ActionDefinition, state: StateDefinition, why: readonly Words[]): Problem {
  const reasons = why.length > 0 ? why : [{ zh: `当前状态“${state.zh}”不可办理`, en: `not possible while the case is "${state.en}"` }];
  return new Problem('ACTION_NOT_POSSIBLE', {
    status: 409,
    zh: `现在不能办理“${action.zh}”：${reasons.map((w) => w.zh).join('；')}`,
    en: `"${action.en}" cannot be taken now: ${reasons.map((w) => w.en).join('; ')}`,
    details: reasons.map((w) => ({ code: 'ACTION_NOT_POSSIBLE', ...w })),
  });
}

export function reasonRequired(action: ActionDefinition): Problem {
  return new Problem('REASON_REQUIRED', {
    zh: `办理“${action.zh}”须说明理由`,
    en: `"${action.en}" needs a reason`,
    where: { field: 'reason' },
  });
}

export function noSuchObjection(field: string, open: readonly { seq: number }[]): Problem {
  const numbers = open.map((o) => o.seq).join(', ') || '-';
  return new Problem('OBJECTION_NOT_OPEN', {
    zh: `没有待答复的该件异议；待答复的编号：${numbers}`,
    en: `No open objection with that number; open ones: ${numbers}`,
    where: { field },
  });
}

export function guardRefused(action: ActionDefinition, reasons: readonly Words[]): Problem {
  return new Problem('GUARD_REFUSED', {
    zh: `还不能办理“${action.zh}”：${reasons.map((r) => r.zh).join('；')}`,
    en: `"${action.en}" is not possible yet: ${reasons.map((r) => r.en).join('; ')}`,
    details: reasons.map((r) => ({ code: 'GUARD_REFUSED', ...r })),
  });
}

/** A repeated request must be the same request. */
export function assertSameRequest(earlier: CaseAction, input: ActInput): void {
  const same =
    earlier.action === input.action &&
    earlier.accountId === (input.actor?.accountId ?? null) &&
    canonicalJson(earlier.data) === canonicalJson(tidyForm(input.data ?? {}));
  if (same) return;
  throw new Problem('IDEMPOTENCY_KEY_REUSED', {
    status: 409,
    zh: '同一请求编号已用于另一次办理',
    en: 'This idempotency key was used for another request',
    remedy: { zh: '请刷新后重新办理', en: 'Reload and act again' },
  });
}

/** Clocks of two servers may differ by a little; an action never lies before the one it follows. */
const SKEW_MS = 60_000;

export function instantAfter(last: string, now: Date): Date {
  const before = new Date(last);
  if (now >= before) return now;
  if (before.getTime() - now.getTime() <= SKEW_MS) return before;
  throw new Problem('CLOCK_BEHIND', {
    status: 409,
    zh: `系统时间 ${now.toISOString()} 早于该事项上一步的时间 ${last}`,
    en: `The clock says ${now.toISOString()}, which is before the last action of the case (${last})`,
    remedy: { zh: '请校准服务器时间，或把演示日期调回', en: 'Set the server time right, or move the demo date forward again' },
  });
}
