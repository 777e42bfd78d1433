import { canonicalJson } from '../../../kernel/base/canonical-json.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import { compareLights } from '../domain/light.ts';
import { periodOf } from '../domain/schedule.ts';
import type { Standing } from '../queries/standing.ts';
import { healLights, insertLight, type LightEntry } from '../store/lights.ts';

/**
 * Appends the light of a task when it differs from the entry before, and once for each month; what it heals is marked
 * with the day. Call it with the task locked. Answers whether an entry was written.
 */
export async function recordLight(tx: Tx, { task, today, judgement }: Standing, last: LightEntry | undefined, now: Date): Promise<boolean> {
  const { light, planned, actual, reasons } = judgement;
  if (light === 'GREY' || planned === null || actual === null) return false;
  const period = periodOf(today);
  // Planned progress moves every day; it is no event by itself.
  const same = last && last.period === period && last.light === light && last.actual === actual && canonicalJson(kinds(last.reasons)) === canonicalJson(kinds(reasons));
  if (same) return false;
  await insertLight(tx.sql, { taskId: task.id, period, onDay: today, light, planned, actual, reasons }, now);
  if (compareLights(light, 'GREEN') <= 0) await healLights(tx.sql, task.id, today);
  if (last?.light !== light) tx.emit({ topic: 'supervision.light.changed', key: task.id, payload: { from: last?.light ?? null, to: light } });
  return true;
}

const kinds = (reasons: LightEntry['reasons']): { kind: string; milestone: string | null }[] => reasons.map(({ kind, milestone }) => ({ kind, milestone }));
