import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../base/clock.ts';
import { enqueue, inTransaction, type JobHandler, runDueJobs, work } from './index.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
  await sql`create table done (what text not null)`.execute(test.db.sql);
});
afterEach(() => test?.drop());

const noon = new Date('2026-03-02T04:00:00Z');
const at = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);
const fail = (error: unknown): never => {
  throw error;
};
const add = (kind: string, runAt: Date, uniqueKey?: string) =>
  inTransaction(test.db, (tx) => enqueue(tx, { kind, payload: { n: 1 }, runAt, uniqueKey }));

const note: JobHandler = {
  kind: 'note',
  run: async (tx, job) => void (await sql`insert into done values (${job.kind})`.execute(tx.sql)),
};

async function done(): Promise<number> {
  return (await sql<{ n: number }>`select count(*)::int as n from done`.execute(test.db.sql)).rows[0]!.n;
}
async function waiting(): Promise<{ attempts: number; given_up: boolean; run_at: Date; last_error: string | null }[]> {
  return (await sql<{ attempts: number; given_up: boolean; run_at: Date; last_error: string | null }>`select * from kernel.job order by id`.execute(test.db.sql)).rows;
}

describe('a job', () => {
  it('is done when it is due by the given clock, once', async () => {
    await add('note', at(10));
    expect(await runDueJobs(test.db, [note], { clock: fixedClock(at(9)), onError: fail })).toBe(0);
    expect(await runDueJobs(test.db, [note], { clock: fixedClock(at(10)), onError: fail })).toBe(1);
    expect(await runDueJobs(test.db, [note], { clock: fixedClock(at(11)), onError: fail })).toBe(0);
    expect(await done()).toBe(1);
  });

  it('is not added when the transaction that adds it is given up', async () => {
    const attempt = inTransaction(test.db, async (tx) => {
      await enqueue(tx, { kind: 'note', runAt: noon });
      throw new Error('no');
    });
    await expect(attempt).rejects.toThrow('no');
    expect(await waiting()).toEqual([]);
  });

  it('of the same kind and key is added once while it waits, and again after it is done', async () => {
    expect(await add('note', noon, 'case-1')).toBe(true);
    expect(await add('note', noon, 'case-1')).toBe(false);
    await runDueJobs(test.db, [note], { clock: fixedClock(noon), onError: fail });
    expect(await add('note', noon, 'case-1')).toBe(true);
  });

  it('that fails leaves nothing behind, comes up later each time, and is given up after its attempts', async () => {
    const errors: string[] = [];
    const breaking: JobHandler = {
      kind: 'note',
      attempts: 2,
      run: async (tx) => {
        await sql`insert into done values ('half')`.execute(tx.sql);
        throw new Error('printer away');
      },
    };
    const onError = (error: unknown): void => void errors.push((error as Error).message);
    await add('note', noon);
    await runDueJobs(test.db, [breaking], { clock: fixedClock(noon), onError });
    expect(await waiting()).toMatchObject([{ attempts: 1, given_up: false, last_error: 'printer away', run_at: new Date(noon.getTime() + 5_000) }]);
    await runDueJobs(test.db, [breaking], { clock: fixedClock(at(1)), onError });
    await runDueJobs(test.db, [breaking], { clock: fixedClock(at(600)), onError });
    expect(await waiting()).toMatchObject([{ attempts: 2, given_up: true }]);
    expect(await done()).toBe(0);
    expect(errors).toEqual(['printer away', 'printer away']);
  });

  it('given up with a key can be added anew', async () => {
    await add('note', noon, 'k');
    await runDueJobs(test.db, [{ ...note, attempts: 1, run: () => Promise.reject(new Error('x')) }], { clock: fixedClock(noon), onError: () => {} });
    expect(await add('note', at(1), 'k')).toBe(true);
    expect(await runDueJobs(test.db, [note], { clock: fixedClock(at(1)), onError: fail })).toBe(1);
  });

  it('with a serializable handler runs in a serializable transaction', async () => {
    let seen = '';
    await add('note', noon);
    const strict: JobHandler = { kind: 'note', isolation: 'serializable', run: async (tx) => void (seen = tx.isolation) };
    await runDueJobs(test.db, [strict], { clock: fixedClock(noon), onError: fail });
    expect(seen).toBe('serializable');
  });
});

describe('several workers', () => {
  it('do each of 40 jobs once between them', async () => {
    await inTransaction(test.db, async (tx) => {
      for (let n = 0; n < 40; n++) await enqueue(tx, { kind: 'note', runAt: noon });
    });
    const slow: JobHandler = { ...note, run: async (tx, job, now) => {
      await pause(2);
      await note.run(tx, job, now);
    } };
    const options = { clock: fixedClock(noon), onError: fail };
    const counts = await Promise.all([1, 2, 3].map(() => runDueJobs(test.db, [slow], options)));
    expect(counts.reduce((a, b) => a + b)).toBe(40);
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(1);
    expect(await done()).toBe(40);
    expect(await waiting()).toEqual([]);
  });

  it('run a recurring job once per due time', async () => {
    const hourly: JobHandler = { ...note, every: (after) => new Date((Math.floor(after.getTime() / 3_600_000) + 1) * 3_600_000) };
    const tick = (minutes: number) =>
      Promise.all([1, 2, 3].map(() => runDueJobs(test.db, [hourly], { clock: fixedClock(at(minutes)), onError: fail })));
    await tick(0);
    expect(await done()).toBe(0);
    await tick(60);
    await tick(61);
    expect(await done()).toBe(1);
    await tick(300);
    expect(await done()).toBe(2);
  });

  it('start a job added with the present time within a moment', async () => {
    const worker = work(test.db, [note], { clock: fixedClock(noon), onError: fail });
    await add('note', noon);
    for (let waited = 0; (await done()) === 0; waited += 10) {
      if (waited > 3_000) throw new Error('waited in vain');
      await pause(10);
    }
    await worker.stop();
    expect(await done()).toBe(1);
  });
});
