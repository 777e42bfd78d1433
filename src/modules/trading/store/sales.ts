import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { Property, SaleKind } from '../domain/stages.ts';
import type { AuctionTerms } from '../domain/terms.ts';

registerConstraints({
  'trading.sale_live': () => new Problem('RESULT_ON_SALE', { status: 409, zh: '该成果正在挂牌或拍卖中', en: 'This result is being offered already' }),
});

/** What is offered, as the unit entered it. */
export interface SaleOffer {
  kind: SaleKind;
  property: Property;
  method: AuctionTerms['method'];
  resultId: string;
  scope: string;
  contractType: string;
  paymentMode: string;
  /** Listed price, or starting price of an auction. */
  priceFen: Fen;
  appraisalFen: Fen | null;
  basisNote: string;
  stepFen: Fen;
  depositFen: Fen;
  reserveHash: string | null;
  auctioneer: string | null;
  auctioneerLicence: string | null;
  displayPlace: string | null;
  displayFrom: CalendarDate | null;
  displayUntil: CalendarDate | null;
}

export interface SaleRow extends SaleOffer {
  id: string;
  caseId: string;
  title: string;
  abstract: string;
  sellerId: string;
  sellerName: string;
  region: string;
  completers: string[];
  status: string;
  until: CalendarDate | null;
  suspendedOn: CalendarDate | null;
  winnerId: string | null;
  soldFen: Fen | null;
  contractId: string | null;
  createdAt: Date;
  createdBy: string;
  demo: boolean;
}

const COLUMNS = sql`s.id, s.case_id as "caseId", s.kind, s.property, s.method, s.result_id as "resultId", s.title, s.abstract, s.scope, s.contract_type as "contractType", s.payment_mode as "paymentMode",
  s.seller_id as "sellerId", s.seller_name as "sellerName", s.region, s.completers, s.price_fen as "priceFen", s.appraisal_fen as "appraisalFen", s.basis_note as "basisNote", s.step_fen as "stepFen",
  s.deposit_fen as "depositFen", s.reserve_hash as "reserveHash", s.auctioneer, s.auctioneer_licence as "auctioneerLicence", s.display_place as "displayPlace", s.display_from as "displayFrom",
  s.display_until as "displayUntil", s.status, s.until, s.suspended_on as "suspendedOn", s.winner_id as "winnerId", s.sold_fen as "soldFen", s.contract_id as "contractId", s.created_at as "createdAt", s.created_by as "createdBy", s.demo`;

export async function insertSale(db: Sql, s: Omit<SaleRow, 'until' | 'suspendedOn' | 'winnerId' | 'soldFen' | 'contractId'>): Promise<void> {
  await sql`
    insert into trading.sale (id, case_id, kind, property, method, result_id, title, abstract, scope, contract_type, payment_mode, seller_id, seller_name, region, completers, price_fen, appraisal_fen,
      basis_note, step_fen, deposit_fen, reserve_hash, auctioneer, auctioneer_licence, display_place, display_from, display_until, status, created_at, created_by, demo)
    values (${s.id}, ${s.caseId}, ${s.kind}, ${s.property}, ${s.method}, ${s.resultId}, ${s.title}, ${s.abstract}, ${s.scope}, ${s.contractType}, ${s.paymentMode}, ${s.sellerId}, ${s.sellerName}, ${s.region},
      ${s.completers}::text[], ${s.priceFen}, ${s.appraisalFen}, ${s.basisNote}, ${s.stepFen}, ${s.depositFen}, ${s.reserveHash}, ${s.auctioneer}, ${s.auctioneerLicence}, ${s.displayPlace}, ${s.displayFrom},
      ${s.displayUntil}, ${s.status}, ${s.createdAt}, ${s.createdBy}, ${s.demo})`.execute(db);
}

