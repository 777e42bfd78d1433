import { newId } from '../../../kernel/base/id.ts';
import { formatYuan } from '../../../kernel/base/money.ts';
import { daysBetween } from '../../../kernel/base/calendar-date.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, TradingParts } from '../act.ts';
import type { SaleOfferInput } from '../contract.ts';
import { depositCeiling } from '../domain/stages.ts';
import { insertSale } from '../store/sales.ts';

/** Topic of everything that happens to a sale; the key is its id. */
export const SALE_CHANGED = 'trading.sale.changed';

const DEFINITION = { LISTING: 'listing-sale', AUCTION: 'auction-sale' } as const;

/**
 * A unit offers one of its results by listing or auction; approval, announcement and all that follows are a case.
 * @throws Problem FORBIDDEN, NOT_FOUND, RESULT_NOT_ON_OFFER, RESULT_ON_SALE, DEPOSIT_TOO_HIGH, AUCTION_INCOMPLETE
 */
export async function offerSale(parts: TradingParts, db: Database | Tx, act: Act, input: SaleOfferInput & { demo?: boolean }): Promise<{ id: string; caseId: string }> {
  return inTransaction(db, async (tx) => {
    const result = await parts.results.find(tx.sql, input.resultId);
    const assignment = authorise(act.actor, 'trading.sale.offer', { organisationIds: result?.sellerId ? [result.sellerId] : [] });
    if (!result?.sellerId || !result.sellerName || !result.region) throw notFound('成果', 'result', input.resultId);
    if (!result.onOffer) throw new Problem('RESULT_NOT_ON_OFFER', { status: 409, zh: '成果尚未发布，或已签约', en: 'The result is not published, or is under contract already' });
    checkOffer(parts, input);
    const { demo = false, ...offer } = input;
    const id = newId(act.now);
    const { id: caseId } = await parts.procedure.openCase(tx, act, {
      definitionId: DEFINITION[offer.kind], subject: { kind: 'trading.sale', id }, title: result.title,
      parties: { university: [{ organisationId: result.sellerId, name: result.sellerName }] }, region: result.region, park: null,
    });
    await insertSale(tx.sql, {
      ...offer, id, caseId, title: result.title, abstract: result.abstract, sellerId: result.sellerId, sellerName: result.sellerName, region: result.region, completers: [...result.completers],
      status: 'OPEN', createdAt: act.now, createdBy: act.actor!.accountId, demo,
    });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: 'trading.sale.offered', subject: { kind: 'trading.sale', id },
      detail: { result: result.id, kind: offer.kind, priceFen: offer.priceFen, depositFen: offer.depositFen, reserveHash: offer.reserveHash }, requestId: act.requestId,
    });
    tx.emit({ topic: SALE_CHANGED, key: id });
    return { id, caseId };
  });
}

function checkOffer({ rules }: TradingParts, offer: SaleOfferInput): void {
  const ceiling = depositCeiling(rules, offer.priceFen);
  if (offer.depositFen > ceiling) {
    throw new Problem('DEPOSIT_TOO_HIGH', {
      zh: `保证金最多 ${formatYuan(ceiling)} 元（底价的 ${rules.deposit.ceilingPpm / 10_000}%）`, en: `The deposit may be ${formatYuan(ceiling)} yuan at most (${rules.deposit.ceilingPpm / 10_000} % of the floor price)`, where: { field: 'depositFen' },
    });
  }
  if (offer.kind !== 'AUCTION') return;
  const { auctioneer, auctioneerLicence, displayPlace, displayFrom, displayUntil } = offer;
  const shown = displayFrom && displayUntil ? daysBetween(displayFrom, displayUntil) + 1 : 0;
  if (!auctioneer || !auctioneerLicence || !displayPlace || shown < rules.announcement.displayDays) {
    throw new Problem('AUCTION_INCOMPLETE', {
      zh: `拍卖须写明拍卖师及其执业证号、展示地点和时间，展示不少于 ${rules.announcement.displayDays} 日`,
      en: `An auction names its licensed auctioneer, and the place and time of display, at least ${rules.announcement.displayDays} days`, where: { field: auctioneerLicence ? 'displayUntil' : 'auctioneer', clause: '拍卖法第十一条、第四十八条' },
    });
  }
}
