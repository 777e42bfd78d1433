import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { MandateStatus, MandateSubject, OwnStage, RewardSide } from '../contract.ts';

export interface MandateRow {
  id: string;
  subject: MandateSubject;
  demandId: string | null;
  resultId: string | null;
  talkId: string | null;
  title: string;
  clientId: string;
  clientName: string;
  region: string | null;
  rewardTo: RewardSide;
  fromOn: CalendarDate;
  status: MandateStatus;
  endedOn: CalendarDate | null;
  stage: OwnStage;
  movedAt: Date;
  nextAction: string;
  nextOn: CalendarDate | null;
  version: number;
  demo: boolean;
  createdAt: Date;
}

registerConstraints({
  'brokers.mandate_one': () =>
    new Problem('MANDATE_EXISTS', {
      status: 409,
      zh: '该事项已有经纪委托',
      en: 'There is a mandate for this already',
      remedy: { zh: '认为归属有误的，对该委托提出异议；共同撮合的，由委托人登记份额', en: 'Raise a dispute if it is yours; brokers who work together share one mandate' },
    }),
  'brokers.mandate_shares_whole': () => new Problem('MANDATE_SHARES_NOT_WHOLE', { zh: '各经纪人份额合计应为100%', en: 'The shares of the brokers must come to 100 %', where: { field: 'shares' } }),
  'brokers.dispute_open': () => new Problem('DISPUTE_OPEN', { status: 409, zh: '您对该委托的异议正在处理', en: 'Your dispute about this mandate is open' }),
});

const COLUMNS = sql`m.id, m.subject, m.demand_id as "demandId", m.result_id as "resultId", m.talk_id as "talkId", m.title, m.client_id as "clientId",
  m.client_name as "clientName", m.region, m.reward_to as "rewardTo", m.from_on as "fromOn", m.status, m.ended_on as "endedOn", m.stage, m.moved_at as "movedAt",
  m.next_action as "nextAction", m.next_on as "nextOn", m.version, m.demo, m.created_at as "createdAt"`;

export interface NewMandate extends Pick<MandateRow, 'id' | 'subject' | 'demandId' | 'resultId' | 'talkId' | 'title' | 'clientId' | 'clientName' | 'region' | 'rewardTo' | 'fromOn' | 'demo'> {
  by: string;
  at: Date;
}

export async function insertMandate(handle: Sql, m: NewMandate): Promise<void> {
  await sql`
    insert into brokers.mandate (id, subject, demand_id, result_id, talk_id, title, client_id, client_name, region, reward_to, from_on, status, demo, created_by, created_at, moved_at)
    values (${m.id}, ${m.subject}, ${m.demandId}, ${m.resultId}, ${m.talkId}, ${m.title}, ${m.clientId}, ${m.clientName}, ${m.region}, ${m.rewardTo}, ${m.fromOn},
      'PROPOSED', ${m.demo}, ${m.by}, ${m.at}, ${m.at})`.execute(handle);
}

export async function replaceShares(handle: Sql, mandateId: string, shares: readonly { brokerId: string; sharePpm: number }[]): Promise<void> {
  await sql`delete from brokers.mandate_share where mandate_id = ${mandateId}`.execute(handle);
  await handle.insertInto('brokers.mandate_share').values(shares.map((s) => ({ mandate_id: mandateId, broker_id: s.brokerId, share_ppm: s.sharePpm }))).execute();
}

export async function findMandate(handle: Sql, id: string, options: { lock?: boolean } = {}): Promise<MandateRow | undefined> {
  const { rows } = await sql<MandateRow>`select ${COLUMNS} from brokers.mandate m where m.id = ${id} ${options.lock ? sql`for update` : sql``}`.execute(handle);
  return rows[0];
}

export interface MandateFilter {
  brokerId?: string;
  clientIds?: readonly string[];
  /** null: everywhere. */
  regions?: readonly string[] | null;
  statuses?: readonly MandateStatus[];
  disputed?: boolean;
  limit: number;
  offset: number;
}

