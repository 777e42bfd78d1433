import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { ProviderView, ServiceItem } from '../contract.ts';
import type { RelationFact } from '../domain/related.ts';
import type { ClaimantKind } from '../domain/rules.ts';

export interface ClaimantRow {
  id: string;
  name: string;
  key: string;
  kind: ClaimantKind;
  region: string | null;
  smeNumber: string | null;
  smeValidUntil: CalendarDate | null;
  teamMembers: number | null;
  teamIncubator: string | null;
  dishonest: boolean | null;
  bannedUntil: CalendarDate | null;
}

const CLAIMANT = sql`c.organisation_id as id, c.name, c.key, c.kind, c.region, c.sme_number as "smeNumber", c.sme_valid_until as "smeValidUntil",
  c.team_members as "teamMembers", c.team_incubator as "teamIncubator", c.dishonest, c.banned_until as "bannedUntil"`;

export async function findClaimant(handle: Sql, id: string, options: { lock?: boolean } = {}): Promise<ClaimantRow | undefined> {
  const { rows } = await sql<ClaimantRow>`select ${CLAIMANT} from vouchers.claimant c where c.organisation_id = ${id} ${options.lock ? sql`for update` : sql``}`.execute(handle);
  return rows[0];
}

/** What a claimant says of itself; what was checked before stays. */
export async function saveClaimant(handle: Sql, c: Omit<ClaimantRow, 'dishonest' | 'bannedUntil'>, at: Date): Promise<void> {
  await sql`
    insert into vouchers.claimant as c (organisation_id, name, key, kind, region, sme_number, sme_valid_until, team_members, team_incubator, updated_at)
    values (${c.id}, ${c.name}, ${c.key}, ${c.kind}, ${c.region}, ${c.smeNumber}, ${c.smeValidUntil}, ${c.teamMembers}, ${c.teamIncubator}, ${at})
    on conflict (organisation_id) do update set name = excluded.name, key = excluded.key, kind = excluded.kind, region = excluded.region,
      sme_number = coalesce(excluded.sme_number, c.sme_number), sme_valid_until = coalesce(excluded.sme_valid_until, c.sme_valid_until),
      team_members = coalesce(excluded.team_members, c.team_members), team_incubator = coalesce(excluded.team_incubator, c.team_incubator), updated_at = excluded.updated_at`.execute(handle);
}

export async function setHonesty(handle: Sql, id: string, dishonest: boolean, at: Date): Promise<void> {
  await sql`update vouchers.claimant set dishonest = ${dishonest}, updated_at = ${at} where organisation_id = ${id}`.execute(handle);
}

export async function ban(handle: Sql, id: string, until: CalendarDate, at: Date): Promise<void> {
  await sql`update vouchers.claimant set banned_until = greatest(banned_until, ${until}::date), updated_at = ${at} where organisation_id = ${id}`.execute(handle);
}

export interface ProviderRow extends Omit<ProviderView, 'items' | 'orders' | 'rating'> {
  key: string;
}

const PROVIDER = sql`p.organisation_id as id, p.name, p.key, p.region, p.status, p.status_reason as "statusReason", p.introduction, p.qualification, p.accepted_on as "acceptedOn", p.demo`;

export async function findProvider(handle: Sql, id: string): Promise<ProviderRow | undefined> {
  const { rows } = await sql<ProviderRow>`select ${PROVIDER} from vouchers.provider p where p.organisation_id = ${id}`.execute(handle);
  return rows[0];
}

export async function saveProvider(handle: Sql, p: ProviderRow, at: Date): Promise<void> {
  await sql`
    insert into vouchers.provider (organisation_id, name, key, region, status, status_reason, introduction, qualification, accepted_on, demo, updated_at)
    values (${p.id}, ${p.name}, ${p.key}, ${p.region}, ${p.status}, ${p.statusReason}, ${p.introduction}, ${p.qualification}, ${p.acceptedOn}, ${p.demo}, ${at})
    on conflict (organisation_id) do update set name = excluded.name, key = excluded.key, region = excluded.region, status = excluded.status, status_reason = excluded.status_reason,
      introduction = excluded.introduction, qualification = excluded.qualification, accepted_on = excluded.accepted_on, updated_at = excluded.updated_at`.execute(handle);
}

interface ProviderFilter {
  ids?: readonly string[];
  statuses?: readonly string[];
  regions?: readonly string[];
  q?: string;
  limit: number;
  offset: number;
}

export async function listProviderRows(handle: Sql, f: ProviderFilter): Promise<(ProviderRow & { orders: number; rating: number | null; total: number })[]> {
  const where = sql.join([
    sql`true`,
    ...(f.ids ? [sql`p.organisation_id = any(${f.ids}::uuid[])`] : []),
    ...(f.statuses ? [sql`p.status = any(${f.statuses}::text[])`] : []),
    ...(f.regions ? [sql`p.region = any(${f.regions}::text[])`] : []),
    ...(f.q ? [sql`(p.name ilike ${`%${f.q}%`} or p.introduction ilike ${`%${f.q}%`})`] : []),
  ], sql` and `);
  const { rows } = await sql<ProviderRow & { orders: number; rating: number | null; total: number }>`
    select ${PROVIDER}, count(*) over () as total,
      (select count(*) from vouchers.voucher_order o where o.provider_id = p.organisation_id and o.rating is not null)::int as orders,
      (select round(avg(o.rating), 1)::float8 from vouchers.voucher_order o where o.provider_id = p.organisation_id) as rating
    from vouchers.provider p where ${where} order by p.region, p.name limit ${f.limit} offset ${f.offset}`.execute(handle);
  return rows;
}

