import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/actor.ts';
import type { Act, Handle, ProcedurePort } from '../context.ts';
import { sightOfDemand } from '../domain/visibility.ts';
import { findDemand } from '../store/demands.ts';

/**
 * Closes a published demand, as solved otherwise or for another reason.
 * @throws Problem NOT_FOUND, FORBIDDEN, DEMAND_NOT_OPEN
 */
export async function closeDemandCase(
  handle: Handle,
  act: Act,
  procedure: ProcedurePort,
  id: string,
  input: { reason: string; solvedOtherwise: boolean },
): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const row = await findDemand(tx.sql, id, { lock: true });
    if (!row || sightOfDemand(act.actor, row) === 'none') throw notFound('技术需求', 'demand', id);
    authorise(act.actor, 'market.demand.submit', { organisationIds: row.organisationId ? [row.organisationId] : [] });
    if (!row.caseId || (row.status !== 'PUBLISHED' && row.status !== 'MATCHED')) throw demandNotOpen(row.status);
    const action = input.solvedOtherwise ? 'solveOtherwise' : 'close';
    await procedure.takeAction(tx, act, { caseId: row.caseId, action, data: {}, reason: input.reason });
  });
}

export function demandNotOpen(status: string): Problem {
  return new Problem('DEMAND_NOT_OPEN', {
    status: 409,
    zh: `需求当前不在征集状态（${status}）`,
    en: `The demand is not open (${status})`,
    remedy: { zh: '只有已发布的需求可以这样操作', en: 'Only a published demand can be used like this' },
  });
}
