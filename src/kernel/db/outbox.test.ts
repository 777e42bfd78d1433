import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followOutbox, inTransaction, outboxNow, pruneOutbox, readOutbox, type StoredEvent, type Tx } from './index.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(() => test?.drop());

const START = { xid: '0', id: 0 };
const emit = (key: string) => inTransaction(test.db, async (tx) => tx.emit({ topic: 'test.thing.happened', key }));
const keys = (events: StoredEvent[]): string[] => events.map((event) => event.key);

/** Opens a transaction, writes in it, and leaves it open until told. */
function slowTransaction(key: string): { begun: Promise<void>; commit: () => Promise<void> } {
  let release!: () => void;
  const held = new Promise<void>((resolve) => (release = resolve));
  let started!: () => void;
  const begun = new Promise<void>((resolve) => (started = resolve));
  const done = inTransaction(test.db, async (tx: Tx) => {
    tx.emit({ topic: 'test.thing.happened', key });
    await sql`select pg_current_xact_id()`.execute(tx.sql);
    started();
    await held;
  });
  return {
    begun,
    commit: () => {
      release();
      return done;
    },
  };
}

describe('the outbox', () => {
  it('gives events in order with their payload', async () => {
    await emit('a');
    await inTransaction(test.db, async (tx) => tx.emit({ topic: 'test.other', key: 'b', payload: { 中: [1, null] } }));
    const { events, more } = await readOutbox(test.db.sql, START);
    expect(keys(events)).toEqual(['a', 'b']);
    expect(events[1]!.payload).toEqual({ 中: [1, null] });
    expect(events[0]!.at).toBeInstanceOf(Date);
    expect(more).toBe(false);
  });

  it('passes over nothing when a transaction that began first commits last', async () => {
    const slow = slowTransaction('slow');
    await slow.begun;
    await emit('quick');
    const early = await readOutbox(test.db.sql, START);
    expect(keys(early.events)).toEqual([]);
    expect(early.waiting).toBe(true);
    await slow.commit();
    const late = await readOutbox(test.db.sql, early.cursor);
    expect(keys(late.events)).toEqual(['slow', 'quick']);
    expect(late.waiting).toBe(false);
  });

  it('loses and repeats nothing while five connections write with uneven commits and one reads', async () => {
    const written = new Set<string>();
    const writer = async (name: number): Promise<void> => {
      for (let n = 0; n < 15; n++) {
        const key = `${name}-${n}`;
        await inTransaction(test.db, async (tx) => {
          tx.emit({ topic: 'test.thing.happened', key });
          await sql`select pg_current_xact_id(), pg_sleep(${((name * 7 + n * 3) % 11) / 1000})`.execute(tx.sql);
        });
        written.add(key);
      }
    };
    let writing = true;
    const writers = Promise.all([0, 1, 2, 3, 4].map(writer)).then(() => (writing = false));
    const seen: string[] = [];
    let cursor = START;
    for (let last = false; !last; ) {
      last = !writing;
      const batch = await readOutbox(test.db.sql, cursor, 7);
      seen.push(...keys(batch.events));
      cursor = batch.cursor;
      if (batch.more) last = false;
    }
    await writers;
    expect(seen).toHaveLength(75);
    expect(new Set(seen)).toEqual(written);
  });

  it('shows to a reader who loads the tables after taking a cursor all that his snapshot did not hold', async () => {
    await emit('before');
    const slow = slowTransaction('during');
    await slow.begun;
    const cursor = await outboxNow(test.db.sql);
    await slow.commit();
    await emit('after');
    const { events } = await readOutbox(test.db.sql, cursor);
    expect(keys(events)).toEqual(['during', 'after']);
  });

  it('tells a reader who comes after old events were removed to start over, instead of skipping them', async () => {
    await emit('old');
    const inStep = (await readOutbox(test.db.sql, START)).cursor;
    expect(await pruneOutbox(test.db.sql, new Date('2999-01-01'))).toBe(1);
    expect(await pruneOutbox(test.db.sql, new Date('2999-01-01'))).toBe(0);
    await expect(readOutbox(test.db.sql, START)).rejects.toMatchObject({ code: 'OUTBOX_PRUNED' });
    await emit('new');
    expect(keys((await readOutbox(test.db.sql, inStep)).events)).toEqual(['new']);
  });
});

describe('a follower', () => {
  it('hears of a commit in another connection within a moment, also after its connection was cut', async () => {
    const seen: string[] = [];
    const errors: unknown[] = [];
    const follower = followOutbox(test.db, {
      from: await outboxNow(test.db.sql),
      onEvents: (events) => void seen.push(...keys(events)),
      onError: (error) => void errors.push(error),
    });
    await emit('one');
    await until(() => seen.length === 1);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'innomatrix listen'`.execute(test.db.sql);
    await emit('two');
    await until(() => seen.length === 2);
    await follower.stop();
    expect(seen).toEqual(['one', 'two']);
    expect(errors).toEqual([]);
  });

  it('hands the same events over again when the listener failed', async () => {
    const seen: string[] = [];
    const errors: unknown[] = [];
    const follower = followOutbox(test.db, {
      from: await outboxNow(test.db.sql),
      onEvents: (events) => {
        seen.push(...keys(events));
        if (seen.length === 1) throw new Error('index not ready');
      },
      onError: (error) => void errors.push((error as Error).message),
    });
    await emit('one');
    await until(() => seen.length === 2);
    await follower.stop();
    expect(seen).toEqual(['one', 'one']);
    expect(errors).toEqual(['index not ready']);
  });

  it('hears of an event that an older transaction held back, although its end is not announced', async () => {
    const seen: string[] = [];
    const follower = followOutbox(test.db, {
      from: await outboxNow(test.db.sql),
      onEvents: (events) => void seen.push(...keys(events)),
      onError: () => {},
    });
    const holder = new pg.Client({ connectionString: test.url });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select pg_current_xact_id()');
    await emit('held back');
    await pause(150);
    expect(seen).toEqual([]);
    await holder.query('rollback');
    await until(() => seen.length === 1, 1_000);
    await holder.end();
    await follower.stop();
  });
});

async function until(met: () => boolean, limit = 5_000): Promise<void> {
  for (let waited = 0; !met(); waited += 10) {
    if (waited > limit) throw new Error('waited in vain');
    await pause(10);
  }
}