export async function listMandateRows(handle: Sql, f: MandateFilter): Promise<{ rows: MandateRow[]; total: number }> {
  const where = sql.join(
    [
      sql`true`,
      ...(f.brokerId ? [sql`exists (select 1 from brokers.mandate_share s where s.mandate_id = m.id and s.broker_id = ${f.brokerId})`] : []),
      ...(f.clientIds ? [sql`m.client_id = any(${f.clientIds}::uuid[])`] : []),
      ...(f.regions ? [sql`m.region = any(${f.regions}::text[])`] : []),
      ...(f.statuses ? [sql`m.status = any(${f.statuses}::text[])`] : []),
      ...(f.disputed ? [sql`exists (select 1 from brokers.dispute d where d.mandate_id = m.id and d.status = 'OPEN')`] : []),
    ],
    sql` and `,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from brokers.mandate m where ${where}`.execute(handle);
  const { rows } = await sql<MandateRow>`select ${COLUMNS} from brokers.mandate m where ${where} order by m.created_at desc, m.id limit ${f.limit} offset ${f.offset}`.execute(handle);
  return { rows, total: counted.rows[0]!.total };
}

/**
 * Mandates that may stand behind a contract: begun by the day it was signed, confirmed by the day it was registered, and
 * not ended before it was signed. Who claims a deal afterwards claims nothing.
 */
export async function mandatesBehind(
  handle: Sql,
  about: { talkId: string | null; demandId: string | null; resultId: string | null; signedOn: CalendarDate; registeredOn: CalendarDate },
): Promise<MandateRow[]> {
  const { rows } = await sql<MandateRow>`
    select ${COLUMNS} from brokers.mandate m where m.confirmed_at is not null and m.from_on <= ${about.signedOn}::date
      and (m.confirmed_at at time zone 'Asia/Shanghai')::date <= ${about.registeredOn}::date and (m.ended_on is null or m.ended_on >= ${about.signedOn}::date)
      and ((m.subject = 'talk' and m.talk_id = ${about.talkId}) or (m.subject = 'demand' and m.demand_id = ${about.demandId}) or (m.subject = 'result' and m.result_id = ${about.resultId}))
    order by m.created_at, m.id`.execute(handle);
  return rows;
}

export interface ShareRow {
  mandateId: string;
  brokerId: string;
  sharePpm: number;
}

export async function readShares(handle: Sql, mandateIds: readonly string[]): Promise<ShareRow[]> {
  const { rows } = await sql<ShareRow>`
    select mandate_id as "mandateId", broker_id as "brokerId", share_ppm as "sharePpm" from brokers.mandate_share where mandate_id = any(${mandateIds}::uuid[])
    order by share_ppm desc, broker_id`.execute(handle);
  return rows;
}

export interface MandateChange {
  status?: MandateStatus;
  confirmedBy?: string;
  endedOn?: CalendarDate;
  stage?: OwnStage;
  nextAction?: string;
  /** null takes the day away. */
  nextOn?: CalendarDate | null;
}

export async function changeMandate(handle: Sql, id: string, c: MandateChange, at: Date): Promise<void> {
  await sql`
    update brokers.mandate set status = coalesce(${c.status ?? null}, status),
      confirmed_at = case when ${c.status === 'CONFIRMED'}::boolean then ${at} else confirmed_at end,
      confirmed_by = coalesce(${c.confirmedBy ?? null}::uuid, confirmed_by), ended_on = coalesce(${c.endedOn ?? null}::date, ended_on),
      stage = coalesce(${c.stage ?? null}, stage), moved_at = ${at}, next_action = coalesce(${c.nextAction ?? null}, next_action),
      next_on = case when ${c.nextOn !== undefined}::boolean then ${c.nextOn ?? null}::date else next_on end, version = version + 1
    where id = ${id}`.execute(handle);
}

export interface EventRow {
  mandateId: string;
  at: Date;
  kind: string;
  text: string;
  documents: string[];
  byName: string;
}

export async function insertEvent(handle: Sql, e: EventRow & { id: string; accountId: string | null }): Promise<void> {
  await sql`
    insert into brokers.mandate_event (id, mandate_id, at, kind, text, documents, account_id, by_name)
    values (${e.id}, ${e.mandateId}, ${e.at}, ${e.kind}, ${e.text}, ${e.documents}::text[], ${e.accountId}, ${e.byName})`.execute(handle);
}

export async function readEvents(handle: Sql, mandateIds: readonly string[]): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select mandate_id as "mandateId", at, kind, text, documents, by_name as "byName" from brokers.mandate_event where mandate_id = any(${mandateIds}::uuid[]) order by ordinal`.execute(handle);
  return rows;
}

export interface DisputeRow {
  id: string;
  mandateId: string;
  claimantId: string;
  claim: string;
  documents: string[];
  status: 'OPEN' | 'UPHELD' | 'DISMISSED';
  decision: string | null;
  raisedAt: Date;
}

const DISPUTE = sql`id, mandate_id as "mandateId", claimant_id as "claimantId", claim, documents, status, decision, raised_at as "raisedAt"`;

export async function insertDispute(handle: Sql, d: { id: string; mandateId: string; claimantId: string; claim: string; documents: readonly string[]; by: string; at: Date }): Promise<void> {
  await sql`
    insert into brokers.dispute (id, mandate_id, claimant_id, claim, documents, status, raised_by, raised_at)
    values (${d.id}, ${d.mandateId}, ${d.claimantId}, ${d.claim}, ${d.documents}::text[], 'OPEN', ${d.by}, ${d.at})`.execute(handle);
}

export async function findDispute(handle: Sql, id: string): Promise<DisputeRow | undefined> {
  const { rows } = await sql<DisputeRow>`select ${DISPUTE} from brokers.dispute where id = ${id} for update`.execute(handle);
  return rows[0];
}

export async function readDisputes(handle: Sql, mandateIds: readonly string[]): Promise<DisputeRow[]> {
  const { rows } = await sql<DisputeRow>`select ${DISPUTE} from brokers.dispute where mandate_id = any(${mandateIds}::uuid[]) order by raised_at, id`.execute(handle);
  return rows;
}

export async function decideDisputeRow(handle: Sql, id: string, d: { status: 'UPHELD' | 'DISMISSED'; decision: string; by: string; at: Date }): Promise<void> {
  await sql`update brokers.dispute set status = ${d.status}, decision = ${d.decision}, decided_by = ${d.by}, decided_at = ${d.at} where id = ${id}`.execute(handle);
}

/** Demands in which a broker has or had a mandate, for the funnel. */
export async function demandsOfBroker(handle: Sql, brokerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct m.demand_id as id from brokers.mandate m join brokers.mandate_share s on s.mandate_id = m.id
    where s.broker_id = ${brokerId} and m.demand_id is not null and m.status in ('CONFIRMED', 'ENDED')`.execute(handle);
  return rows.map((r) => r.id);
}
