import { z } from 'zod';
import { routeContract } from '../../kernel/base/route-contract.ts';

/**
 * The seller's side turns an agreed talk into a contract draft, filled from what the platform already knows.
 */
export const enterContractOfTalk = routeContract({
  id: 'deal.enterContractOfTalk',
  method: 'POST',
  path: '/api/deals/talks/:id/contract',
  access: { permission: 'contracts.contract.write' },
  summary: { zh: '由达成一致的洽谈录入合同', en: 'Enter the contract of an agreed talk' },
  params: z.object({ id: z.uuid() }),
  response: z.object({ contractId: z.uuid(), caseId: z.uuid() }),
  errors: ['DEAL_NOT_AGREED', 'DEAL_PRICE_NOT_FIXED', 'CONTRACT_TALK_USED'],
});

/** The seller's side turns a sale whose result has passed its notice into a contract draft. */
export const enterContractOfSale = routeContract({
  id: 'deal.enterContractOfSale',
  method: 'POST',
  path: '/api/deals/sales/:id/contract',
  access: { permission: 'contracts.contract.write' },
  summary: { zh: '由挂牌、拍卖的成交录入合同', en: 'Enter the contract of a sale' },
  params: z.object({ id: z.uuid() }),
  response: z.object({ contractId: z.uuid(), caseId: z.uuid() }),
  errors: ['SALE_NOT_DECIDED', 'SALE_CONTRACTED', 'ACTION_NOT_POSSIBLE'],
});

/** Where a talk stands on its way to a registered contract. */
export const dealOfTalk = routeContract({
  id: 'deal.dealOfTalk',
  method: 'GET',
  path: '/api/deals/talks/:id',
  access: 'signed-in',
  summary: { zh: '洽谈到登记的进展', en: 'From the talk to the registered contract' },
  params: z.object({ id: z.uuid() }),
  response: z.object({
    talkId: z.uuid(),
    agreed: z.boolean(),
    needsNotice: z.boolean(),
    pricingCaseId: z.uuid().nullable(),
    priceFixed: z.boolean(),
    contractId: z.uuid().nullable(),
    contractStatus: z.string().nullable(),
    registrationNumber: z.string().nullable(),
    /** What stands in the way of entering the contract; empty when it may be entered. */
    waitingFor: z.array(z.object({ zh: z.string(), en: z.string() })),
  }),
});
