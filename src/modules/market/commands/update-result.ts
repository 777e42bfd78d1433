import { appendAudit } from '../../../kernel/audit/index.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { type Assignment, authorise } from '../../../kernel/identity/actor.ts';
import { type Act, auditActorOf, type Handle } from '../context.ts';
import type { ResultDraft } from '../contract/result.ts';
import { sightOfResult } from '../domain/visibility.ts';
import { EDITABLE, PUBLISHABLE } from '../queries/view-result.ts';
import { findResult, replaceResultDraft, type ResultRow, setResultStatus } from '../store/results.ts';

/** Topic on which the index and live views hear of a result; the key is its id. */
export const RESULT_CHANGED = 'market.result.changed';

/** @throws Problem NOT_FOUND, FORBIDDEN, RESULT_NOT_EDITABLE, RESULT_CHANGED_MEANWHILE */
export async function updateResultDraft(handle: Handle, act: Act, id: string, version: number, draft: ResultDraft): Promise<void> {
  await changeResult(handle, act, id, 'market.result.saved', { title: draft.title }, async (tx, row) => {
    if (!(EDITABLE as readonly string[]).includes(row.status)) {
      throw new Problem('RESULT_NOT_EDITABLE', {
        status: 409, zh: `成果当前状态（${row.status}）不能修改`, en: `The result cannot be changed in its present state (${row.status})`,
        remedy: { zh: '公示或签约中的成果内容已公开，须先结束该程序', en: 'What is under notice or contract has been made public; end that first' },
      });
    }
    if (!(await replaceResultDraft(tx.sql, id, version, draft, act.now))) {
      throw new Problem('RESULT_CHANGED_MEANWHILE', {
        status: 409, zh: '您打开之后，这项成果已被他人保存', en: 'Somebody saved this result after you opened it',
        remedy: { zh: '重新打开，再把您的修改写入', en: 'Open it again and enter your changes once more' },
      });
    }
  });
}

/** The unit publishes its result itself. @throws Problem NOT_FOUND, FORBIDDEN, RESULT_NOT_PUBLISHABLE, RESULT_INCOMPLETE */
export async function publishOwnResult(handle: Handle, act: Act, id: string): Promise<void> {
  await changeResult(handle, act, id, 'market.result.published', {}, async (tx, row) => {
    if (!(PUBLISHABLE as readonly string[]).includes(row.status)) {
      throw new Problem('RESULT_NOT_PUBLISHABLE', {
        status: 409, zh: `成果当前状态（${row.status}）不能发布`, en: `The result cannot be published in its present state (${row.status})`,
      });
    }
    if (row.title.length < 2 || (row.abstract.trim() === '' && row.keywords.length === 0)) {
      throw new Problem('RESULT_INCOMPLETE', {
        zh: '发布须有名称和简介', en: 'A name and an abstract are needed for publication', where: { field: row.title.length < 2 ? 'title' : 'abstract' },
        remedy: { zh: '补上后再发布', en: 'Fill them in, then publish' },
      });
    }
    await setResultStatus(tx.sql, id, 'PUBLISHED', act.now);
  });
}

/** @throws Problem NOT_FOUND, FORBIDDEN, RESULT_NOT_PUBLISHED */
export async function withdrawOwnResult(handle: Handle, act: Act, id: string, reason: string): Promise<void> {
  await changeResult(handle, act, id, 'market.result.withdrawn', { reason }, async (tx, row) => {
    if (row.status !== 'PUBLISHED') throw resultNotPublished(row.status);
    await setResultStatus(tx.sql, id, 'WITHDRAWN', act.now);
  });
}

export function resultNotPublished(status: string): Problem {
  return new Problem('RESULT_NOT_PUBLISHED', {
    status: 409, zh: `成果当前不在库（${status}）`, en: `The result is not in the library now (${status})`,
    remedy: { zh: '正在洽谈的成果须先结束洽谈', en: 'End the talks about it first' },
  });
}

async function changeResult(
  handle: Handle,
  act: Act,
  id: string,
  action: string,
  detail: Record<string, unknown>,
  change: (tx: Tx, row: ResultRow, assignment: Assignment) => Promise<void>,
): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const row = await findResult(tx.sql, id, { lock: true });
    if (!row || sightOfResult(act.actor, row) === 'none') throw notFound('科技成果', 'result', id);
    const assignment = authorise(act.actor, 'market.result.write', { organisationIds: row.organisationId ? [row.organisationId] : [] });
    await change(tx, row, assignment);
    tx.emit({ topic: RESULT_CHANGED, key: id });
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action, subject: { kind: 'market.result', id }, detail, requestId: act.requestId,
    });
  });
}
