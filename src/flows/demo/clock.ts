import type { Clock } from '../../kernel/base/clock.ts';
import { Problem } from '../../kernel/base/problem.ts';
import { type Database, inTransaction, type Sql } from '../../kernel/db/index.ts';

const DAY = 86_400_000;

/**
 * The clock of a demonstration: the machine's time moved forward by whole days, so that a fifteen-day notice can be
 * lived through in a minute. Elsewhere the offset is zero and cannot be moved.
 */
export interface DemoClock extends Clock {
  readonly offsetDays: number;
  /** Reads the offset that any process may have set. */
  refresh(db: Sql): Promise<void>;
  /** @throws Problem DEMO_ONLY */
  move(db: Database, days: number): Promise<void>;
}

export function createDemoClock(machine: Clock): DemoClock {
  let offsetDays = 0;
  return {
    get offsetDays() {
      return offsetDays;
    },
    now: () => new Date(machine.now().getTime() + offsetDays * DAY),
    refresh: async (db) => {
      const row = await db.selectFrom('demo.state').select('clock_offset_days').executeTakeFirst();
      offsetDays = row?.clock_offset_days ?? 0;
    },
    move: async (db, days) => {
      offsetDays = await inTransaction(db, async (tx) => {
        const row = await tx.sql
          .updateTable('demo.state')
          .set((eb) => ({ clock_offset_days: eb('clock_offset_days', '+', days) }))
          .returning('clock_offset_days')
          .executeTakeFirst();
        if (!row) {
          throw new Problem('DEMO_ONLY', { status: 409, zh: '只有演示环境可以调整日期', en: 'Only a demonstration can move its date' });
        }
        tx.emit({ topic: 'demo.clock.moved', key: String(row.clock_offset_days) });
        return row.clock_offset_days;
      });
    },
  };
}
