import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/index.ts';
import type { SupervisionParts } from '../act.ts';
import type { BoardItem } from '../contract.ts';
import { leavesOf } from '../domain/milestones.ts';
import { readOrders } from '../store/orders.ts';
import { boardItemOf, maySee } from './board.ts';
import { readStandings } from './standing.ts';

/** A task on a board or a time line: its standing with the milestones of the plan in force. */
export interface TaskOverview {
  item: BoardItem;
  startOn: CalendarDate | null;
  /** Leaves of the plan by their day; `verified` in percent. */
  milestones: { key: string; zh: string; en: string; dueOn: CalendarDate; verified: number }[];
}

/** Every task that the reader may see. */
export async function readOverview(parts: SupervisionParts, db: Sql, actor: Actor | undefined, now: Date): Promise<TaskOverview[]> {
  const [standings, orders] = await Promise.all([readStandings(parts, db, now), readOrders(db)]);
  return standings
    .filter((s) => maySee(actor, s))
    .map((s) => ({
      item: boardItemOf(parts, s, orders.filter((o) => o.taskId === s.task.id)),
      startOn: s.plan?.startOn ?? null,
      milestones: leavesOf(s.plan?.milestones ?? [])
        .map(({ key, zh, en, dueOn }) => ({ key, zh, en, dueOn, verified: s.verified.get(key) ?? 0 }))
        .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn)),
    }));
}
