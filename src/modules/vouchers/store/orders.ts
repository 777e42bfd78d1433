import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { OrderStatus } from '../contract.ts';
import type { VoucherForm } from '../domain/rules.ts';

/** An order as stored. */
export interface OrderRow {
  id: string;
  caseId: string;
  number: string;
  status: OrderStatus;
  form: VoucherForm;
  claimantId: string;
  claimantName: string;
  homeRegion: string;
  providerId: string;
  providerName: string;
  hostRegion: string;
  itemId: string;
  itemName: string;
  serviceClass: string;
  quantity: number;
  unit: string;
  amountFen: Fen;
  description: string;
  ruleId: string;
  quotaId: string | null;
  reservedFen: Fen;
  reservedOn: CalendarDate | null;
  reservation: string | null;
  reservationNo: number;
  budgetYear: number | null;
  contractNumber: string | null;
  contractDate: CalendarDate | null;
  contractEnd: CalendarDate | null;
  contractAmountFen: Fen | null;
  acceptedPercent: number | null;
  rating: number | null;
  excludedCostsFen: Fen;
  grantFen: Fen | null;
  approvedAt: Date | null;
  approvedYear: number | null;
  paidFen: Fen;
  paidAt: Date | null;
  transfer: string | null;
  paymentReference: string | null;
  payer: 'HOME' | 'HOST' | null;
  clawedBackFen: Fen;
  demo: boolean;
  createdAt: Date;
}

const COLUMNS = sql`o.id, o.case_id as "caseId", o.number, o.status, o.form, o.claimant_id as "claimantId", o.claimant_name as "claimantName",
  o.home_region as "homeRegion", o.provider_id as "providerId", o.provider_name as "providerName", o.host_region as "hostRegion", o.item_id as "itemId",
  o.item_name as "itemName", o.service_class as "serviceClass", o.quantity::float8 as quantity, o.unit, o.amount_fen as "amountFen", o.description,
  o.rule_id as "ruleId", o.quota_id as "quotaId", o.reserved_fen as "reservedFen", o.reserved_on as "reservedOn", o.reservation,
  o.reservation_no as "reservationNo", o.budget_year as "budgetYear", o.contract_number as "contractNumber", o.contract_date as "contractDate",
  o.contract_end as "contractEnd", o.contract_amount_fen as "contractAmountFen", o.accepted_percent as "acceptedPercent", o.rating,
  o.excluded_costs_fen as "excludedCostsFen", o.grant_fen as "grantFen", o.approved_at as "approvedAt", o.approved_year as "approvedYear",
  o.paid_fen as "paidFen", o.paid_at as "paidAt", o.transfer, o.payment_reference as "paymentReference", o.payer, o.clawed_back_fen as "clawedBackFen",
  o.demo, o.created_at as "createdAt"`;

export async function insertOrder(handle: Sql, o: Omit<OrderRow, 'status'> & { createdBy: string | null }): Promise<void> {
  await sql`
    insert into vouchers.voucher_order (id, case_id, number, status, form, claimant_id, claimant_name, home_region, provider_id, provider_name, host_region,
      item_id, item_name, service_class, quantity, unit, amount_fen, description, rule_id, demo, created_by, created_at, changed_at)
    values (${o.id}, ${o.caseId}, ${o.number}, 'DRAFT', ${o.form}, ${o.claimantId}, ${o.claimantName}, ${o.homeRegion}, ${o.providerId}, ${o.providerName},
      ${o.hostRegion}, ${o.itemId}, ${o.itemName}, ${o.serviceClass}, ${o.quantity}, ${o.unit}, ${o.amountFen}, ${o.description}, ${o.ruleId}, ${o.demo},
      ${o.createdBy}, ${o.createdAt}, ${o.createdAt})`.execute(handle);
}

export async function findOrder(handle: Sql, id: string, options: { lock?: boolean } = {}): Promise<OrderRow | undefined> {
  const lock = options.lock ? sql`for update` : sql``;
  const { rows } = await sql<OrderRow>`select ${COLUMNS} from vouchers.voucher_order o where o.id = ${id} ${lock}`.execute(handle);
  return rows[0];
}

