import type { CalendarDate } from '../../base/calendar-date.ts';
import { type ActorRule, type Definition, findAction, findState, isOptional } from './definition.ts';
import type { ActionOption, Evaluation, Words } from './history.ts';

/** The person who looks at a case, reduced to what matters for this case. */
export interface Viewer {
  /** null: not signed in. */
  accountId: string | null;
  /** Permissions that reach this case by its region and park (or the whole zone). */
  permissions: string[];
  /** Party of the case the viewer acts for → permissions held in that organisation. */
  partyPermissions: Record<string, string[]>;
}

export interface AllowedAction {
  action: string;
  allowed: boolean;
  /** Why not; empty when allowed. */
  why: Words[];
}

/**
 * What the viewer may do now, and for everything else the current state offers, why not. Actions that only the house
 * takes are left out. The named guards of modules may still refuse: they need the database.
 */
export function allowedActions(definition: Definition, evaluation: Evaluation, viewer: Viewer): AllowedAction[] {
  return evaluation.options.flatMap((option) => {
    const action = findAction(definition, option.action)!;
    if ('flow' in action.actor) return [];
    const why = [
      ...mayAct(definition, action.actor, viewer),
      ...heldUp(option, evaluation.today),
      ...rightPerson(option, viewer),
    ];
    return [{ action: action.id, allowed: why.length === 0, why }];
  });
}

/** Empty when the actor rule is satisfied. */
export function mayAct(definition: Definition, rule: ActorRule, viewer: Viewer): Words[] {
  if (viewer.accountId === null) return [{ zh: '请先登录', en: 'Please sign in first' }];
  if ('anyone' in rule) return [];
  if ('flow' in rule) return [{ zh: '由系统自动办理', en: 'Done by the platform itself' }];
  if ('party' in rule) {
    const party = definition.parties.find((p) => p.id === rule.party);
    return viewer.partyPermissions[rule.party]?.includes(rule.permission)
      ? []
      : [{ zh: `由${party?.zh ?? rule.party}办理`, en: `To be done by the ${party?.en.toLowerCase() ?? rule.party}` }];
  }
  return viewer.permissions.includes(rule.permission)
    ? []
    : [{ zh: '由有管辖权的经办人员办理', en: 'To be done by an officer with jurisdiction' }];
}

/** What keeps the house itself from an action that only it takes: a notice that runs, an open objection, the day. */
export function heldUp(option: ActionOption, today: CalendarDate): Words[] {
  return [...option.blocked, ...rightDay(option, today)];
}

function rightDay(option: ActionOption, today: CalendarDate): Words[] {
  const { notBefore, notAfter } = option;
  return [
    ...(notBefore !== null && today < notBefore ? [{ zh: `${notBefore} 起才可办理`, en: `Possible from ${notBefore}` }] : []),
    ...(notAfter !== null && today > notAfter ? [{ zh: `期限已于 ${notAfter} 届满`, en: `The period ended on ${notAfter}` }] : []),
  ];
}

function rightPerson(option: ActionOption, viewer: Viewer): Words[] {
  return viewer.accountId !== null && option.notBy.includes(viewer.accountId)
    ? [{ zh: '前一环节由您办理，此环节须由他人办理', en: 'You took an earlier step; another person must take this one' }]
    : [];
}

/**
 * A line of work that waits for somebody: what an inbox is made of. It is the same knowledge as `allowedActions` turned
 * round — not "what may this person do here" but "who may do this, and on which days".
 */
export interface Task {
  action: string;
  permission: string;
  /** Organisations of the party that must act; null when it is by jurisdiction. */
  organisationIds: string[] | null;
  notBy: string[];
  notBefore: CalendarDate | null;
  notAfter: CalendarDate | null;
}

export function openTasks(
  definition: Definition,
  evaluation: Evaluation,
  parties: Readonly<Record<string, readonly { organisationId: string }[]>>,
): Task[] {
  const after = findState(definition, evaluation.state)!;
  return evaluation.options.flatMap((option): Task[] => {
    const action = findAction(definition, option.action)!;
    const rule = action.actor;
    if (!('permission' in rule) || isOptional(action, evaluation.state) || option.blocked.length > 0 || after.kind !== 'open') return [];
    return [
      {
        action: action.id,
        permission: rule.permission,
        organisationIds: 'party' in rule ? (parties[rule.party] ?? []).map((p) => p.organisationId) : null,
        notBy: option.notBy,
        notBefore: option.notBefore,
        notAfter: option.notAfter,
      },
    ];
  });
}
