import { type RawBuilder, sql } from 'kysely';
import type { AuditSubject } from '../../audit/index.ts';
import type { Sql } from '../../db/index.ts';
import type { ActStamp, Words } from '../acts.ts';
import './refusals.ts';

/** The part every act has, as the database takes it. Subject and words may be left to the entry an act refers to. */
export interface Stamp extends ActStamp {
  body: string;
  effectiveAt?: Date;
  subject?: AuditSubject;
  memo?: Words;
  clause?: string | null;
}

export function stampRow(s: Stamp): RawBuilder<unknown> {
  const at = s.at.toISOString();
  return sql`row(${s.key}::text, decode(${s.body}, 'hex'), ${at}::timestamptz, ${s.effectiveAt?.toISOString() ?? at}::timestamptz,
    ${s.subject?.kind ?? null}::text, ${s.subject?.id ?? null}::text, ${s.memo?.zh ?? null}::text, ${s.memo?.en ?? null}::text,
    ${s.clause ?? null}::text, ${s.by?.accountId ?? null}::text, ${s.by?.organisationId ?? null}::text, ${s.by?.role ?? null}::text)::ledger.stamp`;
}

export interface Lines {
  from: readonly string[];
  to: readonly string[];
  amount: readonly number[];
}

export interface Recorded {
  entry: number;
  replayed: boolean;
}

/** Posts or reserves; `expiresAt` makes it a reservation. */
export async function recordEntry(db: Sql, stamp: Stamp, lines: Lines, expiresAt?: Date): Promise<Recorded> {
  const phase = expiresAt ? 'held' : 'posted';
  const { rows } = await sql<Recorded>`
    select entry_id as entry, replayed from ledger.record_entry(${expiresAt ? 'reserve' : 'post'}, ${stampRow(stamp)},
      ${lines.from.map(() => phase)}::text[], ${lines.from}::uuid[], ${lines.to}::uuid[], ${lines.amount}::bigint[],
      null, ${expiresAt?.toISOString() ?? null}::timestamptz)`.execute(db);
  return rows[0]!;
}

export interface Settled extends Recorded {
  committed: number;
  released: number;
  held: number;
}

export interface Settlement {
  kind: 'commit' | 'release' | 'expire';
  reservation: number;
  amount: number;
  keep: boolean;
}

export async function settleReservation(db: Sql, stamp: Stamp, { kind, reservation, amount, keep }: Settlement): Promise<Settled> {
  const { rows } = await sql<Settled>`
    select entry_id as entry, committed, released, held, replayed
    from ledger.settle_reservation(${kind}, ${stampRow(stamp)}, ${reservation}, ${amount}, ${keep})`.execute(db);
  return rows[0]!;
}

export async function reverseEntry(db: Sql, stamp: Stamp, entry: number, n: number | null): Promise<Recorded> {
  const { rows } = await sql<Recorded>`
    select entry_id as entry, replayed from ledger.reverse_entry(${stampRow(stamp)}, ${entry}, ${n}::smallint)`.execute(db);
  return rows[0]!;
}

/** How many transfers an entry has. */
export async function countTransfers(db: Sql, entry: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ledger.transfer where entry_id = ${entry}`.execute(db);
  return rows[0]!.n;
}
