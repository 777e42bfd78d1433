import type { Sql } from '../../../kernel/db/index.ts';
import type { SupervisionParts } from '../act.ts';
import type { BoardItem } from '../contract.ts';
import { doneOf, leavesOf } from '../domain/milestones.ts';
import { plannedOn } from '../domain/schedule.ts';
import { CLOSED_STATES, type OrderRow, readOrders } from '../store/orders.ts';
import { boardItemOf } from './board.ts';
import { readStandings, type Standing } from './standing.ts';

/** A task as a report tells of it; not filtered by who asks. */
export interface TaskDossier {
  item: BoardItem;
  /** Light and verified progress may be shown to everybody. */
  public: boolean;
  /** Leaves of the plan by their day; percent. */
  milestones: { key: string; zh: string; en: string; weight: number; dueOn: string; planned: number; verified: number }[];
  /** Orders opened by then, with the state they have now. */
  orders: Pick<OrderRow, 'colour' | 'ground' | 'period' | 'status' | 'createdAt'>[];
  closedStates: readonly string[];
}

/** Every task as it stood at a moment: by the plans, reports and verifications that there were. */
export async function readDossiers(parts: SupervisionParts, db: Sql, at: Date): Promise<TaskDossier[]> {
  const [standings, orders] = await Promise.all([readStandings(parts, db, at), readOrders(db)]);
  return standings.map((s) => {
    const own = orders.filter((o) => o.taskId === s.task.id && o.createdAt <= at);
    return {
      item: boardItemOf(parts, s, own),
      public: s.plan?.public ?? false,
      milestones: milestonesOf(parts, s),
      orders: own.map(({ colour, ground, period, status, createdAt }) => ({ colour, ground, period, status, createdAt })),
      closedStates: CLOSED_STATES,
    };
  });
}

function milestonesOf({ calendar }: SupervisionParts, { plan, verified, today }: Standing): TaskDossier['milestones'] {
  if (!plan) return [];
  return leavesOf(plan.milestones)
    .map((m) => ({
      key: m.key, zh: m.zh, en: m.en, weight: m.weight, dueOn: m.dueOn,
      planned: plannedOn(calendar, plan.startOn, [{ ...m, parent: null, weight: 100 }], today),
      verified: doneOf(plan.milestones, m, verified),
    }))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.key.localeCompare(b.key));
}
