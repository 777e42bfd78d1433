import { sql } from 'kysely';
import type { Sql } from '../../db/index.ts';

/** A projection that differs from what the transfers add up to; both sides as text, null where a side is missing. */
export interface WrongSum {
  account: string | null;
  expected: string | null;
  found: string | null;
}

/** Per account what all transfers add up to. */
const SUMS = sql`
  select m.account, sum(m.got) as posted_in, sum(m.gave) as posted_out, sum(m.held_in) as held_in, sum(m.held_out) as held_out
  from (
    select t.from_account as account, 0 as got, coalesce(sum(t.amount) filter (where t.phase = 'posted'), 0) as gave, 0 as held_in,
      coalesce(sum(case when t.phase = 'held' then t.amount when t.reservation is not null then -t.amount else 0 end), 0) as held_out
    from ledger.transfer t group by 1
    union all
    select t.to_account, coalesce(sum(t.amount) filter (where t.phase = 'posted'), 0), 0,
      coalesce(sum(case when t.phase = 'held' then t.amount when t.reservation is not null then -t.amount else 0 end), 0), 0
    from ledger.transfer t group by 1
  ) m group by 1`;

/** Balances beside their sums, in one pass: wrong ones, and accounts below zero that may not be. */
export async function findWrongBalances(db: Sql, limit: number): Promise<(WrongSum & { overdrawn: boolean })[]> {
  const { rows } = await sql<WrongSum & { overdrawn: boolean }>`
    with judged as (
      select coalesce(s.account, b.account_id) as account, b.account_id is not null as there, a.id is not null as opened,
        format('in %s, out %s, held in %s, held out %s', coalesce(s.posted_in, 0), coalesce(s.posted_out, 0), coalesce(s.held_in, 0), coalesce(s.held_out, 0)) as expected,
        format('in %s, out %s, held in %s, held out %s', b.posted_in, b.posted_out, b.held_in, b.held_out) as found,
        not a.overdraft and coalesce(s.posted_in - s.posted_out - s.held_out, 0) < 0 as overdrawn
      from (${SUMS}) s full join ledger.balance b on b.account_id = s.account left join ledger.account a on a.id = coalesce(s.account, b.account_id)
    )
    select account, expected, case when there then found end as found, coalesce(overdrawn, false) as overdrawn from judged
    where not there or not opened or expected <> found or overdrawn order by account limit ${limit}`.execute(db);
  return rows;
}

/** Accounts whose row is not the one that was opened, or whose balance follows another overdraft rule. */
export async function findWrongAccounts(db: Sql, limit: number): Promise<WrongSum[]> {
  const { rows } = await sql<WrongSum>`
    with judged as (
      select a.id, e.body, b.account_id, b.lowest is not distinct from (case when a.overdraft then null else 0 end) as fitting,
        pg_catalog.sha256(convert_to(row(a.id, a.book, a.owner, a.fund, a.purpose, a.region, a.year, a.kind, a.name_zh, a.name_en,
          a.overdraft, a.earmark, a.ceilinged)::text, 'UTF8')) as content,
        e.at = a.opened_at as timely
      from ledger.account a left join ledger.balance b on b.account_id = a.id
        left join ledger.entry e on e.key = 'ledger.open.' || a.id and e.kind = 'open'
    )
    select id as account, encode(body, 'hex') as expected, encode(content, 'hex') as found from judged
    where body is distinct from content or account_id is null or not fitting or timely is not true
    union all
    select null, e.subject_id, null from ledger.entry e
      where e.kind = 'open' and not exists (select from ledger.account a where a.id::text = e.subject_id)
    limit ${limit}`.execute(db);
  return rows;
}

