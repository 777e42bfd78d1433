import { sql } from 'kysely';
import type { Sql } from './connect.ts';

/** Something that happened, told to whoever keeps an index, a live view or a follow-up in step. */
export interface OutboxEvent {
  /** `module.thing.happened`, e.g. `market.demand.published`. */
  topic: string;
  /** Id of the thing it happened to. */
  key: string;
  /** Small: ids and what the listener cannot read back. */
  payload?: unknown;
}

/** PostgreSQL channel on which every commit that wrote events is announced. */
export const OUTBOX_CHANNEL = 'innomatrix_outbox';

/** Called by the unit of work as its last statement before the commit. */
export async function writeOutbox(handle: Sql, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = JSON.stringify(events.map((e) => ({ topic: e.topic, key: e.key, payload: e.payload ?? {} })));
  await sql`
    with written as (
      insert into kernel.outbox (topic, key, payload)
      select e->>'topic', e->>'key', e->'payload'
      from jsonb_array_elements(${rows}::jsonb) with ordinality as list(e, place)
      order by place
    )
    select pg_notify(${OUTBOX_CHANNEL}, '')`.execute(handle);
}
