import { z } from 'zod';
import { pageOf, pageQuery } from '../base/page.ts';
import { routeContract } from '../base/route-contract.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const fen = z.number().int();
const year = z.coerce.number().int().min(2000).max(2200);
const instant = z.iso.datetime({ offset: true });
const person = z.object({ accountId: z.string(), organisationId: z.string().nullable(), role: z.string().nullable() });
const subject = z.object({ kind: z.string(), id: z.string() });

/** Money of one account at one moment, in fen. */
export const balance = z.object({
  account: z.string(),
  /** Everything ever posted in and out. */
  in: fen,
  out: fen,
  /** Reserved to leave, and reserved to arrive. */
  heldOut: fen,
  heldIn: fen,
  /** `in − out`. */
  posted: fen,
  /** `posted − heldOut`: what may still be reserved or posted out when overdraft is refused. */
  available: fen,
});
export type Balance = z.output<typeof balance>;

export const ceiling = z.object({
  account: z.string(),
  year: z.number().int(),
  amount: fen,
  /** Posted out and reserved in that year. */
  used: fen,
  held: fen,
  left: fen,
});
export type Ceiling = z.output<typeof ceiling>;

export const account = z.object({
  id: z.string(),
  book: z.string(),
  owner: z.string(),
  fund: z.string(),
  purpose: z.string(),
  region: z.string(),
  year: z.number().int().nullable(),
  kind: z.string(),
  name: words,
  overdraft: z.enum(['refused', 'allowed']),
  earmark: z.array(z.string()).nullable(),
  ceilinged: z.boolean(),
  openedAt: z.string(),
  balance,
});
export type Account = z.output<typeof account>;

/** posted: money that moved. held: reserved. released: a reservation, or its rest, given back. */
export const phases = ['posted', 'held', 'released'] as const;
export const entryKinds = ['open', 'ceiling', 'post', 'reserve', 'commit', 'release', 'expire', 'reverse'] as const;

export const transfer = z.object({
  /** `1024.1`: first transfer of entry 1024. */
  id: z.string(),
  phase: z.enum(phases),
  from: z.string(),
  to: z.string(),
  amount: fen,
  /** The transfer this one takes back. */
  reverses: z.string().nullable(),
  /** The transfer that takes this one back. */
  reversedBy: z.string().nullable(),
});
export type Transfer = z.output<typeof transfer>;

export const entry = z.object({
  id: z.string(),
  kind: z.enum(entryKinds),
  key: z.string(),
  at: z.string(),
  effectiveAt: z.string(),
  subject,
  memo: words,
  clause: z.string().nullable(),
  by: person.nullable(),
  /** The reservation it made, used or ended. */
  reservation: z.string().nullable(),
  transfers: z.array(transfer),
  /** Place in the chain; null while it waits for the sealer. */
  seq: z.number().int().nullable(),
  hash: z.string(),
  chainHash: z.string().nullable(),
});
export type Entry = z.output<typeof entry>;

export const reservationStates = ['open', 'committed', 'released', 'expired'] as const;
export const reservation = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  amount: fen,
  /** Posted out of it so far. */
  committed: fen,
  /** Still held; 0 once it is no longer open. */
  held: fen,
  state: z.enum(reservationStates),
  expiresAt: z.string(),
  subject,
});
export type Reservation = z.output<typeof reservation>;

export const statementLine = z.object({
  entry: z.string(),
  transfer: z.string(),
  kind: z.enum(entryKinds),
  at: z.string(),
  effectiveAt: z.string(),
  /** The account on the other side. */
  other: z.string(),
  otherName: words,
  in: fen,
  out: fen,
  /** Balance after this line. */
  balance: fen,
  subject,
  memo: words,
  clause: z.string().nullable(),
  reverses: z.string().nullable(),
});
export type StatementLine = z.output<typeof statementLine>;

/** Posted money of an account in a period, by effective time; `from` included, `to` not. */
export const statement = pageOf(statementLine).extend({
  account,
  from: z.string(),
  to: z.string(),
  opening: fen,
  in: fen,
  out: fen,
  closing: fen,
});
export type Statement = z.output<typeof statement>;

/**
 * What is wrong with the books:
 * entry-changed, entry-deleted, entry-inserted, entry-reordered, chain-broken, chain-cut, chain-rewritten: somebody
 * altered what was recorded; balance-wrong, reservation-wrong, ceiling-wrong: a projection differs from what the
 * entries add up to; overdrawn, ceiling-passed, earmark-broken, two-books: a limit does not hold; not-conserved: in and
 * out of a book differ.
 */
export const breakKinds = [
  'entry-changed', 'entry-deleted', 'entry-inserted', 'queued-twice', 'entry-reordered', 'chain-broken', 'chain-cut', 'chain-rewritten',
  'account-wrong', 'balance-wrong', 'reservation-wrong', 'ceiling-wrong', 'overdrawn', 'ceiling-passed', 'earmark-broken', 'two-books',
] as const;

export const ledgerBreak = z.object({
  what: z.enum(breakKinds),
  /** Place in the chain, where there is one. */
  seq: z.number().int().nullable(),
  entry: z.string().nullable(),
  transfer: z.string().nullable(),
  account: z.string().nullable(),
  expected: z.string().nullable(),
  found: z.string().nullable(),
  zh: z.string(),
  en: z.string(),
});
export type LedgerBreak = z.output<typeof ledgerBreak>;

export const ledgerVerdict = z.object({
  ok: z.boolean(),
  entries: z.number().int(),
  transfers: z.number().int(),
  accounts: z.number().int(),
  reservations: z.number().int(),
  sealed: z.number().int(),
  unsealed: z.number().int(),
  head: z.object({ seq: z.number().int(), hash: z.string() }),
  firstBreak: ledgerBreak.nullable(),
  breaks: z.array(ledgerBreak),
});
export type LedgerVerdict = z.output<typeof ledgerVerdict>;