export async function findWrongReservations(db: Sql, limit: number): Promise<(WrongSum & { reservation: string })[]> {
  const { rows } = await sql<WrongSum & { reservation: string }>`
    with sums as (
      select t.reservation as id, sum(t.amount) filter (where t.phase = 'held') as amount,
        coalesce(sum(t.amount) filter (where t.phase = 'posted'), 0) as committed, coalesce(sum(t.amount) filter (where t.phase = 'released'), 0) as released
      from ledger.transfer t where t.reservation is not null group by 1
    ), ends as (
      select distinct on (e.reservation) e.reservation as id, e.kind from ledger.entry e where e.reservation is not null order by e.reservation, e.id desc
    ), judged as (
      select coalesce(s.id, r.id) as id, r.id is not null as there, h.from_account,
        format('%s fen, %s committed, %s held, %s, %s → %s', s.amount, s.committed, s.amount - s.committed - s.released,
          case when s.amount > s.committed + s.released then 'open' when d.kind = 'commit' then 'committed' when d.kind = 'release' then 'released' else 'expired' end,
          h.from_account, h.to_account) as expected,
        format('%s fen, %s committed, %s held, %s, %s → %s', r.amount, r.committed, r.held, r.state, r.from_account, r.to_account) as found,
        e.expires_at is not distinct from r.expires_at and h.ceiling_year is not distinct from r.ceiling_year as fitting
      from sums s full join ledger.reservation r on r.id = s.id
        left join ends d on d.id = coalesce(s.id, r.id)
        left join ledger.entry e on e.id = coalesce(s.id, r.id)
        left join ledger.transfer h on h.entry_id = coalesce(s.id, r.id) and h.phase = 'held'
    )
    select id::text as reservation, from_account as account, expected, case when there then found end as found from judged
    where not there or expected <> found or not fitting order by id limit ${limit}`.execute(db);
  return rows;
}

export async function findWrongCeilings(db: Sql, limit: number): Promise<(WrongSum & { year: number; passed: boolean })[]> {
  const { rows } = await sql<WrongSum & { year: number; passed: boolean }>`
    with sums as (
      select m.account, m.year, sum(m.used) as used, sum(m.held) as held from (
        select case when t.reverses_entry is null then t.from_account else t.to_account end as account, t.ceiling_year as year,
          case when t.reverses_entry is not null then -t.amount when t.phase = 'posted' then t.amount else 0 end as used,
          case when t.phase = 'held' then t.amount when t.reservation is not null then -t.amount else 0 end as held
        from ledger.transfer t where t.ceiling_year is not null
      ) m group by 1, 2
    ), written as (
      -- Whatever stands there now: what is no ceiling any more is read as none, and its entry is named as changed.
      select e.id, e.body, case when e.subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[0-9]{1,4}/[0-9]{1,18}$' then string_to_array(e.subject_id, '/') end as parts
      from ledger.entry e where e.kind = 'ceiling'
    ), set as (
      select distinct on (1, 2) w.parts[1]::uuid as account, w.parts[2]::smallint as year, w.parts[3]::bigint as amount, w.body
      from written w where w.parts is not null order by 1, 2, w.id desc
    ), judged as (
      select coalesce(c.account_id, s.account, l.account) as account, coalesce(c.year, s.year, l.year) as year, c.account_id is not null as there,
        format('%s set, %s used, %s held', l.amount, coalesce(s.used, 0), coalesce(s.held, 0)) as expected,
        format('%s set, %s used, %s held', c.amount, c.used, c.held) as found,
        l.body = pg_catalog.sha256(convert_to(row(l.account, l.year, l.amount)::text, 'UTF8')) as sound,
        coalesce(s.used + s.held, 0) > coalesce(l.amount, 0) as passed
      from sums s full join set l on l.account = s.account and l.year = s.year
        full join ledger.ceiling c on c.account_id = coalesce(s.account, l.account) and c.year = coalesce(s.year, l.year)
    )
    select account, year, expected, case when there then found end as found, passed from judged
    where not there or expected <> found or sound is not true or passed order by account, year limit ${limit}`.execute(db);
  return rows;
}

/** Transfers that earmarks, or the wall between books, should have refused. */
export async function findForbiddenTransfers(db: Sql, limit: number): Promise<{ entry: string; n: number; account: string; books: boolean; expected: string; found: string }[]> {
  const { rows } = await sql<{ entry: string; n: number; account: string; books: boolean; expected: string; found: string }>`
    select t.entry_id::text as entry, t.n, t.from_account as account, f.book is distinct from g.book as books,
      coalesce(case when f.book is distinct from g.book then f.book else array_to_string(f.earmark, ', ') end, '-') as expected,
      coalesce(case when f.book is distinct from g.book then g.book else g.purpose end, '-') as found
    from ledger.transfer t left join ledger.account f on f.id = t.from_account left join ledger.account g on g.id = t.to_account
    where f.book is distinct from g.book or (t.reverses_entry is null and g.purpose <> all (f.earmark))
    order by t.entry_id, t.n limit ${limit}`.execute(db);
  return rows;
}
