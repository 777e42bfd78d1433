import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { RuleVersion } from '../../../kernel/rules/index.ts';
import type { Impact } from '../contract.ts';

export interface ApprovedVersion {
  ruleId: string;
  definition: RuleVersion;
  hash: string;
  draftId: string;
  drafterName: string;
  approverName: string;
  reason: string;
  approvedAt: Date;
}

/** Grows with each approval, and by nothing else. */
export async function readRevision(db: Sql): Promise<number> {
  const { rows } = await sql<{ revision: string }>`select coalesce(max(seq), 0) as revision from rulebook.version`.execute(db);
  return Number(rows[0]!.revision);
}

export async function readVersions(db: Sql, until: Date | null): Promise<ApprovedVersion[]> {
  const { rows } = await sql<ApprovedVersion>`
    select rule_id as "ruleId", definition, hash, draft_id as "draftId", drafter_name as "drafterName", approver_name as "approverName", reason, approved_at as "approvedAt"
    from rulebook.version where ${until}::timestamptz is null or approved_at < ${until} order by seq`.execute(db);
  return rows;
}

export interface NewVersion extends Omit<ApprovedVersion, 'approvedAt'> {
  drafter: string;
  approver: string;
  impact: Impact | null;
  at: Date;
}

export async function insertVersion(db: Sql, v: NewVersion): Promise<void> {
  await sql`
    insert into rulebook.version (rule_id, version, hash, definition, effective_from, draft_id, drafter, drafter_name, approver, approver_name, reason, impact, approved_at)
    values (${v.ruleId}, ${v.definition.version}, ${v.hash}, ${JSON.stringify(v.definition)}::jsonb, ${v.definition.from}, ${v.draftId}, ${v.drafter}, ${v.drafterName},
      ${v.approver}, ${v.approverName}, ${v.reason}, ${v.impact === null ? null : JSON.stringify(v.impact)}::jsonb, ${v.at})`.execute(db);
}

/** Approvals wait for each other until the end of the transaction: numbers and revisions come in the order of commits. */
export async function lockApprovals(db: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rulebook.version'))`.execute(db);
}
