import type { Database, Tx } from '../../kernel/db/index.ts';
import type { ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { Module } from '../module.ts';
import type { Act, FinanceParts } from './act.ts';
import { contribute } from './commands/contribute.ts';
import { fileLoan } from './commands/file-loan.ts';
import { recordDisbursement } from './commands/loan-money.ts';
import { openClaim } from './commands/open-claim.ts';
import type { LoanFiling } from './contract.ts';
import { financeHooks } from './hooks.ts';
import { financeRoutes } from './routes.ts';

/** Loans whose loss a public risk pool shares (风险补偿), handbook 6.4. */
export interface FinanceModule extends Module {
  hooks: ProcedureHooks;
  fileLoan(db: Database | Tx, act: Act, input: LoanFiling & { demo?: boolean }): Promise<{ id: string }>;
  recordDisbursement: typeof recordDisbursement;
  openClaim(db: Database | Tx, act: Act, loanId: string, input: { recoveredFen: number; demo?: boolean }): Promise<{ id: string; caseId: string }>;
  contribute(db: Database | Tx, act: Act, input: { product: string; region: string; amountFen: number; source: string; reference: string }): Promise<{ id: string }>;
}

export function createFinanceModule(parts: FinanceParts): FinanceModule {
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
    ],
    routes: financeRoutes(parts),
    hooks: financeHooks(parts),
    fileLoan: (db, act, input) => fileLoan(parts, db, act, input),
    recordDisbursement,
    openClaim: (db, act, loanId, input) => openClaim(parts, db, act, loanId, input),
    contribute: (db, act, input) => contribute(parts, db, act, input),
  };
}
