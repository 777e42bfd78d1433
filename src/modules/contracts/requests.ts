import { notFound } from '../../kernel/base/problem.ts';
import type { RequestContext } from '../../kernel/identity/route.ts';
import type { Act } from './procedure-port.ts';
import { mustSee } from './queries/scope.ts';
import { type ContractRow, findContract } from './store/contracts.ts';

export const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });

/** @throws Problem NOT_FOUND, FORBIDDEN */
export async function getVisible(ctx: RequestContext, id: string): Promise<ContractRow> {
  const row = await findContract(ctx.db.sql, id);
  if (!row) throw notFound('合同', 'contract', id);
  mustSee(ctx.actor, row);
  return row;
}
