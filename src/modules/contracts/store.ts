import { sql } from 'kysely';
import { registerConstraints, type Sql } from '../../kernel/db/index.ts';
import { Problem } from '../../kernel/base/problem.ts';
import type { ContractDraft, ContractLinks, ContractParty, contractStatuses, Recognition } from './contract.ts';
import type { RegionShare } from './domain/turnover.ts';

export type ContractStatus = (typeof contractStatuses)[number];

/** A contract as stored, with its parties in the order in which they were entered. */
export interface ContractRow extends Omit<ContractDraft, 'signDate' | 'startDate' | 'endDate' | 'relatedPartiesNote'> {
  id: string;
  caseId: string;
  status: ContractStatus;
  signDate: string | null;
  startDate: string | null;
  endDate: string | null;
  relatedPartiesNote: string | null;
  registryCode: string;
  registryRegion: string;
  registrationNumber: string | null;
  registeredOn: string | null;
  recognition: Recognition | null;
  links: ContractLinks;
  demo: boolean;
  createdAt: Date;
}

registerConstraints({
  'contracts.contract_talk': () =>
    new Problem('CONTRACT_TALK_USED', {
      status: 409,
      zh: '这次洽谈已经录入过合同',
      en: 'A contract has already been entered for this talk',
      remedy: { zh: '请打开已有合同', en: 'Open the contract that exists' },
    }),
  'contracts.contract_amounts_order': () =>
    new Problem('CONTRACT_AMOUNTS', {
      zh: '须满足：0 ≤ 实际成交额 ≤ 技术交易额 ≤ 合同成交额',
      en: 'Must hold: 0 ≤ actual ≤ technology ≤ contract amount',
    }),
  'contracts.receipt_bank_reference': () =>
    new Problem('RECEIPT_ALREADY_RECORDED', { status: 409, zh: '这笔到账已登记', en: 'This receipt has already been recorded' }),
});

interface NewContract {
  id: string;
  caseId: string;
  draft: ContractDraft;
  registryCode: string;
  registryRegion: string;
  links: ContractLinks;
  demo: boolean;
  createdBy: string | null;
  createdAt: Date;
}

export async function insertContract(db: Sql, c: NewContract): Promise<void> {
  await db
    .insertInto('contracts.contract')
    .values({
      id: c.id,
      case_id: c.caseId,
      status: 'DRAFT',
      registry_code: c.registryCode,
      registry_region: c.registryRegion,
      talk_id: c.links.talkId,
      demand_id: c.links.demandId,
      result_id: c.links.resultId,
      pricing_case_id: c.links.pricingCaseId,
      demo: c.demo,
      created_by: c.createdBy,
      created_at: c.createdAt,
      ...columnsOf(c.draft),
    })
    .execute();
  await insertParties(db, c.id, c.draft.parties);
}

export async function replaceDraft(db: Sql, id: string, draft: ContractDraft): Promise<void> {
  await db.updateTable('contracts.contract').set(columnsOf(draft)).where('id', '=', id).execute();
  await db.deleteFrom('contracts.party').where('contract_id', '=', id).execute();
  await insertParties(db, id, draft.parties);
}

function columnsOf(draft: ContractDraft): Record<string, unknown> {
  return {
    name: draft.name,
    type: draft.type,
    sign_date: draft.signDate ?? null,
    start_date: draft.startDate ?? null,
    end_date: draft.endDate ?? null,
    contract_amount_fen: draft.contractAmountFen,
    technology_amount_fen: draft.technologyTransactionAmountFen,
    actual_amount_fen: draft.actualAmountFen,
    non_technical_items: JSON.stringify(draft.nonTechnicalItems),
    payment_mode: draft.paymentMode,
    intellectual_property: JSON.stringify(draft.intellectualProperty),
    project_source: draft.projectSource,
    related_parties: draft.relatedParties,
    related_parties_note: draft.relatedPartiesNote ?? null,
    subject: draft.subject,
  };
}

