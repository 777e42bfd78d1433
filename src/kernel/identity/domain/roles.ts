import { z } from 'zod';
import type { Pack } from '../../base/pack.ts';
import { Problem, type ProblemDetail } from '../../base/problem.ts';
import { organisationKind } from '../contract.ts';

const roleId = z.string().regex(/^[a-z][a-z-]*$/);

const role = z.strictObject({
  id: roleId,
  zh: z.string().min(1),
  en: z.string().min(1),
  /** Kinds of organisation in which the role may be held. */
  organisationKinds: z.array(organisationKind).min(1),
  /** Roles a holder may give to others. */
  mayGrant: z.array(roleId),
  /** Roles one person may not hold beside this one. */
  incompatibleWith: z.array(roleId),
  grants: z.array(z.strictObject({ permission: z.string(), reach: z.enum(['own', 'jurisdiction', 'zone']) })),
});

/** The form of `roles.yaml` in a pack. */
const rolesFile = z.strictObject({ roles: z.array(role).min(1) });

export type Role = z.output<typeof role>;
export type Roles = ReadonlyMap<string, Role>;

const FILE = 'roles.yaml';

/**
 * Reads the roles of a zone.
 * @throws Problem PACK_FILE_INVALID for a wrong form, ROLES_INVALID for a role named twice or not at all, a permission granted twice
 */
export function loadRoles(pack: Pack): Roles {
  return indexRoles(pack.read(FILE, rolesFile).roles);
}

/** @throws Problem ROLES_INVALID */
export function indexRoles(list: readonly Role[]): Roles {
  const roles = new Map(list.map((r) => [r.id, r]));
  const faults = list.flatMap((r, i) => [
    ...(list.findIndex((other) => other.id === r.id) === i ? [] : [fault(r.id, `角色重复声明`, `the role is declared twice`)]),
    ...[...r.mayGrant, ...r.incompatibleWith]
      .filter((id) => !roles.has(id))
      .map((id) => fault(r.id, `提到未声明的角色 ${id}`, `names the undeclared role ${id}`)),
    ...r.incompatibleWith
      .filter((id) => roles.has(id) && !roles.get(id)!.incompatibleWith.includes(r.id))
      .map((id) => fault(r.id, `与 ${id} 互斥，但 ${id} 未写明`, `is incompatible with ${id}, which does not say so`)),
    ...r.grants
      .filter((g, at) => r.grants.findIndex((other) => other.permission === g.permission) !== at)
      .map((g) => fault(r.id, `权限 ${g.permission} 重复授予`, `grants ${g.permission} twice`)),
  ]);
  if (faults.length > 0) throw rolesInvalid(faults);
  return roles;
}

/**
 * Every granted permission must be one that a module declares: a grant with a slip of the pen would deny in silence.
 * @throws Problem ROLES_INVALID
 */
export function checkRoles(roles: Roles, declaredPermissions: readonly { id: string }[]): void {
  const declared = new Set(declaredPermissions.map((p) => p.id));
  const faults = [...roles.values()].flatMap((r) =>
    r.grants
      .filter((g) => !declared.has(g.permission))
      .map((g) => fault(r.id, `授予了未声明的权限 ${g.permission}`, `grants the undeclared permission ${g.permission}`)),
  );
  if (faults.length > 0) throw rolesInvalid(faults);
}

function fault(roleOf: string, zh: string, en: string): ProblemDetail {
  return { code: 'ROLES_INVALID', zh: `角色 ${roleOf}：${zh}`, en: `Role ${roleOf}: ${en}`, where: { file: FILE, field: roleOf } };
}

function rolesInvalid(details: ProblemDetail[]): Problem {
  return new Problem('ROLES_INVALID', {
    status: 500,
    zh: `数据包的角色文件有误：${details[0]!.zh}`,
    en: `The roles of the pack are wrong: ${details[0]!.en}`,
    where: details[0]!.where,
    remedy: { zh: `请修改 ${FILE}`, en: `Correct ${FILE}` },
    details,
  });
}
