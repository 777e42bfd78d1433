import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import { auditActor } from '../../../kernel/identity/index.ts';
import type { Act, ReturnsParts } from '../act.ts';
import type { Outcome } from '../contract.ts';
import { requirePart, type Scope } from '../scope.ts';
import { changedMeanwhile, insertReturn, insertStep, lockReturn, moveReturn, readRevisions, type ReturnRow } from '../store/returns.ts';
import { insertRecords, insertSubmission } from '../store/submissions.ts';
import type { ReadRecord } from '../workbook/read-return.ts';

export interface NewSubmission {
  origin: 'WORKBOOK' | 'GRID';
  fileName: string | null;
  fileSha256: string | null;
  outcome: Outcome;
  /** The version its filler has seen; undefined for a workbook, which replaces whatever draft there is. */
  version?: number;
  /** Hands over all records, batch by batch. */
  records: (take: (batch: ReadRecord[]) => Promise<void>) => Promise<void>;
}

/**
 * Stores one filing with all its values as the draft that counts, or nothing. Earlier filings stay.
 * @throws Problem FORBIDDEN, RETURN_NOT_OPEN, RETURN_CHANGED_MEANWHILE
 */
export async function storeSubmission(parts: ReturnsParts, tx: Tx, act: Act, scope: Scope, given: NewSubmission): Promise<{ returnId: string; version: number }> {
  const assignment = requirePart(act.actor, 'fill', scope);
  const actor = act.actor!;
  await lockReturn(tx.sql, keyOf(scope));
  const [newest] = await readRevisions(tx.sql, keyOf(scope));
  assertFillable(newest);
  if (given.version !== undefined && given.version !== (newest?.version ?? 0)) throw changedMeanwhile();
  const row = newest ?? (await open(parts, tx, act, scope, assignment.organisationId, assignment.organisationName));
  const id = newId(act.now);
  const who = { by: actor.accountId, byName: actor.displayName, organisationName: assignment.organisationName };
  const no = await insertSubmission(tx.sql, {
    id, returnId: row.id, origin: given.origin, fileName: given.fileName, fileSha256: given.fileSha256, records: given.outcome.records, outcome: given.outcome,
    enteredBy: actor.accountId, enteredByName: actor.displayName, organisationId: assignment.organisationId, organisationName: assignment.organisationName, enteredAt: act.now,
  });
  await given.records((batch) => insertRecords(tx.sql, id, batch));
  await insertStep(tx.sql, { returnId: row.id, action: 'FILLED', submissionId: id, ...who, at: act.now, reason: null });
  const version = await moveReturn(tx.sql, row.id, row.version, { state: 'DRAFT', submissionId: id });
  await appendAudit(tx, {
    at: act.now, actor: auditActor(actor, assignment), action: 'returns.return.filled', subject: { kind: 'returns.return', id: row.id },
    detail: { ...keyOf(scope), revision: row.revision, submission: id, no, origin: given.origin, fileName: given.fileName, fileSha256: given.fileSha256, records: given.outcome.records, warnings: given.outcome.warnings },
    requestId: act.requestId,
  });
  tx.emit({ topic: 'returns.return.changed', key: row.id, payload: keyOf(scope) });
  return { returnId: row.id, version };
}

/** @throws Problem RETURN_NOT_OPEN */
export function assertFillable(row: ReturnRow | undefined): void {
  if (!row || row.state === 'DRAFT') return;
  const locked = row.state === 'LOCKED';
  throw new Problem('RETURN_NOT_OPEN', {
    status: 409,
    zh: locked ? '本次填报已锁定' : '本次填报正在审核',
    en: locked ? 'The return is locked' : 'The return is waiting for approval',
    remedy: locked
      ? { zh: '需更正的，请终审单位开启修订', en: 'To correct it, the second approver opens a revision' }
      : { zh: '需修改的，请审核人退回', en: 'To change it, the approver gives it back' },
  });
}

export const keyOf = ({ collection, period, place }: Scope) => ({ collection: collection.id, period, place: place.code });

async function open({ identity }: ReturnsParts, tx: Tx, act: Act, scope: Scope, organisationId: string, organisationName: string): Promise<ReturnRow> {
  const organisation = await identity.findOrganisation(tx.sql, organisationId);
  const row: ReturnRow = {
    id: newId(act.now), ...keyOf(scope), revision: 1, state: 'DRAFT', version: 1, organisationId, organisationName,
    // What a demonstration's people file stays a demonstration wherever it goes.
    demo: organisation?.demo ?? false, submissionId: null, openedAt: act.now,
  };
  await insertReturn(tx.sql, { ...row, collectionVersion: scope.collection.version });
  return row;
}
