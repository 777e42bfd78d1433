import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import { notFound, Problem } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Identity, Organisation } from '../../kernel/identity/index.ts';
import type { ContractDraft } from '../../modules/contracts/contract.ts';
import type { ContractsModule } from '../../modules/contracts/index.ts';
import type { Act, DealOfTalk, MarketModule } from '../../modules/market/index.ts';

interface Parts {
  market: MarketModule;
  contracts: ContractsModule;
  identity: Pick<Identity, 'findOrganisation'>;
}

const ONE_YEAR = 365;

export function isAgreed(status: DealOfTalk['talk']['status']): boolean {
  return ['AGREED', 'PRICING', 'PRICE_FIXED', 'CONTRACTED'].includes(status);
}

/** What stands between a talk and its contract, in words; empty when it may be entered. */
export function waitingFor(deal: DealOfTalk): { zh: string; en: string }[] {
  const { talk, terms, noticeNeeded } = deal;
  if (!isAgreed(talk.status)) {
    return [{ zh: '双方尚未就条款达成一致', en: 'The two sides have not agreed on the terms' }];
  }
  // Listing and auction publish by themselves, but only where there is one: its own contract is entered from it.
  if (talk.jobResult && (terms?.pricingMode === 'LISTED' || terms?.pricingMode === 'AUCTION')) {
    return [{ zh: '条款约定挂牌或拍卖：请在“挂牌竞价”中完成交易并公示结果，合同从该项目录入', en: 'The terms name a listing or an auction: hold the sale, and enter the contract from it' }];
  }
  if (noticeNeeded && talk.status !== 'PRICE_FIXED' && talk.status !== 'CONTRACTED') {
    return [{ zh: '协议定价公示尚未完成', en: 'The pricing notice is not complete' }];
  }
  return [];
}

/**
 * Turns an agreed talk into a contract draft of the seller, filled with what both sides confirmed.
 * @throws Problem DEAL_NOT_AGREED, DEAL_PRICE_NOT_FIXED, CONTRACT_TALK_USED, FORBIDDEN
 */
export async function enterContract(parts: Parts, tx: Tx, act: Act, talkId: string): Promise<{ contractId: string; caseId: string }> {
  const deal = await parts.market.readDeal(tx.sql, talkId, { lock: true });
  if (!deal) throw notFound('洽谈', 'talk', talkId);
  const [obstacle] = waitingFor(deal);
  if (obstacle || !deal.terms) throw notReady(deal, obstacle);
  const { talk, terms } = deal;
  const [seller, buyer, result] = await Promise.all([
    parts.identity.findOrganisation(tx.sql, talk.sellerId),
    parts.identity.findOrganisation(tx.sql, talk.buyerId),
    parts.market.findResult(tx.sql, talk.resultId),
  ]);
  if (!seller || !buyer || !result) throw notFound('洽谈的当事方或成果', 'party or result of the talk', talkId);
  const today = dateOf(act.now);
  const { id, caseId } = await parts.contracts.createContract(tx, act, {
    demo: seller.demo || buyer.demo,
    links: { talkId, demandId: talk.demandId, resultId: talk.resultId, pricingCaseId: talk.pricingCaseId, pricingMode: terms.pricingMode },
    draft: {
      name: nameOfContract(talk.resultTitle, terms.contractType),
      type: terms.contractType,
      signDate: today,
      startDate: today,
      endDate: addDays(today, ONE_YEAR),
      contractAmountFen: terms.priceFen,
      technologyTransactionAmountFen: terms.priceFen,
      actualAmountFen: 0,
      nonTechnicalItems: [],
      paymentMode: terms.paymentMode,
      intellectualProperty: result.ipList
        .filter((ip) => ip.kind !== 'other' && (ip.number || ip.title))
        .map((ip) => ({ kind: ip.kind as 'patent', number: ip.number || ip.title })),
      projectSource: 'none',
      relatedParties: terms.relatedParties,
      relatedPartiesNote: null,
      subject: terms.scope,
      parties: [partyOf('seller', seller), partyOf('buyer', buyer)],
    },
  });
  await parts.market.markTalkContracted(tx, act, talkId);
  return { contractId: id, caseId };
}

const SUFFIX: Record<string, string> = { DEVELOPMENT: '技术开发合同', TRANSFER: '技术转让合同', LICENCE: '技术许可合同', CONSULTING: '技术咨询合同', SERVICE: '技术服务合同' };

export function nameOfContract(resultTitle: string, type: string): string {
  return `${resultTitle.replace(/技术$/, '')}${SUFFIX[type.split('_')[0]!] ?? '技术合同'}`.slice(0, 200);
}

/** One side of a contract as the platform knows it, holding the whole of it. */
export function partyOf(side: 'seller' | 'buyer', o: Organisation): ContractDraft['parties'][number] {
  const kind = o.kind === 'firm' || o.kind === 'university' || o.kind === 'institute' ? o.kind : ('other' as const);
  return { side, organisationId: o.id, name: o.nameZh, creditCode: o.creditCode, region: o.region, country: 'CN', kind, sharePpm: 1_000_000 };
}

function notReady({ noticeNeeded, talk }: DealOfTalk, obstacle: { zh: string; en: string } | undefined): Problem {
  const priced = noticeNeeded && ['AGREED', 'PRICING'].includes(talk.status);
  return new Problem(priced ? 'DEAL_PRICE_NOT_FIXED' : 'DEAL_NOT_AGREED', {
    status: 409,
    zh: obstacle?.zh ?? '条款缺失',
    en: obstacle?.en ?? 'The terms are missing',
    remedy: priced
      ? { zh: '公示期满且异议办结后再录入合同', en: 'Enter the contract once the notice has run out and every objection is answered' }
      : { zh: '请双方先确认条款', en: 'Both sides confirm the terms first' },
  });
}
