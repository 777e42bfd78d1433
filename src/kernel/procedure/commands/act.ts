import { appendAudit } from '../../audit/index.ts';
import { notFound } from '../../base/problem.ts';
import type { Tx } from '../../db/index.ts';
import { type Actor, type Assignment, signInRequired } from '../../identity/actor.ts';
import { type ActionDefinition, findAction } from '../domain/definition.ts';
import { evaluateCase } from '../domain/evaluate.ts';
import type { CaseAction, Evaluation } from '../domain/history.ts';
import { effectNamed, type EngineContext, guardNamed } from '../engine-context.ts';
import { checkForm } from '../forms.ts';
import type { HookContext } from '../hooks.ts';
import { projectionOf, writeLists } from '../projection.ts';
import { actionHash, type ChainedAction, findByKey, insertAction, readActions } from '../store/actions.ts';
import { findCase, type StoredCase, updateStanding } from '../store/cases.ts';
import { assertObjection, assertOpenTo, assertReason, assertSeen } from './act-checks.ts';
import { actionUnknown, assertSameRequest, guardRefused, instantAfter } from './act-problems.ts';

export interface ActInput {
  caseId: string;
  action: string;
  /** `seq` the person saw. null: take it as it is — for flows, and for actions open to anybody. */
  expectedSeq: number | null;
  data?: Record<string, unknown>;
  reason?: string | null;
  actor: Actor | undefined;
  /** Name of the flow that acts for the house, e.g. `deal.talkAgreed`; needed for actions that only a flow takes. */
  flow?: string;
  now: Date;
  requestId: string;
  idempotencyKey?: string | undefined;
}

export interface ActOutcome {
  caseId: string;
  seq: number;
  action: CaseAction;
  /** The case after the action. */
  evaluation: Evaluation;
  /** The same request had been accepted before; nothing was done now. */
  replayed: boolean;
}

/**
 * Takes an action in a case, in the caller's transaction: lock, evaluate, authorise, check the form, ask the guards,
 * append, run the effects, tell the audit and the outbox. Whatever an effect throws undoes all of it.
 *
 * @throws Problem NOT_FOUND, ACTION_UNKNOWN (404); CASE_CHANGED, ACTION_NOT_POSSIBLE, IDEMPOTENCY_KEY_REUSED (409);
 *   SIGN_IN_REQUIRED (401); ACTION_FORBIDDEN (403); FORM_INVALID, REASON_REQUIRED, OBJECTION_NOT_OPEN, GUARD_REFUSED (422)
 */
export async function act(context: EngineContext, tx: Tx, input: ActInput): Promise<ActOutcome> {
  const found = await findCase(tx.sql, input.caseId, { lock: true });
  if (!found) throw notFound('事项', 'case', input.caseId);
  const definition = await context.pinned(tx.sql, found.definitionId, found.definitionVersion);
  const history = await readActions(tx.sql, found.id);
  const now = instantAfter(found.lastAt, input.now);
  const evaluate = (actions: readonly CaseAction[]): Evaluation =>
    evaluateCase(definition, { openedAt: found.openedAt, actions }, context.calendar, now);

  const before = evaluate(history);
  const earlier = input.idempotencyKey && (await findByKey(tx.sql, found.id, input.idempotencyKey));
  if (earlier) {
    assertSameRequest(earlier, input);
    return { caseId: found.id, seq: earlier.seq, action: earlier, evaluation: before, replayed: true };
  }

  const action = findAction(definition, input.action);
  if (!action) throw actionUnknown(input.action);
  if (!input.actor && input.flow === undefined) throw signInRequired();
  assertSeen(definition, action, before, history, input);
  const assignment = assertOpenTo(definition, action, before, found, input);
  const data = checkForm(action, input.data ?? {});
  const reason = assertReason(action, input.reason);
  assertObjection(definition, action, before, data);

  const hook = { ...hookBase(found, action, data, reason, input, assignment, now), evaluation: before, history };
  await askGuards(context, tx, action, hook);

  const taken = chained(found, history, { action: action.id, data, reason }, input, assignment, now);
  const all = [...history, taken];
  const after = evaluate(all);
  await insertAction(tx.sql, found.id, taken, input.idempotencyKey ?? null);
  await updateStanding(tx.sql, found.id, projectionOf(after), taken);
  await writeLists(tx.sql, found, definition, after);
  await appendAudit(tx, {
    at: now,
    actor: input.actor ? { accountId: input.actor.accountId, organisationId: taken.organisationId, role: taken.role } : null,
    action: `procedure.${definition.id}.${action.id}`,
    subject: { kind: 'procedure.case', id: found.id },
    detail: { number: found.number, seq: taken.seq, from: before.state, to: after.state, reason, version: definition.version,
      subject: found.subject, flow: taken.flow, hash: taken.hash },
    requestId: input.requestId,
  });
  tx.emit({
    topic: 'procedure.case.changed',
    key: found.id,
    payload: { definition: definition.id, subject: found.subject, state: after.state, action: action.id, seq: taken.seq },
  });
  for (const name of action.effects) await effectNamed(context, name)(tx, { ...hook, evaluation: after, history: all });
  return { caseId: found.id, seq: taken.seq, action: taken, evaluation: after, replayed: false };
}

function hookBase(
  found: StoredCase,
  action: ActionDefinition,
  data: Record<string, unknown>,
  reason: string | null,
  input: ActInput,
  assignment: Assignment | undefined,
  now: Date,
): Omit<HookContext, 'evaluation' | 'history'> {
  return {
    case: found,
    action: action.id,
    data,
    reason,
    actor: input.actor,
    organisationId: assignment?.organisationId ?? null,
    role: assignment?.role ?? null,
    now,
    requestId: input.requestId,
  };
}

async function askGuards(context: EngineContext, tx: Tx, action: ActionDefinition, hook: HookContext): Promise<void> {
  const reasons = [];
  for (const name of action.guards) {
    const answer = await guardNamed(context, name)(tx, hook);
    if (!answer.ok) reasons.push(...answer.reasons);
  }
  if (reasons.length > 0) throw guardRefused(action, reasons);
}

function chained(
  found: StoredCase,
  history: readonly ChainedAction[],
  what: { action: string; data: Record<string, unknown>; reason: string | null },
  input: ActInput,
  assignment: Assignment | undefined,
  now: Date,
): ChainedAction {
  const taken: CaseAction = {
    ...what,
    seq: history.length + 1,
    at: now.toISOString(),
    accountId: input.actor?.accountId ?? null,
    accountName: input.actor?.displayName ?? null,
    organisationId: assignment?.organisationId ?? null,
    organisationName: assignment?.organisationName ?? null,
    role: assignment?.role ?? null,
    flow: input.flow ?? null,
    // Through JSON once, so that the hash covers exactly what the database keeps.
    data: JSON.parse(JSON.stringify(what.data)) as Record<string, unknown>,
  };
  return { ...taken, previousHash: found.lastHash, hash: actionHash(found.id, taken, found.lastHash) };
}

