import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { Closure } from '../domain/closure.ts';

registerConstraints({
  'enterprises.closure_live': () => new Problem('FIRM_CLOSED', { status: 409, zh: '该企业已登记注销、合并或吊销', en: 'The firm is recorded as closed already' }),
});

export interface ClosureRow extends Closure {
  recordedAt: Date;
  recordedByName: string;
}

export async function insertClosure(db: Sql, c: Closure & { id: string; enterpriseId: string }, by: { at: Date; accountId: string; name: string }): Promise<void> {
  await sql`
    insert into enterprises.closure (id, enterprise_id, kind, closed_on, source, successor_code, successor_name, recorded_at, recorded_by, recorded_by_name)
    values (${c.id}, ${c.enterpriseId}, ${c.kind}, ${c.closedOn}, ${c.source}, ${c.successor?.creditCode ?? null}, ${c.successor?.name ?? null}, ${by.at}, ${by.accountId}, ${by.name})`.execute(db);
}

/** False when nothing is recorded that could be taken back. */
export async function withdrawClosure(db: Sql, enterpriseId: string, w: { at: Date; byName: string; because: string }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update enterprises.closure set withdrawn_at = ${w.at}, withdrawn_by_name = ${w.byName}, withdrawn_because = ${w.because} where enterprise_id = ${enterpriseId} and withdrawn_at is null`.execute(db);
  return numAffectedRows === 1n;
}

/** How firms ended that were no more on a day, by firm. */
export async function closuresOf(db: Sql, enterpriseIds: readonly string[], on: CalendarDate): Promise<Map<string, ClosureRow>> {
  if (enterpriseIds.length === 0) return new Map();
  type Row = Omit<ClosureRow, 'successor'> & { enterpriseId: string; code: string | null; name: string | null };
  const { rows } = await sql<Row>`
    select enterprise_id as "enterpriseId", kind, closed_on as "closedOn", source, successor_code as code, successor_name as name, recorded_at as "recordedAt", recorded_by_name as "recordedByName"
    from enterprises.closure where enterprise_id = any(${[...enterpriseIds]}::uuid[]) and withdrawn_at is null and closed_on <= ${on}`.execute(db);
  return new Map(rows.map(({ enterpriseId, code, name, ...c }) => [enterpriseId, { ...c, successor: code === null ? null : { creditCode: code, name: name! } }]));
}
