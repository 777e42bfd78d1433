import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Answer, Explanation, KnownFacts } from '../../../kernel/rules/index.ts';
import type { JudgementSubject } from '../domain/judgement.ts';

export interface StoredJudgement {
  id: string;
  rule: string;
  version: number;
  definitionHash: string;
  on: string;
  region: string[];
  subject: JudgementSubject;
  purpose: string;
  facts: KnownFacts;
  answer: Answer;
  explanation: Explanation;
  hash: string;
  by: string | null;
  at: Date;
}

const COLUMNS = sql`id, rule_id as rule, version, definition_hash as "definitionHash", to_char(judged_on, 'YYYY-MM-DD') as "on", region,
  jsonb_build_object('kind', subject_kind, 'id', subject_id, 'name', subject_name) as subject, purpose, facts, answer, explanation, hash, judged_by as by, judged_at as at`;

export async function insertJudgement(db: Sql, j: StoredJudgement): Promise<void> {
  await sql`
    insert into rulebook.judgement (id, rule_id, version, definition_hash, judged_on, region, subject_kind, subject_id, subject_name, purpose, facts, answer, explanation, hash, judged_by, judged_at)
    values (${j.id}, ${j.rule}, ${j.version}, ${j.definitionHash}, ${j.on}, ${j.region}::text[], ${j.subject.kind}, ${j.subject.id}, ${j.subject.name}, ${j.purpose},
      ${JSON.stringify(j.facts)}::jsonb, ${j.answer}, ${JSON.stringify(j.explanation)}::jsonb, ${j.hash}, ${j.by}, ${j.at})`.execute(db);
}

export async function readJudgement(db: Sql, id: string): Promise<StoredJudgement | undefined> {
  const { rows } = await sql<StoredJudgement>`select ${COLUMNS} from rulebook.judgement where id = ${id}`.execute(db);
  return rows[0];
}

export interface JudgementFilter {
  /** Cities; null: all. */
  cities: readonly string[] | null;
  rule: string | undefined;
  /** Whose cases: an id of an enterprise; everybody's where left out. */
  enterprise?: string;
  limit: number;
  offset: number;
}

/** The newest first. */
export async function listJudgements(db: Sql, q: JudgementFilter): Promise<{ rows: StoredJudgement[]; total: number }> {
  const where = sql.join([
    q.cities === null ? sql`true` : sql`region[1] = any(${[...q.cities]}::text[])`,
    ...(q.enterprise === undefined ? [] : [sql`subject_kind = 'ENTERPRISE' and subject_id = ${q.enterprise}`]),
    ...(q.rule === undefined ? [] : [sql`rule_id = ${q.rule}`]),
  ], sql` and `);
  const { rows } = await sql<StoredJudgement>`select ${COLUMNS} from rulebook.judgement where ${where} order by judged_at desc, id limit ${q.limit} offset ${q.offset}`.execute(db);
  const { rows: count } = await sql<{ total: number }>`select count(*)::int as total from rulebook.judgement where ${where}`.execute(db);
  return { rows, total: count[0]!.total };
}
