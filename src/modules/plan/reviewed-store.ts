import { sql } from 'kysely';
import type { Sql } from '../../kernel/db/index.ts';
import type { IndicatorDefinition } from '../../kernel/indicators/index.ts';
import type { PlanTarget, PlanTask } from './contract.ts';
import type { Version } from './store.ts';

/** Definitions stored before they had versions have one. */
const BEFORE_VERSIONS = { versions: [], restated: [] };

/** Definitions that people made for documents which count by something the pack does not know. */
export async function readLocalIndicators(db: Sql): Promise<IndicatorDefinition[]> {
  const { rows } = await sql<{ body: IndicatorDefinition }>`select body from plan.local_indicator order by made_at, code`.execute(db);
  return rows.map((r) => ({ ...BEFORE_VERSIONS, ...r.body }));
}

export async function insertLocalIndicator(db: Sql, body: IndicatorDefinition, by: string, at: Date): Promise<void> {
  await sql`
    insert into plan.local_indicator (code, body, made_by, made_at)
    values (${body.code}, ${JSON.stringify(body)}::jsonb, ${by}::uuid, ${at}::timestamptz)`.execute(db);
}

export type ReviewedVersion = { kind: 'target'; last: Version<PlanTarget> } | { kind: 'task'; last: Version<PlanTask> };

/** The last version of everything entered from reviews of a document, withdrawn ones too. */
export async function readReviewed(db: Sql, document: string): Promise<ReviewedVersion[]> {
  const { rows } = await sql<{ kind: 'target' | 'task' } & Version<never>>`
    select distinct on (kind, id) kind, id, version, body, withdrawn, loaded_at as "loadedAt" from (
      select 'target' as kind, id, version, body, withdrawn, loaded_at from plan.target where document = ${document} and origin = 'reviewed'
      union all
      select 'task', id, version, body, withdrawn, loaded_at from plan.task where document = ${document} and origin = 'reviewed'
    ) entered order by kind, id, version desc`.execute(db);
  return rows.map(({ kind, ...last }) => ({ kind, last }));
}
