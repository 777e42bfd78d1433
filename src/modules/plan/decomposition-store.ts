import { sql } from 'kysely';
import type { Sql } from '../../kernel/db/index.ts';
import type { PlanDecomposition } from './contract.ts';

export interface DecompositionVersion {
  target: string;
  version: number;
  body: PlanDecomposition;
  origin: 'pack' | 'person';
  withdrawn: boolean;
  setAt: Date;
}

const VERSION = sql`target, version, body, origin, withdrawn, set_at as "setAt"`;

/** The last version of every decomposition, withdrawn ones too. */
export async function readLastDecompositions(db: Sql): Promise<DecompositionVersion[]> {
  const { rows } = await sql<DecompositionVersion>`
    select distinct on (target) ${VERSION} from plan.decomposition order by target, version desc`.execute(db);
  return rows;
}

/** All versions of one, newest first. */
export async function readDecompositionVersions(db: Sql, target: string): Promise<DecompositionVersion[]> {
  const { rows } = await sql<DecompositionVersion>`
    select ${VERSION} from plan.decomposition where target = ${target} order by version desc`.execute(db);
  return rows;
}

export async function insertDecomposition(db: Sql, row: DecompositionVersion, by: string | null): Promise<void> {
  await sql`
    insert into plan.decomposition (target, version, body, origin, withdrawn, set_by, set_at)
    values (${row.target}, ${row.version}, ${JSON.stringify(row.body)}::jsonb, ${row.origin}, ${row.withdrawn}, ${by}::uuid, ${row.setAt}::timestamptz)`.execute(db);
}
