import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Sql } from '../../kernel/db/index.ts';
import { formatYuan } from '../../kernel/base/money.ts';
import type { ContractRow } from '../../modules/contracts/index.ts';
import type { MarketModule } from '../../modules/market/index.ts';
import type { TradingModule } from '../../modules/trading/index.ts';

interface Words {
  zh: string;
  en: string;
}

/** What the public was told that the contract would be. */
interface Published {
  priceFen: number;
  contractType: string;
  paymentMode: string;
  scope: string;
  sellerId: string;
  buyerId: string;
  buyerName: string;
  related: boolean;
}

interface Parts {
  market: Pick<MarketModule, 'readDeal'>;
  trading: Pick<TradingModule, 'soldUnder'>;
  /** Whether two bodies, by credit code, are on record as related on a day, also through a third. */
  related(db: Sql, a: string, b: string, on: CalendarDate): Promise<boolean>;
}

const plain = (text: string): string => text.replace(/\s/g, '');

/** How a contract differs from what was published; empty when it does not. Joint owners may sign beside the seller. */
export function differsFromPublished(contract: Pick<ContractRow, 'contractAmountFen' | 'type' | 'paymentMode' | 'subject' | 'parties' | 'relatedParties'>, p: Published): Words[] {
  const out: Words[] = [];
  // Royalties are registered with the entry fee alone and supplemented later (技术合同认定规则 art. 51).
  const royalty = p.paymentMode.includes('ROYALTY');
  if (royalty ? contract.contractAmountFen > p.priceFen : contract.contractAmountFen !== p.priceFen) out.push({ zh: `成交额须为公示的 ${formatYuan(p.priceFen)} 元；变更价格须重新公示`, en: `The amount must be the ${formatYuan(p.priceFen)} yuan that were published; another price asks for a new notice` });
  if (contract.type !== p.contractType) out.push({ zh: '合同类型与公示的转化方式不一致', en: 'The kind of contract is not the one that was published' });
  if (contract.paymentMode !== p.paymentMode) out.push({ zh: '支付方式与双方确认并公示的条款不一致', en: 'The payment is not the one of the published terms' });
  if (!plain(contract.subject).includes(plain(p.scope))) out.push({ zh: `标的须写明公示的范围“${p.scope}”`, en: `The subject must state the published scope, "${p.scope}"` });
  const side = (which: 'seller' | 'buyer') => contract.parties.filter((party) => party.side === which);
  if (!side('seller').some((s) => s.organisationId === p.sellerId)) out.push({ zh: '卖方须包括公示的成果单位', en: 'The sellers must include the owner that was published' });
  if (side('buyer').length !== 1 || side('buyer')[0]!.organisationId !== p.buyerId) out.push({ zh: `买方须为公示的“${p.buyerName}”`, en: `The buyer must be the published one, "${p.buyerName}"` });
  if (p.related && !contract.relatedParties) out.push({ zh: '公示注明了关联关系，合同须一并注明', en: 'The notice stated a relation between the parties; the contract must state it as well' });
  return out;
}

/**
 * What market, sales and the register of links know against the filing of a contract. A negotiated price of a job result
 * and the outcome of a sale were published and bind the contract (PTA art. 18); a known relation has to be stated.
 */
export function knownAgainst({ market, trading, related }: Parts): (db: Sql, contract: ContractRow, on: CalendarDate) => Promise<Words[]> {
  return async (db, contract, on) => {
    const { talkId, pricingCaseId } = contract.links;
    const out: Words[] = [];
    const deal = talkId === null ? undefined : await market.readDeal(db, talkId);
    if (deal?.noticeNeeded && deal.terms) {
      const { talk, terms } = deal;
      out.push(...differsFromPublished(contract, { ...terms, sellerId: talk.sellerId, buyerId: talk.buyerId, buyerName: talk.buyerName, related: terms.relatedParties }));
    }
    const sold = talkId !== null || pricingCaseId === null ? undefined : await trading.soldUnder(db, pricingCaseId);
    if (sold) {
      const { sale, winner } = sold;
      if (!winner || sale.soldFen === null || sale.contractId !== contract.id) out.push({ zh: '该项目的成交已作废，不能按此登记合同', en: 'The sale behind this contract has been undone' });
      else out.push(...differsFromPublished(contract, { priceFen: sale.soldFen, contractType: sale.contractType, paymentMode: sale.paymentMode, scope: sale.scope, sellerId: sale.sellerId, buyerId: winner.organisationId, buyerName: winner.organisationName, related: winner.related }));
    }
    if (!contract.relatedParties) out.push(...(await hiddenRelations(related, db, contract, on)));
    return out;
  };
}

async function hiddenRelations(related: Parts['related'], db: Sql, { parties }: ContractRow, on: CalendarDate): Promise<Words[]> {
  const out: Words[] = [];
  for (const seller of parties.filter((p) => p.side === 'seller')) {
    for (const buyer of parties.filter((p) => p.side === 'buyer')) {
      if (!seller.creditCode || !buyer.creditCode || !(await related(db, seller.creditCode, buyer.creditCode, on))) continue;
      out.push({ zh: `登记的关联信息显示“${seller.name}”与“${buyer.name}”有关联关系（含经第三方），须注明`, en: `The register of links holds "${seller.name}" and "${buyer.name}" for related; state it` });
    }
  }
  return out;
}
