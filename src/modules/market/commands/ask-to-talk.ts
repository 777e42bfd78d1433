import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/actor.ts';
import { type Act, auditActorOf, type Handle, type OrganisationDirectory, type ProcedurePort } from '../context.ts';
import { sightOfDemand, sightOfResult } from '../domain/visibility.ts';
import { findDemand } from '../store/demands.ts';
import { findResult } from '../store/results.ts';
import { insertMessage, insertTalk } from '../store/talks.ts';
import { demandNotOpen } from './close-demand.ts';
import { TALK_CHANGED } from './on-talk.ts';
import { moveResult } from './move-result.ts';
import { resultNotPublished } from './update-result.ts';

/**
 * A firm asks the owner of a result to talk, about one of its published demands.
 * @throws Problem NOT_FOUND, FORBIDDEN, DEMAND_NOT_OPEN, RESULT_NOT_PUBLISHED, RESULT_WITHOUT_ACCOUNT, TALK_SAME_ORGANISATION, TALK_EXISTS
 */
export async function openTalk(
  handle: Handle,
  act: Act,
  organisations: OrganisationDirectory,
  procedure: ProcedurePort,
  input: { demandId: string; resultId: string; message: string },
): Promise<string> {
  return inTransaction(handle, async (tx) => {
    const demand = await findDemand(tx.sql, input.demandId);
    if (!demand || sightOfDemand(act.actor, demand) === 'none') throw notFound('技术需求', 'demand', input.demandId);
    const assignment = authorise(act.actor, 'market.talk.take-part', { organisationIds: demand.organisationId ? [demand.organisationId] : [] });
    if (demand.status !== 'PUBLISHED' && demand.status !== 'MATCHED') throw demandNotOpen(demand.status);
    const result = await findResult(tx.sql, input.resultId, { lock: true });
    if (!result || sightOfResult(act.actor, result) === 'none') throw notFound('科技成果', 'result', input.resultId);
    if (result.status !== 'PUBLISHED' && result.status !== 'NEGOTIATING') throw resultNotPublished(result.status);
    if (!result.organisationId) throw withoutAccount(result.contact);
    if (result.organisationId === demand.organisationId) throw sameOrganisation();
    const seller = await organisations.findOrganisation(tx.sql, result.organisationId);
    if (!seller) throw withoutAccount(result.contact);

    const id = newId(act.now);
    await insertTalk(tx.sql, {
      id, demandId: demand.id, resultId: result.id, at: act.now,
      buyer: { id: demand.organisationId!, name: demand.organisationName!, region: demand.region },
      seller: { id: seller.id, name: seller.nameZh, region: seller.region },
    });
    await insertMessage(tx.sql, {
      id: newId(act.now), talkId: id, at: act.now, side: 'buyer', accountId: act.actor!.accountId, authorName: act.actor!.displayName, text: input.message,
    });
    if (result.status === 'PUBLISHED') await moveResult(tx, act, procedure, result, 'NEGOTIATING');
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'market.talk.asked', subject: { kind: 'market.talk', id },
      detail: { demandId: demand.id, resultId: result.id, sellerId: seller.id }, requestId: act.requestId,
    });
    tx.emit({ topic: TALK_CHANGED, key: id });
    return id;
  });
}

function withoutAccount(contact: string): Problem {
  return new Problem('RESULT_WITHOUT_ACCOUNT', {
    status: 409,
    zh: '成果单位尚未入驻平台，不能在线洽谈',
    en: 'The owner of this result has no account on the platform',
    remedy: contact
      ? { zh: `请直接联系：${contact}`, en: `Please contact: ${contact}` }
      : { zh: '请联系管理服务中心协助对接', en: 'Ask the service centre to make contact' },
  });
}

function sameOrganisation(): Problem {
  return new Problem('TALK_SAME_ORGANISATION', {
    status: 409, zh: '需求方与成果方是同一单位', en: 'The demand and the result belong to the same organisation',
  });
}
