import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Firm } from '../domain/dossier.ts';
import type { Ladder } from '../domain/ladder.ts';
import { firmColumns, standsOn } from './firms.ts';

/** What an actor's assignments let him see. */
export interface FirmScope {
  everything: boolean;
  /** Regions, each with the parks within it; no parks: all of it. */
  places: readonly { regions: readonly string[]; parks: readonly string[] }[];
}

export interface FirmFilter {
  scope: FirmScope;
  ladder: Ladder;
  on: CalendarDate;
  q?: string;
  city?: string;
  park?: string;
  /** Highest rung of the main ladder. */
  rung?: string;
  /** Holds this qualification, whatever rung. */
  type?: string;
  /** Has a qualification that ends within so many days. */
  endingWithin?: number;
  limit: number;
  offset: number;
}

export type ListedFirm = Firm & { rung: string; total: number; held: { type: string; edition: number; expiresOn: CalendarDate | null }[]; pools: { pool: string; level: 'CITY' | 'PROVINCE' }[] };

export async function listFirms(db: Sql, f: FirmFilter): Promise<ListedFirm[]> {
  const types = f.ladder.main.map((r) => r.type);
  const poolRung = Object.fromEntries(f.ladder.pools.flatMap((p) => {
    const i = f.ladder.main.findIndex((r) => r.from === 'POOL' && r.rule === p.rule);
    return i < 0 ? [] : [[p.id, i + 1]];
  }));
  const inForce = sql`q.issued_on <= ${f.on} and (q.expires_on is null or q.expires_on >= ${f.on}) and (q.revoked_from is null or q.revoked_from > ${f.on})`;
  const seen = f.scope.everything
    ? sql`true`
    : sql`(${sql.join([sql`false`, ...f.scope.places.map((p) => sql`(${p.regions.length > 0 ? sql`e.city = any(${p.regions}::text[])` : sql`true`} and ${p.parks.length > 0 ? sql`e.park = any(${p.parks}::text[])` : sql`true`})`)], sql` or `)})`;
  const { rows } = await sql<ListedFirm>`
    with firm as (
      select ${firmColumns}, (${types}::text[])[greatest(
        case when e.founded_on <= ${f.on} then 2 else 1 end,
        (select max(array_position(${types}::text[], q.type)) from enterprises.qualification q where q.enterprise_id = e.id and ${inForce}),
        (select max((${JSON.stringify(poolRung)}::jsonb ->> m.pool)::int) from enterprises.membership m where m.enterprise_id = e.id and m.admitted_on <= ${f.on} and (m.left_on is null or m.left_on > ${f.on}))
      )] as rung
      from enterprises.enterprise e
      where ${seen} and ${f.city ? sql`e.city = ${f.city}` : sql`true`} and ${f.park ? sql`e.park = ${f.park}` : sql`true`}
        and ${f.q ? sql`(e.name ilike ${`%${f.q.replaceAll(/[%_\\]/g, '\\$&')}%`} or e.credit_code = upper(${f.q}))` : sql`true`}
        -- Who is no more is found by name, and stands on no rung.
        and ${f.rung || f.type || f.endingWithin ? standsOn(f.on) : sql`true`}
        and ${f.type ? sql`exists (select from enterprises.qualification q where q.enterprise_id = e.id and q.type = ${f.type} and ${inForce})` : sql`true`}
        and ${f.endingWithin ? sql`exists (select from enterprises.qualification q where q.enterprise_id = e.id and ${inForce} and q.expires_on <= ${f.on}::date + ${f.endingWithin}::int
          and not exists (select from enterprises.qualification n where n.enterprise_id = q.enterprise_id and n.type = q.type and n.revoked_from is null and n.expires_on > q.expires_on))` : sql`true`}
    )
    select f.*, (count(*) over ())::int as total,
      coalesce((select jsonb_agg(jsonb_build_object('type', q.type, 'edition', q.edition, 'expiresOn', q.expires_on) order by q.issued_on) from enterprises.qualification q where q.enterprise_id = f.id and ${inForce}), '[]') as held,
      coalesce((select jsonb_agg(jsonb_build_object('pool', m.pool, 'level', m.level)) from enterprises.membership m where m.enterprise_id = f.id and m.left_on is null), '[]') as pools
    from firm f where ${f.rung ? sql`f.rung = ${f.rung}` : sql`true`}
    order by f.name, f.id limit ${f.limit} offset ${f.offset}`.execute(db);
  return rows;
}

export interface PlaceFilter {
  scope: FirmScope;
  pool?: string;
  level?: string;
  /** Live places only, or all. */
  live: boolean;
  offeredOnly: boolean;
  q?: string;
  limit: number;
  offset: number;
}

export interface ListedPlace {
  id: string;
  enterpriseId: string;
  name: string;
  creditCode: string;
  firmCity: string;
  park: string | null;
  pool: string;
  level: 'CITY' | 'PROVINCE';
  city: string;
  admittedOn: CalendarDate;
  dueOn: CalendarDate;
  leftOn: CalendarDate | null;
  leftBecause: string | null;
  ruleAnswer: 'YES' | 'NO' | 'UNKNOWN' | null;
  ruleVersion: string | null;
  reason: string | null;
  handOver: { id: string; offeredOn: CalendarDate; note: string | null; answeredOn: CalendarDate | null; received: boolean | null; receiptNumber: string | null; reason: string | null } | null;
  total: number;
}

/** Places in pools with the last hand-over of each. */
export async function listPlaces(db: Sql, f: PlaceFilter): Promise<ListedPlace[]> {
  const seen = f.scope.everything
    ? sql`true`
    : sql`(${sql.join([sql`false`, ...f.scope.places.map((p) => sql`(${p.regions.length > 0 ? sql`e.city = any(${p.regions}::text[])` : sql`true`} and ${p.parks.length > 0 ? sql`e.park = any(${p.parks}::text[])` : sql`true`})`)], sql` or `)})`;
  const { rows } = await sql<ListedPlace>`
    select m.id, m.enterprise_id as "enterpriseId", e.name, e.credit_code as "creditCode", e.city as "firmCity", e.park, m.pool, m.level, m.city, m.admitted_on as "admittedOn", m.due_on as "dueOn", m.left_on as "leftOn",
      m.left_because as "leftBecause", m.rule_answer as "ruleAnswer", m.rule_version as "ruleVersion", m.reason, h.o as "handOver", (count(*) over ())::int as total
    from enterprises.membership m join enterprises.enterprise e on e.id = m.enterprise_id
    left join lateral (
      select jsonb_build_object('id', h.id, 'offeredOn', h.offered_on, 'note', h.note, 'answeredOn', h.answered_on, 'received', h.received, 'receiptNumber', h.receipt_number, 'reason', h.reason) as o, h.answered_on
      from enterprises.hand_over h where h.membership_id = m.id or h.province_membership_id = m.id order by h.offered_on desc, h.id desc limit 1
    ) h on true
    where ${seen} and ${f.pool ? sql`m.pool = ${f.pool}` : sql`true`} and ${f.level ? sql`m.level = ${f.level}` : sql`true`} and ${f.live ? sql`m.left_on is null` : sql`true`}
      and ${f.offeredOnly ? sql`h.o is not null and h.answered_on is null` : sql`true`} and ${f.q ? sql`e.name ilike ${`%${f.q.replaceAll(/[%_\\]/g, '\\$&')}%`}` : sql`true`}
    order by m.due_on, m.id limit ${f.limit} offset ${f.offset}`.execute(db);
  return rows;
}
