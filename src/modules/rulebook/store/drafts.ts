import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { RuleVersion } from '../../../kernel/rules/index.ts';
import type { DraftHead, Impact } from '../contract.ts';

export interface StoredDraft {
  id: string;
  caseId: string;
  rule: string;
  title: string;
  baseVersion: number;
  baseHash: string;
  definition: RuleVersion;
  reason: string;
  region: string | null;
  status: DraftHead['status'];
  editors: string[];
  drafter: string;
  drafterName: string;
  revision: number;
  impact: Impact | null;
  impactHash: string | null;
  createdAt: Date;
  updatedAt: Date;
  submittedAt: Date | null;
  decidedAt: Date | null;
  decidedByName: string | null;
  answer: string | null;
  demo: boolean;
}

const COLUMNS = sql`d.id, d.case_id as "caseId", d.rule_id as rule, d.title, d.base_version as "baseVersion", d.base_hash as "baseHash", d.definition, d.reason, d.region, d.status,
  d.editors, d.drafter, d.drafter_name as "drafterName", d.revision, d.impact, d.impact_hash as "impactHash", d.created_at as "createdAt", d.updated_at as "updatedAt",
  d.submitted_at as "submittedAt", d.decided_at as "decidedAt", d.decided_by_name as "decidedByName", d.answer, d.demo`;

export type NewDraft = Pick<StoredDraft, 'id' | 'caseId' | 'rule' | 'title' | 'baseVersion' | 'baseHash' | 'definition' | 'region' | 'drafter' | 'drafterName' | 'demo'> & { at: Date };

export async function insertDraft(db: Sql, d: NewDraft): Promise<void> {
  await sql`
    insert into rulebook.draft (id, case_id, rule_id, title, base_version, base_hash, definition, reason, region, status, editors, drafter, drafter_name, created_at, updated_at, demo)
    values (${d.id}, ${d.caseId}, ${d.rule}, ${d.title}, ${d.baseVersion}, ${d.baseHash}, ${JSON.stringify(d.definition)}::jsonb, '', ${d.region}, 'DRAFT', array[${d.drafter}::uuid],
      ${d.drafter}, ${d.drafterName}, ${d.at}, ${d.at}, ${d.demo})`.execute(db);
}

export async function readDraft(db: Sql, id: string, options: { lock?: boolean } = {}): Promise<StoredDraft | undefined> {
  const { rows } = await sql<StoredDraft>`select ${COLUMNS} from rulebook.draft d where d.id = ${id} ${options.lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

export interface DraftFilter {
  /** null: every region. */
  regions: readonly string[] | null;
  rule: string | undefined;
  status: DraftHead['status'] | undefined;
  limit: number;
  offset: number;
}

export async function listDrafts(db: Sql, q: DraftFilter): Promise<{ rows: StoredDraft[]; total: number }> {
  const where = sql.join([
    q.regions === null ? sql`true` : sql`d.region = any(${[...q.regions]}::text[])`,
    ...(q.rule === undefined ? [] : [sql`d.rule_id = ${q.rule}`]),
    ...(q.status === undefined ? [] : [sql`d.status = ${q.status}`]),
  ], sql` and `);
  const { rows } = await sql<StoredDraft>`
    select ${COLUMNS} from rulebook.draft d where ${where} order by (d.status in ('APPROVED', 'WITHDRAWN')), d.updated_at desc, d.id limit ${q.limit} offset ${q.offset}`.execute(db);
  const { rows: count } = await sql<{ total: number }>`select count(*)::int as total from rulebook.draft d where ${where}`.execute(db);
  return { rows, total: count[0]!.total };
}

export interface DraftText {
  title: string;
  reason: string;
  definition: RuleVersion;
  by: string;
  at: Date;
}

/** false: somebody saved after revision `seen`. */
export async function saveDraftText(db: Sql, id: string, seen: number, { title, reason, definition, by, at }: DraftText): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update rulebook.draft set title = ${title}, reason = ${reason}, definition = ${JSON.stringify(definition)}::jsonb, revision = revision + 1, updated_at = ${at},
      editors = case when ${by}::uuid = any(editors) then editors else editors || ${by}::uuid end
    where id = ${id} and revision = ${seen}`.execute(db);
  return numAffectedRows === 1n;
}

export async function saveImpact(db: Sql, id: string, impact: Impact, hash: string): Promise<void> {
  await sql`update rulebook.draft set impact = ${JSON.stringify(impact)}::jsonb, impact_hash = ${hash}, impact_on = ${impact.on} where id = ${id}`.execute(db);
}

/** A step of the case: where the draft stands, and what was said to it. */
export async function followDraft(db: Sql, id: string, step: { status: string; answer: string | null; byName: string | null; at: Date }): Promise<void> {
  const { status, answer, byName, at } = step;
  const decided = status === 'APPROVED' || status === 'RETURNED';
  await sql`
    update rulebook.draft set status = ${status}, updated_at = ${at}, answer = coalesce(${answer}, answer),
      submitted_at = case when ${status} = 'SUBMITTED' then ${at} else submitted_at end,
      decided_at = case when ${decided} then ${at} else decided_at end, decided_by_name = case when ${decided} then ${byName} else decided_by_name end
    where id = ${id}`.execute(db);
}

export async function numberDraft(db: Sql, id: string, definition: RuleVersion): Promise<void> {
  await sql`update rulebook.draft set definition = ${JSON.stringify(definition)}::jsonb where id = ${id}`.execute(db);
}
