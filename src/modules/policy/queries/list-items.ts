import { notFound, Problem } from '../../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type ItemKind, itemKinds, type ItemState, itemStates, type listItems as contract, type ReviewItem, type reviewProgressOf } from '../contract.ts';
import { contentOf } from '../domain/review.ts';
import { countItems, isPrepared, type ItemFilter, type ItemRow, readItems } from '../item-store.ts';
import { findDocument, findText, type TextRow } from '../store.ts';

export function itemView(row: ItemRow): ReviewItem {
  const { corrected: _corrected, extracted, decidedAt, ...rest } = row;
  return { ...rest, ...contentOf(row), extracted: row.corrected && extracted, decidedAt: decidedAt?.toISOString() ?? null };
}

export function noText(id: string): Problem {
  return new Problem('POLICY_NO_TEXT', {
    status: 409,
    zh: `文件 ${id} 没有这一版正文，或尚未拆解`,
    en: `Document ${id} has no such text, or it has not been taken apart`,
    remedy: { zh: '请先载入正文', en: 'Load the text first' },
  });
}

/** The version asked for, else the current one. @throws Problem NOT_FOUND, POLICY_NO_TEXT */
async function versionOf(db: Sql, id: string, asked?: number): Promise<number> {
  const document = await findDocument(db, id);
  if (!document) throw notFound('政策文件', 'policy document', id);
  const version = asked ?? document.currentVersion;
  if (version === null) throw noText(id);
  return version;
}

/** The text of a version, the current one unless told. @throws Problem NOT_FOUND, POLICY_NO_TEXT */
export async function textOf(db: Sql, id: string, asked?: number): Promise<TextRow> {
  const text = await findText(db, id, await versionOf(db, id, asked));
  if (!text) throw noText(id);
  return text;
}

/** @throws Problem NOT_FOUND, POLICY_NO_TEXT */
export async function listItems(db: Sql, id: string, { version: wanted, ...filter }: ItemFilter & { version?: number | undefined }, assist = false): Promise<ContractAnswer<typeof contract>> {
  const version = await versionOf(db, id, wanted);
  const [prepared, rows] = await Promise.all([isPrepared(db, id, version), readItems(db, id, version, filter)]);
  return { documentId: id, version, prepared, assist, items: rows.map(itemView) };
}

/** @throws Problem NOT_FOUND, POLICY_NO_TEXT */
export async function reviewProgress(db: Sql, id: string, wanted?: number): Promise<ContractAnswer<typeof reviewProgressOf>> {
  const version = await versionOf(db, id, wanted);
  const counts = await countItems(db, id, version);
  const byStateOf = (kind?: ItemKind): Record<ItemState, number> =>
    Object.fromEntries(
      itemStates.map((state) => [state, counts.filter((c) => c.state === state && (kind === undefined || c.kind === kind)).reduce((sum, c) => sum + c.count, 0)]),
    ) as Record<ItemState, number>;
  return {
    version,
    total: counts.reduce((sum, c) => sum + c.count, 0),
    byState: byStateOf(),
    byKind: Object.fromEntries(itemKinds.map((kind) => [kind, byStateOf(kind)])) as Record<ItemKind, ReturnType<typeof byStateOf>>,
  };
}
