import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { addWorkingDays } from '../../../kernel/base/working-days.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import type { ReturnsParts } from '../act.ts';
import { scopesUntil } from '../queries/list-returns.ts';
import { readNewest, rememberReminder } from '../store/returns.ts';
import { forgetOldUploads } from '../store/uploads.ts';
import { keyOf } from './store-submission.ts';

const KEEP_UPLOADS_MS = 366 * 86_400_000;

/** The daily round: reminders of what is due and of what is overdue, each once, and old files forgotten. */
export function tick(parts: ReturnsParts, db: Database | Tx, now: Date): Promise<{ reminders: number }> {
  return inTransaction(db, async (tx) => {
    const today = dateOf(now);
    const soon = addWorkingDays(parts.calendar, today, parts.parameters.remindBefore);
    const handedIn = new Set((await readNewest(tx.sql)).filter((r) => r.state !== 'DRAFT' || r.revision > 1).map((r) => `${r.collection} ${r.period} ${r.place}`));
    let reminders = 0;
    for (const scope of scopesUntil(parts, now)) {
      const key = keyOf(scope);
      const kind = today > scope.dueOn ? 'OVERDUE' : scope.dueOn <= soon ? 'DUE' : undefined;
      if (!kind || handedIn.has(`${key.collection} ${key.period} ${key.place}`) || !(await rememberReminder(tx.sql, key, kind, now))) continue;
      tx.emit({ topic: 'returns.reminder', key: `${key.collection} ${key.period} ${key.place}`, payload: { ...key, kind, dueOn: scope.dueOn } });
      reminders += 1;
    }
    await forgetOldUploads(tx.sql, new Date(now.getTime() - KEEP_UPLOADS_MS));
    return { reminders };
  });
}
