import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, type FileAnswer, forbidden } from '../../../kernel/identity/index.ts';
import type { ReturnsParts } from '../act.ts';
import { maySee, type ReturnKey, scopeOf } from '../scope.ts';
import { writeTemplate } from '../workbook/template.ts';
import { readForTemplate } from './earlier.ts';
import { XLSX } from './get-upload.ts';

/** @throws Problem RETURN_UNKNOWN, FORBIDDEN */
export async function templateFile(parts: ReturnsParts, db: Sql, actor: Actor | undefined, key: ReturnKey): Promise<FileAnswer> {
  const scope = scopeOf(parts, key);
  if (!maySee(actor, scope)) throw forbidden('returns.return.read');
  const bytes = await writeTemplate({ ...scope, before: await readForTemplate(parts, db, scope) });
  return { contentType: XLSX, fileName: `${scope.collection.zh}-${scope.period}-${scope.place.zh}.xlsx`, bytes };
}
