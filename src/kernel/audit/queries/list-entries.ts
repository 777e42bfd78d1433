import { sql } from 'kysely';
import type { Sql } from '../../db/index.ts';
import type { AuditEntry } from '../contract.ts';

export interface EntryFilter {
  subjectKind?: string;
  subjectId?: string;
  accountId?: string;
  action?: string;
  /** ISO instants; `from` included, `to` not. */
  from?: string;
  to?: string;
  page: number;
  pageSize: number;
}

/** One page of the log, newest first. */
export async function listEntries(
  handle: Sql,
  filter: EntryFilter,
): Promise<{ items: AuditEntry[]; total: number; page: number; pageSize: number }> {
  const { page, pageSize } = filter;
  const where = sql.join(
    [
      sql`true`,
      ...(filter.subjectKind ? [sql`e.subject_kind = ${filter.subjectKind}`] : []),
      ...(filter.subjectId ? [sql`e.subject_id = ${filter.subjectId}`] : []),
      ...(filter.accountId ? [sql`e.actor_account = ${filter.accountId}`] : []),
      ...(filter.action ? [sql`e.action = ${filter.action}`] : []),
      ...(filter.from ? [sql`e.at >= ${filter.from}::timestamptz`] : []),
      ...(filter.to ? [sql`e.at < ${filter.to}::timestamptz`] : []),
    ],
    sql` and `,
  );
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total from audit.entry e where ${where}`.execute(handle);
  const { rows } = await sql<Row>`
    select e.id, c.seq, e.at, e.actor_account as "accountId", e.actor_organisation as "organisationId",
      e.actor_role as role, e.action, e.subject_kind as kind, e.subject_id as "subjectId", e.detail,
      e.request_id as "requestId", e.hash
    from audit.entry e left join audit.chain c on c.entry_id = e.id
    where ${where}
    order by e.position desc
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(handle);
  return { items: rows.map(toEntry), total: counted[0]!.total, page, pageSize };
}

interface Row {
  id: string;
  seq: number | null;
  at: Date;
  accountId: string | null;
  organisationId: string | null;
  role: string | null;
  action: string;
  kind: string;
  subjectId: string;
  detail: Record<string, unknown>;
  requestId: string | null;
  hash: string;
}

function toEntry(row: Row): AuditEntry {
  return {
    id: row.id,
    seq: row.seq,
    at: row.at.toISOString(),
    actor: row.accountId === null ? null : { accountId: row.accountId, organisationId: row.organisationId, role: row.role },
    action: row.action,
    subject: { kind: row.kind, id: row.subjectId },
    detail: row.detail,
    requestId: row.requestId,
    hash: row.hash,
  };
}
