import type { Assignment } from '../../identity/actor.ts';
import { allowedActions, heldUp, mayAct } from '../domain/allowed.ts';
import { type ActionDefinition, type Definition, findAction, findState } from '../domain/definition.ts';
import type { CaseAction, Evaluation } from '../domain/history.ts';
import type { StoredCase } from '../store/cases.ts';
import { assignmentFor, viewerOf } from '../viewer.ts';
import type { ActInput } from './act.ts';
import { caseChanged, forbiddenHere, noSuchObjection, notPossible, onlyFlow, reasonRequired } from './act-problems.ts';

/** Nobody decides on something he has not seen. */
export function assertSeen(
  definition: Definition,
  action: ActionDefinition,
  before: Evaluation,
  history: readonly CaseAction[],
  input: ActInput,
): void {
  const blind = input.expectedSeq === null && (input.flow !== undefined || 'anyone' in action.actor);
  if (blind || input.expectedSeq === before.seq) return;
  const last = history.at(-1);
  const lastAction = last && findAction(definition, last.action);
  throw caseChanged(findState(definition, before.state)!, last, lastAction);
}

/**
 * The assignment under which the action is taken; undefined when none is needed.
 * @throws Problem ACTION_FORBIDDEN, ACTION_NOT_POSSIBLE
 */
export function assertOpenTo(
  definition: Definition,
  action: ActionDefinition,
  before: Evaluation,
  found: StoredCase,
  input: ActInput,
): Assignment | undefined {
  const option = before.options.find((o) => o.action === action.id);
  const state = findState(definition, before.state)!;
  if ('flow' in action.actor) {
    if (input.flow === undefined) throw onlyFlow(action);
    // The house waits for a notice like everybody else.
    const why = option ? heldUp(option, before.today) : [];
    if (!option || why.length > 0) throw notPossible(action, state, why);
    return undefined;
  }
  const viewer = viewerOf(definition, input.actor, found);
  const refused = mayAct(definition, action.actor, viewer);
  if (refused.length > 0) throw forbiddenHere(action, refused);
  if (!option) throw notPossible(action, state, []);
  const { why } = allowedActions(definition, before, viewer).find((a) => a.action === action.id)!;
  if (why.length > 0) throw notPossible(action, state, why);
  return 'anyone' in action.actor ? input.actor?.assignments[0] : assignmentFor(input.actor, action.actor, found);
}

export function assertReason(action: ActionDefinition, reason: string | null | undefined): string | null {
  const given = reason?.trim() || null;
  if (action.reasonRequired && given === null) throw reasonRequired(action);
  return given;
}

/** An answer must name an objection that waits for one. */
export function assertObjection(
  definition: Definition,
  action: ActionDefinition,
  before: Evaluation,
  data: Record<string, unknown>,
): void {
  for (const { id, objections } of definition.notices) {
    if (action.id !== objections.upholdOn && action.id !== objections.dismissOn) continue;
    const open = before.notices.find((n) => n.id === id)!.objections.filter((o) => o.status === 'open');
    if (!open.some((o) => o.seq === data[objections.objectionField])) throw noSuchObjection(objections.objectionField, open);
  }
}
