import { sql } from 'kysely';
import type { Sql } from '../../kernel/db/index.ts';
import type { ClauseNode, DocumentMeta, ExtraNode } from './domain/types.ts';

export interface DocumentRow {
  id: string;
  titleZh: string;
  titleEn: string | null;
  issuerZh: string | null;
  issuerEn: string | null;
  documentNumber: string | null;
  issuedOn: string | null;
  noteZh: string | null;
  noteEn: string | null;
  currentVersion: number | null;
  clauses: number;
  demo: boolean;
}

const DOCUMENT = sql`d.id, d.title_zh as "titleZh", d.title_en as "titleEn", d.issuer_zh as "issuerZh", d.issuer_en as "issuerEn",
  d.document_number as "documentNumber", d.issued_on as "issuedOn", d.note_zh as "noteZh", d.note_en as "noteEn",
  d.current_version as "currentVersion", d.demo,
  (select count(*) from policy.clause c where c.document_id = d.id and c.version = d.current_version and c.numbered) as clauses`;

export async function listDocumentRows(db: Sql): Promise<DocumentRow[]> {
  return (await sql<DocumentRow>`select ${DOCUMENT} from policy.document d order by d.demo, d.id`.execute(db)).rows;
}

export async function findDocument(db: Sql, id: string, options: { lock?: boolean } = {}): Promise<DocumentRow | undefined> {
  const lock = options.lock ? sql`for update of d` : sql``;
  return (await sql<DocumentRow>`select ${DOCUMENT} from policy.document d where d.id = ${id} ${lock}`.execute(db)).rows[0];
}

export type DocumentHead = Omit<DocumentRow, 'currentVersion' | 'clauses'>;

/** Metadata come from the pack or from whoever loads a text; the pack's win, since they are kept with their source. */
export async function upsertDocument(db: Sql, d: DocumentHead): Promise<void> {
  await db
    .insertInto('policy.document')
    .values({
      id: d.id,
      title_zh: d.titleZh,
      title_en: d.titleEn,
      issuer_zh: d.issuerZh,
      issuer_en: d.issuerEn,
      document_number: d.documentNumber,
      issued_on: d.issuedOn,
      note_zh: d.noteZh,
      note_en: d.noteEn,
      demo: d.demo,
    })
    .onConflict((c) =>
      c.column('id').doUpdateSet((eb) => ({
        title_zh: eb.ref('excluded.title_zh'),
        title_en: eb.ref('excluded.title_en'),
        issuer_zh: eb.ref('excluded.issuer_zh'),
        issuer_en: eb.ref('excluded.issuer_en'),
        document_number: eb.ref('excluded.document_number'),
        issued_on: eb.ref('excluded.issued_on'),
        note_zh: eb.ref('excluded.note_zh'),
        note_en: eb.ref('excluded.note_en'),
      })),
    )
    .execute();
}

export interface TextRow {
  version: number;
  fileName: string;
  text: string;
  sha256: string;
  loadedAt: Date;
}

const TEXT = sql`version, file_name as "fileName", text, sha256, loaded_at as "loadedAt"`;

export async function findText(db: Sql, documentId: string, version: number): Promise<TextRow | undefined> {
  return (
    await sql<TextRow>`select ${TEXT} from policy.document_text where document_id = ${documentId} and version = ${version}`.execute(db)
  ).rows[0];
}

/** What the text of a version says of itself: title, number, issuers, period. */
export async function findMeta(db: Sql, documentId: string, version: number): Promise<DocumentMeta | undefined> {
  const row = await db.selectFrom('policy.document_text').select('meta').where('document_id', '=', documentId).where('version', '=', version).executeTakeFirst();
  return row?.meta as DocumentMeta | undefined;
}

export async function findVersionOf(db: Sql, documentId: string, sha256: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('policy.document_text')
    .select('version')
    .where('document_id', '=', documentId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row?.version;
}

export async function insertText(
  db: Sql,
  t: {
    documentId: string;
    fileName: string;
    format: string;
    text: string;
    sha256: string;
    meta: DocumentMeta;
    loadedBy: string | null;
    loadedAt: Date;
    nodes: readonly (ClauseNode | ExtraNode)[];
  },
): Promise<number> {
  const { version } = await db
    .insertInto('policy.document_text')
    .values((eb) => ({
      document_id: t.documentId,
      version: eb
        .selectFrom('policy.document_text')
        .select(sql<number>`coalesce(max(version), 0) + 1`.as('next'))
        .where('document_id', '=', t.documentId),
      file_name: t.fileName,
      format: t.format,
      text: t.text,
      sha256: t.sha256,
      meta: JSON.stringify(t.meta),
      loaded_by: t.loadedBy,
      loaded_at: t.loadedAt,
    }))
    .returning('version')
    .executeTakeFirstOrThrow();
  const rows = t.nodes.map((n, ordinal) => ({
    document_id: t.documentId,
    version,
    ordinal,
    path: n.path,
    numbered: !('numbered' in n),
    level: 'level' in n ? n.level : 9,
    kind: n.kind,
    heading: n.heading,
    start_offset: n.start,
    end_offset: n.end,
    heading_end: Math.min(Math.max(n.headingEnd, n.start), n.end),
    parent: n.parent,
  }));
  for (let i = 0; i < rows.length; i += 500) await db.insertInto('policy.clause').values(rows.slice(i, i + 500)).execute();
  await setCurrentVersion(db, t.documentId, version);
  return version;
}

export async function setCurrentVersion(db: Sql, documentId: string, version: number): Promise<void> {
  await db.updateTable('policy.document').set({ current_version: version }).where('id', '=', documentId).execute();
}

export interface ClauseRow {
  path: string;
  numbered: boolean;
  level: number;
  kind: string;
  heading: string;
  start: number;
  end: number;
  headingEnd: number;
  parent: string | null;
}

export async function listClauses(db: Sql, documentId: string, version: number): Promise<ClauseRow[]> {
  return (
    await sql<ClauseRow>`
      select path, numbered, level, kind, heading, start_offset as start, end_offset as end, heading_end as "headingEnd", parent
      from policy.clause where document_id = ${documentId} and version = ${version}
      order by start_offset, level, ordinal`.execute(db)
  ).rows;
}
