import { sql } from 'kysely';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { ReturnState } from '../contract.ts';
import type { ReturnKey } from '../scope.ts';

registerConstraints({
  'returns.step_filler_approves': () => new Problem('RETURN_OWN_WORK', {
    status: 409, zh: '填报人和提交人不能审核自己的填报', en: 'Whoever filled or submitted a return does not approve it', remedy: { zh: '请另一人审核', en: 'Let somebody else approve it' },
  }),
  'returns.step_second_is_another': () => new Problem('RETURN_SAME_APPROVER', {
    status: 409, zh: '终审人须与初审人不同', en: 'The second approval is given by somebody other than the first', remedy: { zh: '请另一人终审', en: 'Let somebody else approve it' },
  }),
  'returns.return_open': () => changedMeanwhile(),
  'returns.return_locked_stays': () => new Problem('RETURN_NOT_OPEN', { status: 409, zh: '本次填报已锁定', en: 'The return is locked', remedy: { zh: '需更正的，请终审单位开启修订', en: 'To correct it, the second approver opens a revision' } }),
});

export function changedMeanwhile(): Problem {
  return new Problem('RETURN_CHANGED_MEANWHILE', { status: 409, zh: '这份填报刚被他人改动', en: 'Somebody has just changed this return', remedy: { zh: '刷新后再办理', en: 'Reload and decide again' } });
}

export interface ReturnRow extends ReturnKey {
  id: string;
  revision: number;
  state: Exclude<ReturnState, 'NONE'>;
  version: number;
  organisationId: string;
  organisationName: string;
  demo: boolean;
  submissionId: string | null;
  openedAt: Date;
}

const COLUMNS = sql`r.id, r.collection, r.period, r.place, r.revision, r.state, r.version, r.organisation_id as "organisationId",
  r.organisation_name as "organisationName", r.demo, r.submission_id as "submissionId", r.opened_at as "openedAt"`;

/** Whoever changes a return holds this until the end of the transaction, also before its first row exists. */
export async function lockReturn(db: Sql, { collection, period, place }: ReturnKey): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`returns ${collection} ${period} ${place}`}, 0))`.execute(db);
}

/** All revisions of one return, newest first. */
export async function readRevisions(db: Sql, { collection, period, place }: ReturnKey): Promise<ReturnRow[]> {
  const { rows } = await sql<ReturnRow>`
    select ${COLUMNS} from returns.return r where r.collection = ${collection} and r.period = ${period} and r.place = ${place} order by r.revision desc`.execute(db);
  return rows;
}

/** The newest revision of every return. */
export async function readNewest(db: Sql): Promise<ReturnRow[]> {
  const { rows } = await sql<ReturnRow>`
    select distinct on (r.collection, r.period, r.place) ${COLUMNS} from returns.return r order by r.collection, r.period, r.place, r.revision desc`.execute(db);
  return rows;
}

export async function insertReturn(db: Sql, r: Omit<ReturnRow, 'state' | 'version' | 'submissionId'> & { collectionVersion: number }): Promise<void> {
  await sql`
    insert into returns.return (id, collection, collection_version, period, place, revision, state, organisation_id, organisation_name, demo, opened_at)
    values (${r.id}, ${r.collection}, ${r.collectionVersion}, ${r.period}, ${r.place}, ${r.revision}, 'DRAFT', ${r.organisationId}, ${r.organisationName}, ${r.demo}, ${r.openedAt})`.execute(db);
}

/** @throws Problem RETURN_CHANGED_MEANWHILE when it is not at `version` any more */
export async function moveReturn(db: Sql, id: string, version: number, to: { state: ReturnRow['state']; submissionId?: string }): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update returns.return set state = ${to.state}, version = version + 1, submission_id = coalesce(${to.submissionId ?? null}::uuid, submission_id)
    where id = ${id} and version = ${version} returning version`.execute(db);
  if (rows.length === 0) throw changedMeanwhile();
  return rows[0]!.version;
}

export type StepAction = 'OPENED' | 'FILLED' | 'SUBMITTED' | 'APPROVED_FIRST' | 'APPROVED_SECOND' | 'RETURNED';

export interface StepRow {
  returnId: string;
  seq: number;
  round: number;
  action: StepAction;
  submissionId: string | null;
  submissionNo: number | null;
  by: string;
  byName: string;
  organisationName: string;
  at: Date;
  reason: string | null;
  explanations: { group: string; text: string }[];
}

export async function readSteps(db: Sql, returnIds: readonly string[]): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select t.return_id as "returnId", t.seq, t.round, t.action, t.submission_id as "submissionId", s.no as "submissionNo", t.done_by as by, t.done_by_name as "byName",
      t.organisation_name as "organisationName", t.at, t.reason,
      coalesce((select jsonb_agg(jsonb_build_object('group', e.warning, 'text', e.text) order by e.warning)
        from returns.explanation e where e.return_id = t.return_id and e.seq = t.seq), '[]') as explanations
    from returns.step t left join returns.submission s on s.id = t.submission_id
    where t.return_id = any(${returnIds}::uuid[]) order by t.return_id, t.seq`.execute(db);
  return rows;
}

export async function insertStep(
  db: Sql,
  t: Pick<StepRow, 'returnId' | 'action' | 'submissionId' | 'by' | 'byName' | 'organisationName' | 'at' | 'reason'>,
): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    insert into returns.step (return_id, seq, round, action, submission_id, done_by, done_by_name, organisation_name, at, reason)
    select ${t.returnId}::uuid, coalesce(max(seq), 0) + 1, count(*) filter (where action = 'SUBMITTED') + ${t.action === 'SUBMITTED' ? 1 : 0}::integer, ${t.action},
      ${t.submissionId}::uuid, ${t.by}::uuid, ${t.byName}, ${t.organisationName}, ${t.at}::timestamptz, ${t.reason}
    from returns.step where return_id = ${t.returnId}
    returning seq`.execute(db);
  return rows[0]!.seq;
}

export async function insertExplanations(db: Sql, returnId: string, seq: number, given: readonly { group: string; text: string }[]): Promise<void> {
  await sql`
    insert into returns.explanation (return_id, seq, warning, text)
    select ${returnId}::uuid, ${seq}::integer, e."group", e.text from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as e("group" text, text text)`.execute(db);
}

/** True the first time. */
export async function rememberReminder(db: Sql, { collection, period, place }: ReturnKey, kind: 'DUE' | 'OVERDUE', at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into returns.reminder (collection, period, place, kind, at) values (${collection}, ${period}, ${place}, ${kind}, ${at}) on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}
