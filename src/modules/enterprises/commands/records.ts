import { type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import type { Act, EnterpriseParts } from '../act.ts';
import type { Incident, Round } from '../domain/dossier.ts';
import { factsOfIncident, factsOfRound } from '../domain/found-facts.ts';
import { moveOnLists } from '../growth/commands/follow-register.ts';
import { movePlans } from '../growth/store/plans.ts';
import { lockOpenEditions } from '../growth/store/register-changes.ts';
import { findFirm, writeFirm } from '../store/firms.ts';
import { endFoundFacts } from '../store/found-facts.ts';
import { endMembership, liveMemberships } from '../store/memberships.ts';
import { insertIncidents, insertMove, insertRounds } from '../store/records.ts';
import { assertStands } from './closure.ts';
import { onFirm } from './on-firm.ts';

const dayWrong = (field: string, zh: string, en: string): Problem => new Problem('RECORD_DAY_WRONG', { zh: `日期不对：${zh}`, en: `The day is wrong: ${en}`, where: { field } });

/** @throws Problem NOT_FOUND, FORBIDDEN, ROUND_KNOWN, RECORD_DAY_WRONG */
export function recordRound(db: Database | Tx, act: Act, enterpriseId: string, round: Round): Promise<{ id: string }> {
  return onFirm(db, act, enterpriseId, 'enterprises.dossier.manage', async (tx) => {
    if (round.closedOn > dateOf(act.now)) throw dayWrong('closedOn', '交割日期不能晚于今天', 'a round that has not closed is not recorded');
    const id = newId(act.now);
    await insertRounds(tx.sql, [{ ...round, id, enterpriseId }], act.now, act.actor!.displayName);
    await endFoundFacts(tx.sql, enterpriseId, factsOfRound, dateOf(act.now), 'ROUND');
    return { action: 'enterprises.round.recorded', detail: { ...round }, result: { id } };
  });
}

/** @throws Problem NOT_FOUND, FORBIDDEN, RECORD_DAY_WRONG */
export function recordIncident(db: Database | Tx, act: Act, enterpriseId: string, incident: Incident): Promise<{ id: string }> {
  return onFirm(db, act, enterpriseId, 'enterprises.dossier.manage', async (tx) => {
    if (incident.happenedOn > dateOf(act.now)) throw dayWrong('happenedOn', '发生日期不能晚于今天', 'it cannot have happened after today');
    if (incident.clearedOn !== null && incident.clearedOn < incident.happenedOn) throw dayWrong('clearedOn', '修复日期早于发生日期', 'repaired before it happened');
    const id = newId(act.now);
    await insertIncidents(tx.sql, [{ ...incident, id, enterpriseId }], act.now, act.actor!.displayName);
    await endFoundFacts(tx.sql, enterpriseId, factsOfIncident(incident.kind), dateOf(act.now), 'INCIDENT');
    return { action: 'enterprises.incident.recorded', detail: { ...incident }, result: { id } };
  });
}

/**
 * A firm moves to another city of the zone. Its qualifications, its plan and its place on lists of the zone go with it; its place in
 * the old city's pool and list ends, and the new city admits it anew.
 * @throws Problem NOT_FOUND, FORBIDDEN, MOVE_TO_SAME_CITY, PLACE_UNKNOWN, FIRM_CLOSED
 */
export function moveFirm({ places, reactions }: EnterpriseParts, db: Database | Tx, act: Act, enterpriseId: string, input: { toCity: string; park: string | null; movedOn: CalendarDate; reference: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    // Lists before firms, as by everybody who works on a list.
    await lockOpenEditions(tx.sql, enterpriseId);
    await onFirm(tx, act, enterpriseId, 'enterprises.dossier.manage', async (_tx, firm, assignment) => {
      const { toCity, park: code, movedOn, reference } = input;
      const park = code === null ? undefined : places.parks.find((p) => p.code === code);
      const city = places.cities.find((c) => c.code === toCity);
      if (!city || (code !== null && park?.city !== toCity) || movedOn > dateOf(act.now)) {
        throw new Problem('PLACE_UNKNOWN', { zh: '没有这个市，或园区不属于该市，或日期晚于今天', en: 'No such city, the park is not in it, or the day is after today', where: { field: 'toCity' } });
      }
      if (toCity === firm.city) throw new Problem('MOVE_TO_SAME_CITY', { zh: '企业已在该市', en: 'The firm is in that city already', where: { field: 'toCity' } });
      assertStands(firm, dateOf(act.now));
      const reason = `企业已于 ${movedOn} 由${places.cities.find((c) => c.code === firm.city)?.zh ?? firm.city}迁至${city.zh}（${reference}）`;
      for (const place of await liveMemberships(tx.sql, firm.id)) await endMembership(tx.sql, place.id, movedOn, 'MOVED');
      await movePlans(tx.sql, firm.id, toCity);
      await moveOnLists(tx, act, assignment, firm.id, { city: toCity, park: code }, reason);
      await insertMove(tx.sql, { id: newId(act.now), enterpriseId, fromCity: firm.city, toCity, movedOn, reference }, act.now, act.actor!.displayName);
      await writeFirm(tx.sql, { ...(await findFirm(tx.sql, firm.id))!, city: toCity, park: code }, act.now);
      await reactions?.moved(tx, act, { enterpriseId, toCity, reason, assignment });
      return { action: 'enterprises.enterprise.moved', detail: { from: firm.city, ...input }, result: undefined };
    });
  });
}
