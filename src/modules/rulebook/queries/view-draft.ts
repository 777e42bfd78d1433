import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, authorise, findGrant } from '../../../kernel/identity/index.ts';
import type { Desk } from '../act.ts';
import type { Draft, DraftHead } from '../contract.ts';
import { differences } from '../domain/difference.ts';
import { readDraft, type StoredDraft } from '../store/drafts.ts';
import { assessDraft } from './assess-draft.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function headOf(desk: Desk, d: StoredDraft): DraftHead {
  const file = desk.packed.rules.find((r) => r.id === d.rule)!;
  return {
    id: d.id, caseId: d.caseId, rule: d.rule, ruleTitle: file.title, title: d.title, status: d.status, region: d.region, regions: d.definition.regions,
    from: d.definition.from, drafterName: d.drafterName, updatedAt: d.updatedAt.toISOString(), demo: d.demo,
  };
}

/** @throws Problem NOT_FOUND, FORBIDDEN */
export async function viewDraft(desk: Desk, db: Sql, actor: Actor | undefined, id: string, now: Date): Promise<Draft> {
  const d = await readDraft(db, id);
  if (!d) throw notFound('修订稿', 'draft', id);
  authorise(actor, 'rulebook.draft.read', { region: d.region });
  const { base, findings, hash } = await assessDraft(desk, db, d, now);
  const may = (permission: string, ...states: DraftHead['status'][]): boolean => states.includes(d.status) && findGrant(actor, permission, { region: d.region }) !== undefined;
  const edit = may('rulebook.draft.write', 'DRAFT', 'RETURNED');
  return {
    ...headOf(desk, d), baseVersion: d.baseVersion, revision: d.revision, reason: d.reason, definition: d.definition, base,
    findings, differences: differences(base, d.definition), impact: d.impact, impactCurrent: d.impact !== null && d.impactHash === hash,
    answer: d.answer, decidedByName: d.decidedByName, submittedAt: iso(d.submittedAt), decidedAt: iso(d.decidedAt),
    may: { edit, submit: edit, decide: may('rulebook.draft.approve', 'SUBMITTED') && !d.editors.includes(actor!.accountId), withdraw: may('rulebook.draft.write', 'DRAFT', 'SUBMITTED', 'RETURNED') },
  };
}
