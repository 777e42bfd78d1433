import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { type Assignment, auditActor } from '../../../kernel/identity/index.ts';
import type { Act, ReturnsParts } from '../act.ts';
import type { ReturnState } from '../contract.ts';
import { approverPart } from '../queries/list-returns.ts';
import { type Part, requirePart, type ReturnKey, type Scope, scopeOf } from '../scope.ts';
import { changedMeanwhile, insertExplanations, insertReturn, insertStep, lockReturn, moveReturn, readRevisions, type ReturnRow, type StepAction } from '../store/returns.ts';
import { findSubmission, readRecords } from '../store/submissions.ts';
import { publish } from './publish.ts';
import { assertFillable, keyOf } from './store-submission.ts';

interface Standing {
  scope: Scope;
  row: ReturnRow;
  assignment: Assignment;
}

interface Changed {
  state: ReturnState;
  version: number;
}

/**
 * Hands a draft over for approval. Every kind of warning has to be explained by its filler; it does not stop the figures.
 * @throws Problem FORBIDDEN, RETURN_UNKNOWN, RETURN_EMPTY, RETURN_NOT_OPEN, RETURN_CHANGED_MEANWHILE, WARNINGS_UNEXPLAINED
 */
export function submitReturn(parts: ReturnsParts, db: Database | Tx, act: Act, key: ReturnKey, input: { version: number; explanations: readonly { group: string; text: string }[] }): Promise<Changed> {
  return inTransaction(db, async (tx) => {
    const { scope, row, assignment } = await stand(parts, tx, act, key, input.version, () => 'fill');
    assertFillable(row);
    const submission = row.submissionId ? await findSubmission(tx.sql, row.submissionId) : undefined;
    if (!submission) throw empty();
    const [record] = (await readRecords(tx.sql, submission.id, { limit: 1, offset: 0 })).rows;
    const given = new Map(input.explanations.filter((e) => e.text.length > 0).map((e) => [e.group, e.text]));
    // In a form the note beside the figure is its explanation.
    for (const g of submission.outcome.groups) {
      const note = scope.collection.layout === 'form' && g.field ? record?.remarks[g.field]?.note : null;
      if (note && !given.has(g.group)) given.set(g.group, note);
    }
    const open = submission.outcome.groups.filter((g) => (given.get(g.group) ?? '').length < parts.parameters.explanationLeast);
    if (open.length > 0) {
      throw new Problem('WARNINGS_UNEXPLAINED', {
        zh: `还有 ${open.length} 项需写明原因，首项：${open[0]!.zh}`, en: `${open.length} things are still to be explained, the first: ${open[0]!.en}`,
        where: open[0]!.field ? { field: open[0]!.field } : undefined,
        remedy: { zh: `逐项写明原因（不少于 ${parts.parameters.explanationLeast} 字），或更正数值`, en: `Give the reason for each (at least ${parts.parameters.explanationLeast} characters), or correct the values` },
        details: open.map((g) => ({ code: g.code, zh: g.zh, en: g.en, where: g.field ? { field: g.field } : undefined })),
      });
    }
    const seq = await step(tx, act, row, assignment, 'SUBMITTED', null);
    const groups = new Set(submission.outcome.groups.map((g) => g.group));
    await insertExplanations(tx.sql, row.id, seq, [...given].filter(([g]) => groups.has(g)).map(([group, text]) => ({ group, text })));
    return conclude(tx, act, { scope, row, assignment }, 'SUBMITTED', 'returns.return.submitted', { explanations: given.size });
  });
}

/**
 * First or second approval, as its turn is. The second locks the return and publishes its figures.
 * @throws Problem FORBIDDEN, RETURN_UNKNOWN, RETURN_NOT_WAITING, RETURN_OWN_WORK, RETURN_SAME_APPROVER, RETURN_CHANGED_MEANWHILE
 */
export function approveReturn(parts: ReturnsParts, db: Database | Tx, act: Act, key: ReturnKey, input: { version: number; opinion: string | null }): Promise<Changed> {
  return inTransaction(db, async (tx) => {
    const { scope, row, assignment } = await stand(parts, tx, act, key, input.version, inTurn);
    const second = row.state === 'FIRST_APPROVED';
    // The database refuses whoever filled it, and the same person twice.
    await step(tx, act, row, assignment, second ? 'APPROVED_SECOND' : 'APPROVED_FIRST', input.opinion);
    const published = second ? await publish(parts, tx, act, scope, row) : 0;
    return conclude(tx, act, { scope, row, assignment }, second ? 'LOCKED' : 'FIRST_APPROVED', second ? 'returns.return.locked' : 'returns.return.approved', { opinion: input.opinion, published });
  });
}