const ITEM = sql`i.id, i.provider_id as "providerId", i.service_class as "serviceClass", i.name, i.description, i.unit, i.price_fen as "priceFen", i.qualification, i.active`;

export async function findItem(handle: Sql, id: string): Promise<ServiceItem | undefined> {
  const { rows } = await sql<ServiceItem>`select ${ITEM} from vouchers.item i where i.id = ${id}`.execute(handle);
  return rows[0];
}

export async function itemsOf(handle: Sql, providerIds: readonly string[]): Promise<ServiceItem[]> {
  const { rows } = await sql<ServiceItem>`select ${ITEM} from vouchers.item i where i.provider_id = any(${providerIds}::uuid[]) order by i.service_class, i.name`.execute(handle);
  return rows;
}

export async function saveItem(handle: Sql, i: ServiceItem, at: Date): Promise<void> {
  await sql`
    insert into vouchers.item (id, provider_id, service_class, name, description, unit, price_fen, qualification, active, updated_at)
    values (${i.id}, ${i.providerId}, ${i.serviceClass}, ${i.name}, ${i.description}, ${i.unit}, ${i.priceFen}, ${i.qualification}, ${i.active}, ${at})
    on conflict (id) do update set service_class = excluded.service_class, name = excluded.name, description = excluded.description, unit = excluded.unit,
      price_fen = excluded.price_fen, qualification = excluded.qualification, active = excluded.active, updated_at = excluded.updated_at`.execute(handle);
}

export async function listServiceRows(
  handle: Sql,
  f: { q?: string; serviceClass?: string; region?: string; providerId?: string; limit: number; offset: number },
): Promise<(ServiceItem & { providerName: string; region: string; rating: number | null; orders: number; total: number })[]> {
  const where = sql.join([
    sql`i.active and p.status = 'ACCEPTED'`,
    ...(f.q ? [sql`(i.name ilike ${`%${f.q}%`} or i.description ilike ${`%${f.q}%`} or p.name ilike ${`%${f.q}%`})`] : []),
    ...(f.serviceClass ? [sql`i.service_class = ${f.serviceClass}`] : []),
    ...(f.region ? [sql`p.region = ${f.region}`] : []),
    ...(f.providerId ? [sql`p.organisation_id = ${f.providerId}`] : []),
  ], sql` and `);
  const { rows } = await sql<ServiceItem & { providerName: string; region: string; rating: number | null; orders: number; total: number }>`
    select ${ITEM}, p.name as "providerName", p.region, count(*) over () as total,
      (select round(avg(o.rating), 1)::float8 from vouchers.voucher_order o where o.item_id = i.id) as rating,
      (select count(*) from vouchers.voucher_order o where o.item_id = i.id and o.status not in ('DRAFT', 'DECLINED', 'CANCELLED', 'REFUSED', 'EXPIRED'))::int as orders
    from vouchers.item i join vouchers.provider p on p.organisation_id = i.provider_id
    where ${where} order by orders desc, i.name, i.id limit ${f.limit} offset ${f.offset}`.execute(handle);
  return rows;
}

export async function insertFacts(handle: Sql, facts: readonly (RelationFact & { id: string })[], at: Date): Promise<void> {
  await handle.insertInto('vouchers.relation_fact').values(facts.map((f) => ({
    id: f.id, kind: f.kind, subject: f.subject, object: f.object, percent: f.percent, valid_from: f.from, valid_to: f.to, source: f.source, at,
  }))).execute();
}

/** Facts of two bodies and of everybody who owns a part of them, over any number of owners in between. */
export async function factsAround(handle: Sql, keys: readonly string[]): Promise<RelationFact[]> {
  const { rows } = await sql<RelationFact>`
    with recursive body (key) as (
      select unnest(${keys}::text[])
      union
      select f.object from vouchers.relation_fact f join body b on b.key = f.subject where f.kind = 'SHARE'
    )
    select f.kind, f.subject, f.object, f.percent::float8 as percent, f.valid_from as "from", f.valid_to as "to", f.source
    from vouchers.relation_fact f where f.subject in (select key from body)`.execute(handle);
  return rows;
}

export async function unpaidRecovery(handle: Sql, claimantId: string): Promise<Fen> {
  const { rows } = await sql<{ fen: Fen }>`
    select coalesce(sum(r.amount_fen - r.recovered_fen), 0)::bigint as fen from vouchers.recovery r
    join vouchers.voucher_order o on o.id = r.order_id where o.claimant_id = ${claimantId}`.execute(handle);
  return rows[0]!.fen;
}
