import { sql } from 'kysely';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { KnownFacts } from '../../../kernel/rules/contract.ts';
import type { Outcome, Reason } from '../domain/judge-firm.ts';

export interface FindingRow {
  roundId: string;
  enterpriseId: string;
  revision: number;
  name: string;
  creditCode: string;
  park: string | null;
  facts: KnownFacts;
  support: { ok: boolean; payableFen: Fen } | null;
  elsewhere: string | null;
  outcome: Outcome;
  fullFen: Fen | null;
  amountFen: Fen | null;
  reasons: Reason[];
  judgementId: string | null;
  ground: string | null;
  foundAt: Date;
}

const COLUMNS = sql`f.round_id as "roundId", f.enterprise_id as "enterpriseId", f.revision, f.name, f.credit_code as "creditCode", f.park, f.facts, f.support, f.elsewhere, f.outcome, f.full_fen as "fullFen",
  f.amount_fen as "amountFen", f.reasons, f.judgement_id as "judgementId", f.ground, f.found_at as "foundAt"`;
/** Only the last revision of each firm counts. */
const LAST = sql`not exists (select 1 from entitlement.finding g where g.round_id = f.round_id and g.enterprise_id = f.enterprise_id and g.revision > f.revision)`;
const CHUNK = 500;

export async function insertFindings(db: Sql, rows: readonly FindingRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK) {
    await sql`
      insert into entitlement.finding (round_id, enterprise_id, revision, name, credit_code, park, facts, support, elsewhere, outcome, full_fen, amount_fen, reasons, judgement_id, ground, found_at)
      select "roundId", "enterpriseId", revision, name, "creditCode", park, facts, case when support = 'null'::jsonb then null else support end, elsewhere, outcome, "fullFen", "amountFen", reasons, "judgementId", ground, "foundAt"
      from jsonb_to_recordset(${JSON.stringify(rows.slice(i, i + CHUNK))}::jsonb) as x ("roundId" uuid, "enterpriseId" uuid, revision int, name text, "creditCode" text, park text, facts jsonb, support jsonb, elsewhere text,
        outcome text, "fullFen" bigint, "amountFen" bigint, reasons jsonb, "judgementId" uuid, ground text, "foundAt" timestamptz)`.execute(db);
  }
}

/** A recovery comes after the list and does not change it; one that was dropped counts for nothing. */
const OF_LIST = sql`coalesce(f.ground, '') not like 'recovery:%'`;

/** What each firm of a round was judged by as far as the list goes, the last revision of each. */
export async function readFindings(db: Sql, roundId: string): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`select distinct on (f.credit_code, f.enterprise_id) ${COLUMNS} from entitlement.finding f where f.round_id = ${roundId} and ${OF_LIST} order by f.credit_code, f.enterprise_id, f.revision desc`.execute(db);
  return rows;
}

export async function findFinding(db: Sql, roundId: string, which: { enterpriseId: string } | { creditCode: string }): Promise<FindingRow | undefined> {
  const { rows } = await sql<FindingRow>`
    select ${COLUMNS} from entitlement.finding f where f.round_id = ${roundId} and ${'enterpriseId' in which ? sql`f.enterprise_id = ${which.enterpriseId}` : sql`f.credit_code = ${which.creditCode}`}
    order by f.revision desc limit 1`.execute(db);
  return rows[0];
}

/** Every revision of a firm in a round that still says something: without those of recoveries that were dropped. */
export async function standingRevisions(db: Sql, roundId: string, enterpriseId: string): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select ${COLUMNS} from entitlement.finding f where f.round_id = ${roundId} and f.enterprise_id = ${enterpriseId}
      and not exists (select 1 from entitlement.recovery v where f.ground = 'recovery:' || v.id and v.status = 'DROPPED') order by f.revision`.execute(db);
  return rows;
}

/** Firms of other rounds of a policy and period of which an appeal or an objection found facts: those known at first and at last. */
export async function foundInRounds(db: Sql, programme: string, period: string): Promise<{ enterpriseId: string; first: KnownFacts; last: KnownFacts }[]> {
  const { rows } = await sql<{ enterpriseId: string; first: KnownFacts; last: KnownFacts }>`
    select distinct on (f.enterprise_id, f.round_id) f.enterprise_id as "enterpriseId", o.facts as first, f.facts as last
    from entitlement.finding f join entitlement.round r on r.id = f.round_id
      join entitlement.finding o on o.round_id = f.round_id and o.enterprise_id = f.enterprise_id and o.revision = 1
    where r.programme = ${programme} and r.period = ${period} and f.revision > 1 and ${OF_LIST} order by f.enterprise_id, f.round_id, f.revision desc`.execute(db);
  return rows;
}

export async function pageFindings(db: Sql, filter: { roundId: string; outcome: Outcome; q?: string | undefined; limit: number; offset: number }): Promise<(FindingRow & { total: number })[]> {
  const like = filter.q ? `%${filter.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<FindingRow & { total: number }>`
    select ${COLUMNS}, count(*) over ()::int as total from entitlement.finding f
    where f.round_id = ${filter.roundId} and f.outcome = ${filter.outcome} and ${LAST} and (${like}::text is null or f.name like ${like}::text or f.credit_code like ${like}::text)
    order by f.full_fen desc nulls last, f.name, f.credit_code limit ${filter.limit} offset ${filter.offset}`.execute(db);
  return rows;
}

export async function countOutcomes(db: Sql, roundId: string): Promise<{ outcome: Outcome; firms: number }[]> {
  const { rows } = await sql<{ outcome: Outcome; firms: number }>`select f.outcome, count(*)::int as firms from entitlement.finding f where f.round_id = ${roundId} and ${LAST} group by f.outcome`.execute(db);
  return rows;
}
