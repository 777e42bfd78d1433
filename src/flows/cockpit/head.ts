import { dateOf } from '../../kernel/base/calendar-date.ts';
import type { ContractAnswer } from '../../kernel/base/route-contract.ts';
import type { Database } from '../../kernel/db/index.ts';
import { type Actor, holds } from '../../kernel/identity/index.ts';
import type { getHead } from './contract.ts';
import { countLights } from './domain/unit-load.ts';
import { type CockpitParts, readOpenOrders, readTasks } from './tasks.ts';

/** The few numbers above the cockpit; what the reader may not see is left out, not shown as zero. */
export async function readHead(parts: CockpitParts, db: Database, actor: Actor | undefined, now: Date): Promise<ContractAnswer<typeof getHead>> {
  const today = dateOf(now);
  const year = Number(today.slice(0, 4));
  const turnover = await parts.contracts.turnover(db.sql, year);
  const head = {
    today,
    turnover: { year, fen: turnover.zone.outputFen, contracts: turnover.zone.count, demoIncluded: turnover.demoIncluded },
  };
  if (!holds(actor, 'supervision.progress.read')) {
    const { items } = await parts.supervision.publicBoard(db.sql, now);
    return { ...head, tasks: { scope: 'public', total: items.length, lights: countLights(items.map((i) => i.light)) }, orders: null, reports: null };
  }
  const { cards } = await readTasks(parts, db.sql, actor, now);
  const orders = await readOpenOrders(parts, db.sql, now, cards);
  const due = cards.flatMap((c) => (c.reportDue ? [c.reportDue.on] : []));
  return {
    ...head,
    tasks: { scope: 'visible', total: cards.length, lights: countLights(cards.map((c) => c.light)) },
    orders: { open: orders.length, overdue: orders.filter((o) => o.dueOn !== null && o.dueOn < today).length },
    reports: { due: due.length, late: due.filter((on) => on < today).length },
  };
}
