import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { Netting } from '../domain/net.ts';

registerConstraints({
  'clearing.closing_pkey': () => new Problem('WINDOW_CLOSED', { status: 409, zh: '该清算期已截止', en: 'This window has been closed already' }),
  'clearing.netting_pkey': () => new Problem('WINDOW_NETTED', { status: 409, zh: '该清算期已轧差', en: 'This window has been netted already' }),
  'clearing.netting_other_person': () =>
    new Problem('NETTING_OTHER_PERSON', { status: 403, zh: '轧差须由截止经办人以外的人办理', en: 'Somebody other than the person who closed the window must net it' }),
  'clearing.confirmation_pkey': () => new Problem('STATEMENT_CONFIRMED', { status: 409, zh: '本市已确认过该对账单', en: 'Your city has confirmed this statement already' }),
});

export interface WindowRow {
  id: string;
  closesOn: CalendarDate;
  closedAt: Date;
  closedBy: string;
  closedByName: string;
  earlyReason: string | null;
  nettedAt: Date | null;
  nettedByName: string | null;
  settleBy: CalendarDate | null;
  digest: string | null;
  result: Netting | null;
  confirmedPayments: number;
}

/** One clerk at a time changes a window; others wait. */
export async function lockWindow(db: Sql, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`clearing.window ${id}`}, 0))`.execute(db);
}

export async function readWindows(db: Sql, id?: string): Promise<WindowRow[]> {
  const { rows } = await sql<WindowRow>`
    select c.window_id as id, c.closes_on as "closesOn", c.closed_at as "closedAt", c.closed_by as "closedBy", c.closed_by_name as "closedByName", c.early_reason as "earlyReason",
      n.netted_at as "nettedAt", n.netted_by_name as "nettedByName", n.settle_by as "settleBy", n.digest, n.result,
      (select count(*) from clearing.settlement s join clearing.receipt r on r.settlement_id = s.id where s.window_id = c.window_id) as "confirmedPayments"
    from clearing.closing c left join clearing.netting n on n.window_id = c.window_id
    where ${id ?? null}::text is null or c.window_id = ${id ?? null}
    order by c.closed_at desc`.execute(db);
  return rows;
}

interface Person {
  at: Date;
  by: string;
  byName: string;
}

/**
 * Closes a window over everything recorded until then, and not after its last day (截止性), that no window has netted and
 * nobody has voided: what is recorded between its end and its closing belongs to the next.
 */
export async function insertClosing(db: Sql, w: Person & { id: string; closesOn: CalendarDate; earlyReason: string | null }): Promise<number> {
  await sql`
    insert into clearing.closing (window_id, closes_on, closed_at, closed_by, closed_by_name, early_reason)
    values (${w.id}, ${w.closesOn}, ${w.at}, ${w.by}, ${w.byName}, ${w.earlyReason})`.execute(db);
  const { rows } = await sql<{ n: number }>`
    with items as (
      insert into clearing.window_item (window_id, obligation_id)
      select ${w.id}, o.id from clearing.obligation o
      where o.recorded_at <= ${w.at} and (o.recorded_at at time zone 'Asia/Shanghai')::date <= ${w.closesOn}::date
        and not exists (select from clearing.netted n where n.obligation_id = o.id)
        and not exists (select from clearing.window_item i where i.obligation_id = o.id and not exists (select from clearing.netting t where t.window_id = i.window_id))
        and not exists (select from clearing.dispute d join clearing.dispute_decision e on e.dispute_id = d.id where d.obligation_id = o.id and e.upheld)
      returning 1)
    select count(*) as n from items`.execute(db);
  return rows[0]!.n;
}

export async function insertNetting(db: Sql, n: Person & { id: string; result: Netting; digest: string; settleBy: CalendarDate; obligationIds: readonly string[] }): Promise<void> {
  await sql`
    insert into clearing.netting (window_id, result, digest, settle_by, netted_at, netted_by, netted_by_name)
    values (${n.id}, ${JSON.stringify(n.result)}::jsonb, ${n.digest}, ${n.settleBy}, ${n.at}, ${n.by}, ${n.byName})`.execute(db);
  await sql`insert into clearing.netted (obligation_id, window_id) select id, ${n.id} from unnest(${[...n.obligationIds]}::uuid[]) id`.execute(db);
}

export interface Confirmation {
  party: string;
  counterparty: string;
  confirmedAt: Date;
  confirmedByName: string;
}

export async function readConfirmations(db: Sql, windowId: string): Promise<Confirmation[]> {
  const { rows } = await sql<Confirmation>`
    select party, counterparty, confirmed_at as "confirmedAt", confirmed_by_name as "confirmedByName"
    from clearing.confirmation where window_id = ${windowId} order by party, counterparty`.execute(db);
  return rows;
}

export async function insertConfirmation(db: Sql, c: Person & { windowId: string; party: string; counterparty: string }): Promise<void> {
  await sql`
    insert into clearing.confirmation (window_id, party, counterparty, confirmed_at, confirmed_by, confirmed_by_name)
    values (${c.windowId}, ${c.party}, ${c.counterparty}, ${c.at}, ${c.by}, ${c.byName})`.execute(db);
}
