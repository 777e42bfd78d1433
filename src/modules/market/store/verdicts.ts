import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { DemandStatus, SecrecyLevel } from '../contract/words.ts';

export interface NewVerdict {
  id: string;
  demandId: string;
  resultId: string;
  accountId: string;
  judge: string;
  organisation: string;
  level: number | null;
  reason: string;
  score: number;
  engineVersion: string;
  at: Date;
}

export async function insertVerdict(handle: Sql, v: NewVerdict): Promise<void> {
  await sql`
    insert into market.match_verdict (id, demand_id, result_id, account_id, judge_name, judge_organisation, level, reason, score, engine_version, at)
    values (${v.id}, ${v.demandId}, ${v.resultId}, ${v.accountId}, ${v.judge}, ${v.organisation}, ${v.level}, ${v.reason}, ${v.score}, ${v.engineVersion}, ${v.at})`.execute(handle);
}

/** The verdict of one judge that counts. */
export interface CountedVerdict {
  demandId: string;
  resultId: string;
  accountId: string;
  level: number;
  score: number;
}

/** Of each judge the newest on each candidate, those taken back left out. */
export async function countedVerdicts(handle: Sql, demandIds: readonly string[]): Promise<CountedVerdict[]> {
  if (demandIds.length === 0) return [];
  const { rows } = await sql<CountedVerdict>`
    select * from (
      select distinct on (demand_id, result_id, account_id)
        demand_id as "demandId", result_id as "resultId", account_id as "accountId", level, score
      from market.match_verdict where demand_id = any(${demandIds}::uuid[])
      order by demand_id, result_id, account_id, ordinal desc) newest
    where level is not null order by "demandId", "resultId", "accountId"`.execute(handle);
  return rows;
}

export interface VerdictRow {
  id: string;
  resultId: string;
  title: string;
  level: number | null;
  reason: string;
  judge: string;
  organisation: string;
  at: Date;
  counts: boolean;
}

/** Newest first. */
export async function verdictHistory(handle: Sql, demandId: string, limit: number): Promise<VerdictRow[]> {
  const { rows } = await sql<VerdictRow>`
    select v.id, v.result_id as "resultId", r.title, v.level, v.reason, v.judge_name as judge, v.judge_organisation as organisation, v.at,
      not exists (select 1 from market.match_verdict newer
        where newer.demand_id = v.demand_id and newer.result_id = v.result_id and newer.account_id = v.account_id and newer.ordinal > v.ordinal) as counts
    from market.match_verdict v join market.result r on r.id = v.result_id
    where v.demand_id = ${demandId} order by v.ordinal desc limit ${limit}`.execute(handle);
  return rows;
}

export interface JudgedDemandRow {
  id: string;
  title: string;
  content: string;
  organisationId: string | null;
  region: string | null;
  park: string | null;
  secrecy: SecrecyLevel;
  status: DemandStatus;
  visitorId: string | null;
}

/** Other demands that were judged, the most recently judged first, with what decides who may see them. */
export async function judgedDemands(handle: Sql, except: string, limit: number): Promise<JudgedDemandRow[]> {
  const { rows } = await sql<JudgedDemandRow>`
    select d.id, d.title, d.problem as content, d.organisation_id as "organisationId", d.region, d.park, d.secrecy, d.status, d.visitor_id as "visitorId"
    from market.demand d
    join (select demand_id, max(ordinal) as latest from market.match_verdict group by demand_id) j on j.demand_id = d.id
    where d.id <> ${except} order by j.latest desc limit ${limit}`.execute(handle);
  return rows;
}
