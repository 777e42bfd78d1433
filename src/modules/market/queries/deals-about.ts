import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { TalkStatus } from '../contract/talk.ts';

/** A talk as those see it who follow a deal from outside: where it stands, not what is said in it. */
export interface DealOutline {
  talkId: string;
  demandId: string;
  resultId: string;
  status: TalkStatus;
  /** The newest terms call for a pricing notice. */
  noticeNeeded: boolean;
  pricingCaseId: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** Talks by their own id, their demand or their result. */
export async function dealsAbout(handle: Sql, about: { talkIds: readonly string[]; demandIds: readonly string[]; resultIds: readonly string[] }): Promise<DealOutline[]> {
  const { rows } = await sql<DealOutline>`
    select t.id as "talkId", t.demand_id as "demandId", t.result_id as "resultId", t.status, t.pricing_case_id as "pricingCaseId", t.created_at as "createdAt", t.updated_at as "updatedAt",
      r.job_result and coalesce((select x.pricing_mode = 'NEGOTIATED' from market.talk_terms x where x.talk_id = t.id order by x.version desc limit 1), false) as "noticeNeeded"
    from market.talk t join market.result r on r.id = t.result_id
    where t.id = any(${about.talkIds}::uuid[]) or t.demand_id = any(${about.demandIds}::uuid[]) or t.result_id = any(${about.resultIds}::uuid[])
    order by t.created_at, t.id`.execute(handle);
  return rows;
}
