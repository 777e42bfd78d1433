import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/actor.ts';
import { type Act, auditActorOf, type Handle } from '../context.ts';
import { sightOfResult } from '../domain/visibility.ts';
import { answerSelfTransformation, findIdleMark, insertSelfTransformation, listSelfTransformations } from '../store/result-library.ts';
import { findResult } from '../store/results.ts';
import { RESULT_CHANGED } from './move-result.ts';

/**
 * A completer of a result that lay idle for a year asks to transform it himself (one-year rule).
 * @throws Problem NOT_FOUND, FORBIDDEN, RESULT_NOT_IDLE, NOT_A_COMPLETER, SELF_TRANSFORMATION_OPEN
 */
export async function askSelfTransformation(handle: Handle, act: Act, resultId: string, plan: string): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const row = await findResult(tx.sql, resultId, { lock: true });
    if (!row || sightOfResult(act.actor, row) === 'none') throw notFound('科技成果', 'result', resultId);
    const assignment = authorise(act.actor, 'market.result.self-transform', { organisationIds: row.organisationId ? [row.organisationId] : [] });
    const { accountId, displayName } = act.actor!;
    if (!row.completers.some((c) => c.name === displayName)) {
      throw new Problem('NOT_A_COMPLETER', {
        status: 403, zh: `“${displayName}”不在这项成果的完成人之列`, en: `${displayName} is not among the completers of this result`,
        remedy: { zh: '请由完成人本人登录办理；姓名有误的先变更登记', en: 'A completer asks under his own account; correct the registered names first if they are wrong' },
      });
    }
    if (!(await findIdleMark(tx.sql, resultId))) {
      throw new Problem('RESULT_NOT_IDLE', {
        status: 409, zh: '单位登记后满一年未转化的成果，完成人才可申请自行转化', en: 'A completer may ask only when the unit has left the result idle for a year after its registration',
      });
    }
    await insertSelfTransformation(tx.sql, { id: newId(act.now), resultId, by: { id: accountId, name: displayName }, plan, at: act.now });
    tx.emit({ topic: RESULT_CHANGED, key: resultId });
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'market.result.self-transformation-asked', subject: { kind: 'market.result', id: resultId }, detail: {}, requestId: act.requestId,
    });
  });
}

/**
 * The unit answers; when it agrees, `answer` names the agreement.
 * @throws Problem NOT_FOUND, FORBIDDEN, SELF_TRANSFORMATION_ANSWERED
 */
export async function answerAskedSelfTransformation(handle: Handle, act: Act, resultId: string, input: { agree: boolean; answer: string }): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const row = await findResult(tx.sql, resultId, { lock: true });
    if (!row || sightOfResult(act.actor, row) === 'none') throw notFound('科技成果', 'result', resultId);
    const assignment = authorise(act.actor, 'market.result.review', { organisationIds: row.organisationId ? [row.organisationId] : [] });
    const open = (await listSelfTransformations(tx.sql, resultId)).find((s) => s.status === 'ASKED');
    if (open?.askedBy === act.actor!.accountId) throw sameHand();
    const by = { id: act.actor!.accountId, name: act.actor!.displayName };
    if (!open || !(await answerSelfTransformation(tx.sql, open.id, { status: input.agree ? 'AGREED' : 'REFUSED', answer: input.answer, by, at: act.now }))) {
      throw new Problem('SELF_TRANSFORMATION_ANSWERED', { status: 409, zh: '没有待答复的自行转化申请', en: 'No such request waits for an answer' });
    }
    tx.emit({ topic: RESULT_CHANGED, key: resultId });
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'market.result.self-transformation-answered', subject: { kind: 'market.result', id: resultId },
      detail: { agree: input.agree }, requestId: act.requestId,
    });
  });
}

function sameHand(): Problem {
  return new Problem('SELF_TRANSFORMATION_SAME_HAND', { status: 403, zh: '本人的申请须由他人答复', en: 'Somebody else answers one\'s own request' });
}
