import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';

registerConstraints({
  'entitlement.round_within_budget': () => new Problem('ROUND_OVER_BUDGET', { status: 409, zh: '拟付合计超过批次预算', en: 'The proposals come to more than the budget of the round', remedy: { zh: '先追加预算，或分批办理', en: 'Raise the budget first' } }),
});

export interface RoundTerms {
  nearMiss: number;
  integrity: string[];
  integrityUnknown: 'HOLD' | 'PASS';
}

export interface RoundRow {
  id: string;
  number: string;
  title: string;
  programme: string;
  period: string;
  region: string;
  rule: string;
  ruleVersion: number;
  ruleHash: string;
  gift: string;
  factsOn: CalendarDate;
  terms: RoundTerms;
  fund: string;
  purpose: string;
  costLine: string;
  clause: string;
  budgetFen: Fen;
  proposedFen: Fen;
  listHash: string;
  caseId: string;
  status: string;
  publishedAt: Date | null;
  openedAt: Date;
  openedBy: string;
  openedByName: string;
  demo: boolean;
}

const ROUND = sql`r.id, r.number, r.title, r.programme, r.period, r.region, r.rule, r.rule_version as "ruleVersion", r.rule_hash as "ruleHash", r.gift, r.facts_on::text as "factsOn", r.terms, r.fund, r.purpose,
  r.cost_line as "costLine", r.clause, r.budget_fen as "budgetFen", r.proposed_fen as "proposedFen", r.list_hash as "listHash", r.case_id as "caseId", r.status, r.published_at as "publishedAt",
  r.opened_at as "openedAt", r.opened_by as "openedBy", r.opened_by_name as "openedByName", r.demo`;

export async function insertRound(db: Sql, r: Omit<RoundRow, 'proposedFen' | 'publishedAt'>): Promise<void> {
  await sql`
    insert into entitlement.round (id, number, title, programme, period, region, rule, rule_version, rule_hash, gift, facts_on, terms, fund, purpose, cost_line, clause, budget_fen, list_hash, case_id, status, opened_at, opened_by, opened_by_name, demo)
    values (${r.id}, ${r.number}, ${r.title}, ${r.programme}, ${r.period}, ${r.region}, ${r.rule}, ${r.ruleVersion}, ${r.ruleHash}, ${r.gift}, ${r.factsOn}, ${JSON.stringify(r.terms)}::jsonb, ${r.fund}, ${r.purpose},
      ${r.costLine}, ${r.clause}, ${r.budgetFen}, ${r.listHash}, ${r.caseId}, ${r.status}, ${r.openedAt}, ${r.openedBy}, ${r.openedByName}, ${r.demo})`.execute(db);
}

export async function findRound(db: Sql, id: string, { lock = false } = {}): Promise<RoundRow | undefined> {
  if (lock) await sql`select 1 from entitlement.round where id = ${id} for update`.execute(db);
  const { rows } = await sql<RoundRow>`select ${ROUND} from entitlement.round r where r.id = ${id}`.execute(db);
  return rows[0];
}

/** Rounds of one policy in one city in one period so far; numbers the next. One at a time. */
export async function countRounds(db: Sql, programme: string, region: string, period: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`entitlement.round ${programme} ${region} ${period}`}, 0))`.execute(db);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from entitlement.round where programme = ${programme} and region = ${region} and period = ${period}`.execute(db);
  return rows[0]!.n;
}

/** Proposals of a city follow each other. */
export async function lockProposals(db: Sql, region: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`entitlement.propose ${region}`}, 0))`.execute(db);
}

/** Rounds being paid of which nothing waits for the funds any more. */
export async function roundsToClose(db: Sql): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select r.id from entitlement.round r where r.status = 'PROPOSED' and not exists (select 1 from entitlement.entry e where e.round_id = r.id and e.status in ('PROPOSED', 'CONFIRMED')) order by r.id`.execute(db);
  return rows.map((r) => r.id);
}

export type RoundSummary = RoundRow & { listed: number; totalFen: Fen; paidFen: Fen; openAppeals: number; total: number };

/** `regions` null: every one. */
export async function listRounds(db: Sql, filter: { regions: readonly string[] | null; status?: string | undefined; programme?: string | undefined; limit: number; offset: number }): Promise<RoundSummary[]> {
  const { rows } = await sql<RoundSummary>`
    select ${ROUND}, count(*) over ()::int as total, e.*,
      (select coalesce(sum(p.amount_fen), 0)::bigint from entitlement.proposal p where p.round_id = r.id and p.paid_on is not null) as "paidFen",
      (select count(*)::int from entitlement.appeal a where a.round_id = r.id and a.status = 'OPEN') as "openAppeals"
    from entitlement.round r, lateral (
      select count(*) filter (where status not in ('OPTED_OUT', 'REFUSED'))::int as listed, coalesce(sum(amount_fen) filter (where status not in ('OPTED_OUT', 'REFUSED')), 0)::bigint as "totalFen" from entitlement.entry where round_id = r.id) e
    where (${filter.regions as string[] | null}::text[] is null or r.region = any (${filter.regions as string[] | null}::text[]))
      and (${filter.status ?? null}::text is null or r.status = ${filter.status ?? null}::text) and (${filter.programme ?? null}::text is null or r.programme = ${filter.programme ?? null}::text)
    order by r.opened_at desc, r.id desc limit ${filter.limit} offset ${filter.offset}`.execute(db);
  return rows;
}

/** Rounds of cities that are or were on public notice, newest first. */
export async function publicRounds(db: Sql, limit: number): Promise<RoundRow[]> {
  const { rows } = await sql<RoundRow>`select ${ROUND} from entitlement.round r where r.published_at is not null and r.status <> 'WITHDRAWN' order by r.published_at desc, r.id limit ${limit}`.execute(db);
  return rows;
}

export async function setRoundStatus(db: Sql, id: string, status: string): Promise<void> {
  await sql`update entitlement.round set status = ${status} where id = ${id}`.execute(db);
}
export async function setPublished(db: Sql, id: string, at: Date): Promise<void> {
  await sql`update entitlement.round set published_at = coalesce(published_at, ${at}) where id = ${id}`.execute(db);
}
export async function setListHash(db: Sql, id: string, hash: string): Promise<void> {
  await sql`update entitlement.round set list_hash = ${hash} where id = ${id}`.execute(db);
}
export async function setBudget(db: Sql, id: string, budgetFen: Fen): Promise<void> {
  await sql`update entitlement.round set budget_fen = ${budgetFen} where id = ${id}`.execute(db);
}
export async function addProposed(db: Sql, id: string, amountFen: Fen): Promise<void> {
  await sql`update entitlement.round set proposed_fen = proposed_fen + ${amountFen} where id = ${id}`.execute(db);
}
