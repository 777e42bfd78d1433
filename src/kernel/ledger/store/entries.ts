import { sql } from 'kysely';
import type { AuditSubject } from '../../audit/index.ts';
import type { Sql } from '../../db/index.ts';
import type { Entry, Transfer } from '../contract.ts';

interface Row {
  id: number;
  kind: Entry['kind'];
  key: string;
  at: Date;
  effectiveAt: Date;
  subjectKind: string;
  subjectId: string;
  zh: string;
  en: string;
  clause: string | null;
  accountId: string | null;
  organisationId: string | null;
  role: string | null;
  reservation: number | null;
  seq: number | null;
  hash: string;
  chainHash: string | null;
}

interface TransferRow {
  entry: number;
  n: number;
  phase: Transfer['phase'];
  from: string;
  to: string;
  amount: number;
  reversesEntry: number | null;
  reversesN: number | null;
  byEntry: number | null;
  byN: number | null;
}

/** One entry, or all of a subject, oldest first. */
export async function readEntries(db: Sql, which: { id: number } | { subject: AuditSubject }): Promise<Entry[]> {
  const where = 'id' in which ? sql`e.id = ${which.id}` : sql`e.subject_kind = ${which.subject.kind} and e.subject_id = ${which.subject.id}`;
  const { rows } = await sql<Row>`
    select e.id, e.kind, e.key, e.at, e.effective_at as "effectiveAt", e.subject_kind as "subjectKind", e.subject_id as "subjectId",
      e.memo_zh as zh, e.memo_en as en, e.clause, e.actor_account as "accountId", e.actor_organisation as "organisationId",
      e.actor_role as role, e.reservation, c.seq, encode(e.hash, 'hex') as hash, encode(c.hash, 'hex') as "chainHash"
    from ledger.entry e left join ledger.chain c on c.entry_id = e.id
    where ${where} order by e.id`.execute(db);
  const transfers = await readTransfers(db, rows.map((r) => r.id));
  return rows.map((r) => ({
    id: String(r.id), kind: r.kind, key: r.key, at: r.at.toISOString(), effectiveAt: r.effectiveAt.toISOString(),
    subject: { kind: r.subjectKind, id: r.subjectId }, memo: { zh: r.zh, en: r.en }, clause: r.clause,
    by: r.accountId === null ? null : { accountId: r.accountId, organisationId: r.organisationId, role: r.role },
    reservation: r.reservation === null ? null : String(r.reservation),
    transfers: transfers.get(r.id) ?? [], seq: r.seq, hash: r.hash, chainHash: r.chainHash,
  }));
}

async function readTransfers(db: Sql, entries: readonly number[]): Promise<Map<number, Transfer[]>> {
  const { rows } = await sql<TransferRow>`
    select t.entry_id as entry, t.n, t.phase, t.from_account as "from", t.to_account as "to", t.amount,
      t.reverses_entry as "reversesEntry", t.reverses_n as "reversesN", r.entry_id as "byEntry", r.n as "byN"
    from ledger.transfer t left join ledger.transfer r on r.reverses_entry = t.entry_id and r.reverses_n = t.n
    where t.entry_id = any(${entries}::bigint[]) order by t.entry_id, t.n`.execute(db);
  const found = new Map<number, Transfer[]>();
  for (const { entry, n, phase, from, to, amount, ...r } of rows) {
    const list = found.get(entry) ?? [];
    list.push({
      id: `${entry}.${n}`, phase, from, to, amount,
      reverses: r.reversesEntry === null ? null : `${r.reversesEntry}.${r.reversesN}`,
      reversedBy: r.byEntry === null ? null : `${r.byEntry}.${r.byN}`,
    });
    found.set(entry, list);
  }
  return found;
}
