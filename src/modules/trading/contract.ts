import { z } from 'zod';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';

const fen = z.number().int();
const amount = z.number().int().min(1).max(900_000_000_000_000);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const nonce = z.string().min(16).max(128);
const idParams = z.object({ id: z.uuid() });
const words = z.object({ zh: z.string(), en: z.string() });
const instant = z.string();

const CONTRACT_TYPES = [
  'DEVELOPMENT_COMMISSIONED', 'DEVELOPMENT_COOPERATIVE', 'TRANSFER_PATENT', 'TRANSFER_PATENT_APPLICATION', 'TRANSFER_KNOWHOW', 'TRANSFER_SOFTWARE', 'TRANSFER_IC_LAYOUT', 'TRANSFER_VARIETY',
  'LICENCE_PATENT', 'LICENCE_KNOWHOW',
] as const;

export const saleOffer = z
  .object({
    kind: z.enum(['LISTING', 'AUCTION']),
    property: z.enum(['RESULT', 'ENTERPRISE']).default('RESULT'),
    method: z.enum(['ASCENDING', 'SEALED']),
    resultId: z.uuid(),
    scope: z.string().trim().min(2).max(500),
    contractType: z.enum(CONTRACT_TYPES),
    paymentMode: z.enum(['LUMP_SUM', 'INSTALMENT']),
    priceFen: amount,
    appraisalFen: amount.nullable().default(null),
    basisNote: z.string().trim().min(4).max(2000),
    stepFen: amount,
    depositFen: amount,
    reserveHash: sha256.nullable().default(null),
    auctioneer: z.string().trim().min(2).max(200).nullable().default(null),
    auctioneerLicence: z.string().trim().min(2).max(100).nullable().default(null),
    displayPlace: z.string().trim().min(2).max(300).nullable().default(null),
    displayFrom: z.iso.date().nullable().default(null),
    displayUntil: z.iso.date().nullable().default(null),
  })
  .strict();
export type SaleOfferInput = z.output<typeof saleOffer>;

const saleItem = z.object({
  id: z.string(), kind: z.enum(['LISTING', 'AUCTION']), property: z.enum(['RESULT', 'ENTERPRISE']), method: z.enum(['ASCENDING', 'SEALED']), title: z.string(), sellerName: z.string(), region: z.string(),
  priceFen: fen, depositFen: fen, status: z.string(), until: z.iso.date().nullable(), bidders: z.number().int(), auctionId: z.string().nullable(), opensAt: instant.nullable(), closesAt: instant.nullable(),
  soldFen: fen.nullable(), demo: z.boolean(),
});

export const listSales = routeContract({
  id: 'trading.listSales',
  method: 'GET',
  path: '/api/trading/sales',
  access: 'public',
  summary: { zh: '挂牌和拍卖', en: 'Listings and auctions' },
  query: pageQuery.extend({ live: z.enum(['true', 'false']).transform((v) => v === 'true').optional() }),
  response: pageOf(saleItem).extend({ mayOffer: z.array(z.object({ id: z.string(), name: z.string() })) }),
});

const bidderView = z.object({
  id: z.string(),
  organisationName: z.string(),
  /** Told only after the end, and to the bidder himself. */
  alias: z.string().nullable(),
  related: z.boolean(),
  relation: z.string().nullable(),
  relationApproved: z.boolean(),
  bankReference: z.string(),
  status: z.enum(['APPLIED', 'QUALIFIED', 'ADMITTED', 'REFUSED', 'RELEASED']),
  reason: z.string().nullable(),
  depositFen: fen,
  deposit: z.enum(['DUE', 'HELD', 'RETURNED', 'FORFEITED', 'PAID']),
  returnBy: z.iso.date().nullable(),
});
export type BidderView = z.output<typeof bidderView>;

