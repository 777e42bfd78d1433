import { notFound } from '../../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, holds, signInRequired } from '../../../kernel/identity/actor.ts';
import type { editPackage, getPackage, listPackages, PackageHead, packageNews, PackageRule, previewRule } from '../contract/package.ts';
import { packageDifference } from '../domain/package-difference.ts';
import { packageWorkbook } from '../formats/package-workbook.ts';
import type { Direction, LibraryRules } from '../pack.ts';
import { countRuled, type EditionRow, findPackage, listEditions, listNews, listPackageRows, type PackageListRow, ruledItems } from '../store/packages.ts';
import { contentOf } from './package-content.ts';

const EDIT = 'market.package.edit';
const SHOWN = 100;

function headOf(row: PackageListRow, directions: readonly Direction[]): PackageHead {
  const { id, direction, title, summary, demo, editionNo, releasedOn, items, seenNo } = row;
  const named = directions.find((d) => d.id === direction);
  return {
    id, direction, directionZh: named?.zh ?? direction, directionEn: named?.en ?? direction, clause: { document: named?.clause.document ?? '', path: named?.clause.path ?? '' },
    title, summary, demo, editionNo, releasedOn, items, subscribed: seenNo !== null, unseen: seenNo !== null && (editionNo ?? 0) > seenNo,
  };
}

/** Everybody sees packages of which an edition was released; editors also those in the making. */
export async function readPackages(handle: Sql, actor: Actor | undefined, { directions }: LibraryRules, f: { direction?: string | undefined }): Promise<ContractAnswer<typeof listPackages>> {
  const mayEdit = holds(actor, EDIT);
  const rows = await listPackageRows(handle, { ...f, accountId: actor?.accountId ?? null, drafts: mayEdit });
  return { packages: rows.map((r) => headOf(r, directions)), mayEdit, directions: directions.map(({ id, zh, en, clause, keywords }) => ({ id, zh, en, clause, keywords })) };
}

/** @throws Problem NOT_FOUND */
export async function readPackage(handle: Sql, actor: Actor | undefined, { directions }: LibraryRules, id: string, no: number | undefined): Promise<ContractAnswer<typeof getPackage>> {
  const mayEdit = holds(actor, EDIT);
  const [row] = await listPackageRows(handle, { id, accountId: actor?.accountId ?? null, drafts: mayEdit });
  if (!row) throw notFound('成果包', 'package', id);
  const editions = await listEditions(handle, id);
  const shown = no === undefined ? editions[0] : editions.find((e) => e.no === no);
  if (no !== undefined && !shown) throw notFound('成果包的这一期', 'edition of the package', String(no));
  const before = shown && editions.find((e) => e.no === shown.no - 1);
  return {
    ...headOf(row, directions),
    edition: shown ? { ...told(shown), list: shown.items, rule: shown.rule, since: before ? packageDifference(before.items, shown.items) : null } : null,
    editions: editions.map(told), mayEdit, maySubscribe: actor !== undefined,
  };
}

const told = ({ no, releasedOn, releasedName, note, items, contentHash }: EditionRow) => ({ no, releasedOn, releasedName, note, items: items.length, contentHash });

/** @throws Problem NOT_FOUND, PACKAGE_TOO_LARGE */
export async function readPackageDraft(handle: Sql, id: string): Promise<ContractAnswer<typeof editPackage>> {
  const row = await findPackage(handle, id);
  if (!row) throw notFound('成果包', 'package', id);
  const { items, removed } = await contentOf(handle, row);
  const [last] = await listEditions(handle, id);
  const { direction, title, summary, rule, version } = row;
  return {
    id, direction, title, summary, rule, version, list: items,
    removed: removed.map((c) => ({ resultId: c.resultId, title: c.title, reason: c.reason, accountName: c.accountName, at: c.at.toISOString() })),
    since: last ? packageDifference(last.items, items) : null, nextNo: (last?.no ?? 0) + 1,
  };
}

export async function readPreview(handle: Sql, rule: PackageRule): Promise<ContractAnswer<typeof previewRule>> {
  const regions = await countRuled(handle, rule);
  return { total: regions.reduce((sum, r) => sum + r.count, 0), shown: await ruledItems(handle, rule, SHOWN), regions };
}

/** @throws Problem SIGN_IN_REQUIRED */
export async function readPackageNews(handle: Sql, actor: Actor | undefined, { page, pageSize }: { page: number; pageSize: number }): Promise<ContractAnswer<typeof packageNews>> {
  if (!actor) throw signInRequired();
  const { rows, total } = await listNews(handle, actor.accountId, { limit: pageSize, offset: (page - 1) * pageSize });
  return { items: rows, total, page, pageSize };
}

/** An edition as a workbook, the newest unless told. @throws Problem NOT_FOUND */
export async function packageFile(handle: Sql, id: string, no?: number): Promise<{ fileName: string; bytes: Uint8Array }> {
  const row = await findPackage(handle, id);
  const [edition] = row ? await listEditions(handle, id, no === undefined ? undefined : [no]) : [];
  if (!row || !edition) throw notFound('成果包的这一期', 'edition of the package', `${id}/${no ?? '—'}`);
  return { fileName: `${row.title}-第${edition.no}期-${edition.releasedOn}.xlsx`, bytes: await packageWorkbook(row.title, edition) };
}
