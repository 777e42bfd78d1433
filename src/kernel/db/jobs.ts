import { sql } from 'kysely';
import type { Clock } from '../base/clock.ts';
import type { Database } from './connect.ts';
import { listen } from './listen.ts';
import { inTransaction, type Isolation, type Tx } from './unit-of-work.ts';
import { reasonOf } from './problems.ts';
import { createWaker } from './waker.ts';

/** Something to be done later, or by another process. */
export interface NewJob {
  kind: string;
  payload?: unknown;
  runAt: Date;
  /** While a job of this kind and key is waiting, a second one is not added. */
  uniqueKey?: string;
}

export interface Job {
  id: number;
  kind: string;
  payload: unknown;
  /** When it was due. */
  runAt: Date;
  /** Failed attempts so far. */
  attempts: number;
}

export interface JobHandler {
  kind: string;
  /**
   * Does the work in the transaction that also removes the job: both are kept or neither, so a killed process loses
   * nothing and repeats nothing. Keep it short, and cut long work into several jobs: an open transaction holds back
   * the readers of the outbox.
   */
  run(tx: Tx, job: Job, now: Date): Promise<void>;
  /** Makes it a recurring job that exists once for all processes: the first moment after `after` at which it is due. */
  every?: (after: Date) => Date;
  /** Attempts before it is given up and kept for a person to look at; 10 unless told. Recurring jobs never give up. */
  attempts?: number;
  isolation?: Isolation;
}

export interface Worker {
  stop(): Promise<void>;
}

const JOB_CHANNEL = 'innomatrix_job';
const RECURRING = 'recurring';
const POLL_MS = 1_000;
const FIRST_BACKOFF_MS = 5_000;
const LONGEST_BACKOFF_MS = 3_600_000;

/** Adds a job in the caller's transaction; false when one with its key is waiting already. */
export async function enqueue(tx: Tx, job: NewJob): Promise<boolean> {
  const { rows } = await sql`
    insert into kernel.job (kind, payload, run_at, unique_key)
    values (${job.kind}, ${JSON.stringify(job.payload ?? {})}::jsonb, ${job.runAt}, ${job.uniqueKey ?? null})
    on conflict (kind, unique_key) do update
      set payload = excluded.payload, run_at = excluded.run_at, attempts = 0, given_up = false, last_error = null
      where job.given_up
    returning id`.execute(tx.sql);
  await sql`select pg_notify(${JOB_CHANNEL}, '')`.execute(tx.sql);
  return rows.length > 0;
}

export interface WorkOptions {
  clock: Clock;
  /** Told of every failure: of a job, or of the database when no job is given. */
  onError: (error: unknown, job?: Job) => void;
}

/** Works off jobs as they fall due, beside any number of other workers, until stopped. */
export function work(db: Database, handlers: readonly JobHandler[], options: WorkOptions): Worker {
  const waker = createWaker();
  const listener = listen(db.url, JOB_CHANNEL, waker.wake);
  let stopped = false;

  const run = async (): Promise<void> => {
    let prepared = false;
    while (!stopped) {
      try {
        if (!prepared) await ensureRecurring(db, handlers, options.clock.now());
        prepared = true;
        await drain(db, handlers, options, () => stopped);
      } catch (error) {
        options.onError(error);
      }
      if (!stopped) await waker.sleep(POLL_MS);
    }
  };

  const running = run();
  return {
    stop: async () => {
      stopped = true;
      waker.wake();
      await Promise.all([listener.stop(), running]);
    },
  };
}

/** Runs everything due now and returns how many jobs succeeded. What fails is reported and comes up again later. */
export async function runDueJobs(db: Database, handlers: readonly JobHandler[], options: WorkOptions): Promise<number> {
  await ensureRecurring(db, handlers, options.clock.now());
  return drain(db, handlers, options, () => false);
}

async function drain(
  db: Database,
  handlers: readonly JobHandler[],
  { clock, onError }: WorkOptions,
  stopped: () => boolean,
): Promise<number> {
  let done = 0;
  for (const isolation of ['read committed', 'serializable'] as const) {
    const mine = handlers.filter((handler) => (handler.isolation ?? 'read committed') === isolation);
    while (mine.length > 0 && !stopped()) {
      const outcome = await runNext(db, mine, clock.now(), isolation);
      if (!outcome.job) break;
      if (outcome.error === undefined) done += 1;
      else onError(outcome.error, outcome.job);
    }
  }
  return done;
}

interface Outcome {
  job?: Job;
  error?: unknown;
}

async function runNext(db: Database, handlers: readonly JobHandler[], now: Date, isolation: Isolation): Promise<Outcome> {
  const handlerOf = (job: Job): JobHandler => handlers.find((h) => h.kind === job.kind)!;
  let claimed: Job | undefined;
  const claimAndRun = async (tx: Tx): Promise<void> => {
    claimed = await claim(tx, handlers, now);
    if (!claimed) return;
    await handlerOf(claimed).run(tx, claimed, now);
    await finish(tx, claimed, handlerOf(claimed), now);
  };
  try {
    await inTransaction(db, claimAndRun, { isolation });
    return { job: claimed };
  } catch (error) {
    if (!claimed) throw error;
    await postpone(db, claimed, handlerOf(claimed), now, error);
    return { job: claimed, error };
  }
}

/** Due jobs that no other worker holds, the longest due first. */
async function claim(tx: Tx, handlers: readonly JobHandler[], now: Date): Promise<Job | undefined> {
  const { rows } = await sql<Job>`
    select id, kind, payload, run_at as "runAt", attempts from kernel.job
    where kind = any(${handlers.map((h) => h.kind)}::text[]) and not given_up and run_at <= ${now}
    order by run_at, id limit 1
    for update skip locked`.execute(tx.sql);
  return rows[0];
}

async function finish(tx: Tx, job: Job, handler: JobHandler, now: Date): Promise<void> {
  if (!handler.every) {
    await sql`delete from kernel.job where id = ${job.id}`.execute(tx.sql);
    return;
  }
  await sql`
    update kernel.job set run_at = ${handler.every(now)}, attempts = 0, last_error = null where id = ${job.id}`.execute(tx.sql);
}

async function postpone(db: Database, job: Job, handler: JobHandler, now: Date, error: unknown): Promise<void> {
  const attempts = job.attempts + 1;
  const backoff = new Date(now.getTime() + Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** job.attempts));
  const next = handler.every?.(now);
  const runAt = next && next < backoff ? next : backoff;
  const givenUp = !handler.every && attempts >= (handler.attempts ?? 10);
  await sql`
    update kernel.job
    set attempts = ${attempts}, run_at = ${runAt}, given_up = ${givenUp}, last_error = ${reasonOf(error)}
    where id = ${job.id} and attempts = ${job.attempts}`.execute(db.sql);
}

async function ensureRecurring(db: Database, handlers: readonly JobHandler[], now: Date): Promise<void> {
  for (const handler of handlers) {
    if (!handler.every) continue;
    // A schedule that became denser in a new version counts from now on.
    const first = handler.every(now);
    await sql`
      insert into kernel.job (kind, payload, run_at, unique_key)
      values (${handler.kind}, '{}', ${first}, ${RECURRING})
      on conflict (kind, unique_key) do update set run_at = excluded.run_at where job.run_at > excluded.run_at`.execute(db.sql);
  }
}
