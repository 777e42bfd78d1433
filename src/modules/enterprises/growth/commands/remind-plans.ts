import { dateOf } from '../../../../kernel/base/calendar-date.ts';
import { type Database, inTransaction } from '../../../../kernel/db/index.ts';
import { reminderOn } from '../domain/plans/plan.ts';
import type { GrowthParts } from '../parts.ts';
import { openMeasures, rememberReminder } from '../store/plans.ts';

/** Job: reminders of measures that come due or are late, each once whatever number of processes runs. Returns how many were sent. */
export async function remindPlans(parts: Pick<GrowthParts, 'plans'>, db: Database, now: Date): Promise<number> {
  const today = dateOf(now);
  return inTransaction(db, async (tx) => {
    let sent = 0;
    for (const m of await openMeasures(tx.sql)) {
      const mark = reminderOn(m, today, parts.plans.rules);
      if (!mark || !(await rememberReminder(tx.sql, m.id, m.dueOn, mark, now))) continue;
      tx.emit({ topic: 'enterprises.plan.reminder', key: m.id, payload: { plan: m.planId, unit: m.unit, dueOn: m.dueOn, mark, city: m.city, organisationId: m.organisationId } });
      sent += 1;
    }
    return sent;
  });
}