export const getSale = routeContract({
  id: 'trading.getSale',
  method: 'GET',
  path: '/api/trading/sales/:id',
  access: 'public',
  summary: { zh: '挂牌或拍卖的详情', en: 'One listing or auction' },
  params: idParams,
  response: saleItem.extend({
    caseId: z.string(), resultId: z.string(), abstract: z.string(), scope: z.string(), contractType: z.string(), paymentMode: z.string(), appraisalFen: fen.nullable(), basisNote: z.string(), stepFen: fen,
    reserveSet: z.boolean(), auctioneer: z.string().nullable(), auctioneerLicence: z.string().nullable(), displayPlace: z.string().nullable(), displayFrom: z.iso.date().nullable(), displayUntil: z.iso.date().nullable(),
    suspendedOn: z.iso.date().nullable(),
    /** Last day on which a suspension may end. */
    resumeBy: z.iso.date().nullable(),
    rounds: z.array(z.object({ no: z.number().int(), kind: z.enum(['FIRST', 'EXTENSION', 'PRICE_CUT', 'RESUMPTION']), priceFen: fen, from: z.iso.date(), until: z.iso.date() })),
    auctions: z.array(z.object({ id: z.string(), no: z.number().int(), method: z.enum(['ASCENDING', 'SEALED']), opensAt: instant, closesAt: instant, outcome: z.enum(['SOLD', 'NO_BIDS', 'BELOW_RESERVE']).nullable(), priceFen: fen.nullable() })),
    /** Named to the public once the result is on notice. */
    buyer: z.object({ name: z.string(), related: z.boolean(), relation: z.string().nullable() }).nullable(),
    defaults: z.array(z.object({ name: z.string(), priceFen: fen, forfeitedFen: fen, reason: z.string(), resaleFen: fen.nullable(), gapFen: fen.nullable() })),
    /** For the unit and the officers of the exchange; empty for others. */
    bidderList: z.array(bidderView),
    mine: bidderView.nullable(),
    contractId: z.string().nullable(),
    may: z.object({ register: z.array(z.object({ id: z.string(), name: z.string() })), qualify: z.boolean(), approveRelation: z.boolean(), confirmDeposit: z.boolean(), openReserve: z.boolean(), seeBidders: z.boolean() }),
  }),
});

export const getRules = routeContract({
  id: 'trading.getRules',
  method: 'GET',
  path: '/api/trading/rules',
  access: 'public',
  summary: { zh: '挂牌和竞价的参数', en: 'Parameters of listings and auctions' },
  response: z.object({
    version: z.number().int(), listingDays: z.number().int(), enterpriseWorkingDays: z.number().int(), auctionDays: z.number().int(), displayDays: z.number().int(), extensionWorkingDays: z.number().int(),
    cutFreePpm: z.number().int(), depositCeilingPpm: z.number().int(), depositReturnWorkingDays: z.number().int(), softCloseSeconds: z.number().int(), extendSeconds: z.number().int(), reserveRevealHours: z.number().int(), sealedRevealHours: z.number().int(),
  }),
});

export const offerSale = routeContract({
  id: 'trading.offerSale',
  method: 'POST',
  path: '/api/trading/sales',
  access: { permission: 'trading.sale.offer' },
  summary: { zh: '提出挂牌或拍卖', en: 'Offer a result by listing or auction' },
  body: saleOffer,
  response: z.object({ id: z.string(), caseId: z.string() }),
  errors: ['RESULT_NOT_ON_OFFER', 'RESULT_ON_SALE', 'DEPOSIT_TOO_HIGH', 'AUCTION_INCOMPLETE'],
});

export const registerBidder = routeContract({
  id: 'trading.registerBidder',
  method: 'POST',
  path: '/api/trading/sales/:id/bidders',
  access: { permission: 'trading.sale.bid' },
  summary: { zh: '报名参加', en: 'Register as a bidder' },
  params: idParams,
  body: z.object({
    organisationId: z.uuid(),
    /** The statement on relations, compulsory either way. */
    related: z.boolean(),
    relation: z.string().trim().max(500).nullable().default(null),
    bankReference: z.string().trim().min(4).max(60),
  }),
  response: z.object({ id: z.string() }),
  errors: ['REGISTRATION_NOT_OPEN', 'SELLER_MAY_NOT_BID', 'SELLER_STAFF_MAY_NOT_BID', 'RELATION_NOT_MARKED', 'RELATION_NOT_EXPLAINED', 'BIDDER_REGISTERED', 'DEPOSIT_REFERENCE_USED', 'ONE_PERSON_TWO_BIDDERS'],
});

export const qualifyBidder = routeContract({
  id: 'trading.qualifyBidder',
  method: 'POST',
  path: '/api/trading/bidders/:id/qualification',
  access: { permission: 'trading.bidder.qualify' },
  summary: { zh: '审核竞买资格', en: 'Judge a bidder’s qualification' },
  params: idParams,
  body: z.object({ qualified: z.boolean(), reason: z.string().trim().max(500).nullable().default(null) }),
  response: z.object({}),
  errors: ['BIDDER_NOT_WAITING', 'RELATION_NOT_APPROVED', 'RELATION_NOT_MARKED', 'REASON_REQUIRED'],
});

export const approveRelation = routeContract({
  id: 'trading.approveRelation',
  method: 'POST',
  path: '/api/trading/bidders/:id/relation',
  access: { permission: 'trading.relation.approve' },
  summary: { zh: '批准关联竞买人参加', en: 'Approve a related bidder' },
  params: idParams,
  body: z.object({ reason: z.string().trim().min(4).max(500) }),
  response: z.object({}),
  errors: ['BIDDER_NOT_WAITING'],
});

export const confirmDeposit = routeContract({
  id: 'trading.confirmDeposit',
  method: 'POST',
  path: '/api/trading/bidders/:id/deposit',
  access: { permission: 'trading.deposit.confirm' },
  summary: { zh: '确认保证金到账', en: 'Confirm that a deposit has come in' },
  params: idParams,
  response: z.object({ hold: z.string() }),
  errors: ['BIDDER_NOT_WAITING'],
});