async function insertParties(db: Sql, contractId: string, parties: readonly ContractParty[]): Promise<void> {
  await db
    .insertInto('contracts.party')
    .values(
      parties.map((p, ordinal) => ({
        contract_id: contractId,
        ordinal,
        side: p.side,
        organisation_id: p.organisationId ?? null,
        name: p.name,
        credit_code: p.creditCode ?? null,
        region: p.region ?? null,
        country: p.country,
        kind: p.kind,
        share_ppm: p.sharePpm,
      })),
    )
    .execute();
}

export async function findContract(db: Sql, id: string, options: { lock?: boolean } = {}): Promise<ContractRow | undefined> {
  let query = db.selectFrom('contracts.contract').selectAll().where('id', '=', id);
  if (options.lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row ? withParties(db, row) : undefined;
}

export async function findContractByNumber(db: Sql, number: string): Promise<ContractRow | undefined> {
  const row = await db.selectFrom('contracts.contract').selectAll().where('registration_number', '=', number).executeTakeFirst();
  return row ? withParties(db, row) : undefined;
}

export async function findContractOfTalk(db: Sql, talkId: string): Promise<{ id: string; caseId: string } | undefined> {
  const row = await db
    .selectFrom('contracts.contract')
    .select(['id', 'case_id'])
    .where('talk_id', '=', talkId)
    .where('status', 'not in', ['REFUSED', 'REFUSAL_CONFIRMED', 'WITHDRAWN'])
    .executeTakeFirst();
  return row ? { id: row.id, caseId: row.case_id } : undefined;
}

// oxlint-disable-next-line no-explicit-any -- a row of `selectAll`; the columns are those of the migration
async function withParties(db: Sql, row: Record<string, any>): Promise<ContractRow> {
  const parties = await db
    .selectFrom('contracts.party')
    .selectAll()
    .where('contract_id', '=', row.id)
    .orderBy('ordinal')
    .execute();
  return {
    id: row.id,
    caseId: row.case_id,
    name: row.name,
    type: row.type,
    status: row.status,
    signDate: row.sign_date,
    startDate: row.start_date,
    endDate: row.end_date,
    contractAmountFen: row.contract_amount_fen,
    technologyTransactionAmountFen: row.technology_amount_fen,
    actualAmountFen: row.actual_amount_fen,
    nonTechnicalItems: row.non_technical_items,
    paymentMode: row.payment_mode,
    intellectualProperty: row.intellectual_property,
    projectSource: row.project_source,
    relatedParties: row.related_parties,
    relatedPartiesNote: row.related_parties_note,
    subject: row.subject,
    registryCode: row.registry_code,
    registryRegion: row.registry_region,
    registrationNumber: row.registration_number,
    registeredOn: row.registered_on,
    recognition: row.recognised_type && {
      type: row.recognised_type,
      contractAmountFen: row.recognised_contract_amount_fen,
      technologyTransactionAmountFen: row.recognised_technology_amount_fen,
    },
    links: { talkId: row.talk_id, demandId: row.demand_id, resultId: row.result_id, pricingCaseId: row.pricing_case_id },
    demo: row.demo,
    createdAt: row.created_at,
    parties: parties.map((p) => ({
      side: p.side,
      organisationId: p.organisation_id,
      name: p.name,
      creditCode: p.credit_code,
      region: p.region,
      country: p.country,
      kind: p.kind,
      sharePpm: p.share_ppm,
    })),
  };
}

export async function setStatus(db: Sql, id: string, status: ContractStatus): Promise<void> {
  await db.updateTable('contracts.contract').set({ status }).where('id', '=', id).execute();
}

export async function setRegistered(
  db: Sql,
  id: string,
  registered: { number: string; on: string; recognition: Recognition; shares: readonly RegionShare[] },
): Promise<void> {
  const { number, on, recognition, shares } = registered;
  await db
    .updateTable('contracts.contract')
    .set({
      status: 'REGISTERED',
      registration_number: number,
      registered_on: on,
      recognised_type: recognition.type,
      recognised_contract_amount_fen: recognition.contractAmountFen,
      recognised_technology_amount_fen: recognition.technologyTransactionAmountFen,
    })
    .where('id', '=', id)
    .execute();
  await db
    .insertInto('contracts.region_share')
    .values(
      shares.map((s) => ({
        contract_id: id,
        side: s.side,
        region: s.region,
        contract_amount_fen: s.contractAmountFen,
        technology_amount_fen: s.technologyTransactionAmountFen,
      })),
    )
    .execute();
}

/** The next number of a registry's year. Holds the row until the transaction ends, so numbers have no gaps. */
export async function nextSequence(db: Sql, registryCode: string, year: number): Promise<number> {
  const row = await db
    .insertInto('contracts.number_series')
    .values({ registry_code: registryCode, year, last: 1 })
    .onConflict((c) => c.columns(['registry_code', 'year']).doUpdateSet({ last: sql`number_series.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

export async function insertReceipt(
  db: Sql,
  r: { id: string; contractId: string; receivedOn: string; amountFen: number; bankReference: string; recordedBy: string; recordedAt: Date },
): Promise<void> {
  await db
    .insertInto('contracts.receipt')
    .values({
      id: r.id,
      contract_id: r.contractId,
      received_on: r.receivedOn,
      amount_fen: r.amountFen,
      bank_reference: r.bankReference,
      recorded_by: r.recordedBy,
      recorded_at: r.recordedAt,
    })
    .execute();
  await db
    .updateTable('contracts.contract')
    .set({ actual_amount_fen: sql`actual_amount_fen + ${r.amountFen}::bigint` })
    .where('id', '=', r.contractId)
    .execute();
}

/** Which contracts a reader may see: those of his organisations, and those whose registry lies in his jurisdiction. */
export interface ContractScope {
  organisationIds: readonly string[];
  registryRegions: readonly string[];
  everything: boolean;
}

export interface ContractListRow {
  id: string;
  case_id: string;
  name: string;
  type: string;
  status: string;
  contract_amount_fen: number;
  technology_amount_fen: number;
  registration_number: string | null;
  registered_on: string | null;
  sign_date: string | null;
  demo: boolean;
  seller: string | null;
  buyer: string | null;
  total: number;
}

export async function listContractRows(
  db: Sql,
  filter: { scope: ContractScope; status?: string; q?: string; limit: number; offset: number },
): Promise<ContractListRow[]> {
  const { scope } = filter;
  const mine = scope.organisationIds.length
    ? sql`exists (select 1 from contracts.party p where p.contract_id = c.id and p.organisation_id = any(${scope.organisationIds}::uuid[]))`
    : sql`false`;
  const inJurisdiction = scope.registryRegions.length
    ? sql`(c.registry_region = any(${scope.registryRegions}::text[]) and c.status <> 'DRAFT')`
    : sql`false`;
  const visible = scope.everything ? sql`true` : sql`(${mine} or ${inJurisdiction})`;
  const status = filter.status ? sql`c.status = ${filter.status}` : sql`true`;
  const text = filter.q ? sql`(c.name ilike ${`%${filter.q}%`} or c.registration_number = ${filter.q})` : sql`true`;
  const result = await sql<ContractListRow>`
    select c.id, c.case_id, c.name, c.type, c.status, c.contract_amount_fen, c.technology_amount_fen,
           c.registration_number, c.registered_on, c.sign_date, c.demo,
           (select string_agg(p.name, '、' order by p.ordinal) from contracts.party p where p.contract_id = c.id and p.side = 'seller') as seller,
           (select string_agg(p.name, '、' order by p.ordinal) from contracts.party p where p.contract_id = c.id and p.side = 'buyer') as buyer,
           count(*) over () as total
    from contracts.contract c
    where ${visible} and ${status} and ${text}
    order by c.created_at desc, c.id
    limit ${filter.limit} offset ${filter.offset}`.execute(db);
  return result.rows;
}

export interface TurnoverRow {
  side: 'seller' | 'buyer';
  region: string;
  fen: number;
  count: number;
  demo: boolean;
}

export async function turnoverRows(db: Sql, from: string, to: string): Promise<TurnoverRow[]> {
  const result = await sql<TurnoverRow>`
    select side, region, sum(contract_amount_fen)::bigint as fen, count(*) as count, bool_or(demo) as demo
    from contracts.pub_turnover
    where registered_on between ${from} and ${to}
    group by side, region
    order by side, region`.execute(db);
  return result.rows;
}

export interface CountedContract {
  id: string;
  name: string;
  registrationNumber: string;
  registeredOn: string;
  /** Names of the sellers and of the buyers. */
  seller: string | null;
  buyer: string | null;
  /** What counts on this side in these regions. */
  fen: number;
  demo: boolean;
}

/** Registered contracts that turnover counts on one side in some regions, the largest first; those the scope may see. */
export async function countedContracts(
  db: Sql,
  q: { from: string; to: string; side: 'seller' | 'buyer'; regions: readonly string[]; scope: ContractScope; limit: number; offset: number },
): Promise<{ total: number; fen: number; visible: number; items: CountedContract[] }> {
  const { scope } = q;
  const { rows } = await sql<CountedContract & { seen: boolean; total: number; sum: number; visible: number }>`
    with counted as (
      select t.contract_id, sum(t.contract_amount_fen)::bigint as fen
      from contracts.pub_turnover t
      where t.side = ${q.side} and t.region = any(${q.regions}::text[]) and t.registered_on between ${q.from} and ${q.to}
      group by t.contract_id
    ), judged as (
      select c.id, c.name, c.registration_number, c.registered_on, c.demo, counted.fen,
        ${scope.everything} or c.registry_region = any(${scope.registryRegions}::text[])
          or exists (select 1 from contracts.party p where p.contract_id = c.id and p.organisation_id = any(${scope.organisationIds}::uuid[])) as seen
      from counted join contracts.contract c on c.id = counted.contract_id
    )
    select j.id, j.name, j.registration_number as "registrationNumber", j.registered_on as "registeredOn", j.demo, j.fen, j.seen,
      (select string_agg(p.name, '、' order by p.ordinal) from contracts.party p where p.contract_id = j.id and p.side = 'seller') as seller,
      (select string_agg(p.name, '、' order by p.ordinal) from contracts.party p where p.contract_id = j.id and p.side = 'buyer') as buyer,
      count(*) over ()::integer as total, sum(j.fen) over ()::bigint as sum, count(*) filter (where j.seen) over ()::integer as visible
    from judged j
    order by j.seen desc, j.fen desc, j.id
    limit ${q.limit} offset ${q.offset}`.execute(db);
  const [first] = rows;
  return {
    total: first?.total ?? 0,
    fen: first?.sum ?? 0,
    visible: first?.visible ?? 0,
    items: rows.filter((r) => r.seen).map(({ id, name, registrationNumber, registeredOn, seller, buyer, fen, demo }) => ({ id, name, registrationNumber, registeredOn, seller, buyer, fen, demo })),
  };
}

/** For what a registered contract counts: the side, the region and the amount. */
export async function sharesOf(db: Sql, contractId: string): Promise<{ side: 'seller' | 'buyer'; region: string; fen: number; registeredOn: string }[]> {
  const { rows } = await sql<{ side: 'seller' | 'buyer'; region: string; fen: number; registeredOn: string }>`
    select side, region, contract_amount_fen as fen, registered_on as "registeredOn"
    from contracts.pub_turnover where contract_id = ${contractId} order by side desc, region`.execute(db);
  return rows;
}

/** Output and absorption of the zone as a whole, each contract once; `within` is sold and bought inside the zone. */
export async function zoneTurnover(
  db: Sql,
  from: string,
  to: string,
  regions: readonly string[],
): Promise<{ output: number; absorption: number; within: number; count: number }> {
  const result = await sql<{ output: number; absorption: number; within: number; count: number }>`
    with side as (
      select contract_id,
             sum(contract_amount_fen) filter (where side = 'seller' and region = any(${regions}::text[])) as sold,
             sum(contract_amount_fen) filter (where side = 'buyer' and region = any(${regions}::text[])) as bought
      from contracts.pub_turnover
      where registered_on between ${from} and ${to}
      group by contract_id
    )
    select coalesce(sum(sold), 0)::bigint as output, coalesce(sum(bought), 0)::bigint as absorption,
           coalesce(sum(least(sold, bought)), 0)::bigint as within,
           count(*) filter (where sold is not null) as count
    from side`.execute(db);
  return result.rows[0]!;
}