type Changes = Partial<Pick<OrderRow, 'status' | 'quotaId' | 'reservedFen' | 'reservedOn' | 'reservation' | 'reservationNo' | 'budgetYear' | 'contractNumber' | 'contractDate' |
  'contractEnd' | 'contractAmountFen' | 'acceptedPercent' | 'rating' | 'excludedCostsFen' | 'grantFen' | 'approvedAt' | 'approvedYear' | 'paidFen' | 'paidAt' |
  'transfer' | 'paymentReference' | 'payer' | 'clawedBackFen'>> & { batchId?: string };

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

export async function changeOrder(handle: Sql, id: string, changes: Changes, at: Date): Promise<void> {
  const columns = Object.fromEntries(Object.entries(changes).map(([key, value]) => [snake(key), value]));
  await handle.updateTable('vouchers.voucher_order').set({ ...columns, changed_at: at }).where('id', '=', id).execute();
}

/** Whose orders a reader may see. */
export interface OrderScope {
  organisationIds: readonly string[];
  regions: readonly string[];
  everything: boolean;
}

export interface OrderFilter {
  scope: OrderScope;
  statuses?: readonly string[];
  side?: 'claimant' | 'provider';
  region?: string;
  q?: string;
  limit: number;
  offset: number;
}

export async function listOrderRows(handle: Sql, f: OrderFilter): Promise<(OrderRow & { total: number; frozen: boolean })[]> {
  const { scope } = f;
  const own = scope.organisationIds;
  const mine = own.length === 0 ? sql`false`
    : f.side === 'claimant' ? sql`o.claimant_id = any(${own}::uuid[])`
    : f.side === 'provider' ? sql`(o.provider_id = any(${own}::uuid[]) and o.status <> 'DRAFT')`
    : sql`(o.claimant_id = any(${own}::uuid[]) or (o.provider_id = any(${own}::uuid[]) and o.status <> 'DRAFT'))`;
  const inRegion = scope.regions.length > 0 ? sql`((o.home_region = any(${scope.regions}::text[]) or o.host_region = any(${scope.regions}::text[])) and o.status <> 'DRAFT')` : sql`false`;
  const where = sql.join([
    scope.everything ? sql`(o.status <> 'DRAFT' or ${mine})` : sql`(${mine} or ${inRegion})`,
    ...(f.statuses && f.statuses.length > 0 ? [sql`o.status = any(${f.statuses}::text[])`] : []),
    ...(f.region ? [sql`o.home_region = ${f.region}`] : []),
    ...(f.q ? [sql`(o.item_name ilike ${`%${f.q}%`} or o.claimant_name ilike ${`%${f.q}%`} or o.provider_name ilike ${`%${f.q}%`} or o.number = ${f.q})`] : []),
  ], sql` and `);
  const { rows } = await sql<OrderRow & { total: number; frozen: boolean }>`
    select ${COLUMNS}, count(*) over () as total, ${FROZEN} as frozen
    from vouchers.voucher_order o where ${where}
    order by o.changed_at desc, o.id limit ${f.limit} offset ${f.offset}`.execute(handle);
  return rows;
}

/** An open inquiry stops every order of the body, and on one of whose orders it is. */
const FROZEN = sql`exists (select 1 from vouchers.breach b where b.status in ('FROZEN', 'REPORTED') and (b.claimant_id = o.claimant_id or b.order_id = o.id))`;

export async function isFrozen(handle: Sql, orderId: string): Promise<boolean> {
  const { rows } = await sql<{ frozen: boolean }>`select ${FROZEN} as frozen from vouchers.voucher_order o where o.id = ${orderId}`.execute(handle);
  return rows[0]?.frozen ?? false;
}

/** Orders that hold a part of a claimant's annual ceiling: approved ones of the year, and reserved ones not approved yet. */
export async function committedOfYear(handle: Sql, claimantId: string, year: number, except: string | null): Promise<{ approvedFen: Fen; reservedFen: Fen; claims: number }> {
  const { rows } = await sql<{ approvedFen: Fen; reservedFen: Fen; claims: number }>`
    select coalesce(sum(grant_fen - coalesce((select r.claw_back_fen from vouchers.red_invoice r where r.order_id = voucher_order.id and r.quota_end = 'RETURN'), 0))
             filter (where approved_year = ${year}), 0)::bigint as "approvedFen",
           coalesce(sum(reserved_fen) filter (where approved_year is null), 0)::bigint as "reservedFen",
           count(*) filter (where reserved_on >= ${`${year}-01-01`}::date and reserved_on <= ${`${year}-12-31`}::date)::int as claims
    from vouchers.voucher_order
    where claimant_id = ${claimantId} and id is distinct from ${except}::uuid
      and status not in ('DRAFT', 'PLACED', 'ACCEPTED', 'DECLINED', 'REFUSED', 'CANCELLED', 'EXPIRED')`.execute(handle);
  return rows[0]!;
}

