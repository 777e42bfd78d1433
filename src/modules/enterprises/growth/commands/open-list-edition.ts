import { appendAudit } from '../../../../kernel/audit/index.ts';
import { type CalendarDate, dateOf } from '../../../../kernel/base/calendar-date.ts';
import { newId } from '../../../../kernel/base/id.ts';
import { Problem } from '../../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../../kernel/identity/index.ts';
import type { Act } from '../../act.ts';
import { kindOf } from '../list-problems.ts';
import type { GrowthParts } from '../parts.ts';
import { insertEdition } from '../store/lists.ts';

export interface ListOpening {
  list: string;
  year: number;
  /** A city with a list of its own; null: the zone. */
  region: string | null;
  /** Facts count as they were known on this day. */
  on: CalendarDate;
  title: string;
  demo?: boolean;
}

/**
 * Opens an edition of a list and its case.
 * @throws Problem FORBIDDEN, LIST_UNKNOWN, LIST_DAY_AHEAD, LIST_EDITION_EXISTS
 */
export async function openListEdition(parts: GrowthParts, db: Database | Tx, act: Act, input: ListOpening): Promise<{ id: string; caseId: string }> {
  const kind = kindOf(parts.lists, input.list);
  const assignment = authorise(act.actor, 'enterprises.list.run', { region: input.region });
  if (input.on > dateOf(act.now)) {
    throw new Problem('LIST_DAY_AHEAD', { zh: '数据基准日不能晚于今天', en: 'Figures cannot be of a day to come', where: { field: 'on' }, remedy: { zh: '请选择今天或以前的日期', en: 'Choose today or an earlier day' } });
  }
  return inTransaction(db, async (tx) => {
    const id = newId(act.now);
    const { id: caseId } = await parts.procedure.openCase(tx, act, { definitionId: 'enterprise-list', subject: { kind: 'enterprises.list', id }, title: input.title, parties: {}, region: input.region, park: null });
    await insertEdition(tx.sql, {
      id, list: kind.id, year: input.year, region: input.region, title: input.title, on: input.on, caseId, state: 'CALL', documentNumber: null, publishedOn: null, outcomeHash: null, demo: input.demo ?? false,
      openedAt: act.now, openedByName: act.actor!.displayName,
    });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: 'enterprises.list.opened', subject: { kind: 'enterprises.list', id },
      detail: { list: kind.id, year: input.year, region: input.region, on: input.on, caseId }, requestId: act.requestId,
    });
    tx.emit({ topic: 'enterprises.list.changed', key: id });
    return { id, caseId };
  });
}
