import type { Database, Sql, Tx } from '../../kernel/db/index.ts';
import type { ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { Module } from '../module.ts';
import type { Act } from './act.ts';
import { contribute } from './commands/contribute.ts';
import { fileLoan } from './commands/file-loan.ts';
import { recordDisbursement } from './commands/loan-money.ts';
import { openClaim } from './commands/open-claim.ts';
import type { LoanFiling } from './contract.ts';
import { financeHooks } from './hooks.ts';
import { financeRoutes } from './routes.ts';
import type { NewCreditAnswer } from './white-list/contract.ts';
import * as whiteList from './white-list/index.ts';
import type { CreditParts } from './white-list/parts.ts';
import { whiteListRoutes } from './white-list/routes.ts';

/** Loans whose loss a public risk pool shares (风险补偿), handbook 6.4; the white list, consents and banks' answers, 6.2. */
export interface FinanceModule extends Module {
  hooks: ProcedureHooks;
  fileLoan(db: Database | Tx, act: Act, input: LoanFiling & { demo?: boolean }): Promise<{ id: string }>;
  recordDisbursement: typeof recordDisbursement;
  openClaim(db: Database | Tx, act: Act, loanId: string, input: { recoveredFen: number; demo?: boolean }): Promise<{ id: string; caseId: string }>;
  contribute(db: Database | Tx, act: Act, input: { product: string; region: string; amountFen: number; source: string; reference: string }): Promise<{ id: string }>;
  /** One edition of the white list: candidates by the rule over every firm. */
  openWhiteList(db: Database | Tx, act: Act, input?: { demo?: boolean }): ReturnType<typeof whiteList.openEdition>;
  scoreWhiteList: typeof whiteList.scoreEdition;
  reviewWhiteList: typeof whiteList.reviewEntries;
  approveWhiteList: typeof whiteList.approveEntries;
  delist(db: Database | Tx, act: Act, entryId: string, input: { trigger: string; reason: string }): Promise<void>;
  /** Job: firms to which a trigger of the pack applies leave the list. */
  checkListed(db: Database | Tx, now: Date): Promise<number>;
  /** A firm is no more: it leaves the list. Within the act that records it. */
  firmClosed: typeof whiteList.firmClosed;
  /** A firm has moved: its new city answers for its place on the list. Within the act that records it. */
  firmMoved: typeof whiteList.firmMoved;
  grantConsent(db: Database | Tx, act: Act, input: Parameters<typeof whiteList.grantConsent>[3]): Promise<{ id: string }>;
  withdrawConsent(db: Database | Tx, act: Act, id: string): Promise<void>;
  declareLoans(db: Database | Tx, act: Act, input: { everBorrowed: boolean }): Promise<void>;
  /** A bank reads what it may, and the read is logged. */
  readConsented(db: Database | Tx, act: Act, id: string): ReturnType<typeof whiteList.readConsented>;
  answerConsent(db: Database | Tx, act: Act, id: string, answer: NewCreditAnswer): ReturnType<typeof whiteList.answerConsent>;
  /** Entries of an edition that wait for the city, with their city. */
  reviewedEntries(db: Sql, editionId: string): Promise<{ id: string; city: string; enterpriseId: string }[]>;
}

export function createFinanceModule(parts: CreditParts): FinanceModule {
  return {
    name: 'finance',
    migrations: 'src/modules/finance/migrations',
    permissions: [
      { id: 'finance.pool.read', zh: '查看风险补偿资金池', en: 'See risk pools' },
      { id: 'finance.pool.fund', zh: '登记资金池出资', en: 'Record money put into pools' },
      { id: 'finance.loan.read', zh: '查看备案贷款', en: 'See filed loans' },
      { id: 'finance.loan.file', zh: '贷款备案和登记还款', en: 'File loans and record what becomes of them' },
      { id: 'finance.claim.submit', zh: '申请风险补偿', en: 'Claim compensation' },
      { id: 'finance.claim.check', zh: '核查风险补偿申请', en: 'Check claims' },
      { id: 'finance.claim.confirm', zh: '确认风险补偿', en: 'Confirm claims' },
      { id: 'finance.claim.pay', zh: '拨付风险补偿', en: 'Pay compensation' },
      { id: 'finance.listing.read', zh: '查看科技金融白名单', en: 'See the white list' },
      { id: 'finance.listing.score', zh: '遴选、评分、复核白名单企业', en: 'Choose, score and review firms for the white list' },
      { id: 'finance.listing.approve', zh: '核准白名单企业入单和出单', en: 'Approve firms for the white list and strike them off' },
      { id: 'finance.consent.grant', zh: '企业授权银行读取数据、撤回授权', en: 'Consent that banks read data of the firm, and withdraw' },
      { id: 'finance.consent.use', zh: '银行按授权读取企业数据、反馈授信', en: 'Read data of firms by consent, and answer' },
      { id: 'finance.credit.read', zh: '查看白名单与授信统计', en: 'See statistics of the white list and of credit' },
    ],
    routes: [...financeRoutes(parts), ...whiteListRoutes(parts)],
    hooks: financeHooks(parts),
    fileLoan: (db, act, input) => fileLoan(parts, db, act, input),
    recordDisbursement,
    openClaim: (db, act, loanId, input) => openClaim(parts, db, act, loanId, input),
    contribute: (db, act, input) => contribute(parts, db, act, input),
    openWhiteList: (db, act, input) => whiteList.openEdition(parts, db, act, input),
    scoreWhiteList: whiteList.scoreEdition,
    reviewWhiteList: whiteList.reviewEntries,
    approveWhiteList: whiteList.approveEntries,
    delist: (db, act, entryId, input) => whiteList.delist(parts, db, act, entryId, input),
    checkListed: (db, now) => whiteList.checkListed(parts, db, now),
    firmClosed: whiteList.firmClosed,
    firmMoved: whiteList.firmMoved,
    grantConsent: (db, act, input) => whiteList.grantConsent(parts, db, act, input),
    withdrawConsent: (db, act, id) => whiteList.withdrawConsent(parts, db, act, id),
    declareLoans: (db, act, input) => whiteList.declareLoans(parts, db, act, input),
    readConsented: (db, act, id) => whiteList.readConsented(parts, db, act, id),
    answerConsent: (db, act, id, answer) => whiteList.answerConsent(parts, db, act, id, answer),
    reviewedEntries: (db, editionId) => whiteList.pageEntries(db, { editionId, cities: null, state: 'REVIEWED', limit: 100_000, offset: 0 }),
  };
}
