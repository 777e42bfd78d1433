import { notFound, Problem } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, type FileAnswer, forbidden } from '../../../kernel/identity/index.ts';
import type { ReturnsParts } from '../act.ts';
import type { UploadView } from '../contract.ts';
import { maySee, scopeOf } from '../scope.ts';
import { findUpload, readUploadBytes, type UploadRow } from '../store/uploads.ts';
import { annotatedCopy } from '../workbook/annotated-copy.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** @throws Problem NOT_FOUND, FORBIDDEN */
export async function getUpload(parts: ReturnsParts, db: Sql, actor: Actor | undefined, id: string): Promise<UploadView> {
  const u = await visible(parts, db, actor, id);
  return {
    id: u.id, collection: u.collection, period: u.period, place: u.place, fileName: u.fileName, status: u.dead ? 'FAILED' : u.status, rowsDone: u.rowsDone,
    rowsTotal: u.rowsTotal, outcome: u.outcome, problem: u.dead ? { code: 'RETURN_UPLOAD_FAILED', zh: '处理中断，什么也没有存', en: 'It broke off; nothing was stored', remedy: null } : u.problem,
    startedAt: u.startedAt.toISOString(),
  };
}

/** @throws Problem NOT_FOUND, FORBIDDEN, RETURN_NOTHING_TO_MARK */
export async function annotatedFile(parts: ReturnsParts, db: Sql, actor: Actor | undefined, id: string, locale: 'zh' | 'en'): Promise<FileAnswer> {
  const u = await visible(parts, db, actor, id);
  if (!u.outcome || u.outcome.findings.length === 0) {
    throw new Problem('RETURN_NOTHING_TO_MARK', { status: 409, zh: '没有可标注的单元格', en: 'There is no cell to mark', remedy: { zh: '整份文件被拒的原因见页面', en: 'Why the whole file was refused stands on the page' } });
  }
  const bytes = await annotatedCopy(await readUploadBytes(db, id), u.outcome, locale);
  return { contentType: XLSX, fileName: `${u.fileName.replace(/\.xlsx$/i, '')}-批注.xlsx`, bytes };
}

async function visible(parts: ReturnsParts, db: Sql, actor: Actor | undefined, id: string): Promise<UploadRow> {
  const u = await findUpload(db, id);
  if (!u) throw notFound('上传', 'upload', id);
  if (!maySee(actor, scopeOf(parts, u))) throw forbidden('returns.return.read');
  return u;
}
