import { setTimeout as pause } from 'node:timers/promises';
import { type Database, explainLoss, type Sql } from './connect.ts';
import { findServerError, translateConstraint } from './constraints.ts';
import { type OutboxEvent, writeOutbox } from './outbox.ts';
import { busy } from './problems.ts';

export type Isolation = 'read committed' | 'serializable';

type Effect = () => void | Promise<void>;

/**
 * One transaction and what leaves with it. Commands take a `Tx`; stores take its `sql`.
 */
export interface Tx {
  readonly sql: Sql;
  readonly isolation: Isolation;
  /** Writes an event to the outbox in this transaction; readers see it after the commit, and only then. */
  emit(event: OutboxEvent): void;
  /** Runs after the commit, in order, never when the transaction is given up. For effects that may be lost in a crash. */
  afterCommit(effect: Effect): void;
}

export interface TransactionOptions {
  /** `read committed` unless told. `serializable` where a decision rests on rows that others may add or change. */
  isolation?: Isolation;
  /** Further attempts after a conflict (SQLSTATE 40001, 40P01); 6 unless told. */
  retries?: number;
  /**
   * A number in [0, 1) that spreads the attempts of rivals. Unless given it is derived from the process id and a
   * counter: the pause decides when we try again, never what is written.
   */
  jitter?: () => number;
}

class UnitOfWork implements Tx {
  readonly sql: Sql;
  readonly isolation: Isolation;
  readonly events: OutboxEvent[] = [];
  readonly effects: Effect[] = [];

  constructor(sql: Sql, isolation: Isolation) {
    this.sql = sql;
    this.isolation = isolation;
  }

  emit(event: OutboxEvent): void {
    this.events.push(event);
  }

  afterCommit(effect: Effect): void {
    this.effects.push(effect);
  }
}

/**
 * Runs `work` in one transaction: all of it is kept or none. A conflict with another transaction runs `work` again from
 * the start, so it must touch nothing but its `tx`. Given a `Tx` instead of a database, it joins that transaction.
 *
 * Throws the Problem registered for a broken constraint, `DB_BUSY` when the retries are used up, `DB_UNREACHABLE` when
 * the connection is lost (whether a commit under way was kept is then unknown), and whatever `work` throws.
 */
export async function inTransaction<T>(
  db: Database | Tx,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const isolation = options.isolation ?? 'read committed';
  if (db instanceof UnitOfWork) {
    if (isolation === 'serializable' && db.isolation !== 'serializable') {
      throw new Error('A serializable step cannot join a read committed transaction: open the outer one as serializable');
    }
    return work(db);
  }
  const done = await untilNoConflict(db as Database, isolation, work, options);
  await runEffects(done.effects);
  return done.result;
}

interface Done<T> {
  result: T;
  effects: Effect[];
}

async function untilNoConflict<T>(
  db: Database,
  isolation: Isolation,
  work: (tx: Tx) => Promise<T>,
  { retries = 6, jitter = derivedJitter }: TransactionOptions,
): Promise<Done<T>> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(db, isolation, work);
    } catch (error) {
      if (!findServerError(error, isConflict)) throw translateConstraint(explainLoss(db.url, error));
      if (attempt >= retries) throw busy(error);
      await pause(pauseBefore(attempt, jitter()));
    }
  }
}

function once<T>(db: Database, isolation: Isolation, work: (tx: Tx) => Promise<T>): Promise<Done<T>> {
  return db.sql
    .transaction()
    .setIsolationLevel(isolation)
    .execute(async (trx) => {
      const unit = new UnitOfWork(trx, isolation);
      const result = await work(unit);
      await writeOutbox(trx, unit.events);
      return { result, effects: unit.effects };
    });
}

/** The act is kept by now: an effect that fails must not make it look refused, nor stop the effects after it. */
async function runEffects(effects: readonly Effect[]): Promise<void> {
  for (const effect of effects) {
    try {
      await effect();
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : new Error(String(error)), { code: 'AFTER_COMMIT' });
    }
  }
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const isConflict = (code: string): boolean => code === SERIALIZATION_FAILURE || code === DEADLOCK;

/** 0–10 ms, 0–20, 0–40 … at most 0–320: long enough for a rival to finish, short enough for a person who waits. */
function pauseBefore(attempt: number, spread: number): number {
  return Math.min(320, 10 * 2 ** attempt) * spread;
}

let turn = 0;

/** Fractional parts of multiples of the golden ratio, offset by the process: evenly spread, different for each rival. */
function derivedJitter(): number {
  turn += 1;
  return ((process.pid + turn) * 0.6180339887498949) % 1;
}
