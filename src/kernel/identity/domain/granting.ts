import { type Actor, type Assignment, findGrant, forbidden } from '../actor.ts';
import { Problem } from '../../base/problem.ts';
import type { NewAssignment, Organisation } from '../contract.ts';
import type { Role, Roles } from './roles.ts';

const GRANT = 'identity.role.grant';

/** Roles `actor` may give to others, with any reach. */
export function grantableRoles(actor: Actor | undefined, roles: Roles): Set<string> {
  return new Set(
    (actor?.assignments ?? [])
      .filter((a) => a.grants.some((g) => g.permission === GRANT))
      .flatMap((a) => roles.get(a.role)?.mayGrant ?? []),
  );
}

/** @throws Problem ROLE_UNKNOWN */
export function getRole(roles: Roles, id: string): Role {
  const role = roles.get(id);
  if (role) return role;
  throw new Problem('ROLE_UNKNOWN', {
    zh: `没有角色“${id}”`,
    en: `There is no role "${id}"`,
    where: { field: 'role' },
    remedy: { zh: `可用的角色：${[...roles.keys()].join('、')}`, en: `Roles: ${[...roles.keys()].join(', ')}` },
  });
}

/**
 * Nobody grants more than they may: the role must be on the list of a role the actor holds, the organisation within
 * its reach, and a jurisdiction no wider than the actor's own.
 * @throws Problem FORBIDDEN, ROLE_UNKNOWN, ROLE_NOT_GRANTABLE, ROLE_NOT_FOR_ORGANISATION
 */
export function assertMayGrant(actor: Actor, roles: Roles, wanted: NewAssignment, organisation: Organisation): Assignment {
  const role = getRole(roles, wanted.role);
  const target = { organisationIds: [organisation.id], region: organisation.region, park: organisation.park };
  if (!findGrant(actor, GRANT, target)) throw forbidden(GRANT);
  const holding = actor.assignments.find(
    (a) =>
      roles.get(a.role)?.mayGrant.includes(role.id) &&
      findGrant({ ...actor, assignments: [a] }, GRANT, target) &&
      isWithin(a, role, wanted),
  );
  if (!holding) throw notGrantable(role);
  if (!role.organisationKinds.includes(organisation.kind)) {
    throw new Problem('ROLE_NOT_FOR_ORGANISATION', {
      zh: `角色“${role.zh}”不能授予“${organisation.nameZh}”这类单位的人员`,
      en: `The role "${role.en}" is not for people of an organisation of kind ${organisation.kind}`,
      where: { field: 'organisationId' },
      remedy: { zh: `适用单位类型：${role.organisationKinds.join('、')}`, en: `Kinds: ${role.organisationKinds.join(', ')}` },
    });
  }
  return holding;
}

/** An empty list of regions means the whole zone, so only somebody who reaches the whole zone may leave it empty. */
function isWithin(holder: Assignment, role: Role, wanted: NewAssignment): boolean {
  const reach = holder.grants.find((g) => g.permission === GRANT)?.reach;
  if (reach === 'zone' || !role.grants.some((g) => g.reach === 'jurisdiction')) return true;
  if (reach === 'own') return false;
  return isPartOf(wanted.regions, holder.regions) && isPartOf(wanted.parks, holder.parks);
}

function isPartOf(wanted: readonly string[], own: readonly string[]): boolean {
  return own.length === 0 || (wanted.length > 0 && wanted.every((code) => own.includes(code)));
}

function notGrantable(role: Role): Problem {
  return new Problem('ROLE_NOT_GRANTABLE', {
    status: 403,
    zh: `您不能授予或收回角色“${role.zh}”，或所给管辖范围超出您自己的`,
    en: `You may not grant or take back the role "${role.en}", or the jurisdiction is wider than your own`,
    remedy: { zh: '请由平台管理员办理', en: 'Ask a platform administrator' },
  });
}

/** @throws Problem ROLES_INCOMPATIBLE */
export function assertCompatible(roles: Roles, held: readonly string[], added: Role): void {
  const rival = held.find((id) => added.incompatibleWith.includes(id));
  if (!rival) return;
  const other = getRole(roles, rival);
  throw new Problem('ROLES_INCOMPATIBLE', {
    zh: `“${added.zh}”与已有角色“${other.zh}”不能由同一人担任`,
    en: `"${added.en}" and "${other.en}", which the account holds, may not be held by one person`,
    where: { field: 'role' },
    remedy: { zh: `请先收回“${other.zh}”，或授予另一人`, en: `Take "${other.en}" back first, or choose another person` },
  });
}

/** True for a role whose holders can give roles anywhere: at least one of them must remain. */
export function isAdministrative(role: Role): boolean {
  return role.grants.some((g) => g.permission === GRANT && g.reach === 'zone');
}
