import type { Database } from './connect.ts';
import { listen } from './listen.ts';
import { OUTBOX_CHANNEL } from './outbox.ts';
import { type OutboxCursor, readOutbox, type StoredEvent } from './outbox-reader.ts';
import { createWaker } from './waker.ts';

export interface FollowOptions {
  from: OutboxCursor;
  /** Gets every event at least once, in order. When it fails, the same events come again after a pause. */
  onEvents: (events: StoredEvent[]) => void | Promise<void>;
  /** Told of every failure; the follower goes on, except after `OUTBOX_PRUNED`. */
  onError: (error: unknown) => void;
}

export interface Follower {
  stop(): Promise<void>;
}

/** A notice may be lost with its connection: look anyway now and then. */
const IDLE_MS = 2_000;
/** Held back by a running transaction, whose end is not announced. */
const HELD_BACK_MS = 50;
const AFTER_FAILURE_MS = 1_000;

/** Keeps something in this process in step with what any process commits; see `outboxNow` for where to start. */
export function followOutbox(db: Database, { from, onEvents, onError }: FollowOptions): Follower {
  const waker = createWaker();
  const listener = listen(db.url, OUTBOX_CHANNEL, waker.wake);
  let stopped = false;
  let cursor = from;

  const step = async (): Promise<number> => {
    const batch = await readOutbox(db.sql, cursor);
    if (batch.events.length > 0) await onEvents(batch.events);
    cursor = batch.cursor;
    if (batch.more) return 0;
    return batch.waiting ? HELD_BACK_MS : IDLE_MS;
  };

  const run = async (): Promise<void> => {
    while (!stopped) {
      try {
        const wait = await step();
        if (wait > 0 && !stopped) await waker.sleep(wait);
      } catch (error) {
        onError(error);
        if ((error as { code?: string }).code === 'OUTBOX_PRUNED') return;
        await waker.sleep(AFTER_FAILURE_MS);
      }
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
