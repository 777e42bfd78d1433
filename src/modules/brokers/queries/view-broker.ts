import { type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { ContractAnswer, ContractInput } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant } from '../../../kernel/identity/index.ts';
import type { BrokerParts } from '../act.ts';
import { brokerStatuses, type BrokerView, type listBrokers, type listRegister, type PublicBroker, publicBrokerStatuses, type verifyBroker } from '../contract.ts';
import { type BrokerRow, findBroker, listAnnualRecords, listBrokerRows, listPractices, listTrainings, noOf, numberOf } from '../store/brokers.ts';
import { commissionSums } from '../store/commissions.ts';
import { listMandateRows } from '../store/mandates.ts';
import { regionsOf } from './scope.ts';

export function publicBroker(b: BrokerRow): PublicBroker {
  return { id: b.id, number: numberOf(b.no), name: b.name, level: b.level, status: b.status, organisation: b.organisation, region: b.region, fields: b.fields, registeredOn: b.registeredOn, demo: b.demo };
}

export async function readRegister(handle: Sql, now: Date, q: ContractInput<typeof listRegister>['query']): Promise<ContractAnswer<typeof listRegister>> {
  const { rows, total } = await listBrokerRows(
    handle, { statuses: publicBrokerStatuses, q: q.q, regions: q.region ? [q.region] : undefined, level: q.level, limit: q.pageSize, offset: (q.page - 1) * q.pageSize }, dateOf(now),
  );
  return { items: rows.map(publicBroker), total, page: q.page, pageSize: q.pageSize };
}

/** @throws Problem NOT_FOUND for a number that was never given */
export async function readByNumber(handle: Sql, now: Date, number: string): Promise<ContractAnswer<typeof verifyBroker>> {
  const today = dateOf(now);
  const no = noOf(number);
  const broker = no === undefined ? undefined : await findBroker(handle, { no }, today);
  if (!broker || !publicBrokerStatuses.includes(broker.status)) throw notFound('技术经纪人', 'broker', number);
  return { broker: publicBroker(broker), valid: broker.status === 'REGISTERED' && broker.organisationId !== null, today };
}

export async function readBrokers(handle: Sql, actor: Actor | undefined, now: Date, q: ContractInput<typeof listBrokers>['query']): Promise<ContractAnswer<typeof listBrokers>> {
  const { rows, total } = await listBrokerRows(
    handle,
    { statuses: q.status ? [q.status] : brokerStatuses, q: q.q, regions: regionsOf(actor, 'brokers.register.read') ?? undefined, limit: q.pageSize, offset: (q.page - 1) * q.pageSize },
    dateOf(now),
  );
  return { items: rows.map((b) => ({ ...publicBroker(b), caseId: b.caseId, hours: b.hours })), total, page: q.page, pageSize: q.pageSize };
}

/** The whole record, for the person and for those who keep the register. @throws Problem NOT_FOUND for everybody else */
export async function readBroker(parts: BrokerParts, handle: Sql, actor: Actor | undefined, now: Date, by: { id: string } | { accountId: string }): Promise<BrokerView> {
  const broker = await findBroker(handle, by, dateOf(now));
  const own = broker !== undefined && broker.accountId === actor?.accountId;
  if (!broker || (!own && !findGrant(actor, 'brokers.register.read', { region: broker.region }))) throw notFound('技术经纪人', 'broker', 'id' in by ? by.id : by.accountId);
  const [practices, trainings, records, commissions] = await Promise.all([
    listPractices(handle, broker.no), listTrainings(handle, broker.id), listAnnualRecords(handle, broker.id), commissionSums(handle, numberOf(broker.no)),
  ]);
  const living = !['DEREGISTERED', 'REFUSED', 'WITHDRAWN'].includes(broker.status);
  return {
    ...publicBroker(broker), civilServant: broker.civilServant, contact: broker.contact, caseId: broker.caseId, own,
    practices: practices.map((p) => ({ organisationId: p.organisationId, organisation: p.organisation, fromOn: p.fromOn, untilOn: p.untilOn })),
    trainings, hoursAsked: parts.rules.desk.trainingHours,
    annualRecords: records.map((r) => ({ ...r, filedAt: r.filedAt.toISOString() })),
    commissions,
    may: { train: living && findGrant(actor, 'brokers.register.train', { region: broker.region }) !== undefined, move: own && living, file: own && broker.registeredOn !== null },
  };
}

const EVERY = 10_000;

/** Mandates begun in a year, and those of all that led to a registered contract in it. */
export async function countYear(parts: BrokerParts, handle: Sql, brokerId: string, year: number): Promise<{ mandates: number; registeredContracts: number }> {
  const { rows } = await listMandateRows(handle, { brokerId, statuses: ['CONFIRMED', 'ENDED'], limit: EVERY, offset: 0 });
  const deals = await parts.dealsOf(handle, rows);
  const inYear = (day: CalendarDate): boolean => day.startsWith(String(year));
  return {
    mandates: rows.filter((m) => inYear(m.fromOn)).length,
    registeredContracts: [...deals.values()].filter((d) => d.stage === 'REGISTERED' && inYear(dateOf(d.at))).length,
  };
}
