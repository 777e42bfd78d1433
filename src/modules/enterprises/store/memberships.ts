import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { LeftBecause, Membership } from '../domain/dossier.ts';
import { membershipColumns } from './dossiers.ts';

const inPool = (): Problem => new Problem('POOL_ALREADY_IN', { status: 409, zh: '该企业已在库内', en: 'The firm is in the pool already' });
registerConstraints({
  'enterprises.membership_live': inPool,
  'enterprises.hand_over_open': () => new Problem('HAND_OVER_OPEN', { status: 409, zh: '该企业已推荐入省库，等待接收', en: 'The firm has been handed over and waits for the receipt' }),
});

export interface NewMembership extends Membership {
  enterpriseId: string;
  ruleAnswer: 'YES' | 'NO' | 'UNKNOWN' | null;
  ruleVersion: string | null;
  reason: string | null;
}
export type MembershipRow = Membership & { enterpriseId: string };

export async function insertMemberships(db: Sql, rows: readonly NewMembership[], at: Date, recordedByName: string): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into enterprises.membership (id, enterprise_id, pool, level, city, admitted_on, due_on, rule_answer, rule_version, reason, left_on, left_because, recorded_at, recorded_by_name)
    select m.id, m."enterpriseId", m.pool, m.level, m.city, m."admittedOn", m."dueOn", m."ruleAnswer", m."ruleVersion", m.reason, m."leftOn", m."leftBecause", ${at}::timestamptz, ${recordedByName}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(id uuid, "enterpriseId" uuid, pool text, level text, city text, "admittedOn" date, "dueOn" date, "ruleAnswer" text, "ruleVersion" text, reason text, "leftOn" date, "leftBecause" text)`.execute(db);
}

export async function findMembership(db: Sql, id: string): Promise<MembershipRow | undefined> {
  const { rows } = await sql<MembershipRow>`select ${membershipColumns} from enterprises.membership m where m.id = ${id}`.execute(db);
  return rows[0];
}

/** Places in pools that a firm holds now. */
export async function liveMemberships(db: Sql, enterpriseId: string): Promise<MembershipRow[]> {
  const { rows } = await sql<MembershipRow>`select ${membershipColumns} from enterprises.membership m where m.enterprise_id = ${enterpriseId} and m.left_on is null`.execute(db);
  return rows;
}

/** False when the firm has left already. */
export async function endMembership(db: Sql, id: string, on: CalendarDate, because: LeftBecause): Promise<boolean> {
  const { numAffectedRows } = await sql`update enterprises.membership set left_on = greatest(${on}::date, admitted_on), left_because = ${because} where id = ${id} and left_on is null`.execute(db);
  return numAffectedRows === 1n;
}

/** Places of firms whose certificate was recorded ahead and has come into force since, with its day of issue. */
export async function certifiedSince(db: Sql, on: CalendarDate, leadsTo: Readonly<Record<string, string>>, limit: number): Promise<(MembershipRow & { issuedOn: CalendarDate })[]> {
  const { rows } = await sql<MembershipRow & { issuedOn: CalendarDate }>`
    select ${membershipColumns}, q.issued_on as "issuedOn" from enterprises.membership m
    join enterprises.qualification q on q.enterprise_id = m.enterprise_id and q.type = ${JSON.stringify(leadsTo)}::jsonb ->> m.pool
    where m.left_on is null and q.issued_on <= ${on} and q.issued_on > (q.recorded_at at time zone 'Asia/Shanghai')::date and q.issued_on >= m.admitted_on
      and (q.expires_on is null or q.expires_on >= ${on}) and (q.revoked_from is null or q.revoked_from > ${on})
    order by m.id limit ${limit} for update of m skip locked`.execute(db);
  return rows;
}

/** Places whose term is over on a day, a few at a time. */
export async function overdueMemberships(db: Sql, on: CalendarDate, limit: number): Promise<MembershipRow[]> {
  const { rows } = await sql<MembershipRow>`
    select ${membershipColumns} from enterprises.membership m where m.left_on is null and m.due_on <= ${on} order by m.due_on, m.id limit ${limit} for update skip locked`.execute(db);
  return rows;
}
