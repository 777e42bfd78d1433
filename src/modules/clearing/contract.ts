import { z } from 'zod';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';

export const windowStates = ['OPEN', 'DUE', 'INSPECTION', 'TO_NET', 'SETTLING', 'SETTLED'] as const;
export const obligationStates = ['RECORDED', 'IN_WINDOW', 'DISPUTED', 'VOID', 'NETTED'] as const;

const fen = z.number().int();
const region = z.string().regex(/^\d{6}$/);
const windowId = z.string().regex(/^\d{4}[A-Z]\d{1,2}$/);
const reason = z.string().trim().min(4).max(500);
const windowParams = z.object({ id: windowId });
const idParams = z.object({ id: z.uuid() });

const place = z.object({ code: z.string(), zh: z.string(), en: z.string() });
const party = z.string();
export const flow = z.object({ debtor: party, creditor: party, fen, count: z.number().int() });
const pair = z.object({ a: party, b: party, aOwesFen: fen, bOwesFen: fen, aCount: z.number().int(), bCount: z.number().int(), netPayer: party.nullable(), netFen: fen });
const position = z.object({ party, owesFen: fen, receivesFen: fen, netFen: fen });

export const windowSummary = z.object({
  id: z.string(),
  opensOn: z.iso.date(),
  closesOn: z.iso.date(),
  state: z.enum(windowStates),
  dueOn: z.iso.date().nullable(),
  overdue: z.boolean(),
  count: z.number().int(),
  grossFen: fen,
});
export type WindowSummary = z.output<typeof windowSummary>;

const person = { at: z.iso.datetime(), byName: z.string() };

export const windowView = windowSummary.extend({
  places: z.array(place),
  /** Cities for which whoever asks may confirm, dispute and pay. */
  acting: z.array(z.string()),
  /** false while the window runs: what it would come to if it were netted now. */
  final: z.boolean(),
  closed: z.object({ ...person, earlyReason: z.string().nullable() }).nullable(),
  netted: z.object({ ...person, digest: z.string(), settleBy: z.iso.date(), bilateralFen: fen, multilateralFen: fen, recomputedSame: z.boolean() }).nullable(),
  flows: z.array(flow),
  pairs: z.array(pair),
  positions: z.array(position),
  payments: z.array(z.object({
    from: party,
    to: party,
    amountFen: fen,
    settlement: z.object({ id: z.string(), bankReference: z.string(), paidOn: z.iso.date(), recordedByName: z.string(), confirmedAt: z.iso.datetime().nullable(), confirmedByName: z.string().nullable() }).nullable(),
  })),
  confirmations: z.array(z.object({ party, counterparty: party, confirmedAt: z.iso.datetime(), confirmedByName: z.string() })),
  disputes: z.array(z.object({
    id: z.string(), obligationId: z.string(), ref: z.string(), debtor: party, creditor: party, amountFen: fen, party, reason: z.string(), raisedAt: z.iso.datetime(), raisedByName: z.string(),
    upheld: z.boolean().nullable(), decision: z.string().nullable(), decidedAt: z.iso.datetime().nullable(), decidedByName: z.string().nullable(),
  })),
});
export type WindowView = z.output<typeof windowView>;

export const obligationView = z.object({
  id: z.string(), source: z.string(), ref: z.string(), debtor: party, creditor: party, amountFen: fen, memoZh: z.string(), memoEn: z.string(),
  recordedAt: z.iso.datetime(), windowId: z.string().nullable(), state: z.enum(obligationStates), demo: z.boolean(),
});
export type ObligationView = z.output<typeof obligationView>;

const read = { permission: 'clearing.window.read' } as const;
const answer = { permission: 'clearing.statement.answer' } as const;
const record = { permission: 'clearing.settlement.record' } as const;

export const getRoom = routeContract({
  id: 'clearing.getRoom',
  method: 'GET',
  path: '/api/clearing/room',
  access: read,
  summary: { zh: '清算室：各市头寸与额度、清算期', en: 'Clearing room: positions and lines of the cities, windows' },
  response: z.object({
    today: z.iso.date(),
    places: z.array(place),
    positions: z.array(z.object({ region: z.string(), netFen: fen, limitFen: fen, leftFen: fen })),
    windows: z.array(windowSummary),
    rules: z.object({
      version: z.number().int(), sourceZh: z.string(), sourceEn: z.string(), clauses: z.array(z.object({ document: z.string(), clause: z.string() })),
      months: z.number().int(), closeWithin: z.number().int(), inspection: z.number().int(), settlement: z.number().int(),
    }),
  }),
});

export const getWindow = routeContract({
  id: 'clearing.getWindow',
  method: 'GET',
  path: '/api/clearing/windows/:id',
  access: read,
  summary: { zh: '一个清算期：流向、两市对账单、头寸、付款、异议', en: 'One window: flows, statements, positions, payments, disputes' },
  params: windowParams,
  response: windowView,
  errors: ['NOT_FOUND'],
});

