import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { type Assignment, auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, TradingParts } from '../act.ts';
import { judgeRelation, type RelationVerdict } from '../domain/relation.ts';
import { biddersOf, type BidderRow, changeBidder, findBidder, insertBidder } from '../store/bidders.ts';
import { findSale, type SaleRow } from '../store/sales.ts';
import { takeDeposit } from './deposits.ts';
import { SALE_CHANGED } from './offer-sale.ts';

/** States of a sale in which bidders may register, until its last day. */
export const REGISTERING: readonly string[] = ['ANNOUNCED', 'EXTENDED', 'PRICE_CUT'];

const REFUSED: Record<Extract<RelationVerdict, { answer: 'REFUSE' }>['code'], { zh: string; en: string; remedyZh: string; remedyEn: string }> = {
  SELLER_MAY_NOT_BID: { zh: '转让方不得参与竞买', en: 'The seller may not bid', remedyZh: '由与转让方无关的单位报名', remedyEn: 'Let an organisation other than the seller register' },
  SELLER_STAFF_MAY_NOT_BID: { zh: '委托人的工作人员不得参与拍卖竞买', en: 'Staff of the seller may not bid in an auction', remedyZh: '由与委托人无关的人员报名', remedyEn: 'Let somebody who does not work for the seller register' },
  RELATION_NOT_MARKED: { zh: '受让方是成果完成人或与转让方有关联关系，须如实注明', en: 'The bidder is a completer of the result or related to the seller, and must say so', remedyZh: '勾选有关联关系并说明，由单位另行批准', remedyEn: 'Mark the relation and explain it; the unit then approves it separately' },
  RELATION_NOT_EXPLAINED: { zh: '请说明关联关系', en: 'Explain the relation', remedyZh: '写明与转让方或完成人的关系，至少四个字', remedyEn: 'Say how you are related to the seller or a completer, in four characters or more' },
};

/** A firm registers for a sale with its statement on relations. @throws Problem FORBIDDEN, NOT_FOUND, REGISTRATION_NOT_OPEN, the refusals above, BIDDER_REGISTERED */
export async function registerBidder(
  parts: TradingParts, db: Database | Tx, act: Act, saleId: string, input: { organisationId: string; related: boolean; relation: string | null; bankReference: string },
): Promise<{ id: string }> {
  const assignment = authorise(act.actor, 'trading.sale.bid', { organisationIds: [input.organisationId] });
  const actor = act.actor!;
  return inTransaction(db, async (tx) => {
    const sale = await findSale(tx.sql, saleId, { lock: true });
    const organisation = await parts.identity.findOrganisation(tx.sql, input.organisationId);
    if (!sale || !organisation) throw notFound('项目', 'sale', saleId);
    if (!REGISTERING.includes(sale.status) || sale.until === null || dateOf(act.now) > sale.until) {
      throw new Problem('REGISTRATION_NOT_OPEN', { status: 409, zh: sale.until ? `报名已于 ${sale.until} 截止或已中止` : '尚未公告，不能报名', en: sale.until ? `Registration ended on ${sale.until} or is suspended` : 'Not announced yet' });
    }
    // One person behind two bidders would bid against himself, and know both.
    const twice = (await biddersOf(tx.sql, saleId)).some((b) => b.accountId === actor.accountId && b.organisationId !== organisation.id && b.status !== 'REFUSED' && b.status !== 'RELEASED');
    if (twice) throw new Problem('ONE_PERSON_TWO_BIDDERS', { status: 409, zh: '您已代表另一单位报名该项目，一人不得代表两家竞买人', en: 'You have registered another organisation for this sale; one person does not act for two bidders' });
    const verdict = judgeRelation({
      kind: sale.kind, actsFor: actor.assignments.map((a) => a.organisationId), bidderId: organisation.id, bidderName: organisation.nameZh, personName: actor.displayName,
      sellerId: sale.sellerId, sellerName: sale.sellerName, completers: sale.completers, knownRelation: await parts.related(tx.sql, organisation.id, sale.sellerId, dateOf(act.now)), statedRelated: input.related, relation: input.relation,
    });
    if (verdict.answer === 'REFUSE') {
      const { zh, en, remedyZh, remedyEn } = REFUSED[verdict.code];
      throw new Problem(verdict.code, { status: 409, zh, en, where: { field: 'related' }, remedy: { zh: remedyZh, en: remedyEn } });
    }
    const id = newId(act.now);
    await insertBidder(tx.sql, {
      id, saleId, organisationId: organisation.id, organisationName: organisation.nameZh, accountId: actor.accountId, accountName: actor.displayName, related: verdict.answer === 'MARKED',
      relation: verdict.answer === 'MARKED' ? input.relation : null, bankReference: input.bankReference, depositFen: sale.depositFen, registeredAt: act.now,
    });
    await record(tx, act, assignment, 'trading.bidder.registered', id, { sale: saleId, related: verdict.answer === 'MARKED' });
    tx.emit({ topic: SALE_CHANGED, key: saleId });
    return { id };
  });
}

async function record(tx: Tx, act: Act, assignment: Assignment, action: string, id: string, detail: Record<string, unknown>): Promise<void> {
  await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action, subject: { kind: 'trading.bidder', id }, detail, requestId: act.requestId });
}

