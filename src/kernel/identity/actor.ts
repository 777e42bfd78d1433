import { Problem } from '../base/problem.ts';

/** How far a permission reaches for a role: the own organisation's records, those of the jurisdiction, or the whole zone. */
export type Reach = 'own' | 'jurisdiction' | 'zone';

/** A permission as a module declares it. */
export interface PermissionDeclaration {
  /** `module.thing.verb` */
  id: string;
  zh: string;
  en: string;
}

export interface Assignment {
  role: string;
  organisationId: string;
  organisationName: string;
  /** Region codes (GB/T 2260) the holder answers for; empty = the whole zone. Matters for reach `jurisdiction` only. */
  regions: readonly string[];
  /** Park codes; empty = every park of the regions. */
  parks: readonly string[];
  grants: readonly { permission: string; reach: Reach }[];
}

/** Who is asking. Made by the identity kernel from a session; a request without one has no actor. */
export interface Actor {
  accountId: string;
  loginName: string;
  displayName: string;
  assignments: readonly Assignment[];
}

/** What is being touched, as far as permissions care. */
export interface Target {
  /** Organisations the record belongs to. */
  organisationIds?: readonly string[];
  region?: string | null;
  park?: string | null;
}

/** The assignment under which `actor` may do this, or undefined. Deny unless allowed. */
export function findGrant(actor: Actor | undefined, permission: string, target: Target = {}): Assignment | undefined {
  return actor?.assignments.find((a) =>
    a.grants.some((g) => g.permission === permission && reaches(g.reach, a, target)),
  );
}

/** True when the actor holds the permission with any reach: enough to open a list that is filtered afterwards. */
export function holds(actor: Actor | undefined, permission: string): boolean {
  return actor?.assignments.some((a) => a.grants.some((g) => g.permission === permission)) ?? false;
}

function reaches(reach: Reach, assignment: Assignment, target: Target): boolean {
  if (reach === 'zone') return true;
  if (reach === 'own') return target.organisationIds?.includes(assignment.organisationId) ?? false;
  const inRegion =
    assignment.regions.length === 0 || (target.region != null && assignment.regions.includes(target.region));
  const inPark = assignment.parks.length === 0 || (target.park != null && assignment.parks.includes(target.park));
  return inRegion && inPark;
}

/** @throws Problem SIGN_IN_REQUIRED (401), FORBIDDEN (403) */
export function authorise(actor: Actor | undefined, permission: string, target: Target = {}): Assignment {
  if (!actor) throw signInRequired();
  const grant = findGrant(actor, permission, target);
  if (!grant) throw forbidden(permission);
  return grant;
}

export function signInRequired(): Problem {
  return new Problem('SIGN_IN_REQUIRED', {
    status: 401,
    zh: '请先登录',
    en: 'Please sign in first',
    remedy: { zh: '登录后再试', en: 'Sign in and try again' },
  });
}

export function forbidden(permission: string): Problem {
  return new Problem('FORBIDDEN', {
    status: 403,
    zh: `您的角色没有此项权限（${permission}），或该事项不在您的管辖范围内`,
    en: `Your role does not hold ${permission}, or this record is outside your jurisdiction`,
    remedy: { zh: '请联系本单位管理员', en: 'Ask the administrator of your organisation' },
  });
}
