import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import type { ImportJob, listImports } from '../contract/import.ts';
import { reportWorkbook } from '../formats/write-xlsx.ts';
import { findImportJob, type ImportJobRow, listImportJobRows } from '../store/import-jobs.ts';

/** @throws Problem NOT_FOUND — also for imports of other organisations */
export async function getImportJob(handle: Sql, actor: Actor | undefined, id: string): Promise<ImportJob> {
  return viewJob(await ownJob(handle, actor, id));
}

/** @throws Problem NOT_FOUND, IMPORT_NOT_FINISHED */
export async function importReportFile(handle: Sql, actor: Actor | undefined, id: string): Promise<{ fileName: string; bytes: Uint8Array }> {
  const row = await ownJob(handle, actor, id);
  if (!row.report) {
    throw new Problem('IMPORT_NOT_FINISHED', { status: 409, zh: '导入还没有报告', en: 'There is no report of this import yet' });
  }
  return { fileName: `${row.fileName.replace(/\.[^.]*$/, '')}-导入报告.xlsx`, bytes: await reportWorkbook(row.report) };
}

export async function listImportJobs(
  handle: Sql,
  actor: Actor | undefined,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<ContractAnswer<typeof listImports>> {
  const { rows, total } = await listImportJobRows(handle, { organisationIds: importers(actor), limit: pageSize, offset: (page - 1) * pageSize });
  return { items: rows.map((r) => withoutReport(viewJob(r))), total, page, pageSize };
}

/** The organisations for which the actor imports; a colleague sees the same list. */
function importers(actor: Actor | undefined): string[] {
  return (actor?.assignments ?? []).filter((a) => a.grants.some((g) => g.permission === 'market.import.run')).map((a) => a.organisationId);
}

async function ownJob(handle: Sql, actor: Actor | undefined, id: string): Promise<ImportJobRow> {
  const row = await findImportJob(handle, id);
  if (!row || !importers(actor).includes(row.organisationId ?? '')) throw notFound('导入记录', 'import', id);
  return row;
}

function withoutReport({ report: _, ...rest }: ImportJob): Omit<ImportJob, 'report'> {
  return rest;
}

function viewJob({ organisationId: _, dead, ...row }: ImportJobRow): ImportJob {
  return {
    ...row,
    status: dead ? 'FAILED' : row.status,
    problem: dead ? { code: 'IMPORT_INTERRUPTED', zh: '服务中断，导入没有完成，什么也没有写入', en: 'The service stopped; the import was not finished and nothing was written' } : row.problem,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
