import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';

registerConstraints({
  'trading.bidder_once': () => new Problem('BIDDER_REGISTERED', { status: 409, zh: '贵单位已报名该项目', en: 'Your organisation has registered for this sale already' }),
  'trading.bidder_reference': () => new Problem('DEPOSIT_REFERENCE_USED', { status: 409, zh: '该保证金汇款凭证号已使用', en: 'This payment reference has been used already', where: { field: 'bankReference' } }),
});

export type BidderStatus = 'APPLIED' | 'QUALIFIED' | 'ADMITTED' | 'REFUSED' | 'RELEASED';
export type DepositState = 'DUE' | 'HELD' | 'RETURNED' | 'FORFEITED' | 'PAID';

export interface BidderRow {
  id: string;
  saleId: string;
  organisationId: string;
  organisationName: string;
  accountId: string;
  accountName: string;
  related: boolean;
  relation: string | null;
  bankReference: string;
  status: BidderStatus;
  reason: string | null;
  relationApprovedBy: string | null;
  alias: string | null;
  hold: string | null;
  depositFen: Fen;
  deposit: DepositState;
  returnBy: CalendarDate | null;
  registeredAt: Date;
}

const COLUMNS = sql`id, sale_id as "saleId", organisation_id as "organisationId", organisation_name as "organisationName", account_id as "accountId", account_name as "accountName",
  related, relation, bank_reference as "bankReference", status, reason, relation_approved_by as "relationApprovedBy", alias, hold, deposit_fen as "depositFen", deposit, return_by as "returnBy", registered_at as "registeredAt"`;

export async function insertBidder(
  db: Sql, b: Pick<BidderRow, 'id' | 'saleId' | 'organisationId' | 'organisationName' | 'accountId' | 'accountName' | 'related' | 'relation' | 'bankReference' | 'depositFen' | 'registeredAt'>,
): Promise<void> {
  await sql`
    insert into trading.bidder (id, sale_id, organisation_id, organisation_name, account_id, account_name, related, relation, bank_reference, status, deposit_fen, registered_at)
    values (${b.id}, ${b.saleId}, ${b.organisationId}, ${b.organisationName}, ${b.accountId}, ${b.accountName}, ${b.related}, ${b.relation}, ${b.bankReference}, 'APPLIED', ${b.depositFen}, ${b.registeredAt})`.execute(db);
}

export async function findBidder(db: Sql, id: string, { lock = false } = {}): Promise<BidderRow | undefined> {
  const { rows } = await sql<BidderRow>`select ${COLUMNS} from trading.bidder where id = ${id} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

/** In the order of registration. */
export async function biddersOf(db: Sql, saleId: string): Promise<BidderRow[]> {
  const { rows } = await sql<BidderRow>`select ${COLUMNS} from trading.bidder where sale_id = ${saleId} order by registered_at, id`.execute(db);
  return rows;
}

/** The admitted bidder for whom one of these organisations stands. */
export async function bidderFor(db: Sql, saleId: string, organisationIds: readonly string[]): Promise<BidderRow | undefined> {
  const { rows } = await sql<BidderRow>`
    select ${COLUMNS} from trading.bidder where sale_id = ${saleId} and organisation_id = any(${organisationIds}::uuid[]) and status <> 'REFUSED'
    order by status = 'RELEASED', registered_at desc limit 1`.execute(db);
  return rows[0];
}

export async function changeBidder(
  db: Sql, id: string, change: Partial<Pick<BidderRow, 'status' | 'reason' | 'relationApprovedBy' | 'alias' | 'hold' | 'deposit' | 'returnBy'>>,
): Promise<void> {
  const sets = [
    change.status !== undefined && sql`status = ${change.status}`,
    change.reason !== undefined && sql`reason = ${change.reason}`,
    change.relationApprovedBy !== undefined && sql`relation_approved_by = ${change.relationApprovedBy}`,
    change.alias !== undefined && sql`alias = ${change.alias}`,
    change.hold !== undefined && sql`hold = ${change.hold}`,
    change.deposit !== undefined && sql`deposit = ${change.deposit}`,
    change.returnBy !== undefined && sql`return_by = ${change.returnBy}`,
  ].filter((s) => s !== false);
  await sql`update trading.bidder set ${sql.join(sets)} where id = ${id}`.execute(db);
}

/** Sales that still hold deposits of bidders who are out. */
export async function salesWithDepositsDue(db: Sql): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct sale_id as id from trading.bidder where deposit = 'HELD' and return_by is not null`.execute(db);
  return rows.map((r) => r.id);
}
