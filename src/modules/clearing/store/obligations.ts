import { sql } from 'kysely';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { Span } from '../domain/window.ts';

registerConstraints({
  'clearing.obligation_once': () =>
    new Problem('OBLIGATION_ALREADY_RECORDED', { status: 409, zh: '这笔兑付已计入城市间债务', en: 'This redemption has been recorded as an obligation already' }),
});

export type ObligationState = 'RECORDED' | 'IN_WINDOW' | 'DISPUTED' | 'VOID' | 'NETTED';

export interface ObligationRow {
  id: string;
  source: string;
  ref: string;
  debtor: string;
  creditor: string;
  amountFen: Fen;
  memoZh: string;
  memoEn: string;
  recordedAt: Date;
  demo: boolean;
  /** The window that netted it, else the last closed window that holds it. */
  windowId: string | null;
  state: ObligationState;
}

export interface NewObligation {
  id: string;
  source: string;
  ref: string;
  debtor: string;
  creditor: string;
  amountFen: Fen;
  memo: { zh: string; en: string };
  recordedAt: Date;
  demo: boolean;
}

export async function insertObligation(db: Sql, o: NewObligation): Promise<void> {
  await sql`
    insert into clearing.obligation (id, source, ref, debtor, creditor, amount_fen, memo_zh, memo_en, recorded_at, demo)
    values (${o.id}, ${o.source}, ${o.ref}, ${o.debtor}, ${o.creditor}, ${o.amountFen}, ${o.memo.zh}, ${o.memo.en}, ${o.recordedAt}, ${o.demo})`.execute(db);
}

export interface ObligationFilter {
  windowId?: string;
  /** Neither closed into a window nor void: what the running window will hold. */
  running?: boolean;
  /** Recorded on these days. */
  recorded?: Span;
  id?: string;
  /** Both directions between these two. */
  pair?: readonly [string, string];
  /** At least one side is among these; undefined: everybody's. */
  parties?: readonly string[];
}

const columns = sql`
  o.id, o.source, o.ref, o.debtor, o.creditor, o.amount_fen as "amountFen", o.memo_zh as "memoZh", o.memo_en as "memoEn", o.recorded_at as "recordedAt", o.demo,
  coalesce(n.window_id, last.window_id) as "windowId",
  case when n.window_id is not null then 'NETTED' when d.upheld then 'VOID' when d.open then 'DISPUTED' when last.window_id is not null and not last.netted then 'IN_WINDOW' else 'RECORDED' end as state`;

const joins = sql`
  clearing.obligation o
  left join clearing.netted n on n.obligation_id = o.id
  left join lateral (
    select i.window_id, exists (select from clearing.netting t where t.window_id = i.window_id) as netted
    from clearing.window_item i join clearing.closing c on c.window_id = i.window_id
    where i.obligation_id = o.id order by c.closed_at desc limit 1) last on true
  left join lateral (
    select bool_or(e.upheld) as upheld, bool_or(e.dispute_id is null) as open
    from clearing.dispute x left join clearing.dispute_decision e on e.dispute_id = x.id
    where x.obligation_id = o.id) d on true`;

function matching(f: ObligationFilter): ReturnType<typeof sql> {
  const parties = f.parties ?? null;
  const [a, b] = f.pair ?? [null, null];
  return sql`
    (${f.id ?? null}::uuid is null or o.id = ${f.id ?? null}::uuid)
    and (${f.windowId ?? null}::text is null or exists (select from clearing.window_item i where i.obligation_id = o.id and i.window_id = ${f.windowId ?? null}))
    and (${f.running ?? false} = false or (n.window_id is null and not coalesce(d.upheld, false) and (last.window_id is null or last.netted)))
    and (${f.recorded?.after ?? null}::date is null or (o.recorded_at at time zone 'Asia/Shanghai')::date > ${f.recorded?.after ?? null}::date)
    and (${f.recorded?.until ?? null}::date is null or (o.recorded_at at time zone 'Asia/Shanghai')::date <= ${f.recorded?.until ?? null}::date)
    and (${a}::text is null or (o.debtor, o.creditor) in ((${a}, ${b}), (${b}, ${a})))
    and (${parties}::text[] is null or o.debtor = any(${parties}::text[]) or o.creditor = any(${parties}::text[]))`;
}

export async function readObligations(db: Sql, filter: ObligationFilter, page?: { limit: number; offset: number }): Promise<ObligationRow[]> {
  const { rows } = await sql<ObligationRow>`
    select ${columns} from ${joins} where ${matching(filter)} order by o.debtor, o.creditor, o.ref
    limit ${page?.limit ?? null} offset ${page?.offset ?? 0}`.execute(db);
  return rows;
}

export async function countObligations(db: Sql, filter: ObligationFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${joins} where ${matching(filter)}`.execute(db);
  return rows[0]!.n;
}

/** Sums in each direction; enough for flows and running totals without every line. */
export async function sumObligations(db: Sql, filter: ObligationFilter): Promise<{ debtor: string; creditor: string; fen: Fen; count: number }[]> {
  const { rows } = await sql<{ debtor: string; creditor: string; fen: Fen; count: number }>`
    select o.debtor, o.creditor, sum(o.amount_fen)::bigint as fen, count(*) as count from ${joins} where ${matching(filter)}
    group by o.debtor, o.creditor order by o.debtor, o.creditor`.execute(db);
  return rows;
}
