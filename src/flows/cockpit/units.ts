import { dateOf } from '../../kernel/base/calendar-date.ts';
import { notFound } from '../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../kernel/base/route-contract.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { readAgenda } from './agenda.ts';
import { documentsOf } from './board.ts';
import type { getUnitLoad, listUnitLoads } from './contract.ts';
import { lateThings, unitLoads } from './domain/unit-load.ts';
import { type CockpitParts, readOpenOrders, readTasks } from './tasks.ts';

export async function listLoads(parts: CockpitParts, db: Sql, actor: Actor | undefined, now: Date): Promise<ContractAnswer<typeof listUnitLoads>> {
  const { cards, answering } = await readTasks(parts, db, actor, now);
  const today = dateOf(now);
  return { today, units: unitLoads(cards, await readOpenOrders(parts, db, now, cards), answering, today) };
}

/** Months ahead in which a unit looks for what comes next. */
const AHEAD = 3;

/** @throws Problem NOT_FOUND when no task that the reader may see names the unit */
export async function readLoad(parts: CockpitParts, db: Sql, actor: Actor | undefined, now: Date, unit: string): Promise<ContractAnswer<typeof getUnitLoad>> {
  const { cards, answering } = await readTasks(parts, db, actor, now);
  const orders = await readOpenOrders(parts, db, now, cards);
  const today = dateOf(now);
  const load = unitLoads(cards, orders, answering, today).find((u) => u.unit === unit);
  if (!load) throw notFound('单位', 'unit', unit);
  const leads = cards.filter((c) => c.units.lead === unit);
  const cooperates = cards.filter((c) => c.units.cooperating.includes(unit));
  const agenda = await readAgenda(parts, db, actor, now, { month: today.slice(0, 7), months: AHEAD, unit });
  return {
    today,
    load,
    documents: documentsOf([...leads, ...cooperates].map((c) => c.task.document), parts.plan.packed.documents).map((d) => ({
      ...d,
      leads: leads.filter((c) => c.task.document === d.id),
      cooperates: cooperates.filter((c) => c.task.document === d.id),
    })),
    late: lateThings(leads, orders, today),
    next: agenda.entries.filter((e) => e.state === 'OPEN' && e.on >= today),
  };
}
