import { notFound } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/actor.ts';
import type { Act, Handle, ProcedurePort } from '../context.ts';
import { sightOfResult } from '../domain/visibility.ts';
import { findResult, setResultCase } from '../store/results.ts';
import { notEditable } from './update-result.ts';

/**
 * Hands a result to its unit for review: the first time its case is opened, later it goes on in it.
 * @throws Problem NOT_FOUND, FORBIDDEN, RESULT_NOT_EDITABLE, GUARD_REFUSED with what is missing
 */
export async function submitResult(handle: Handle, act: Act, procedure: ProcedurePort, id: string): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const row = await findResult(tx.sql, id, { lock: true });
    if (!row || sightOfResult(act.actor, row) === 'none') throw notFound('科技成果', 'result', id);
    authorise(act.actor, 'market.result.write', { organisationIds: row.organisationId ? [row.organisationId] : [] });
    if (row.status !== 'DRAFT') throw notEditable(row.status);
    const words = {
      title: row.title || '（未命名成果）',
      parties: { unit: [{ organisationId: row.organisationId!, name: row.organisationName! }] },
      region: row.region,
      park: null,
    };
    let { caseId } = row;
    if (caseId) await procedure.amendCase(tx, act, { ...words, caseId });
    else {
      ({ id: caseId } = await procedure.openCase(tx, act, { ...words, definitionId: 'result-registration', subject: { kind: 'market.result', id } }));
      await setResultCase(tx.sql, id, caseId);
    }
    await procedure.takeAction(tx, act, { caseId, action: 'submit', data: { truthful: true }, reason: null });
  });
}
