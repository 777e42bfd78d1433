import { appendAudit } from '../../../kernel/audit/index.ts';
import { type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { type Assignment, authorise, findGrant, forbidden } from '../../../kernel/identity/index.ts';
import { type Act, auditBy, type BrokerParts, type Handle } from '../act.ts';
import type { MandateSubject, OwnStage, RewardSide } from '../contract.ts';
import { type BrokerRow, findBroker, findBrokers } from '../store/brokers.ts';
import {
  changeMandate, decideDisputeRow, findDispute, findMandate, insertDispute, insertEvent, insertMandate, type MandateRow, readShares, replaceShares,
} from '../store/mandates.ts';

export interface MandateProposal {
  subject: MandateSubject;
  subjectId: string;
  rewardTo: RewardSide;
  fromOn: CalendarDate;
  shares?: readonly { brokerId: string; sharePpm: number }[];
  evidence: { text: string; documents: string[] };
  demo?: boolean;
}

const WHOLE = 1_000_000;

/** The registered broker behind a sign-in, practising today. @throws Problem BROKER_NOT_PRACTISING */
async function practising(tx: Tx, act: Act): Promise<BrokerRow> {
  const broker = act.actor && (await findBroker(tx.sql, { accountId: act.actor.accountId }, dateOf(act.now)));
  if (!broker || broker.status !== 'REGISTERED' || !broker.organisationId) {
    throw new Problem('BROKER_NOT_PRACTISING', {
      status: 409,
      zh: '只有已登记并以一家机构名义执业的技术经纪人可以承接委托',
      en: 'Only a registered broker who practises in the name of an organisation may take mandates',
      remedy: { zh: '在“我的登记”中查看登记状态和执业机构', en: 'See status and organisation under "My registration"' },
    });
  }
  return broker;
}

async function note(tx: Tx, act: Act, mandateId: string, kind: string, text: string, documents: readonly string[] = []): Promise<void> {
  await insertEvent(tx.sql, { id: newId(act.now), mandateId, at: act.now, kind, text, documents: [...documents], accountId: act.actor?.accountId ?? null, byName: act.actor?.displayName ?? '' });
}

async function tell(tx: Tx, act: Act, assignment: Assignment | undefined, action: string, mandateId: string, detail: Record<string, unknown>): Promise<void> {
  await appendAudit(tx, { at: act.now, actor: auditBy(act, assignment), action, subject: { kind: 'brokers.mandate', id: mandateId }, detail, requestId: act.requestId });
  tx.emit({ topic: 'brokers.mandate.changed', key: mandateId });
}

/**
 * A broker states that he brings a deal; the client confirms. Every broker named must be registered and practising.
 * @throws Problem BROKER_NOT_PRACTISING, MANDATE_SUBJECT_CLOSED, MANDATE_EXISTS, MANDATE_SHARES_NOT_WHOLE
 */
export async function proposeMandate(parts: BrokerParts, handle: Handle, act: Act, input: MandateProposal): Promise<string> {
  return inTransaction(handle, async (tx) => {
    const broker = await practising(tx, act);
    const assignment = authorise(act.actor, 'brokers.mandate.write', { organisationIds: [broker.organisationId!] });
    const topic = await parts.findTopic(tx.sql, act.actor, input.subject, input.subjectId);
    if (!topic) {
      throw new Problem('MANDATE_SUBJECT_CLOSED', { status: 409, zh: '该需求、成果或洽谈不存在、不公开或已结束', en: 'There is no such open demand, result or talk' });
    }
    const shares = input.shares ?? [{ brokerId: broker.id, sharePpm: WHOLE }];
    await checkShares(tx, act, shares, broker.id);
    const id = newId(act.now);
    await insertMandate(tx.sql, {
      id, subject: input.subject, demandId: topic.demandId, resultId: topic.resultId, talkId: topic.talkId, title: topic.title, clientId: topic.client.id, clientName: topic.client.name,
      region: topic.region, rewardTo: input.rewardTo, fromOn: input.fromOn, demo: input.demo ?? false, by: act.actor!.accountId, at: act.now,
    });
    await replaceShares(tx.sql, id, shares);
    await note(tx, act, id, 'PROPOSED', input.evidence.text, input.evidence.documents);
    await tell(tx, act, assignment, 'brokers.mandate.proposed', id, { subject: input.subject, subjectId: input.subjectId, rewardTo: input.rewardTo, shares });
    return id;
  });
}

async function checkShares(tx: Tx, act: Act, shares: readonly { brokerId: string; sharePpm: number }[], needed: string): Promise<void> {
  const named = await findBrokers(tx.sql, shares.map((s) => s.brokerId), dateOf(act.now));
  const unfit = shares.find((s) => named.get(s.brokerId)?.status !== 'REGISTERED' || !named.get(s.brokerId)?.organisationId);
  if (unfit || !shares.some((s) => s.brokerId === needed)) {
    throw new Problem('MANDATE_BROKER_UNFIT', { zh: '份额中须包括本人，且每位都是已登记、正在执业的经纪人', en: 'The shares must name you, and registered, practising brokers only', where: { field: 'shares' } });
  }
}

async function lockMandate(tx: Tx, id: string): Promise<MandateRow> {
  const mandate = await findMandate(tx.sql, id, { lock: true });
  if (!mandate) throw notFound('经纪委托', 'mandate', id);
  return mandate;
}

/** The broker of the actor when he has a share in the mandate. */
async function sharer(tx: Tx, act: Act, mandate: MandateRow): Promise<BrokerRow> {
  const broker = act.actor && (await findBroker(tx.sql, { accountId: act.actor.accountId }, dateOf(act.now)));
  const shares = await readShares(tx.sql, [mandate.id]);
  if (!broker || !shares.some((s) => s.brokerId === broker.id)) throw notFound('经纪委托', 'mandate', mandate.id);
  return broker;
}

const grantOf = (act: Act, broker: BrokerRow): Assignment => authorise(act.actor, 'brokers.mandate.write', { organisationIds: broker.organisationId ? [broker.organisationId] : [] });

/** @throws Problem NOT_FOUND, FORBIDDEN, MANDATE_ANSWERED */
export async function answerMandate(handle: Handle, act: Act, id: string, input: { accept: boolean; reason: string }): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const mandate = await lockMandate(tx, id);
    const assignment = authorise(act.actor, 'brokers.mandate.confirm', { organisationIds: [mandate.clientId] });
    if (mandate.status !== 'PROPOSED') throw new Problem('MANDATE_ANSWERED', { status: 409, zh: '该委托已答复', en: 'This mandate has been answered' });
    await changeMandate(tx.sql, id, input.accept ? { status: 'CONFIRMED', confirmedBy: act.actor!.accountId } : { status: 'DECLINED' }, act.now);
    await note(tx, act, id, input.accept ? 'CONFIRMED' : 'DECLINED', input.reason || (input.accept ? '委托方确认' : '委托方谢绝'));
    await tell(tx, act, assignment, input.accept ? 'brokers.mandate.confirmed' : 'brokers.mandate.declined', id, { reason: input.reason });
  });
}