/** @throws Problem FORBIDDEN, RETURN_UNKNOWN, RETURN_NOT_WAITING, RETURN_CHANGED_MEANWHILE */
export function giveBackReturn(parts: ReturnsParts, db: Database | Tx, act: Act, key: ReturnKey, input: { version: number; reason: string }): Promise<Changed> {
  return inTransaction(db, async (tx) => {
    const standing = await stand(parts, tx, act, key, input.version, inTurn);
    await step(tx, act, standing.row, standing.assignment, 'RETURNED', input.reason);
    return conclude(tx, act, standing, 'DRAFT', 'returns.return.given-back', { reason: input.reason });
  });
}

/**
 * Opens a further revision of a locked return. What it has published stays until the revision is locked in its turn.
 * @throws Problem FORBIDDEN, RETURN_UNKNOWN, RETURN_NOT_LOCKED, RETURN_CHANGED_MEANWHILE
 */
export function reviseReturn(parts: ReturnsParts, db: Database | Tx, act: Act, key: ReturnKey, input: { version: number; reason: string }): Promise<Changed> {
  return inTransaction(db, async (tx) => {
    const { scope, row, assignment } = await stand(parts, tx, act, key, input.version, () => 'second');
    if (row.state !== 'LOCKED') {
      throw new Problem('RETURN_NOT_LOCKED', { status: 409, zh: '本次填报还没有锁定，直接修改即可', en: 'The return is not locked yet; it can simply be changed' });
    }
    const { state: _s, version: _v, submissionId: _i, ...kept } = row;
    const revision: ReturnRow = { ...row, id: newId(act.now), revision: row.revision + 1, state: 'DRAFT', version: 1, submissionId: null, openedAt: act.now };
    await insertReturn(tx.sql, { ...kept, id: revision.id, revision: revision.revision, openedAt: act.now, collectionVersion: scope.collection.version });
    await step(tx, act, revision, assignment, 'OPENED', input.reason);
    await record(tx, act, { scope, row: revision, assignment }, 'returns.return.revised', { reason: input.reason, after: row.id });
    return { state: 'DRAFT', version: 1 };
  });
}

function inTurn(row: ReturnRow): Part {
  const part = approverPart(row.state);
  if (!part) throw new Problem('RETURN_NOT_WAITING', { status: 409, zh: '这份填报现在不待审核', en: 'This return is not waiting for approval now', remedy: { zh: '刷新后再办理', en: 'Reload and decide again' } });
  return part;
}

async function stand(parts: ReturnsParts, tx: Tx, act: Act, key: ReturnKey, version: number, partFor: (row: ReturnRow) => Part): Promise<Standing> {
  const scope = scopeOf(parts, key);
  await lockReturn(tx.sql, key);
  const [row] = await readRevisions(tx.sql, key);
  if (!row) throw empty();
  const assignment = requirePart(act.actor, partFor(row), scope);
  if (row.version !== version) throw changedMeanwhile();
  return { scope, row, assignment };
}

function empty(): Problem {
  return new Problem('RETURN_EMPTY', { status: 409, zh: '还没有填报内容', en: 'Nothing has been filled in yet', remedy: { zh: '上传工作簿，或在网页上填写并保存', en: 'Upload a workbook, or fill it in here and save' } });
}

function step(tx: Tx, act: Act, row: ReturnRow, assignment: Assignment, action: StepAction, reason: string | null): Promise<number> {
  const actor = act.actor!;
  return insertStep(tx.sql, {
    returnId: row.id, action, submissionId: row.submissionId, by: actor.accountId, byName: actor.displayName, organisationName: assignment.organisationName, at: act.now, reason,
  });
}

async function conclude(tx: Tx, act: Act, standing: Standing, state: ReturnRow['state'], action: string, detail: Record<string, unknown>): Promise<Changed> {
  const version = await moveReturn(tx.sql, standing.row.id, standing.row.version, { state });
  await record(tx, act, standing, action, detail);
  return { state, version };
}

async function record(tx: Tx, act: Act, { scope, row, assignment }: Standing, action: string, detail: Record<string, unknown>): Promise<void> {
  await appendAudit(tx, {
    at: act.now, actor: auditActor(act.actor!, assignment), action, subject: { kind: 'returns.return', id: row.id },
    detail: { ...keyOf(scope), revision: row.revision, submission: row.submissionId, ...detail }, requestId: act.requestId,
  });
  tx.emit({ topic: 'returns.return.changed', key: row.id, payload: keyOf(scope) });
}

