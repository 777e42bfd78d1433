import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { SupervisedTask } from '../contract.ts';

export interface Responsibility {
  kind: 'unit' | 'task';
  key: string;
  version: number;
  organisationId: string;
  organisationName: string;
  region: string | null;
  setByName: string | null;
  setAt: Date;
}

/** What is in force, newest version of each. */
export async function readResponsibilities(db: Sql): Promise<Responsibility[]> {
  const { rows } = await sql<Responsibility>`
    select distinct on (kind, key) kind, key, version, organisation_id as "organisationId", organisation_name as "organisationName", region,
      set_by_name as "setByName", set_at as "setAt"
    from supervision.responsibility order by kind, key, version desc`.execute(db);
  return rows;
}

/** Named for the task itself, else for its lead unit. */
export function responsibleFor(task: Pick<SupervisedTask, 'id' | 'lead'>, all: readonly Responsibility[]): Responsibility | undefined {
  return all.find((r) => r.kind === 'task' && r.key === task.id) ?? all.find((r) => r.kind === 'unit' && r.key === task.lead);
}

export async function insertResponsibility(db: Sql, r: Responsibility, setBy: string | null): Promise<void> {
  await sql`
    insert into supervision.responsibility (kind, key, version, organisation_id, organisation_name, region, set_by, set_by_name, set_at)
    values (${r.kind}, ${r.key}, ${r.version}, ${r.organisationId}, ${r.organisationName}, ${r.region}, ${setBy}, ${r.setByName}, ${r.setAt})`.execute(db);
}
