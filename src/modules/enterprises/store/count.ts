import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { CountedFirm } from '../domain/funnel.ts';

/** What counting needs of every firm, read as three lists. */
export async function readForCounting(db: Sql, { city, park }: { city?: string; park?: string }): Promise<CountedFirm[]> {
  const here = sql`${city ? sql`e.city = ${city}` : sql`true`} and ${park ? sql`e.park = ${park}` : sql`true`}`;
  type Row = { id: string } & Omit<CountedFirm, 'qualifications' | 'memberships'>;
  const { rows: firms } = await sql<Row>`select e.id, e.city, e.park, e.founded_on as "foundedOn", (select c.closed_on from enterprises.closure c where c.enterprise_id = e.id and c.withdrawn_at is null) as "closedOn" from enterprises.enterprise e where ${here} order by e.id`.execute(db);
  const byId = new Map(firms.map((f) => [f.id, { city: f.city, park: f.park, foundedOn: f.foundedOn, closedOn: f.closedOn ?? null, qualifications: [] as CountedFirm['qualifications'][number][], memberships: [] as CountedFirm['memberships'][number][] }]));
  const { rows: held } = await sql<{ id: string } & CountedFirm['qualifications'][number]>`
    select q.enterprise_id as id, q.type, q.issued_on as "issuedOn", q.expires_on as "expiresOn", q.revoked_from as "revokedFrom" from enterprises.qualification q join enterprises.enterprise e on e.id = q.enterprise_id where ${here}`.execute(db);
  for (const { id, ...q } of held) byId.get(id)?.qualifications.push(q);
  const { rows: places } = await sql<{ id: string } & CountedFirm['memberships'][number]>`
    select m.enterprise_id as id, m.pool, m.admitted_on as "admittedOn", m.left_on as "leftOn" from enterprises.membership m join enterprises.enterprise e on e.id = m.enterprise_id where ${here}`.execute(db);
  for (const { id, ...m } of places) byId.get(id)?.memberships.push(m);
  return [...byId.values()];
}