export const listLines = routeContract({
  id: 'clearing.listLines',
  method: 'GET',
  path: '/api/clearing/windows/:id/lines',
  access: read,
  summary: { zh: '对账单明细', en: 'Lines of a statement' },
  params: windowParams,
  query: pageQuery.extend({ a: region.optional(), b: region.optional() }),
  response: pageOf(obligationView),
});

export const getStatement = routeContract({
  id: 'clearing.getStatement',
  method: 'GET',
  path: '/api/clearing/windows/:id/statement',
  access: read,
  summary: { zh: '下载两市对账单（Excel 或 PDF）', en: 'Statement of two cities as a workbook or PDF' },
  params: windowParams,
  query: z.object({ a: region, b: region, format: z.enum(['xlsx', 'pdf']).default('xlsx') }),
  produces: 'file',
  errors: ['NOT_FOUND', 'STATEMENT_EMPTY'],
});

export const closeWindow = routeContract({
  id: 'clearing.closeWindow',
  method: 'POST',
  path: '/api/clearing/windows/:id/close',
  access: { permission: 'clearing.window.close' },
  summary: { zh: '截止清算期', en: 'Close a window' },
  params: windowParams,
  body: z.object({ reason: reason.nullable() }),
  response: z.object({ items: z.number().int() }),
  errors: ['WINDOW_CLOSED', 'WINDOW_NOT_BEGUN', 'WINDOW_EARLY'],
});

export const netWindow = routeContract({
  id: 'clearing.netWindow',
  method: 'POST',
  path: '/api/clearing/windows/:id/net',
  access: { permission: 'clearing.window.net' },
  summary: { zh: '轧差', en: 'Net a window' },
  params: windowParams,
  body: z.object({}),
  response: z.object({ digest: z.string() }),
  errors: ['WINDOW_NOT_CLOSED', 'WINDOW_NETTED', 'WINDOW_IN_INSPECTION', 'NETTING_OTHER_PERSON'],
});

export const confirmStatement = routeContract({
  id: 'clearing.confirmStatement',
  method: 'POST',
  path: '/api/clearing/windows/:id/confirm',
  access: answer,
  summary: { zh: '确认两市对账单', en: 'Confirm the statement with another city' },
  params: windowParams,
  body: z.object({ party: region, counterparty: region }),
  response: z.object({}),
  errors: ['WINDOW_NOT_CLOSED', 'WINDOW_NETTED', 'STATEMENT_EMPTY', 'STATEMENT_CONFIRMED'],
});

export const raiseDispute = routeContract({
  id: 'clearing.raiseDispute',
  method: 'POST',
  path: '/api/clearing/obligations/:id/dispute',
  access: answer,
  summary: { zh: '对一笔提出异议', en: 'Dispute a line' },
  params: idParams,
  body: z.object({ party: region, reason }),
  response: z.object({ id: z.string() }),
  errors: ['NOT_FOUND', 'OBLIGATION_NOT_IN_WINDOW', 'OBLIGATION_DISPUTED'],
});

export const decideDispute = routeContract({
  id: 'clearing.decideDispute',
  method: 'POST',
  path: '/api/clearing/disputes/:id/decide',
  access: { permission: 'clearing.dispute.decide' },
  summary: { zh: '裁定异议', en: 'Decide a dispute' },
  params: idParams,
  body: z.object({ upheld: z.boolean(), reason }),
  response: z.object({}),
  errors: ['NOT_FOUND', 'DISPUTE_DECIDED'],
});

export const recordSettlement = routeContract({
  id: 'clearing.recordSettlement',
  method: 'POST',
  path: '/api/clearing/windows/:id/settlements',
  access: record,
  summary: { zh: '登记清算付款', en: 'Record a payment' },
  params: windowParams,
  body: z.object({ debtor: region, creditor: region, bankReference: z.string().trim().min(4).max(60), paidOn: z.iso.date() }),
  response: z.object({ id: z.string() }),
  errors: ['PAYMENT_UNKNOWN', 'PAYMENT_DAY', 'PAYMENT_ALREADY_RECORDED', 'BANK_REFERENCE_USED'],
});

export const confirmReceipt = routeContract({
  id: 'clearing.confirmReceipt',
  method: 'POST',
  path: '/api/clearing/settlements/:id/receipt',
  access: record,
  summary: { zh: '确认清算到账', en: 'Confirm that a payment has arrived' },
  params: idParams,
  body: z.object({}),
  response: z.object({}),
  errors: ['NOT_FOUND', 'RECEIPT_CONFIRMED', 'RECEIPT_OTHER_PERSON'],
});
