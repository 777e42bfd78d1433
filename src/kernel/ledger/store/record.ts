import { CompiledQuery, sql } from 'kysely';
import type { AuditSubject } from '../../audit/index.ts';
import { prepareOnce, type Sql } from '../../db/index.ts';
import type { ActStamp, Words } from '../acts.ts';
import { accountUnknown } from '../domain/numbers.ts';
import './refusals.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The part every act has, as the database takes it. Subject and words may be left to the entry an act refers to. */
export interface Stamp extends ActStamp {
  body: string;
  effectiveAt?: Date;
  subject?: AuditSubject;
  memo?: Words;
  clause?: string | null;
}

/** In the form `ledger.record_entry` reads. */
export function stampJson(s: Stamp, more: Record<string, string> = {}): string {
  return JSON.stringify({
    key: s.key, body: s.body, at: s.at, effectiveAt: s.effectiveAt, subjectKind: s.subject?.kind, subjectId: s.subject?.id,
    memoZh: s.memo?.zh, memoEn: s.memo?.en, clause: s.clause, account: s.by?.accountId, organisation: s.by?.organisationId, role: s.by?.role,
    ...more,
  });
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

function recorded(number: number): Recorded {
  return { entry: Math.abs(number), replayed: number < 0 };
}

const literal = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;

const POST = prepareOnce('ledger_post', 'select ledger.post($1) as entry');

/** Posts or reserves; `expiresAt` makes it a reservation. */
export async function recordEntry(db: Sql, stamp: Stamp, { from, to, amount }: Lines, expiresAt?: Date): Promise<Recorded> {
  for (const id of from) if (!UUID.test(id)) throw accountUnknown(id);
  for (const id of to) if (!UUID.test(id)) throw accountUnknown(id);
  const lines = { from: literal(from), to: literal(to), amount: literal(amount), ...(expiresAt && { expiresAt: expiresAt.toISOString() }) };
  const { rows } = await db.executeQuery<{ entry: number }>(CompiledQuery.raw(POST, [stampJson(stamp, lines)]));
  return recorded(rows[0]!.entry);
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
    from ledger.settle_reservation(${kind}, ${stampJson(stamp)}, ${reservation}, ${amount}, ${keep})`.execute(db);
  return rows[0]!;
}

export async function reverseEntry(db: Sql, stamp: Stamp, entry: number, n: number | null): Promise<Recorded> {
  const { rows } = await sql<{ entry: number }>`
    select ledger.reverse_entry(${stampJson(stamp)}, ${entry}, ${n}::smallint) as entry`.execute(db);
  return recorded(rows[0]!.entry);
}

/** How many transfers an entry has. */
export async function countTransfers(db: Sql, entry: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ledger.transfer where entry_id = ${entry}`.execute(db);
  return rows[0]!.n;
}
