import { sql } from 'kysely';
import type { Sql } from '../../../../kernel/db/index.ts';

export interface OpenCandidacy {
  candidateId: string;
  editionId: string;
  /** A city with a list of its own; null: the zone. */
  region: string | null;
  onNotice: boolean;
  title: string;
}

const OPEN = sql`e.state not in ('PUBLISHED', 'WITHDRAWN')`;

/** Holds the lists under way on which a firm is a candidate, in one order. */
export async function lockOpenEditions(db: Sql, enterpriseId: string): Promise<void> {
  await sql`
    select 1 from enterprises.list_edition e where ${OPEN} and exists (select from enterprises.list_candidate c where c.edition_id = e.id and c.enterprise_id = ${enterpriseId})
    order by e.id for update`.execute(db);
}

/** Where a firm stands as a candidate of a list that is not published yet. */
export async function openCandidacies(db: Sql, enterpriseId: string): Promise<OpenCandidacy[]> {
  const { rows } = await sql<OpenCandidacy>`
    select c.id as "candidateId", e.id as "editionId", e.region, e.state = 'NOTICE' as "onNotice", e.title from enterprises.list_candidate c join enterprises.list_edition e on e.id = c.edition_id
    where c.enterprise_id = ${enterpriseId} and c.removed_at_step is null and ${OPEN} order by e.id`.execute(db);
  return rows;
}

/** Another city answers for a candidate from now on. */
export async function moveCandidate(db: Sql, id: string, place: { city: string; park: string | null }): Promise<void> {
  await sql`update enterprises.list_candidate set city = ${place.city}, park = ${place.park} where id = ${id}`.execute(db);
}
