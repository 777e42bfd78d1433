import { appendAudit } from '../../../kernel/audit/index.ts';
import { type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { type Assignment, authorise, findGrant, forbidden } from '../../../kernel/identity/actor.ts';
import { type Act, auditActorOf, type BrokerDirectory, type Handle } from '../context.ts';
import type { VisitDraft } from '../contract/demand-desk.ts';
import type { DemandType } from '../contract/words.ts';
import { sightOfDemand } from '../domain/visibility.ts';
import { insertFollowUp, insertTriage, insertVisit, setVisitor, settleFollowUpRow } from '../store/demand-desk.ts';
import { type DemandRow, findDemand } from '../store/demands.ts';
import { demandNotOpen } from './close-demand.ts';

const byOf = (act: Act) => ({ accountId: act.actor?.accountId ?? null, name: act.actor?.displayName ?? '', at: act.now });

async function onDesk(
  handle: Handle,
  act: Act,
  id: string,
  action: string,
  step: (tx: Tx, demand: DemandRow) => Promise<{ assignment: Assignment | undefined; detail: Record<string, unknown> }>,
): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const demand = await findDemand(tx.sql, id, { lock: true });
    if (!demand || sightOfDemand(act.actor, demand) === 'none') throw notFound('技术需求', 'demand', id);
    const { assignment, detail } = await step(tx, demand);
    await appendAudit(tx, { at: act.now, actor: auditActorOf(act.actor, assignment), action, subject: { kind: 'market.demand', id }, detail, requestId: act.requestId });
    tx.emit({ topic: 'market.demand.changed', key: id });
  });
}

/** Who may work at the desk of a demand: the officer of its place, or the broker who was asked to visit. */
export function deskRole(act: Pick<Act, 'actor'>, demand: DemandRow): { kind: 'park' | 'broker'; assignment: Assignment } | undefined {
  const park = findGrant(act.actor, 'market.demand.verify', { region: demand.region, park: demand.park });
  if (park) return { kind: 'park', assignment: park };
  const broker = demand.visitorId !== null && demand.visitorId === act.actor?.accountId
    ? findGrant(act.actor, 'market.demand.visit', { organisationIds: act.actor.assignments.map((a) => a.organisationId) })
    : undefined;
  return broker && { kind: 'broker', assignment: broker };
}

const BEFORE_PUBLICATION = ['SUBMITTED', 'VERIFIED'];

/** @throws Problem NOT_FOUND, FORBIDDEN, DEMAND_NOT_OPEN, VISIT_IN_FUTURE */
export async function recordVisit(handle: Handle, act: Act, id: string, draft: VisitDraft): Promise<void> {
  await onDesk(handle, act, id, 'market.demand.visited', async (tx, demand) => {
    const role = deskRole(act, demand);
    if (!role) throw forbidden('market.demand.verify');
    if (['DRAFT', 'CONTRACTED', 'SOLVED_OTHERWISE', 'CLOSED'].includes(demand.status)) throw demandNotOpen(demand.status);
    if (draft.visitedOn > dateOf(act.now)) throw new Problem('VISIT_IN_FUTURE', { zh: '走访日期不能晚于今天', en: 'The visit cannot be later than today', where: { field: 'visitedOn' } });
    await insertVisit(tx.sql, { ...draft, id: newId(act.now), demandId: id, manner: role.kind === 'broker' ? 'BROKER' : 'VISIT', byKind: role.kind }, byOf(act));
    return { assignment: role.assignment, detail: { verdict: draft.verdict, visitedOn: draft.visitedOn, by: role.kind } };
  });
}

/** The park asks a registered broker; from then on he sees the demand. @throws Problem NOT_FOUND, FORBIDDEN, BROKER_NOT_PRACTISING, DEMAND_NOT_OPEN */
export async function askVisitor(handle: Handle, act: Act, brokers: BrokerDirectory, id: string, brokerId: string): Promise<void> {
  await onDesk(handle, act, id, 'market.demand.visitorAsked', async (tx, demand) => {
    const assignment = authorise(act.actor, 'market.demand.verify', { region: demand.region, park: demand.park });
    if (!BEFORE_PUBLICATION.includes(demand.status)) throw demandNotOpen(demand.status);
    const broker = await brokers.practitioner(tx.sql, brokerId, act.now);
    if (!broker) throw new Problem('BROKER_NOT_PRACTISING', { status: 409, zh: '该技术经纪人未登记或已暂停执业', en: 'This broker is not registered or does not practise' });
    await setVisitor(tx.sql, id, { accountId: broker.accountId, name: `${broker.name}（${broker.organisation}）` });
    return { assignment, detail: { brokerId } };
  });
}

/** @throws Problem NOT_FOUND, FORBIDDEN */
export async function triageDemand(handle: Handle, act: Act, id: string, input: { type: DemandType; reason: string }): Promise<void> {
  await onDesk(handle, act, id, 'market.demand.triaged', async (tx, demand) => {
    const assignment = authorise(act.actor, 'market.demand.verify', { region: demand.region, park: demand.park });
    await insertTriage(tx.sql, { ...input, id: newId(act.now), demandId: id }, byOf(act));
    return { assignment, detail: { ...input, before: demand.type } };
  });
}

/** @throws Problem NOT_FOUND, FORBIDDEN */
export async function addFollowUp(handle: Handle, act: Act, id: string, input: { dueOn: CalendarDate; what: string }): Promise<void> {
  await onDesk(handle, act, id, 'market.demand.followUpSet', async (tx, demand) => {
    const role = deskRole(act, demand);
    if (!role) throw forbidden('market.demand.verify');
    await insertFollowUp(tx.sql, { ...input, id: newId(act.now), demandId: id }, byOf(act));
    return { assignment: role.assignment, detail: input };
  });
}

/** Done by whoever set it; answers the demand. @throws Problem NOT_FOUND */
export async function settleFollowUp(handle: Handle, act: Act, id: string, note: string): Promise<string> {
  return inTransaction(handle, async (tx) => {
    const demandId = act.actor && (await settleFollowUpRow(tx.sql, id, act.actor.accountId, dateOf(act.now), note));
    if (!demandId) throw notFound('跟进', 'follow-up', id);
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, act.actor?.assignments[0]), action: 'market.demand.followUpDone', subject: { kind: 'market.demand', id: demandId }, detail: { followUp: id, note }, requestId: act.requestId,
    });
    return demandId;
  });
}
