import type { z } from 'zod';
import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { ClauseUse, documentSummary, documentView } from '../contract.ts';
import { type DocumentRow, findDocument, findText, listClauses } from '../store.ts';

export function summaryOf(row: DocumentRow): z.output<typeof documentSummary> {
  const { currentVersion, ...rest } = row;
  return { ...rest, hasText: currentVersion !== null };
}

/** A document with the tree of its clauses and, for each, what it became. */
export async function viewDocument(db: Sql, id: string, uses: readonly ClauseUse[]): Promise<z.output<typeof documentView>> {
  const row = await findDocument(db, id);
  if (!row) throw notFound('政策文件', 'policy document', id);
  const version = row.currentVersion;
  const [text, nodes] = version === null ? [undefined, []] : await Promise.all([findText(db, id, version), listClauses(db, id, version)]);
  return {
    ...summaryOf(row),
    text: text?.text ?? null,
    version,
    fileName: text?.fileName ?? null,
    sha256: text?.sha256 ?? null,
    loadedAt: text?.loadedAt.toISOString() ?? null,
    nodes,
    uses: [...uses],
  };
}
