import { sql } from 'kysely';
import { canonicalJson, sha256 } from '../../base/canonical-json.ts';
import type { Sql } from '../../db/index.ts';
import type { CaseAction } from '../domain/history.ts';
import type { CaseRecord } from '../hooks.ts';

/** An action with its place in the chain of hashes. */
export interface ChainedAction extends CaseAction {
  previousHash: string;
  hash: string;
}

/** The chain of a case begins with the hash of what never changes about it. */
export function openingHash(record: CaseRecord): string {
  const { id, number, definitionId, definitionVersion, subject, openedAt } = record;
  return sha256(canonicalJson({ id, number, definitionId, definitionVersion, subject, openedAt }));
}

export function actionHash(caseId: string, action: CaseAction, previousHash: string): string {
  const { seq, action: name, at, accountId, accountName, organisationId, organisationName, role, flow, data, reason } = action;
  return sha256(
    canonicalJson({ caseId, seq, action: name, at, accountId, accountName, organisationId, organisationName, role, flow, data, reason, previousHash }),
  );
}

/** `seq` of the first action whose hash does not hold; undefined when all do. */
export function findBreak(record: CaseRecord & { hash: string; lastHash: string }, actions: readonly ChainedAction[]): number | undefined {
  if (openingHash(record) !== record.hash) return 0;
  let previous = record.hash;
  for (const [index, action] of actions.entries()) {
    const holds =
      action.seq === index + 1 && action.previousHash === previous && action.hash === actionHash(record.id, action, previous);
    if (!holds) return index + 1;
    previous = action.hash;
  }
  // The head remembers the last hash: actions cut off the end leave it behind.
  return previous === record.lastHash ? undefined : actions.length + 1;
}

interface ActionColumns extends Omit<ChainedAction, 'at'> {
  at: Date;
}

const COLUMNS = sql`a.seq, a.action, a.at, a.account_id as "accountId", a.account_name as "accountName",
  a.organisation_id as "organisationId", a.organisation_name as "organisationName", a.role, a.flow, a.data, a.reason,
  a.previous_hash as "previousHash", a.hash`;

const toAction = (row: ActionColumns): ChainedAction => ({ ...row, at: row.at.toISOString() });

export async function readActions(handle: Sql, caseId: string): Promise<ChainedAction[]> {
  const { rows } = await sql<ActionColumns>`
    select ${COLUMNS} from procedure.action a where a.case_id = ${caseId} order by a.seq`.execute(handle);
  return rows.map(toAction);
}

/** Actions of many cases at once, for jobs. */
export async function readActionsOf(handle: Sql, caseIds: readonly string[]): Promise<Map<string, ChainedAction[]>> {
  const { rows } = await sql<ActionColumns & { caseId: string }>`
    select a.case_id as "caseId", ${COLUMNS} from procedure.action a
    where a.case_id = any(${caseIds as string[]}::uuid[]) order by a.case_id, a.seq`.execute(handle);
  const out = new Map<string, ChainedAction[]>(caseIds.map((id) => [id, []]));
  for (const { caseId, ...row } of rows) out.get(caseId)!.push(toAction(row));
  return out;
}

export async function findByKey(handle: Sql, caseId: string, key: string): Promise<ChainedAction | undefined> {
  const { rows } = await sql<ActionColumns>`
    select ${COLUMNS} from procedure.action a where a.case_id = ${caseId} and a.idempotency_key = ${key}`.execute(handle);
  return rows[0] && toAction(rows[0]);
}

export async function insertAction(handle: Sql, caseId: string, action: ChainedAction, key: string | null): Promise<void> {
  await sql`
    insert into procedure.action (case_id, seq, action, at, account_id, account_name, organisation_id, organisation_name,
      role, flow, data, reason, previous_hash, hash, idempotency_key)
    values (${caseId}, ${action.seq}, ${action.action}, ${action.at}::timestamptz, ${action.accountId}, ${action.accountName},
      ${action.organisationId}, ${action.organisationName}, ${action.role}, ${action.flow}, ${JSON.stringify(action.data)}::jsonb,
      ${action.reason}, ${action.previousHash}, ${action.hash}, ${key})`.execute(handle);
}
