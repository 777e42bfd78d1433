import { type CalendarDate, dateOf } from '../../../../kernel/base/calendar-date.ts';
import { newId } from '../../../../kernel/base/id.ts';
import type { Tx } from '../../../../kernel/db/index.ts';
import type { Act } from '../../act.ts';
import { factsOfIncident } from '../../domain/found-facts.ts';
import { endFoundFacts } from '../../store/found-facts.ts';
import { insertIncidents } from '../../store/records.ts';

/** False data of a list, in the record of the firm: from that day it has a bad record, for rules and lists alike. */
export async function recordDishonesty(tx: Tx, { now, actor }: Act, found: { enterpriseId: string; happenedOn: CalendarDate; list: string; reason: string }): Promise<void> {
  await insertIncidents(tx.sql, [{
    id: newId(now), enterpriseId: found.enterpriseId, kind: 'DISHONESTY', serious: true, happenedOn: found.happenedOn, description: `${found.list}：${found.reason}`, source: found.list, clearedOn: null,
  }], now, actor!.displayName);
  await endFoundFacts(tx.sql, found.enterpriseId, factsOfIncident('DISHONESTY'), dateOf(now), 'INCIDENT');
}