const publicBid = z.object({ seq: z.number().int(), alias: z.string(), amountFen: fen, at: instant, closesAt: instant, hash: z.string() });

export const enterRoom = routeContract({
  id: 'trading.enterRoom',
  method: 'GET',
  path: '/api/trading/auctions/:id',
  access: 'public',
  summary: { zh: '竞价大厅', en: 'The live room of an auction' },
  params: idParams,
  response: z.object({
    auctionId: z.string(), saleId: z.string(), lot: z.string(), seller: z.string(), method: z.enum(['ASCENDING', 'SEALED']),
    /** The platform's clock: what counts. */
    serverTime: instant,
    phase: z.enum(['WAITING', 'OPEN', 'REVEAL', 'RESERVE', 'ENDED']),
    opensAt: instant, closesAt: instant, plannedEnd: instant, revealUntil: instant.nullable(), reserveUntil: instant.nullable(), reserveSet: z.boolean(),
    startFen: fen, stepFen: fen, priceFen: fen.nullable(), leaderAlias: z.string().nullable(), leastFen: fen, softCloseSeconds: z.number().int(), extendSeconds: z.number().int(),
    bidders: z.number().int(), bidCount: z.number().int(), sealedCount: z.number().int(), openedCount: z.number().int(),
    /** The newest first, fifty at most; the whole list is in the record after the end. */
    bids: z.array(publicBid),
    termsHash: z.string(), lastHash: z.string(),
    mine: z.object({ alias: z.string(), leading: z.boolean(), sealed: z.boolean(), opened: z.boolean() }).nullable(),
    /** Why one cannot bid; null when one can. */
    cannotBid: words.nullable(),
    outcome: z.object({ kind: z.enum(['SOLD', 'NO_BIDS', 'BELOW_RESERVE']), alias: z.string().nullable(), priceFen: fen.nullable(), closedAt: instant, reserveFen: fen.nullable() }).nullable(),
  }),
});
export type Room = z.output<typeof enterRoom.response & {}>;

export const placeBid = routeContract({
  id: 'trading.placeBid',
  method: 'POST',
  path: '/api/trading/auctions/:id/bids',
  access: { permission: 'trading.sale.bid' },
  summary: { zh: '报价', en: 'Bid' },
  params: idParams,
  body: z.object({ amountFen: amount, key: z.string().min(8).max(64) }),
  response: publicBid.extend({ replayed: z.boolean() }),
  errors: ['NO_DEPOSIT', 'AUCTION_NOT_OPEN', 'AUCTION_CLOSED', 'BID_TOO_LOW', 'BID_ALREADY_LEADING', 'BID_OVERTAKEN'],
});

export const sealBid = routeContract({
  id: 'trading.sealBid',
  method: 'POST',
  path: '/api/trading/auctions/:id/sealed',
  access: { permission: 'trading.sale.bid' },
  summary: { zh: '提交密封报价（只交哈希）', en: 'Hand in a sealed bid (its hash alone)' },
  params: idParams,
  body: z.object({ commitment: sha256 }),
  response: z.object({ seq: z.number().int(), at: instant, hash: z.string() }),
  errors: ['NO_DEPOSIT', 'AUCTION_NOT_OPEN', 'AUCTION_CLOSED', 'BID_SEALED_ALREADY'],
});

export const revealBid = routeContract({
  id: 'trading.revealBid',
  method: 'POST',
  path: '/api/trading/auctions/:id/reveal',
  access: { permission: 'trading.sale.bid' },
  summary: { zh: '开启密封报价', en: 'Open one’s sealed bid' },
  params: idParams,
  body: z.object({ amountFen: amount, nonce }),
  response: z.object({ opened: z.boolean() }),
  errors: ['NO_DEPOSIT', 'REVEAL_NOT_OPEN', 'AUCTION_CLOSED', 'BID_NOT_SEALED', 'SEAL_DOES_NOT_MATCH'],
});

export const revealReserve = routeContract({
  id: 'trading.revealReserve',
  method: 'POST',
  path: '/api/trading/auctions/:id/reserve',
  access: { permission: 'trading.sale.offer' },
  summary: { zh: '公开保留价', en: 'Open the secret reserve' },
  params: idParams,
  body: z.object({ amountFen: amount, nonce }),
  response: z.object({}),
  errors: ['RESERVE_NOT_DUE', 'SEAL_DOES_NOT_MATCH'],
});

export const downloadRecord = routeContract({
  id: 'trading.downloadRecord',
  method: 'GET',
  path: '/api/trading/auctions/:id/record',
  access: 'public',
  summary: { zh: '下载竞价公开记录（可重算）', en: 'Download the public record of an ended auction' },
  params: idParams,
  produces: 'file',
  errors: ['AUCTION_RUNNING'],
});