/** Services bought under vouchers since a day, for circles. */
export async function purchasesSince(handle: Sql, since: CalendarDate, except: string): Promise<{ buyer: string; seller: string; on: CalendarDate; number: string }[]> {
  const { rows } = await sql<{ buyer: string; seller: string; on: CalendarDate; number: string }>`
    select c.key as buyer, p.key as seller, o.reserved_on as on, o.number
    from vouchers.voucher_order o
    join vouchers.claimant c on c.organisation_id = o.claimant_id
    join vouchers.provider p on p.organisation_id = o.provider_id
    where o.reserved_on >= ${since}::date and o.id <> ${except}::uuid and o.status not in ('CANCELLED', 'EXPIRED', 'REFUSED', 'DECLINED')`.execute(handle);
  return rows;
}

/** Unit prices of comparable orders: the same class and unit of measure with the same item name, or the same item. */
export async function comparablePrices(handle: Sql, order: Pick<OrderRow, 'id' | 'itemId' | 'serviceClass' | 'unit' | 'itemName'>): Promise<Fen[]> {
  const { rows } = await sql<{ price: number }>`
    select round(o.amount_fen / o.quantity)::bigint as price from vouchers.voucher_order o
    where o.id <> ${order.id}::uuid and o.reserved_on is not null and o.status not in ('CANCELLED', 'REFUSED', 'EXPIRED', 'CLAWED_BACK')
      and (o.item_id = ${order.itemId} or (o.service_class = ${order.serviceClass} and o.unit = ${order.unit} and o.item_name = ${order.itemName}))
    order by o.reserved_on desc limit 500`.execute(handle);
  return rows.map((r) => r.price);
}

/** Orders with a reserved share and no budget behind it, in the order in which they are served: approved ones first. */
export async function queueOf(handle: Sql, region: string): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select ${COLUMNS} from vouchers.voucher_order o
    where o.home_region = ${region} and o.reserved_fen > 0 and o.reservation is null
    order by o.approved_at nulls last, o.queue_no`.execute(handle);
  return rows;
}

/** Gives an order its place behind everybody who waits already; under the budget's lock. */
export async function enqueue(handle: Sql, id: string): Promise<void> {
  await sql`update vouchers.voucher_order set queue_no = nextval('vouchers.queue_number') where id = ${id}`.execute(handle);
}

/** One at a time through a region's budget: who waits is decided under this lock. */
export async function lockBudget(handle: Sql, region: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`vouchers.budget ${region}`}, 0))`.execute(handle);
}

export async function ordersInState(handle: Sql, statuses: readonly OrderStatus[]): Promise<{ id: string; caseId: string }[]> {
  const { rows } = await sql<{ id: string; caseId: string }>`
    select o.id, o.case_id as "caseId" from vouchers.voucher_order o where o.status = any(${statuses}::text[]) order by o.id`.execute(handle);
  return rows;
}

export async function ordersOfClaimant(handle: Sql, claimantId: string, orderId: string | null): Promise<OrderRow[]> {
  const one = orderId === null ? sql`true` : sql`o.id = ${orderId}`;
  const { rows } = await sql<OrderRow>`select ${COLUMNS} from vouchers.voucher_order o where o.claimant_id = ${claimantId} and ${one} order by o.id`.execute(handle);
  return rows;
}

export interface PaidRow {
  orderId: string;
  number: string;
  home: string;
  host: string;
  form: VoucherForm;
  payer: 'HOME' | 'HOST';
  amountFen: Fen;
  contractFen: Fen;
  clawedBackFen: Fen;
  paidAt: Date;
  demo: boolean;
}

export async function paidBetween(handle: Sql, from: Date, to: Date): Promise<PaidRow[]> {
  const { rows } = await sql<PaidRow>`
    select order_id as "orderId", number, home_region as home, host_region as host, form, payer, paid_fen as "amountFen", contract_amount_fen as "contractFen",
           clawed_back_fen as "clawedBackFen", paid_at as "paidAt", demo
    from vouchers.pub_payment where paid_at >= ${from} and paid_at < ${to} order by paid_at, order_id`.execute(handle);
  return rows;
}
