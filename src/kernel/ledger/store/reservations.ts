import { sql } from 'kysely';
import type { Sql } from '../../db/index.ts';
import type { Reservation } from '../contract.ts';

export async function listDueReservations(db: Sql, now: Date, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from ledger.reservation where state = 'open' and expires_at <= ${now.toISOString()}::timestamptz
    order by expires_at, id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

type Row = Omit<Reservation, 'id' | 'expiresAt' | 'subject'> & { id: number; expiresAt: Date; kind: string; subjectId: string };

const COLUMNS = sql`r.id, r.from_account as "from", r.to_account as "to", r.amount, r.committed, r.held, r.state,
  r.expires_at as "expiresAt", e.subject_kind as kind, e.subject_id as "subjectId"`;

function toReservation({ id, expiresAt, kind, subjectId, ...rest }: Row): Reservation {
  return { id: String(id), ...rest, expiresAt: expiresAt.toISOString(), subject: { kind, id: subjectId } };
}

export async function findReservation(db: Sql, id: number): Promise<Reservation | undefined> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from ledger.reservation r join ledger.entry e on e.id = r.id where r.id = ${id}`.execute(db);
  return rows[0] && toReservation(rows[0]);
}

/** Open reservations that will leave an account, the first to run out first, and how many there are. */
export async function listOpenReservations(db: Sql, account: string, limit: number): Promise<{ items: Reservation[]; total: number }> {
  const { rows } = await sql<Row & { total: number }>`
    select ${COLUMNS}, count(*) over () as total
    from ledger.reservation r join ledger.entry e on e.id = r.id
    where r.state = 'open' and r.from_account = ${account}
    order by r.expires_at, r.id limit ${limit}`.execute(db);
  return { items: rows.map(({ total: _, ...row }) => toReservation(row)), total: rows[0]?.total ?? 0 };
}