/** A step with a bidder of one's own sale, or, with `anySale`, of any in one's reach. */
async function onBidder<T>(
  db: Database | Tx, act: Act, bidderId: string, permission: string, waitingFor: readonly BidderRow['status'][],
  step: (tx: Tx, bidder: BidderRow, sale: SaleRow, assignment: Assignment) => Promise<T>,
): Promise<T> {
  return inTransaction(db, async (tx) => {
    const found = await findBidder(tx.sql, bidderId);
    // Sale first, then bidder: everybody locks in this order.
    const sale = found && (await findSale(tx.sql, found.saleId, { lock: true }));
    const assignment = authorise(act.actor, permission, { organisationIds: sale ? [sale.sellerId] : [], region: sale?.region ?? null });
    const bidder = await findBidder(tx.sql, bidderId, { lock: true });
    if (!sale || !bidder) throw notFound('竞买人', 'bidder', bidderId);
    if (!waitingFor.includes(bidder.status) || ![...REGISTERING, 'REGISTRATION', 'SUSPENDED'].includes(sale.status)) {
      throw new Problem('BIDDER_NOT_WAITING', { status: 409, zh: '该竞买人现在不需要此项办理', en: 'Nothing of this kind is due for the bidder now' });
    }
    const answer = await step(tx, bidder, sale, assignment);
    tx.emit({ topic: SALE_CHANGED, key: sale.id });
    return answer;
  });
}

/** The head of the unit lets a related bidder take part. @throws Problem FORBIDDEN, NOT_FOUND, BIDDER_NOT_WAITING */
export function approveRelation(db: Database | Tx, act: Act, bidderId: string, { reason }: { reason: string }): Promise<void> {
  return onBidder(db, act, bidderId, 'trading.relation.approve', ['APPLIED'], async (tx, bidder, _sale, assignment) => {
    if (!bidder.related) throw new Problem('BIDDER_NOT_WAITING', { status: 409, zh: '该竞买人没有关联关系', en: 'The bidder is not related' });
    await changeBidder(tx.sql, bidder.id, { relationApprovedBy: act.actor!.accountId, reason });
    await record(tx, act, assignment, 'trading.relation.approved', bidder.id, { reason });
  });
}

/**
 * The unit judges a bidder's qualification; a related one only after the extra approval, and one whose relation came to be
 * known since he registered not at all: he registers anew and says so.
 * @throws Problem FORBIDDEN, NOT_FOUND, BIDDER_NOT_WAITING, RELATION_NOT_APPROVED, RELATION_NOT_MARKED, REASON_REQUIRED
 */
export function qualifyBidder(parts: Pick<TradingParts, 'related'>, db: Database | Tx, act: Act, bidderId: string, { qualified, reason }: { qualified: boolean; reason: string | null }): Promise<void> {
  return onBidder(db, act, bidderId, 'trading.bidder.qualify', ['APPLIED'], async (tx, bidder, sale, assignment) => {
    if (!qualified && !reason) throw new Problem('REASON_REQUIRED', { zh: '请写明不予准入的理由', en: 'Give the reason of the refusal', where: { field: 'reason' } });
    if (qualified && bidder.related && bidder.relationApprovedBy === null) {
      throw new Problem('RELATION_NOT_APPROVED', { status: 409, zh: '关联竞买人须先经单位负责人批准', en: 'A related bidder needs the approval of the head of the unit first' });
    }
    if (qualified && !bidder.related && (await parts.related(tx.sql, bidder.organisationId, sale.sellerId, dateOf(act.now)))) {
      throw new Problem('RELATION_NOT_MARKED', {
        status: 409, zh: '登记的关联信息显示该竞买人与转让方有关联关系，报名时未注明', en: 'The register of links holds this bidder for related to the seller, which he did not say',
        remedy: { zh: '不予准入，由其注明关联关系后重新报名', en: 'Refuse it; the bidder registers again and marks the relation' },
      });
    }
    await changeBidder(tx.sql, bidder.id, { status: qualified ? 'QUALIFIED' : 'REFUSED', ...(reason !== null && { reason }) });
    await record(tx, act, assignment, qualified ? 'trading.bidder.qualified' : 'trading.bidder.refused', bidder.id, { reason });
  });
}

/** The exchange confirms that the deposit has come in: it is held in the ledger, and the bidder is admitted. @throws Problem FORBIDDEN, NOT_FOUND, BIDDER_NOT_WAITING */
export function confirmDeposit(db: Database | Tx, act: Act, bidderId: string): Promise<{ hold: string }> {
  return onBidder(db, act, bidderId, 'trading.deposit.confirm', ['QUALIFIED'], async (tx, bidder, sale, assignment) => {
    const hold = await takeDeposit(tx, sale, bidder, { at: act.now, by: auditActor(act.actor!, assignment) });
    await changeBidder(tx.sql, bidder.id, { status: 'ADMITTED', hold, deposit: 'HELD' });
    await record(tx, act, assignment, 'trading.deposit.held', bidder.id, { hold, amountFen: bidder.depositFen });
    return { hold };
  });
}

/** Admitted bidders, and those still waiting for somebody. */
export async function standOfBidders(tx: Pick<Tx, 'sql'>, saleId: string): Promise<{ admitted: BidderRow[]; waiting: BidderRow[] }> {
  const all = await biddersOf(tx.sql, saleId);
  return { admitted: all.filter((b) => b.status === 'ADMITTED'), waiting: all.filter((b) => b.status === 'APPLIED' || b.status === 'QUALIFIED') };
}
