import { sql } from 'kysely';
import { Problem } from '../base/problem.ts';
import type { Sql } from './connect.ts';

/** A place in the outbox: everything up to and including it has been read. */
export interface OutboxCursor {
  xid: string;
  id: number;
}

export interface StoredEvent {
  topic: string;
  key: string;
  payload: unknown;
  /** Begin of the transaction that wrote it, by the server's clock. */
  at: Date;
}

export interface OutboxBatch {
  events: StoredEvent[];
  /** Where to go on. */
  cursor: OutboxCursor;
  /** More is there now: the batch was full. */
  more: boolean;
  /** Committed events are being held back by a transaction still running; they come without a further announcement. */
  waiting: boolean;
}

/**
 * A cursor that stands before everything a snapshot taken from now on might not show. To build something from the
 * tables and then keep it in step: take the cursor, load the tables, read from the cursor. Some events are then seen
 * although their effect was loaded already, so applying an event twice must do no harm.
 */
export async function outboxNow(handle: Sql): Promise<OutboxCursor> {
  const { rows } = await sql<{ xid: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(handle);
  return { xid: rows[0]!.xid, id: 0 };
}

interface Row extends StoredEvent {
  xid: string;
  id: number;
}

/**
 * The events after `cursor`, in order of their transactions, none passed over: an event is shown only when every
 * transaction older than its own has ended. Throws `OUTBOX_PRUNED` when events after `cursor` have been removed.
 */
export async function readOutbox(handle: Sql, cursor: OutboxCursor, limit = 500): Promise<OutboxBatch> {
  const { rows } = await sql<Row>`
    select xid::text as xid, id, topic, key, payload, at
    from kernel.outbox
    where (xid, id) > (${cursor.xid}::xid8, ${cursor.id}::bigint)
      and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by outbox.xid, outbox.id
    limit ${limit}`.execute(handle);
  const state = await sql<{ pruned: boolean; waiting: boolean }>`
    select (xid, id) > (${cursor.xid}::xid8, ${cursor.id}::bigint) as pruned,
      exists (select from kernel.outbox where xid >= pg_snapshot_xmin(pg_current_snapshot())) as waiting
    from kernel.outbox_pruned`.execute(handle);
  if (state.rows[0]!.pruned) throw pruned();
  const last = rows.at(-1);
  return {
    events: rows.map(({ topic, key, payload, at }) => ({ topic, key, payload, at })),
    cursor: last ? { xid: last.xid, id: last.id } : cursor,
    more: rows.length === limit,
    waiting: state.rows[0]!.waiting,
  };
}

/** Removes events written before `before`; returns how many. Readers in step lag by seconds: keep days. */
export async function pruneOutbox(handle: Sql, before: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (
      delete from kernel.outbox
      where at < ${before} and xid < pg_snapshot_xmin(pg_current_snapshot())
      returning xid, id
    ), last as (
      select xid, id from gone order by xid desc, id desc limit 1
    ), mark as (
      update kernel.outbox_pruned p set xid = last.xid, id = last.id
      from last where (last.xid, last.id) > (p.xid, p.id)
    )
    select count(*)::int as count from gone`.execute(handle);
  return rows[0]!.count;
}

function pruned(): Problem {
  return new Problem('OUTBOX_PRUNED', {
    status: 500,
    zh: '所需的旧事件已被清理，须从数据表重新建立',
    en: 'Events after this place have been removed: start over from the tables',
  });
}
