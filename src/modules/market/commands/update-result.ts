import { appendAudit } from '../../../kernel/audit/index.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { type Assignment, authorise } from '../../../kernel/identity/actor.ts';
import { type Act, auditActorOf, type Handle, type ProcedurePort } from '../context.ts';
import { type ResultDraft, resultDraft } from '../contract/result.ts';
import { differences, REGISTERED_FACTS } from '../domain/differences.ts';
import { publishableReasons } from '../domain/registrable.ts';
import { sightOfResult } from '../domain/visibility.ts';
import { mayBeEdited, PUBLISHABLE } from '../queries/view-result.ts';
import { insertMaturity, insertVersion, listVersions } from '../store/result-library.ts';
import { findResult, replaceResultDraft, type ResultRow, setResultStatus } from '../store/results.ts';
import { RESULT_CHANGED } from './move-result.ts';

/**
 * Saves a result; every state it ever had is kept as a version. Facts that were reviewed change in a draft only, and a
 * registered maturity with evidence only.
 * @throws Problem NOT_FOUND, FORBIDDEN, RESULT_NOT_EDITABLE, RESULT_FACTS_REGISTERED, RESULT_CHANGED_MEANWHILE
 */
export async function updateResultDraft(handle: Handle, act: Act, id: string, version: number, sent: ResultDraft): Promise<void> {
  await changeResult(handle, act, id, 'market.result.saved', { title: sent.title }, async (tx, row) => {
    if (!mayBeEdited(row)) throw notEditable(row.status);
    const before = resultDraft.parse(row);
    // A form that says nothing about owners leaves them as they are.
    const draft = sent.owners.length > 0 ? sent : { ...sent, owners: before.owners };
    const changed = differences(before, draft).map((d) => d.field);
    if (row.caseId && row.status !== 'DRAFT') {
      const fixed = changed.filter((f) => f === 'maturity' || (REGISTERED_FACTS as readonly string[]).includes(f));
      if (fixed.length > 0) throw factsRegistered(fixed[0]!);
    }
    const by = { id: act.actor!.accountId, name: act.actor!.displayName };
    // One that was imported or entered before versions were kept: what it was is the first.
    if ((await listVersions(tx.sql, id)).length === 0) await insertVersion(tx.sql, id, before, { id: null, name: row.source }, row.updatedAt);
    if (!(await replaceResultDraft(tx.sql, id, version, draft, act.now))) {
      throw new Problem('RESULT_CHANGED_MEANWHILE', {
        status: 409, zh: '您打开之后，这项成果已被他人保存', en: 'Somebody saved this result after you opened it',
        remedy: { zh: '重新打开，再把您的修改写入', en: 'Open it again and enter your changes once more' },
      });
    }
    if (changed.length > 0) await insertVersion(tx.sql, id, draft, by, act.now);
  });
}

/** A new level with what it rests on. @throws Problem NOT_FOUND, FORBIDDEN */
export async function recordMaturity(handle: Handle, act: Act, id: string, input: { level: number; evidence: string; asOf: string }): Promise<void> {
  await changeResult(handle, act, id, 'market.result.maturity', { level: input.level }, async (tx, row) => {
    const by = { id: act.actor!.accountId, name: act.actor!.displayName };
    await insertMaturity(tx.sql, id, input, by, act.now);
    if (row.maturity !== input.level) await insertVersion(tx.sql, id, { ...resultDraft.parse(row), maturity: input.level }, by, act.now);
  });
}

/** Into the library, after registration. @throws Problem NOT_FOUND, FORBIDDEN, RESULT_NOT_PUBLISHABLE, RESULT_INCOMPLETE */
export async function publishOwnResult(handle: Handle, act: Act, procedure: ProcedurePort, id: string): Promise<void> {
  await changeResult(handle, act, id, 'market.result.published', {}, async (tx, row) => {
    if (!PUBLISHABLE.includes(row.status)) {
      throw new Problem('RESULT_NOT_PUBLISHABLE', {
        status: 409, zh: `成果当前状态（${row.status}）不能发布`, en: `The result cannot be published in its present state (${row.status})`,
        remedy: { zh: '草稿须先提交单位审核，登记后再发布', en: 'Submit a draft to the unit first; it is published once it is registered' },
      });
    }
    const [missing] = publishableReasons(row);
    if (missing) {
      throw new Problem('RESULT_INCOMPLETE', {
        zh: `成果还不能发布：${missing.zh}`, en: `The result cannot be published yet: ${missing.en}`, where: { field: row.title.length < 2 ? 'title' : 'abstract' }, remedy: { zh: '补上后再发布', en: 'Fill them in, then publish' },
      });
    }
    if (row.caseId) await procedure.takeAction(tx, act, { caseId: row.caseId, action: 'publish', data: {}, reason: null });
    else await setResultStatus(tx.sql, id, 'PUBLISHED', act.now);
  });
}

/** @throws Problem NOT_FOUND, FORBIDDEN, RESULT_NOT_PUBLISHED */
export async function withdrawOwnResult(handle: Handle, act: Act, procedure: ProcedurePort, id: string, reason: string): Promise<void> {
  await changeResult(handle, act, id, 'market.result.withdrawn', { reason }, async (tx, row) => {
    if (row.status !== 'PUBLISHED') throw resultNotPublished(row.status);
    if (row.caseId) await procedure.takeAction(tx, act, { caseId: row.caseId, action: 'withdraw', data: {}, reason });
    else await setResultStatus(tx.sql, id, 'WITHDRAWN', act.now);
  });
}

export function resultNotPublished(status: string): Problem {
  return new Problem('RESULT_NOT_PUBLISHED', {
    status: 409, zh: `成果当前不在库（${status}）`, en: `The result is not in the library now (${status})`,
    remedy: { zh: '正在洽谈的成果须先结束洽谈', en: 'End the talks about it first' },
  });
}

export function notEditable(status: string): Problem {
  return new Problem('RESULT_NOT_EDITABLE', {
    status: 409, zh: `成果当前状态（${status}）不能修改`, en: `The result cannot be changed in its present state (${status})`,
    remedy: { zh: '审核中的先撤回；公示或签约中的成果内容已公开，须先结束该程序', en: 'Take it back while it is under review; what is under notice or contract has been made public, end that first' },
  });
}

function factsRegistered(field: string): Problem {
  return new Problem('RESULT_FACTS_REGISTERED', {
    status: 409, zh: '权属、完成人、经费来源、密级和成熟度已经审核登记，不能直接修改', en: 'Owners, completers, funding, secrecy and maturity have been reviewed and registered; they are not changed like this',
    where: { field },
    remedy: { zh: '成熟度请“更新成熟度”并附依据；其他登记事项先撤回成果，再办理“变更登记事项”', en: 'Record a new maturity with its evidence; for the others withdraw the result and take "change what is registered"' },
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