/** Either side ends a mandate; what was earned before stays. @throws Problem NOT_FOUND, MANDATE_NOT_LIVING */
export async function endMandate(handle: Handle, act: Act, id: string, reason: string): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const mandate = await lockMandate(tx, id);
    const client = findGrant(act.actor, 'brokers.mandate.confirm', { organisationIds: [mandate.clientId] });
    const assignment = client ?? grantOf(act, await sharer(tx, act, mandate));
    living(mandate);
    await changeMandate(tx.sql, id, { status: 'ENDED', endedOn: dateOf(act.now) }, act.now);
    await note(tx, act, id, 'ENDED', reason);
    await tell(tx, act, assignment, 'brokers.mandate.ended', id, { reason });
  });
}

function living(mandate: MandateRow): void {
  if (mandate.status === 'PROPOSED' || mandate.status === 'CONFIRMED') return;
  throw new Problem('MANDATE_NOT_LIVING', { status: 409, zh: '该委托已结束', en: 'This mandate is over' });
}

/** Evidence is added, never changed. @throws Problem NOT_FOUND, MANDATE_NOT_LIVING */
export async function addMandateEvent(handle: Handle, act: Act, id: string, input: { kind: string; text: string; documents: string[] }): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const mandate = await lockMandate(tx, id);
    const assignment = grantOf(act, await sharer(tx, act, mandate));
    living(mandate);
    await note(tx, act, id, input.kind, input.text, input.documents);
    await tell(tx, act, assignment, 'brokers.mandate.noted', id, { kind: input.kind, documents: input.documents });
  });
}

/**
 * Moves a card and sets the next action. A deal that a talk decides is where the talk is: such a card cannot be moved.
 * @throws Problem NOT_FOUND, CARD_STAGE_DERIVED, MANDATE_CHANGED_MEANWHILE
 */
