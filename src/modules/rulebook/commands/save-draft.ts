import { appendAudit } from '../../../kernel/audit/index.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { ruleVersion } from '../../../kernel/rules/index.ts';
import { type Act, auditBy } from '../act.ts';
import { differences } from '../domain/difference.ts';
import { draftOf } from '../draft-of.ts';
import { saveDraftText } from '../store/drafts.ts';

export interface DraftTextInput {
  /** The one the writer saw. */
  revision: number;
  title: string;
  reason: string;
  definition: unknown;
}

/**
 * Saves a draft that still has faults; only its shape must be right. Number and regions stay as they were given.
 *
 * @throws Problem NOT_FOUND, FORBIDDEN, RULEBOOK_DRAFT_CLOSED, RULEBOOK_DRAFT_UNREADABLE, RULEBOOK_DRAFT_CHANGED
 */
export async function saveDraft(db: Database | Tx, act: Act, id: string, { revision, title, reason, definition }: DraftTextInput): Promise<void> {
  await inTransaction(db, async (tx) => {
    const draft = await draftOf(tx, id);
    const assignment = authorise(act.actor, 'rulebook.draft.write', { region: draft.region });
    if (draft.status !== 'DRAFT' && draft.status !== 'RETURNED') throw closed();
    const read = ruleVersion.safeParse(definition);
    if (!read.success) throw unreadable(read.error.issues);
    const next = { ...read.data, version: draft.definition.version, regions: draft.definition.regions };
    if (!(await saveDraftText(tx.sql, id, revision, { title, reason, definition: next, by: act.actor!.accountId, at: act.now }))) throw changedMeanwhile();
    await appendAudit(tx, {
      at: act.now, actor: auditBy(act, assignment), action: 'rulebook.draft.saved', subject: { kind: 'rulebook.draft', id },
      detail: { revision: revision + 1, title, reason, changes: differences(draft.definition, next).map(({ kind, part, before, after }) => ({ kind, part, before, after })) }, requestId: act.requestId,
    });
    tx.emit({ topic: 'rulebook.draft.changed', key: id });
  });
}

const closed = (): Problem =>
  new Problem('RULEBOOK_DRAFT_CLOSED', { status: 409, zh: '修订稿已送审或已办结，不能再改', en: 'The draft is submitted or decided and cannot be changed', remedy: { zh: '请审批人退回后再改', en: 'Ask for it to be returned first' } });

export const changedMeanwhile = (): Problem =>
  new Problem('RULEBOOK_DRAFT_CHANGED', { status: 409, zh: '修订稿已被他人修改', en: 'Somebody has changed the draft meanwhile', remedy: { zh: '重新打开后再操作', en: 'Open it again' } });

const unreadable = (issues: readonly { path: PropertyKey[]; message: string }[]): Problem =>
  new Problem('RULEBOOK_DRAFT_UNREADABLE', {
    zh: '修订稿的内容不合格式', en: 'The draft does not have the form of a rule version', where: { field: issues[0]?.path.join('.') ?? '' },
    remedy: { zh: '按提示逐项改正', en: 'Mend each field named' },
    details: issues.slice(0, 20).map((i) => ({ code: 'RULEBOOK_DRAFT_UNREADABLE', zh: `“${i.path.join('.')}”填写不合格式`, en: `${i.path.join('.')}: ${i.message}`, where: { field: i.path.join('.') } })),
  });
