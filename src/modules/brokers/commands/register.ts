import { appendAudit } from '../../../kernel/audit/index.ts';
import { addDays, type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { authorise, findGrant } from '../../../kernel/identity/index.ts';
import { type Act, auditBy, type BrokerParts, type Handle } from '../act.ts';
import { countYear } from '../queries/view-broker.ts';
import { endPractice, findBroker, insertAnnualRecord, insertBroker, insertPractice, insertTraining, numberOf } from '../store/brokers.ts';

const REGISTERED_KINDS = ['firm', 'university', 'institute', 'agency', 'other'];

export interface Application {
  organisationId: string;
  fields: readonly string[];
  region: string;
  civilServant: boolean;
  contact: string;
  demo?: boolean;
}

/**
 * A person applies for registration and practises in the name of one organisation from that day.
 * @throws Problem FORBIDDEN, NOT_FOUND, BROKER_EXISTS, BROKER_ORGANISATION_UNFIT
 */
export async function applyAsBroker(parts: BrokerParts, handle: Handle, act: Act, input: Application): Promise<{ id: string; caseId: string }> {
  const assignment = authorise(act.actor, 'brokers.register.apply', { organisationIds: [input.organisationId] });
  const actor = act.actor!;
  return inTransaction(handle, async (tx) => {
    const organisation = await parts.identity.findOrganisation(tx.sql, input.organisationId);
    if (!organisation) throw notFound('机构', 'organisation', input.organisationId);
    if (!REGISTERED_KINDS.includes(organisation.kind)) throw unfit();
    const id = newId(act.now);
    const { id: caseId } = await parts.procedure.openCase(tx, act, {
      definitionId: 'broker-registration', subject: { kind: 'brokers.broker', id }, title: `${actor.displayName}（${organisation.nameZh}）`,
      parties: { organisation: [{ organisationId: organisation.id, name: organisation.nameZh }] }, region: input.region, park: null,
    });
    const no = await insertBroker(tx.sql, {
      id, accountId: actor.accountId, name: actor.displayName, fields: input.fields, region: input.region, civilServant: input.civilServant, contact: input.contact, caseId, demo: input.demo ?? false, at: act.now,
    });
    await insertPractice(tx.sql, { id: newId(act.now), no, organisation, fromOn: dateOf(act.now), by: actor.accountId, at: act.now });
    await appendAudit(tx, {
      at: act.now, actor: auditBy(act, assignment), action: 'brokers.broker.applied', subject: { kind: 'brokers.broker', id },
      detail: { number: numberOf(no), organisationId: organisation.id, civilServant: input.civilServant }, requestId: act.requestId,
    });
    tx.emit({ topic: 'brokers.broker.changed', key: id });
    return { id, caseId };
  });
}

function unfit(): Problem {
  return new Problem('BROKER_ORGANISATION_UNFIT', { status: 409, zh: '政府部门、园区和登记机构不能作为执业机构', en: 'Nobody practises in the name of a government body, a park or a registry' });
}

/**
 * Ends the practice in hand on the day before and begins the next. The database refuses an overlap, also of two at once.
 * Never backwards: whose broker somebody was when he brought a deal stays as it was.
 * @throws Problem NOT_FOUND, FORBIDDEN, PRACTICE_BACKDATED, BROKER_PRACTISES_ELSEWHERE
 */
export async function movePractice(parts: BrokerParts, handle: Handle, act: Act, id: string, input: { organisationId: string; fromOn: CalendarDate }): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const broker = await findBroker(tx.sql, { id }, dateOf(act.now));
    if (!broker || broker.accountId !== act.actor?.accountId) throw notFound('技术经纪人', 'broker', id);
    const assignment = authorise(act.actor, 'brokers.register.apply', { organisationIds: [input.organisationId] });
    const organisation = await parts.identity.findOrganisation(tx.sql, input.organisationId);
    if (!organisation) throw notFound('机构', 'organisation', input.organisationId);
    if (!REGISTERED_KINDS.includes(organisation.kind)) throw unfit();
    if (input.fromOn < dateOf(act.now)) {
      throw new Problem('PRACTICE_BACKDATED', {
        zh: '变更执业机构不能早于今天', en: 'A move cannot begin before today', where: { field: 'fromOn' },
        remedy: { zh: `起始日期填 ${dateOf(act.now)} 或以后`, en: `Begin on ${dateOf(act.now)} or later` },
      });
    }
    await endPractice(tx.sql, broker.no, addDays(input.fromOn, -1));
    await insertPractice(tx.sql, { id: newId(act.now), no: broker.no, organisation, fromOn: input.fromOn, by: act.actor!.accountId, at: act.now });
    await appendAudit(tx, {
      at: act.now, actor: auditBy(act, assignment), action: 'brokers.broker.moved', subject: { kind: 'brokers.broker', id },
      detail: { from: broker.organisationId, to: organisation.id, fromOn: input.fromOn }, requestId: act.requestId,
    });
    tx.emit({ topic: 'brokers.broker.changed', key: id });
  });
}

/** @throws Problem NOT_FOUND, FORBIDDEN, TRAINING_RECORDED */
export async function addTraining(handle: Handle, act: Act, id: string, input: { course: string; hours: number; endedOn: CalendarDate; certificate: string }): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const broker = await findBroker(tx.sql, { id }, dateOf(act.now));
    if (!broker) throw notFound('技术经纪人', 'broker', id);
    const assignment = authorise(act.actor, 'brokers.register.train', { region: broker.region });
    await insertTraining(tx.sql, { ...input, id: newId(act.now), brokerId: id, by: act.actor!.accountId, at: act.now });
    await appendAudit(tx, {
      at: act.now, actor: auditBy(act, assignment), action: 'brokers.training.recorded', subject: { kind: 'brokers.broker', id }, detail: { ...input }, requestId: act.requestId,
    });
    tx.emit({ topic: 'brokers.broker.changed', key: id });
  });
}

/** What the person states of a year, with the deals counted from the mandates. @throws Problem NOT_FOUND, ANNUAL_RECORD_FILED, ANNUAL_RECORD_EARLY */
export async function fileAnnualRecord(parts: BrokerParts, handle: Handle, act: Act, id: string, input: { year: number; statement: string; continuedHours: number }): Promise<void> {
  const today = dateOf(act.now);
  if (input.year > Number(today.slice(0, 4))) {
    throw new Problem('ANNUAL_RECORD_EARLY', { zh: '尚未到该年度', en: 'That year has not begun', where: { field: 'year' } });
  }
  await inTransaction(handle, async (tx) => {
    const broker = await findBroker(tx.sql, { id }, today);
    if (!broker || broker.accountId !== act.actor?.accountId) throw notFound('技术经纪人', 'broker', id);
    const assignment = findGrant(act.actor, 'brokers.register.apply', { organisationIds: broker.organisationId ? [broker.organisationId] : [] });
    await insertAnnualRecord(tx.sql, id, { ...input, ...(await countYear(parts, tx.sql, id, input.year)), filedAt: act.now });
    await appendAudit(tx, {
      at: act.now, actor: auditBy(act, assignment ?? act.actor?.assignments[0]), action: 'brokers.annualRecord.filed', subject: { kind: 'brokers.broker', id }, detail: { year: input.year }, requestId: act.requestId,
    });
    tx.emit({ topic: 'brokers.broker.changed', key: id });
  });
}