export async function moveCard(parts: BrokerParts, handle: Handle, act: Act, id: string, input: { version: number; stage?: OwnStage; nextAction: string; nextOn: CalendarDate | null }): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const mandate = await lockMandate(tx, id);
    const assignment = grantOf(act, await sharer(tx, act, mandate));
    living(mandate);
    if (mandate.version !== input.version) throw new Problem('MANDATE_CHANGED_MEANWHILE', { status: 409, zh: '卡片已被更新，请刷新后再改', en: 'The card was changed meanwhile; look again' });
    const facts = (await parts.dealsOf(tx.sql, [mandate])).get(id);
    if (facts && input.stage && input.stage !== mandate.stage) {
      throw new Problem('CARD_STAGE_DERIVED', {
        status: 409, zh: '已进入洽谈的，阶段由洽谈和合同的实际进展决定', en: 'Once there is a talk, the stage follows the talk and its contract',
        remedy: { zh: '可以修改下一步和日期', en: 'The next action and its day can be changed' },
      });
    }
    await changeMandate(tx.sql, id, { stage: facts ? undefined : input.stage, nextAction: input.nextAction, nextOn: input.nextOn }, act.now);
    if (input.stage && input.stage !== mandate.stage) await note(tx, act, id, 'MOVED', `${STAGE[mandate.stage]} → ${STAGE[input.stage]}`);
    await tell(tx, act, assignment, 'brokers.mandate.moved', id, { from: mandate.stage, to: input.stage ?? mandate.stage, nextAction: input.nextAction, nextOn: input.nextOn });
  });
}

const STAGE: Record<OwnStage, string> = { LEAD: '线索', CONTACTED: '已联系', MATCHED: '已推荐' };

/** Another broker says the deal is his. @throws Problem NOT_FOUND, BROKER_NOT_PRACTISING, DISPUTE_OPEN, DISPUTE_OWN */
export async function raiseDispute(handle: Handle, act: Act, id: string, input: { claim: string; documents: string[] }): Promise<string> {
  return inTransaction(handle, async (tx) => {
    const mandate = await lockMandate(tx, id);
    const broker = await practising(tx, act);
    const assignment = grantOf(act, broker);
    if ((await readShares(tx.sql, [id])).some((s) => s.brokerId === broker.id)) throw new Problem('DISPUTE_OWN', { status: 409, zh: '您已是该委托的经纪人', en: 'You are named by this mandate already' });
    living(mandate);
    const disputeId = newId(act.now);
    await insertDispute(tx.sql, { id: disputeId, mandateId: id, claimantId: broker.id, claim: input.claim, documents: input.documents, by: act.actor!.accountId, at: act.now });
    await tell(tx, act, assignment, 'brokers.dispute.raised', id, { dispute: disputeId, claim: input.claim });
    return disputeId;
  });
}

/** @throws Problem NOT_FOUND, FORBIDDEN, DISPUTE_DECIDED, DISPUTE_SHARES_MISSING */
export async function decideDispute(
  handle: Handle,
  act: Act,
  disputeId: string,
  input: { uphold: boolean; decision: string; shares?: readonly { brokerId: string; sharePpm: number }[] },
): Promise<string> {
  return inTransaction(handle, async (tx) => {
    const dispute = await findDispute(tx.sql, disputeId);
    const mandate = dispute && (await lockMandate(tx, dispute.mandateId));
    if (!dispute || !mandate) throw notFound('异议', 'dispute', disputeId);
    const assignment = authorise(act.actor, 'brokers.dispute.decide', { region: mandate.region });
    if (act.actor!.assignments.some((a) => a.organisationId === mandate.clientId)) throw forbidden('brokers.dispute.decide');
    if (dispute.status !== 'OPEN') throw new Problem('DISPUTE_DECIDED', { status: 409, zh: '异议已裁定', en: 'The dispute has been decided' });
    if (input.uphold) {
      if (!input.shares?.some((s) => s.brokerId === dispute.claimantId)) {
        throw new Problem('DISPUTE_SHARES_MISSING', { zh: '异议成立的，须写明包括异议人在内的新份额', en: 'An upheld dispute needs new shares that name the claimant', where: { field: 'shares' } });
      }
      await checkShares(tx, act, input.shares, dispute.claimantId);
      await replaceShares(tx.sql, mandate.id, input.shares);
    }
    await decideDisputeRow(tx.sql, disputeId, { status: input.uphold ? 'UPHELD' : 'DISMISSED', decision: input.decision, by: act.actor!.accountId, at: act.now });
    await note(tx, act, mandate.id, 'DISPUTE', `${input.uphold ? '异议成立' : '异议不成立'}：${input.decision}`);
    await tell(tx, act, assignment, 'brokers.dispute.decided', mandate.id, { dispute: disputeId, uphold: input.uphold, shares: input.shares ?? null });
    return mandate.id;
  });
}
