import { z } from 'zod';
import { pageOf, pageQuery } from '../../../kernel/base/page.ts';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { fen, idParams, instant, listOf, paymentModes, pricingModes, talkContractTypes } from './words.ts';

/**
 * ASKED → OPEN (accepted) → AGREED → (PRICING → PRICE_FIXED) → CONTRACTED; or DECLINED, ENDED. A change of terms leads
 * from AGREED, PRICING and PRICE_FIXED back to OPEN.
 */
export const talkStatuses = ['ASKED', 'DECLINED', 'OPEN', 'AGREED', 'PRICING', 'PRICE_FIXED', 'CONTRACTED', 'ENDED'] as const;
export type TalkStatus = (typeof talkStatuses)[number];

export const talkSides = ['buyer', 'seller'] as const;
export type TalkSide = (typeof talkSides)[number];

export const terms = z.object({
  contractType: z.enum(talkContractTypes),
  pricingMode: z.enum(pricingModes),
  priceFen: fen,
  paymentMode: z.enum(paymentModes).default('LUMP_SUM'),
  /** Scope, exclusivity, territory, term: what the price buys. */
  scope: z.string().trim().max(2_000).default(''),
  /** The buyer is the completer or otherwise related: marked in the notice. */
  relatedParties: z.boolean().default(false),
}).refine((t) => (t.pricingMode === 'FREE') === (t.priceFen === 0), {
  path: ['priceFen'],
  message: '免费须为 0 元，其他方式须有价格 / Free means zero, every other mode needs a price',
});
export type Terms = z.output<typeof terms>;

export const termsVersion = z.object({
  ...terms.shape,
  version: z.number().int(),
  proposedBy: z.enum(talkSides),
  proposedAt: instant,
  buyerConfirmedAt: instant.nullable(),
  sellerConfirmedAt: instant.nullable(),
});
export type TermsVersion = z.output<typeof termsVersion>;

export const talkMessage = z.object({
  id: z.uuid(),
  at: instant,
  side: z.enum(talkSides),
  authorName: z.string(),
  text: z.string(),
});

const party = z.object({ organisationId: z.uuid(), name: z.string(), region: z.string().nullable() });

export const talkView = z.object({
  id: z.uuid(),
  status: z.enum(talkStatuses),
  demand: z.object({ id: z.uuid(), title: z.string() }),
  result: z.object({ id: z.uuid(), title: z.string(), jobResult: z.boolean() }),
  buyer: party,
  seller: party,
  /** The side the reader stands on. */
  side: z.enum(talkSides),
  declineReason: z.string().nullable(),
  endReason: z.string().nullable(),
  messages: z.array(talkMessage),
  /** Newest last; only the last counts. */
  terms: z.array(termsVersion),
  pricingCaseId: z.uuid().nullable(),
  /** A negotiated price of a job result goes through a public notice first (PTA 18). */
  noticeNeeded: z.boolean(),
  version: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
  may: z.object({
    answer: z.boolean(), write: z.boolean(), propose: z.boolean(), confirm: z.boolean(), end: z.boolean(), enterContract: z.boolean(),
  }),
});
export type TalkView = z.output<typeof talkView>;

export const talkListItem = talkView.pick({ id: true, status: true, demand: true, result: true, buyer: true, seller: true, side: true, updatedAt: true });

export const listTalks = routeContract({
  id: 'market.listTalks',
  method: 'GET',
  path: '/api/market/talks',
  access: { permission: 'market.talk.take-part' },
  summary: { zh: '本单位的洽谈', en: 'Talks of the own organisation' },
  query: pageQuery.extend({ status: listOf(talkStatuses), demandId: z.uuid().optional(), resultId: z.uuid().optional() }),
  response: pageOf(talkListItem),
});

export const askToTalk = routeContract({
  id: 'market.askToTalk',
  method: 'POST',
  path: '/api/market/talks',
  access: { permission: 'market.talk.take-part' },
  summary: { zh: '就一项成果发起洽谈', en: 'Ask to talk about a result' },
  body: z.object({ demandId: z.uuid(), resultId: z.uuid(), message: z.string().trim().min(1).max(4_000) }),
  response: talkView,
  errors: ['TALK_EXISTS', 'TALK_SAME_ORGANISATION', 'DEMAND_NOT_OPEN', 'RESULT_NOT_PUBLISHED', 'RESULT_WITHOUT_ACCOUNT'],
});

export const getTalk = routeContract({
  id: 'market.getTalk',
  method: 'GET',
  path: '/api/market/talks/:id',
  access: { permission: 'market.talk.take-part' },
  summary: { zh: '一次洽谈，只对双方可见', en: 'One talk, seen by its two parties only' },
  params: idParams,
  response: talkView,
  errors: ['NOT_FOUND'],
});

const onTalk = <B extends z.ZodType>(verb: string, id: string, zh: string, en: string, body: B, errors: readonly string[]) =>
  routeContract({
    id,
    method: 'POST',
    path: `/api/market/talks/:id/${verb}`,
    access: { permission: 'market.talk.take-part' },
    summary: { zh, en },
    params: idParams,
    body,
    response: talkView,
    errors,
  });

export const answerTalk = onTalk('answer', 'market.answerTalk', '成果方答复是否洽谈', 'The owner accepts or declines',
  z.object({ accept: z.boolean(), reason: z.string().trim().max(1_000).default('') })
    .refine((a) => a.accept || a.reason.length >= 2, { path: ['reason'], message: '婉拒须说明理由 / Declining needs a reason' }),
  ['TALK_NOT_ASKED']);
export const writeMessage = onTalk('messages', 'market.writeMessage', '发送消息', 'Write a message',
  z.object({ text: z.string().trim().min(1).max(4_000) }), ['TALK_CLOSED']);
export const proposeTerms = onTalk('terms', 'market.proposeTerms', '提出条款；此前的确认全部失效', 'Propose terms; earlier confirmations lapse',
  z.object({ terms, version: z.number().int() }), ['TALK_NOT_OPEN', 'TALK_CHANGED_MEANWHILE', 'TERMS_UNCHANGED']);
export const confirmTerms = onTalk('confirm', 'market.confirmTerms', '确认当前条款；双方确认即达成一致', 'Confirm the current terms; both confirmed means agreed',
  z.object({ termsVersion: z.number().int() }), ['TERMS_NOT_CURRENT', 'TALK_NOT_OPEN']);
export const endTalk = onTalk('end', 'market.endTalk', '结束洽谈', 'End the talk',
  z.object({ reason: z.string().trim().min(2).max(1_000) }), ['TALK_CLOSED']);
