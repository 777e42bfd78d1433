import { type RawBuilder, sql } from 'kysely';
import type { Sql } from '../../db/index.ts';
import type { Account, AccountGroup, Balance } from '../contract.ts';

interface BalanceRow {
  in: number;
  out: number;
  heldIn: number;
  heldOut: number;
}

interface Row extends BalanceRow {
  id: string;
  book: string;
  owner: string;
  fund: string;
  purpose: string;
  region: string;
  year: number | null;
  kind: string;
  zh: string;
  en: string;
  overdraft: boolean;
  earmark: string[] | null;
  ceilinged: boolean;
  openedAt: Date;
}

const BALANCE = sql`b.posted_in as "in", b.posted_out as out, b.held_in as "heldIn", b.held_out as "heldOut"`;
const COLUMNS = sql`a.id, a.book, a.owner, a.fund, a.purpose, a.region, a.year, a.kind, a.name_zh as zh, a.name_en as en,
  a.overdraft, a.earmark, a.ceilinged, a.opened_at as "openedAt", ${BALANCE}`;

export function toBalance(account: string, row: BalanceRow): Balance {
  const posted = row.in - row.out;
  return { account, in: row.in, out: row.out, heldOut: row.heldOut, heldIn: row.heldIn, posted, available: posted - row.heldOut };
}

function toAccount(row: Row): Account {
  const { id, book, owner, fund, purpose, region, year, kind, zh, en, overdraft, earmark, ceilinged, openedAt } = row;
  return {
    id, book, owner, fund, purpose, region, year, kind, name: { zh, en }, overdraft: overdraft ? 'allowed' : 'refused', earmark, ceilinged,
    openedAt: openedAt.toISOString(), balance: toBalance(id, row),
  };
}

export interface AccountFilter {
  ids?: readonly string[];
  book?: string;
  owner?: string;
  fund?: string;
  purpose?: string;
  region?: string;
  /** null: accounts that run on. */
  year?: number | null;
  kind?: string;
  text?: string;
  /** What the reader may see; everything unless given. */
  readable?: Readable;
}

/** Accounts of these regions, of these owners, or all. */
export interface Readable {
  all: boolean;
  regions: readonly string[];
  owners: readonly string[];
}

function conditions(f: AccountFilter): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (f.ids) all.push(sql`a.id = any(${f.ids}::uuid[])`);
  if (f.book !== undefined) all.push(sql`a.book = ${f.book}`);
  if (f.owner !== undefined) all.push(sql`a.owner = ${f.owner}`);
  if (f.fund !== undefined) all.push(sql`a.fund = ${f.fund}`);
  if (f.purpose !== undefined) all.push(sql`a.purpose = ${f.purpose}`);
  if (f.region !== undefined) all.push(sql`a.region = ${f.region}`);
  if (f.year !== undefined) all.push(sql`a.year is not distinct from ${f.year}::smallint`);
  if (f.kind !== undefined) all.push(sql`a.kind = ${f.kind}`);
  if (f.text) all.push(sql`(strpos(a.name_zh, ${f.text}) > 0 or strpos(lower(a.name_en), lower(${f.text})) > 0)`);
  if (f.readable && !f.readable.all) {
    all.push(sql`(a.region = any(${f.readable.regions}::text[]) or a.owner = any(${f.readable.owners}::text[]))`);
  }
  return sql.join(all, sql` and `);
}

const ORDER = sql`a.book, a.year desc nulls first, a.fund, a.region, a.kind, a.owner, a.purpose`;

export async function readAccounts(db: Sql, filter: AccountFilter): Promise<Account[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from ledger.account a join ledger.balance b on b.account_id = a.id
    where ${conditions(filter)} order by ${ORDER}`.execute(db);
  return rows.map(toAccount);
}

export async function readAccountPage(db: Sql, filter: AccountFilter, page: number, pageSize: number): Promise<{ items: Account[]; total: number }> {
  const { rows: counted } = await sql<{ n: number }>`select count(*) as n from ledger.account a where ${conditions(filter)}`.execute(db);
  const { rows } = await sql<Row>`
    select ${COLUMNS} from ledger.account a join ledger.balance b on b.account_id = a.id
    where ${conditions(filter)} order by ${ORDER} limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db);
  return { items: rows.map(toAccount), total: counted[0]!.n };
}

export async function findAccount(db: Sql, id: string): Promise<Account | undefined> {
  return (await readAccounts(db, { ids: [id] }))[0];
}

/** Sums by book, fund, region, year and kind. */
export async function readGroups(db: Sql, filter: AccountFilter): Promise<AccountGroup[]> {
  const { rows } = await sql<AccountGroup>`
    select a.book, a.fund, a.region, a.year, a.kind, count(*) as accounts, sum(b.posted_in)::bigint as "in", sum(b.posted_out)::bigint as out,
      sum(b.held_out)::bigint as "heldOut", sum(b.posted_in - b.posted_out)::bigint as posted
    from ledger.account a join ledger.balance b on b.account_id = a.id
    where ${conditions(filter)}
    group by a.book, a.fund, a.region, a.year, a.kind
    order by a.book, a.fund, a.region, a.year nulls first, a.kind`.execute(db);
  return rows;
}

/** What the transfers up to a moment add up to. */
export async function readPastBalance(db: Sql, account: string, at: Date, by: 'effective' | 'recorded'): Promise<Balance> {
  // What was recorded later than the moment may count for an earlier day: only `effective` can use the index alone.
  const until = by === 'effective'
    ? sql`t.effective_at <= ${at.toISOString()}::timestamptz`
    : sql`exists (select from ledger.entry e where e.id = t.entry_id and e.at <= ${at.toISOString()}::timestamptz)`;
  const side = (name: string, held: string, own: 'from_account' | 'to_account'): RawBuilder<unknown> => sql`
    select coalesce(sum(t.amount) filter (where t.phase = 'posted'), 0)::bigint as ${sql.ref(name)},
      coalesce(sum(case when t.phase = 'held' then t.amount when t.reservation is not null then -t.amount else 0 end), 0)::bigint as ${sql.ref(held)}
    from ledger.transfer t where ${sql.ref(`t.${own}`)} = ${account} and ${until}`;
  const { rows } = await sql<BalanceRow>`
    select * from (${side('in', 'heldIn', 'to_account')}) i, (${side('out', 'heldOut', 'from_account')}) o`.execute(db);
  return toBalance(account, rows[0]!);
}
