import { sql } from 'kysely';
import type { Sql } from '../../db/index.ts';
import type { StatementLine } from '../contract.ts';

/** Balance before the period, what came and went in it, and in how many transfers. */
export async function readStatementSums(db: Sql, account: string, from: Date, to: Date): Promise<{ opening: number; in: number; out: number; total: number }> {
  const [start, end] = [from.toISOString(), to.toISOString()];
  const { rows } = await sql<{ opening: number; in: number; out: number; total: number }>`
    select coalesce(sum(m.got - m.gave) filter (where m.effective_at < ${start}::timestamptz), 0)::bigint as opening,
      coalesce(sum(m.got) filter (where m.effective_at >= ${start}::timestamptz), 0)::bigint as "in",
      coalesce(sum(m.gave) filter (where m.effective_at >= ${start}::timestamptz), 0)::bigint as out,
      count(*) filter (where m.effective_at >= ${start}::timestamptz) as total
    from (
      select t.effective_at, t.amount as got, 0 as gave from ledger.transfer t
        where t.to_account = ${account} and t.phase = 'posted' and t.effective_at < ${end}::timestamptz
      union all
      select t.effective_at, 0, t.amount from ledger.transfer t
        where t.from_account = ${account} and t.phase = 'posted' and t.effective_at < ${end}::timestamptz
    ) m`.execute(db);
  return rows[0]!;
}

interface Row {
  entry: number;
  n: number;
  kind: StatementLine['kind'];
  at: Date;
  effectiveAt: Date;
  other: string;
  otherZh: string;
  otherEn: string;
  got: number;
  gave: number;
  /** Sum of everything in the period up to this line. */
  running: number;
  subjectKind: string;
  subjectId: string;
  zh: string;
  en: string;
  clause: string | null;
  reversesEntry: number | null;
  reversesN: number | null;
}

export interface LinesQuery {
  account: string;
  from: Date;
  to: Date;
  opening: number;
  offset: number;
  limit: number;
}

/** Lines of a period in the order in which they count, each with the balance after it. */
export async function readStatementLines(db: Sql, { account, from, to, opening, offset, limit }: LinesQuery): Promise<StatementLine[]> {
  const { rows } = await sql<Row>`
    with moved as (
      select t.entry_id, t.n, t.effective_at, t.from_account as other, t.amount as got, 0 as gave, t.reverses_entry, t.reverses_n
        from ledger.transfer t where t.to_account = ${account} and t.phase = 'posted'
          and t.effective_at >= ${from.toISOString()}::timestamptz and t.effective_at < ${to.toISOString()}::timestamptz
      union all
      select t.entry_id, t.n, t.effective_at, t.to_account, 0, t.amount, t.reverses_entry, t.reverses_n
        from ledger.transfer t where t.from_account = ${account} and t.phase = 'posted'
          and t.effective_at >= ${from.toISOString()}::timestamptz and t.effective_at < ${to.toISOString()}::timestamptz
    ), lines as (
      select m.*, sum(m.got - m.gave) over (order by m.effective_at, m.entry_id, m.n rows unbounded preceding) as running
      from moved m order by m.effective_at, m.entry_id, m.n offset ${offset} limit ${limit}
    )
    select l.entry_id as entry, l.n, e.kind, e.at, l.effective_at as "effectiveAt", l.other, a.name_zh as "otherZh", a.name_en as "otherEn",
      l.got, l.gave, l.running::bigint as running, e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.memo_zh as zh, e.memo_en as en,
      e.clause, l.reverses_entry as "reversesEntry", l.reverses_n as "reversesN"
    from lines l join ledger.entry e on e.id = l.entry_id join ledger.account a on a.id = l.other
    order by l.effective_at, l.entry_id, l.n`.execute(db);
  return rows.map((r) => ({
    entry: String(r.entry), transfer: `${r.entry}.${r.n}`, kind: r.kind, at: r.at.toISOString(), effectiveAt: r.effectiveAt.toISOString(),
    other: r.other, otherName: { zh: r.otherZh, en: r.otherEn }, in: r.got, out: r.gave, balance: opening + r.running,
    subject: { kind: r.subjectKind, id: r.subjectId }, memo: { zh: r.zh, en: r.en }, clause: r.clause,
    reverses: r.reversesEntry === null ? null : `${r.reversesEntry}.${r.reversesN}`,
  }));
}
