import type { Fen } from '../../kernel/base/money.ts';
import type { Database, Sql, Tx } from '../../kernel/db/index.ts';
import type { ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { Module } from '../module.ts';
import type { Act, FundParts } from './act.ts';
import { allocate, recordContribution } from './commands/allocate.ts';
import { addLines, collectProposals, openBatch } from './commands/batch.ts';
import { decideBudget, proposeBudget } from './commands/budget.ts';
import { addProgramme, createFund } from './commands/create-fund.ts';
import { type PaymentProposal, proposePayment } from './commands/propose-payment.ts';
import { recordRefund, type Refund } from './commands/record-refund.ts';
import { checkSupport, registerSupport, type SupportClaim, withdrawSupport } from './commands/support.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import type { FundSummary, NewFund, NewLine, NewProgramme } from './contract.ts';
import type { SupportJudgement } from './domain/support.ts';
import { fundHooks } from './hooks.ts';
import { readPaymentFile } from './import-file.ts';
import { getFund, summaryOf } from './queries/get-fund.ts';
import { trace } from './queries/trace.ts';
import { fundRoutes } from './routes.ts';
import { listFunds } from './store/funds.ts';
import { type PaymentState, readPayments } from './store/payments.ts';
import { sumPostings } from './store/postings.ts';

/** Special funds (专项资金): budget, programmes with task lists, allocation, payment; and the register against double support. */
export interface FundsModule extends Module {
  hooks: ProcedureHooks;
  createFund(db: Database | Tx, act: Act, input: NewFund & { demo?: boolean }): Promise<{ id: string }>;
  addProgramme(db: Database | Tx, act: Act, fundId: string, input: NewProgramme): Promise<{ id: string; tasks: string[] }>;
  proposeBudget: typeof proposeBudget;
  decideBudget(db: Database | Tx, act: Act, budgetId: string, decision: { approve: boolean; resolution: string }): Promise<void>;
  recordContribution(db: Database | Tx, act: Act, programmeId: string, input: { party: string; amountFen: Fen; reference: string }): Promise<{ id: string }>;
  allocate(db: Database | Tx, act: Act, input: { taskId: string; region: string; amountFen: Fen; document: string; reference: string }): Promise<{ id: string; transfer: string }>;
  openBatch(db: Database | Tx, act: Act, input: { fundId: string; region: string; title: string; demo?: boolean }): Promise<{ id: string; caseId: string }>;
  addLines(db: Database | Tx, act: Act, batchId: string, lines: readonly NewLine[]): Promise<{ added: number; known: number }>;
  /** Takes waiting awards of the batch's fund and city into it. */
  collectProposals: typeof collectProposals;
  /** Port for awards that rules decide; idempotent by reference. */
  proposePayment(tx: Tx, proposal: PaymentProposal, at: Date, accountId?: string | null): Promise<{ line: string; amountFen: Fen; replayed: boolean }>;
  /** What would be paid if a support were registered now, and the supports it meets. */
  checkSupport(db: Sql, claim: Omit<SupportClaim, 'source' | 'reference'>, year: number): Promise<SupportJudgement>;
  registerSupport(tx: Tx, claim: SupportClaim, by: { at: Date; year: number; accountId: string | null }): Promise<{ payableFen: Fen; replayed: boolean }>;
  withdrawSupport: typeof withdrawSupport;
  /** What became of payments: those named, or all that a rule decided. */
  payments(db: Sql, filter: { references: readonly string[] } | { rule: string }): Promise<PaymentState[]>;
  /** Money of a paid line that came back. @throws Problem NOT_FOUND, LEDGER_… */
  recordRefund(tx: Tx, refund: Refund): Promise<void>;
  /** Every fund with what became of its money. */
  summaries(db: Sql): Promise<FundSummary[]>;
  /** Every fund in full, with the performance of its programmes; for reports. */
  overview(db: Sql, now: Date): Promise<Awaited<ReturnType<typeof getFund>>[]>;
  /** The way of one posting as whoever runs the platform sees it: all of it. @throws Problem NOT_FOUND */
  traceAll(db: Sql, transfer: string, now: Date): ReturnType<typeof trace>;
  /** Reads a table of payments and, with a batch, writes all of it or nothing. @throws Problem as `readPaymentFile`, `addLines` */
  importFile(db: Database, act: Act, file: { fileName: string; bytes: Uint8Array }, batchId?: string): Promise<{ rows: number; amountFen: Fen; written: { added: number; known: number } | null }>;
}

/** Whoever stands at the machine reads everything. */
const OPERATOR: Actor = {
  accountId: '', loginName: 'operator', displayName: '',
  assignments: [{ role: 'operator', organisationId: '', organisationName: '', regions: [], parks: [], grants: [{ permission: 'funds.fund.read', reach: 'zone' }] }],
};

export function createFundsModule(parts: FundParts): FundsModule {
  return {
    name: 'funds',
    migrations: 'src/modules/funds/migrations',
    permissions: [
      { id: 'funds.fund.read', zh: '查看专项资金', en: 'See special funds' },
      { id: 'funds.fund.plan', zh: '设立专项资金、大专项，提出预算', en: 'Set up funds and programmes and propose budgets' },
      { id: 'funds.budget.approve', zh: '批准专项资金预算', en: 'Approve budgets of funds' },
      { id: 'funds.money.allocate', zh: '下达资金、登记配套、收回结余', en: 'Allocate money, record matching money, return what is left' },
      { id: 'funds.batch.prepare', zh: '编制支付批次', en: 'Prepare batches of payments' },
      { id: 'funds.batch.check', zh: '审核支付批次', en: 'Check batches of payments' },
      { id: 'funds.batch.approve', zh: '批准支付批次', en: 'Approve batches of payments' },
      { id: 'funds.batch.pay', zh: '办理支付', en: 'Pay batches' },
      { id: 'funds.support.read', zh: '查看不重复支持登记', en: 'See the register against double support' },
    ],
    routes: fundRoutes(parts),
    hooks: fundHooks(parts),
    createFund: (db, act, input) => createFund(parts, db, act, input),
    addProgramme: (db, act, fundId, input) => addProgramme(parts, db, act, fundId, input),
    proposeBudget,
    decideBudget: (db, act, budgetId, decision) => decideBudget(parts, db, act, budgetId, decision),
    recordContribution: (db, act, programmeId, input) => recordContribution(parts, db, act, programmeId, input),
    allocate: (db, act, input) => allocate(parts, db, act, input),
    openBatch: (db, act, input) => openBatch(parts, db, act, input),
    addLines: (db, act, batchId, lines) => addLines(parts, db, act, batchId, lines),
    collectProposals,
    proposePayment: (tx, proposal, at, accountId) => proposePayment(parts, tx, proposal, at, accountId),
    checkSupport: (db, claim, year) => checkSupport(parts, db, claim, year),
    registerSupport: (tx, claim, by) => registerSupport(parts, tx, claim, by),
    withdrawSupport,
    payments: readPayments,
    recordRefund: (tx, refund) => recordRefund(parts, tx, refund),
    summaries: async (db) => Promise.all((await listFunds(db)).map(async (f) => summaryOf(f, await sumPostings(db, f.id)))),
    overview: async (db, now) => Promise.all((await listFunds(db)).map((f) => getFund(parts, db, OPERATOR, f.id, now))),
    traceAll: (db, transfer, now) => trace(parts, db, OPERATOR, transfer, now),
    importFile: async (db, act, { fileName, bytes }, batchId) => {
      const { lines, rows } = await readPaymentFile(fileName, bytes);
      const written = batchId === undefined ? null : await addLines(parts, db, act, batchId, lines, rows);
      return { rows: lines.length, amountFen: lines.reduce((sum, l) => sum + l.amountFen, 0), written };
    },
  };
}
