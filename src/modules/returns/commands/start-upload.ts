import { createHash } from 'node:crypto';
import { newId } from '../../../kernel/base/id.ts';
import { isProblem, Problem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction } from '../../../kernel/db/index.ts';
import type { Act, ReturnsParts } from '../act.ts';
import type { Outcome } from '../contract.ts';
import { readEarlier } from '../queries/earlier.ts';
import { requirePart, type ReturnKey, type Scope, scopeOf } from '../scope.ts';
import { readRevisions } from '../store/returns.ts';
import { finishUpload, insertUpload, markProgress, type UploadRow } from '../store/uploads.ts';
import { type ReadRecord, readReturn, type ReturnReading } from '../workbook/read-return.ts';
import { assertFillable, keyOf, storeSubmission } from './store-submission.ts';

export interface StartedUpload {
  uploadId: string;
  /** Settles when all is over, whatever its outcome: for tests and for an orderly stop. */
  done: Promise<void>;
}

/** Rows after which progress is told. */
const TELL_EVERY = 2_000;
const BATCH = 1_000;

/**
 * Takes a filled workbook and works on it beside the request: first every row is judged and nothing stored; only when
 * nothing is wrong it is read again and stored whole.
 * @throws Problem FORBIDDEN, RETURN_UNKNOWN, RETURN_NOT_OPEN
 */
export async function startUpload(parts: ReturnsParts, db: Database, act: Act, key: ReturnKey, file: { fileName: string; bytes: Uint8Array }): Promise<StartedUpload> {
  const scope = scopeOf(parts, key);
  requirePart(act.actor, 'fill', scope);
  assertFillable((await readRevisions(db.sql, key))[0]);
  const uploadId = newId(act.now);
  const fileSha256 = createHash('sha256').update(file.bytes).digest('hex');
  await insertUpload(db.sql, { ...keyOf(scope), id: uploadId, ...file, fileSha256, submittedBy: act.actor!.accountId, submittedByName: act.actor!.displayName, at: act.now });
  return { uploadId, done: run(parts, db, act, scope, uploadId, { ...file, fileSha256 }) };
}

async function run(parts: ReturnsParts, db: Database, act: Act, scope: Scope, uploadId: string, file: { fileName: string; fileSha256: string; bytes: Uint8Array }): Promise<void> {
  const end = (status: 'DONE' | 'REFUSED' | 'FAILED', outcome: UploadRow['outcome'], problem: UploadRow['problem'], returnId: string | null = null): Promise<void> =>
    finishUpload(db.sql, uploadId, { status, outcome, problem, returnId, at: act.now });
  let outcome: UploadRow['outcome'] = null;
  try {
    const reading = await judge(parts, db, scope, file.bytes, teller(db, uploadId, 'CHECKING', null));
    outcome = outcomeOf(reading);
    if (reading.errors > 0) return await end('REFUSED', outcome, null);
    const { returnId } = await inTransaction(db, (tx) =>
      storeSubmission(parts, tx, act, scope, {
        origin: 'WORKBOOK', fileName: file.fileName, fileSha256: file.fileSha256, outcome: storedOutcome(reading),
        records: async (take) => {
          const batches = batchesOf(take);
          await judge(parts, db, scope, file.bytes, teller(db, uploadId, 'STORING', reading.records), batches.add);
          await batches.end();
        },
      }),
    );
    await end('DONE', outcome, null, returnId);
  } catch (error) {
    const known = isProblem(error) ? error : internal(error);
    await end(isProblem(error) ? 'REFUSED' : 'FAILED', outcome, { code: known.code, zh: known.zh, en: known.en, remedy: known.remedy ?? null }).catch(() => {
      // The database is gone; the upload is recognised as dead by its heartbeat.
    });
  }
}

function judge(parts: ReturnsParts, db: Database, scope: Scope, bytes: Uint8Array, onProgress: (rows: number) => Promise<void>, onRecords?: (r: ReadRecord[]) => Promise<void>): Promise<ReturnReading> {
  return readReturn(bytes, {
    collection: scope.collection, parameters: parts.parameters, expected: { period: scope.period, place: scope.place.code },
    context: () => readEarlier(parts, db.sql, scope), onProgress, ...(onRecords ? { onRecords } : {}),
  });
}

function teller(db: Database, uploadId: string, status: 'CHECKING' | 'STORING', total: number | null): (rows: number) => Promise<void> {
  let told = 0;
  return async (rows) => {
    if (rows - told < TELL_EVERY) return;
    told = rows;
    await markProgress(db.sql, uploadId, status, rows, total);
  };
}

function batchesOf(take: (batch: ReadRecord[]) => Promise<void>): { add: (records: ReadRecord[]) => Promise<void>; end: () => Promise<void> } {
  let held: ReadRecord[] = [];
  return {
    add: async (records) => {
      held.push(...records);
      while (held.length >= BATCH) {
        await take(held.slice(0, BATCH));
        held = held.slice(BATCH);
      }
    },
    end: async () => {
      if (held.length > 0) await take(held);
    },
  };
}

export function outcomeOf({ records, errors, warnings, normalised, byCode, findings, groups, unknownColumns, hiddenRows, part }: ReturnReading): Outcome & { part: string } {
  return { records, errors, warnings, normalised, byCode, findings, groups, unknownColumns, hiddenRows, part };
}

function storedOutcome(reading: ReturnReading): Outcome {
  const { part: _, ...rest } = outcomeOf(reading);
  return rest;
}

function internal(cause: unknown): Problem {
  process.emitWarning(cause instanceof Error ? cause : new Error(String(cause)), { code: 'RETURN_UPLOAD_FAILED' });
  return new Problem('RETURN_UPLOAD_FAILED', { status: 500, zh: '处理中断，什么也没有存', en: 'It broke off; nothing was stored', remedy: { zh: '再次上传', en: 'Upload it again' }, cause });
}