const read = { permission: 'ledger.account.read' } as const;
const accountParams = z.object({ id: z.uuid() });
const period = z.object({ from: instant.optional(), to: instant.optional() });

export const getChart = routeContract({
  id: 'ledger.getChart',
  method: 'GET',
  path: '/api/ledger/chart',
  access: read,
  summary: { zh: '账簿、账户类别和资金的名称', en: 'Names of books, kinds of account and funds' },
  response: z.object({
    books: z.array(words.extend({ code: z.string(), kinds: z.array(words.extend({ code: z.string() })) })),
    funds: z.array(words.extend({ code: z.string() })),
  }),
});

export const listAccounts = routeContract({
  id: 'ledger.listAccounts',
  method: 'GET',
  path: '/api/ledger/accounts',
  access: read,
  summary: { zh: '账户及余额', en: 'Accounts with their balances' },
  query: pageQuery.extend({
    book: z.string().max(60).optional(),
    fund: z.string().max(60).optional(),
    purpose: z.string().max(60).optional(),
    region: z.string().max(60).optional(),
    kind: z.string().max(60).optional(),
    owner: z.string().max(100).optional(),
    year: year.optional(),
    /** Words of the name. */
    text: z.string().max(100).optional(),
  }),
  response: pageOf(account),
});

const sums = { accounts: z.number().int(), in: fen, out: fen, heldOut: fen, posted: fen };
/** One line of the tree: all accounts of a book with the same fund, region, year and kind. */
export const accountGroup = z.object({
  book: z.string(), fund: z.string(), region: z.string(), year: z.number().int().nullable(), kind: z.string(), ...sums,
});
export type AccountGroup = z.output<typeof accountGroup>;

export const getTree = routeContract({
  id: 'ledger.getTree',
  method: 'GET',
  path: '/api/ledger/tree',
  access: read,
  summary: { zh: '按账簿、资金、地区、年度汇总的余额', en: 'Balances by book, fund, region and year' },
  response: z.object({ groups: z.array(accountGroup) }),
});

export const getAccount = routeContract({
  id: 'ledger.getAccount',
  method: 'GET',
  path: '/api/ledger/accounts/:id',
  access: read,
  summary: { zh: '一个账户：余额、限额、在途预留', en: 'One account: balance, ceilings, open reservations' },
  params: accountParams,
  query: z.object({
    /** Balance as of this instant. */
    at: instant.optional(),
    by: z.enum(['effective', 'recorded']).default('effective'),
  }),
  response: z.object({ account, ceilings: z.array(ceiling), reservations: z.array(reservation), openReservations: z.number().int() }),
  errors: ['LEDGER_ACCOUNT_UNKNOWN'],
});

export const getStatement = routeContract({
  id: 'ledger.getStatement',
  method: 'GET',
  path: '/api/ledger/accounts/:id/statement',
  access: read,
  summary: { zh: '对账单', en: 'Statement of an account' },
  params: accountParams,
  query: pageQuery.extend(period.shape),
  response: statement,
  errors: ['LEDGER_ACCOUNT_UNKNOWN'],
});

export const downloadStatement = routeContract({
  id: 'ledger.downloadStatement',
  method: 'GET',
  path: '/api/ledger/accounts/:id/statement-file',
  access: read,
  summary: { zh: '下载对账单（xlsx、pdf）', en: 'Statement as a workbook or PDF' },
  params: accountParams,
  query: period.extend({ format: z.enum(['xlsx', 'pdf']) }),
  produces: 'file',
  errors: ['LEDGER_ACCOUNT_UNKNOWN', 'LEDGER_STATEMENT_TOO_LONG'],
});

export const getEntry = routeContract({
  id: 'ledger.getEntry',
  method: 'GET',
  path: '/api/ledger/entries/:id',
  access: read,
  summary: { zh: '一笔分录：各笔转账、事由、依据、链上位置', en: 'One entry: transfers, subject, clause, place in the chain' },
  params: z.object({ id: z.string().regex(/^\d{1,15}$/) }),
  response: z.object({
    entry,
    /** Accounts of its transfers that the reader may see, and the names of all. */
    accounts: z.array(account),
    names: z.record(z.string(), words),
  }),
  errors: ['NOT_FOUND'],
});

export const getSubject = routeContract({
  id: 'ledger.getSubject',
  method: 'GET',
  path: '/api/ledger/subjects/:kind/:id',
  access: read,
  summary: { zh: '一个事项的全部资金往来', en: 'Everything that was moved for one subject' },
  params: z.object({ kind: z.string().max(100), id: z.string().max(200) }),
  response: z.object({ entries: z.array(entry), accounts: z.array(account), names: z.record(z.string(), words) }),
});

export const verifyBooks = routeContract({
  id: 'ledger.verifyBooks',
  method: 'GET',
  path: '/api/ledger/verify',
  access: { permission: 'ledger.book.verify' },
  summary: { zh: '重新计算全部账目，指出第一处不符', en: 'Recompute the books and name the first break' },
  response: ledgerVerdict,
});

export const exportEntries = routeContract({
  id: 'ledger.exportEntries',
  method: 'GET',
  path: '/api/ledger/voucher-entries',
  access: { permission: 'ledger.book.export' },
  summary: { zh: '导出记账凭证，供财务系统导入', en: 'Voucher entries for finance systems' },
  query: z.object({ book: z.string().max(60), from: instant, to: instant, format: z.enum(['csv', 'json']).default('csv') }),
  produces: 'file',
  errors: ['LEDGER_MAPPING_MISSING'],
});