export async function findSale(db: Sql, id: string, { lock = false } = {}): Promise<SaleRow | undefined> {
  const { rows } = await sql<SaleRow>`select ${COLUMNS} from trading.sale s where s.id = ${id} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

export async function findSaleByCase(db: Sql, caseId: string): Promise<SaleRow | undefined> {
  const { rows } = await sql<SaleRow>`select ${COLUMNS} from trading.sale s where s.case_id = ${caseId}`.execute(db);
  return rows[0];
}

/** Days of a sale that everybody may know: until when bidders register, and when the auction is. */
export interface SaleDays {
  saleId: string;
  resultId: string;
  auctionId: string | null;
  registrationUntil: CalendarDate | null;
  opensAt: string | null;
  closesAt: Date | null;
}

/** Announced sales of these results that have not ended. */
export async function daysOfSales(db: Sql, resultIds: readonly string[]): Promise<SaleDays[]> {
  const { rows } = await sql<SaleDays>`
    select s.id as "saleId", s.result_id as "resultId", a.id as "auctionId", case when s.status in ('ANNOUNCED', 'EXTENDED', 'PRICE_CUT') then s.until end as "registrationUntil",
      a.terms->>'opensAt' as "opensAt", a.closes_at as "closesAt"
    from trading.sale s left join trading.auction a on a.sale_id = s.id and not a.decided
    where s.result_id = any(${resultIds}::uuid[]) and s.status in ('ANNOUNCED', 'EXTENDED', 'PRICE_CUT', 'REGISTRATION', 'COMPETITIVE_BID') order by s.id`.execute(db);
  return rows;
}

export interface SaleFilter {
  /** Also those not announced yet: of these sellers, or everybody's. */
  sellerIds: readonly string[];
  everything: boolean;
  live: boolean | undefined;
  limit: number;
  offset: number;
}

export async function listSales(db: Sql, f: SaleFilter): Promise<(SaleRow & { total: number; bidders: number; opensAt: string | null; closesAt: Date | null; auctionId: string | null })[]> {
  const { rows } = await sql<SaleRow & { total: number; bidders: number; opensAt: string | null; closesAt: Date | null; auctionId: string | null }>`
    select ${COLUMNS}, (count(*) over ())::int as total, (select count(*)::int from trading.bidder b where b.sale_id = s.id and b.status <> 'REFUSED') as bidders,
      a.id as "auctionId", a.terms->>'opensAt' as "opensAt", a.closes_at as "closesAt"
    from trading.sale s left join lateral (select * from trading.auction where sale_id = s.id order by no desc limit 1) a on true
    where (s.status not in ('OPEN', 'APPROVED', 'WITHDRAWN') or ${f.everything} or s.seller_id = any(${f.sellerIds}::uuid[]))
      and (${f.live ?? null}::boolean is null or ${f.live ?? null} = (s.status not in ('CLOSED', 'WITHDRAWN', 'DELIVERED', 'VOID', 'PAID', 'CONTRACTED')))
    order by s.created_at desc, s.id limit ${f.limit} offset ${f.offset}`.execute(db);
  return rows;
}

type Change = Partial<Pick<SaleRow, 'status' | 'until' | 'suspendedOn' | 'priceFen' | 'contractId'>>;

export async function changeSale(db: Sql, id: string, change: Change): Promise<void> {
  const sets = [
    change.status !== undefined && sql`status = ${change.status}`,
    change.until !== undefined && sql`until = ${change.until}`,
    change.suspendedOn !== undefined && sql`suspended_on = ${change.suspendedOn}`,
    change.priceFen !== undefined && sql`price_fen = ${change.priceFen}`,
    change.contractId !== undefined && sql`contract_id = ${change.contractId}`,
  ].filter((s) => s !== false);
  await sql`update trading.sale set ${sql.join(sets)} where id = ${id}`.execute(db);
}

/** Names the buyer, or takes the name back when he is in default. */
export async function setWinner(db: Sql, id: string, winner: { bidderId: string; priceFen: Fen } | null): Promise<void> {
  await sql`update trading.sale set winner_id = ${winner?.bidderId ?? null}, sold_fen = ${winner?.priceFen ?? null} where id = ${id}`.execute(db);
}

export interface Round {
  no: number;
  kind: 'FIRST' | 'EXTENSION' | 'PRICE_CUT' | 'RESUMPTION';
  priceFen: Fen;
  from: CalendarDate;
  until: CalendarDate;
}

export async function addRound(db: Sql, saleId: string, r: Omit<Round, 'no'>, at: Date): Promise<void> {
  await sql`
    insert into trading.round (sale_id, no, kind, price_fen, from_day, until, at)
    select ${saleId}, coalesce(max(no), 0) + 1, ${r.kind}, ${r.priceFen}, ${r.from}, ${r.until}, ${at} from trading.round where sale_id = ${saleId}`.execute(db);
}

export async function roundsOf(db: Sql, saleId: string): Promise<Round[]> {
  const { rows } = await sql<Round>`select no, kind, price_fen as "priceFen", from_day as "from", until from trading.round where sale_id = ${saleId} order by no`.execute(db);
  return rows;
}

export interface DefaultRow {
  bidderId: string;
  priceFen: Fen;
  forfeitedFen: Fen;
  reason: string;
  at: Date;
  resaleFen: Fen | null;
  gapFen: Fen | null;
}

export async function insertDefault(db: Sql, saleId: string, d: Omit<DefaultRow, 'resaleFen' | 'gapFen'>): Promise<void> {
  await sql`insert into trading.default_of_winner (sale_id, bidder_id, price_fen, forfeited_fen, reason, at) values (${saleId}, ${d.bidderId}, ${d.priceFen}, ${d.forfeitedFen}, ${d.reason}, ${d.at})`.execute(db);
}

export async function defaultsOf(db: Sql, saleId: string): Promise<DefaultRow[]> {
  const { rows } = await sql<DefaultRow>`
    select bidder_id as "bidderId", price_fen as "priceFen", forfeited_fen as "forfeitedFen", reason, at, resale_fen as "resaleFen", gap_fen as "gapFen" from trading.default_of_winner where sale_id = ${saleId} order by at`.execute(db);
  return rows;
}

export async function setGap(db: Sql, bidderId: string, resaleFen: Fen, gapFen: Fen): Promise<void> {
  await sql`update trading.default_of_winner set resale_fen = ${resaleFen}, gap_fen = ${gapFen} where bidder_id = ${bidderId} and resale_fen is null`.execute(db);
}
