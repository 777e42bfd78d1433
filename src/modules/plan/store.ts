import { sql } from 'kysely';
import type { Sql } from '../../kernel/db/index.ts';
import type { PlanDocument, PlanTarget, PlanTask } from './contract.ts';

/** What the plan keeps in versions. */
export interface Items {
  document: PlanDocument;
  target: PlanTarget;
  task: PlanTask;
}
export type ItemKind = keyof Items;

export interface Version<T> {
  id: string;
  version: number;
  body: T;
  withdrawn: boolean;
  loadedAt: Date;
}

export interface ClauseLink {
  document: string;
  clause: string;
  subClause: string | null;
  role: 'sets' | 'restates' | 'base';
}

const tables = { document: sql.table('plan.document'), target: sql.table('plan.target'), task: sql.table('plan.task') };
const VERSION = sql`id, version, body, withdrawn, loaded_at as "loadedAt"`;

const LOADER_LOCK = 7_261_032;

export async function lockLoader(db: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOADER_LOCK})`.execute(db);
}

/** The last version of every item, withdrawn ones too. */
export async function readLastVersions<K extends ItemKind>(db: Sql, kind: K): Promise<Version<Items[K]>[]> {
  const { rows } = await sql<Version<Items[K]>>`
    select distinct on (id) ${VERSION} from ${tables[kind]} order by id, version desc`.execute(db);
  return rows;
}

/** What is in force. */
export async function readCurrent<K extends ItemKind>(db: Sql, kind: K): Promise<Items[K][]> {
  return (await readLastVersions(db, kind)).filter((v) => !v.withdrawn).map((v) => v.body);
}

/** All versions of one target, newest first. */
export async function readTargetVersions(db: Sql, id: string): Promise<Version<PlanTarget>[]> {
  const { rows } = await sql<Version<PlanTarget>>`
    select ${VERSION} from plan.target where id = ${id} order by version desc`.execute(db);
  return rows;
}

export async function insertVersion(db: Sql, kind: ItemKind, item: Omit<Version<unknown>, 'loadedAt'>, now: Date): Promise<void> {
  await sql`
    insert into ${tables[kind]} (id, version, body, withdrawn, loaded_at)
    values (${item.id}, ${item.version}, ${JSON.stringify(item.body)}::jsonb, ${item.withdrawn}, ${now}::timestamptz)`.execute(db);
}

export async function insertClauseLinks(db: Sql, kind: 'target' | 'task', id: string, version: number, links: readonly ClauseLink[]): Promise<void> {
  await sql`
    insert into plan.clause_link (document, clause, sub_clause, role, kind, item_id, item_version)
    select l.document, l.clause, l."subClause", l.role, ${kind}, ${id}, ${version}
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l(document text, clause text, "subClause" text, role text)
    on conflict do nothing`.execute(db);
}

export interface ClauseItem extends ClauseLink {
  kind: 'target' | 'task';
  id: string;
  body: PlanTarget | PlanTask;
}

/** What rests on the clauses of a document now. */
export async function readClauseItems(db: Sql, document: string): Promise<ClauseItem[]> {
  const { rows } = await sql<ClauseItem>`
    with current_item as (
      select 'target' as kind, t.id, t.version, t.body from plan.target t
      where not t.withdrawn and not exists (select from plan.target n where n.id = t.id and n.version > t.version)
      union all
      select 'task', t.id, t.version, t.body from plan.task t
      where not t.withdrawn and not exists (select from plan.task n where n.id = t.id and n.version > t.version)
    )
    select l.document, l.clause, l.sub_clause as "subClause", l.role, l.kind, l.item_id as id, i.body
    from plan.clause_link l
    join current_item i on i.kind = l.kind and i.id = l.item_id and i.version = l.item_version
    where l.document = ${document}
    order by l.clause, l.kind, l.item_id`.execute(db);
  return rows;
}
