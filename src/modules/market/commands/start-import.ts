import { createHash } from 'node:crypto';
import { newId } from '../../../kernel/base/id.ts';
import { isProblem, Problem } from '../../../kernel/base/problem.ts';
import type { Database } from '../../../kernel/db/index.ts';
import { authorise, forbidden, signInRequired } from '../../../kernel/identity/actor.ts';
import type { Act, OrganisationDirectory } from '../context.ts';
import type { ImportKind } from '../contract/import.ts';
import { sourceOfBytes } from '../formats/source.ts';
import { detectFormat } from '../formats/read-file.ts';
import { finishImportJob, insertImportJob, markImportProgress } from '../store/import-jobs.ts';
import { importFile } from './import-file.ts';

export interface StartedImport {
  jobId: string;
  /** Settles when the import has ended, whatever its outcome: for tests and for an orderly stop. */
  done: Promise<void>;
}

/**
 * Takes an uploaded file and imports it beside the request, with progress in the job's row. One import at a time for
 * each organisation: two at once would wait for each other's rows anyhow.
 * @throws Problem SIGN_IN_REQUIRED, FORBIDDEN, IMPORT_FORMAT_UNKNOWN
 */
export async function startImportJob(
  db: Database,
  act: Act,
  organisations: OrganisationDirectory,
  upload: { fileName: string; bytes: Uint8Array },
  options: { kind: ImportKind; dryRun: boolean; acceptGoodRows: boolean; publish: boolean },
): Promise<StartedImport> {
  if (!act.actor) throw signInRequired();
  const { actor } = act;
  const assignment = actor.assignments.find((a) => a.grants.some((g) => g.permission === 'market.import.run'));
  if (!assignment) throw forbidden('market.import.run');
  const organisation = await organisations.findOrganisation(db.sql, assignment.organisationId);
  if (!organisation) throw forbidden('market.import.run');
  // A unit publishes its results itself; a demand is published only by somebody who may verify it.
  if (options.publish && options.kind === 'demands') {
    authorise(actor, 'market.demand.verify', { organisationIds: [organisation.id], region: organisation.region, park: organisation.park });
  }
  const source = sourceOfBytes(upload.fileName, upload.bytes);
  await detectFormat(source);
  const jobId = newId(act.now);
  const fileHash = createHash('sha256').update(upload.bytes).digest('hex');
  await insertImportJob(db.sql, {
    id: jobId, kind: options.kind, fileName: upload.fileName, fileHash, organisationId: organisation.id, accountId: actor.accountId,
    bytesTotal: source.bytesTotal, at: act.now,
  });
  const done = run(db, jobId, act.now, () =>
    importFile(db, organisations, {
      ...options, source, fileHash, actor, organisation, now: act.now, requestId: act.requestId, importId: jobId,
      onProgress: ({ rows, bytes }) => markImportProgress(db.sql, jobId, rows, bytes),
    }),
  );
  return { jobId, done };
}

async function run(db: Database, jobId: string, at: Date, work: () => ReturnType<typeof importFile>): Promise<void> {
  try {
    const report = await work();
    const refused = !report.applied && !report.dryRun;
    await finishImportJob(db.sql, jobId, { status: refused ? 'REFUSED' : 'DONE', report, problem: null, at });
  } catch (error) {
    const { code, zh, en } = isProblem(error) ? error : internal(error);
    await finishImportJob(db.sql, jobId, { status: 'FAILED', report: null, problem: { code, zh, en }, at }).catch(() => {
      // The database is gone; the job is recognised as dead by its heartbeat.
    });
  }
}

function internal(cause: unknown): Problem {
  process.emitWarning(cause instanceof Error ? cause : new Error(String(cause)), { code: 'IMPORT_FAILED' });
  return new Problem('IMPORT_FAILED', { status: 500, zh: '导入中断，什么也没有写入', en: 'The import broke off; nothing was written', cause });
}
