import { notFound, Problem } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, type Assignment, forbidden, type Organisation, signInRequired } from '../../../kernel/identity/index.ts';
import type { VoucherParts } from '../act.ts';

/** The organisation an actor acts for under an own-reaching permission. Somebody in several acts for the first. */
export async function ownOrganisation(parts: VoucherParts, handle: Sql, actor: Actor | undefined, permission: string): Promise<{ organisation: Organisation; assignment: Assignment }> {
  if (!actor) throw signInRequired();
  const assignment = actor.assignments.find((a) => a.grants.some((g) => g.permission === permission));
  if (!assignment) throw forbidden(permission);
  const organisation = await parts.identity.findOrganisation(handle, assignment.organisationId);
  if (!organisation) throw notFound('单位', 'organisation', assignment.organisationId);
  return { organisation, assignment };
}

/** A body's key in facts about links between bodies. */
export const keyOf = (o: Pick<Organisation, 'creditCode' | 'id'>): string => o.creditCode ?? o.id;

/** @throws Problem VOUCHER_RULE_MISSING: without a region no rule can hold */
export function regionOf(o: Pick<Organisation, 'region' | 'nameZh'>): string {
  if (o.region !== null) return o.region;
  throw new Problem('VOUCHER_RULE_MISSING', {
    zh: `${o.nameZh} 没有登记所在地，无法确定适用的创新券规则`, en: 'The organisation has no region, so no voucher rule can apply', where: { field: 'region' },
    remedy: { zh: '请单位管理员补充所在地', en: 'Ask the administrator of the organisation to enter it' },
  });
}
