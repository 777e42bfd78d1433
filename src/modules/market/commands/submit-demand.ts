import { notFound } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/actor.ts';
import type { Act, Handle, ProcedurePort } from '../context.ts';
import { sightOfDemand } from '../domain/visibility.ts';
import { findDemand, setDemandCase } from '../store/demands.ts';
import { notEditable } from './update-demand.ts';

/**
 * Hands the demand in: the first time the publication case is opened; a demand that came back goes on in its case.
 * The case's action writes the audit entry and, through its effect, the status.
 * @throws Problem NOT_FOUND, FORBIDDEN, DEMAND_NOT_EDITABLE, and what the procedure refuses (its guard names what is missing)
 */
export async function handInDemand(handle: Handle, act: Act, procedure: ProcedurePort, id: string, data: { truthful: true }): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const row = await findDemand(tx.sql, id, { lock: true });
    if (!row || sightOfDemand(act.actor, row) === 'none') throw notFound('技术需求', 'demand', id);
    authorise(act.actor, 'market.demand.submit', { organisationIds: row.organisationId ? [row.organisationId] : [] });
    if (row.status !== 'DRAFT') throw notEditable(row);
    const words = {
      title: row.title || '（未命名需求）',
      parties: { firm: [{ organisationId: row.organisationId!, name: row.organisationName! }] },
      region: row.region,
      park: row.park,
    };
    let { caseId } = row;
    if (caseId) await procedure.amendCase(tx, act, { ...words, caseId });
    else {
      const subject = { kind: 'market.demand', id };
      ({ id: caseId } = await procedure.openCase(tx, act, { ...words, definitionId: 'demand-publication', subject }));
      await setDemandCase(tx.sql, id, caseId);
    }
    await procedure.takeAction(tx, act, { caseId, action: 'submit', data, reason: null });
  });
}
