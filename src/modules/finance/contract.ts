import { z } from 'zod';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';
import { productTiers } from './white-list/contract.ts';

export * from './white-list/contract.ts';

const fen = z.number().int();
const amount = z.number().int().min(1).max(10_000_000_000_000);
const region = z.string().regex(/^\d{6}$/);
const reference = z.string().trim().min(4).max(60);
const idParams = z.object({ id: z.uuid() });

export const loanFiling = z.object({
  product: z.string().min(1).max(40),
  bankId: z.uuid(),
  firmName: z.string().trim().min(2).max(200),
  firmCreditCode: z.string().trim().length(18),
  region,
  contractNumber: z.string().trim().min(2).max(60),
  amountFen: amount,
  /** Yearly rate and one-year LPR in basis points (0.01 %). */
  rateBp: z.number().int().min(0).max(3600),
  lprBp: z.number().int().min(1).max(2000),
  approvedOn: z.iso.date(),
  dueOn: z.iso.date(),
  firstLoan: z.boolean(),
});
export type LoanFiling = z.output<typeof loanFiling>;

export const loanView = z.object({
  id: z.string(),
  product: z.string(),
  productZh: z.string(),
  productEn: z.string(),
  bankName: z.string(),
  firmName: z.string(),
  firmCreditCode: z.string(),
  region: z.string(),
  contractNumber: z.string(),
  amountFen: fen,
  rateBp: z.number().int(),
  lprBp: z.number().int(),
  approvedOn: z.iso.date(),
  dueOn: z.iso.date(),
  firstLoan: z.boolean(),
  filedAt: z.iso.datetime(),
  disbursedFen: fen.nullable(),
  disbursedOn: z.iso.date().nullable(),
  repaidFen: fen,
  outstandingFen: fen,
  overdueDays: z.number().int(),
  /** FILED, RUNNING, REPAID, OVERDUE (more than the product's days), CLAIMED, COMPENSATED. */
  state: z.enum(['FILED', 'RUNNING', 'LATE', 'OVERDUE', 'REPAID', 'CLAIMED', 'COMPENSATED']),
  caseId: z.string().nullable(),
  compensatedFen: fen.nullable(),
  demo: z.boolean(),
});
export type LoanView = z.output<typeof loanView>;

const words = z.object({ zh: z.string(), en: z.string() });

export const loanDetail = loanView.extend({
  /** The claim as it would be judged now. */
  judgement: z.object({
    ok: z.boolean(),
    reasons: z.array(words.extend({ code: z.string() })),
    fundSharePpm: z.number().int().nullable(),
    lossFen: fen.nullable(),
    fundFen: fen.nullable(),
    bankFen: fen.nullable(),
    firmBalanceFen: fen,
  }),
  recoveries: z.array(z.object({ id: z.string(), grossFen: fen, costFen: fen, fundFen: fen, bankFen: fen, recoveredOn: z.iso.date(), reference: z.string() })),
  /** Which tier a further loan of the firm would fall in, under the product. */
  ahead: productTiers,
  may: z.object({ file: z.boolean() }),
});
export type LoanDetail = z.output<typeof loanDetail>;

const product = z.object({
  id: z.string(), zh: z.string(), en: z.string(), documentNumber: z.string(), sourceZh: z.string(), sourceEn: z.string(), evidence: z.enum(['W', 'GK', 'PC']),
  mode: z.enum(['WHOLE_BALANCE', 'MARGINAL']), tiers: z.array(z.object({ upToFen: fen, fundSharePpm: z.number().int() })),
  maxTermMonths: z.number().int(), maxOverLprBp: z.number().int(), overdueDays: z.number().int(), stopAtPpm: z.number().int(), resumeBelowPpm: z.number().int(), bankYearCeilingFen: fen,
});

export const getPools = routeContract({
  id: 'finance.getPools',
  method: 'GET',
  path: '/api/finance/pools',
  access: { permission: 'finance.pool.read' },
  summary: { zh: '风险补偿资金池：产品、余额、各银行不良率', en: 'Risk pools: products, balances, stop lines of the banks' },
  response: z.object({
    regions: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
    products: z.array(product.extend({
      pools: z.array(z.object({ region: z.string(), postedFen: fen, reservedFen: fen, availableFen: fen, contributedFen: fen, compensatedFen: fen, recoveredFen: fen })),
      banks: z.array(z.object({ bankId: z.string(), bankName: z.string(), loans: z.number().int(), firstLoans: z.number().int(), balanceFen: fen, overdueFen: fen, ratePpm: z.number().int(), stopped: z.boolean() })),
    })),
    /** Regions whose pool whoever asks may fund, and banks for which he may file. */
    mayFund: z.array(z.string()),
    mayFileFor: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});

export const listLoans = routeContract({
  id: 'finance.listLoans',
  method: 'GET',
  path: '/api/finance/loans',
  access: { permission: 'finance.loan.read' },
  summary: { zh: '备案贷款', en: 'Filed loans' },
  query: pageQuery.extend({ product: z.string().optional(), q: z.string().trim().max(100).optional() }),
  response: pageOf(loanView),
});

export const getLoan = routeContract({
  id: 'finance.getLoan',
  method: 'GET',
  path: '/api/finance/loans/:id',
  access: { permission: 'finance.loan.read' },
  summary: { zh: '一笔备案贷款', en: 'One filed loan' },
  params: idParams,
  response: loanDetail,
  errors: ['NOT_FOUND'],
});

export const fileLoan = routeContract({
  id: 'finance.fileLoan',
  method: 'POST',
  path: '/api/finance/loans',
  access: { permission: 'finance.loan.file' },
  summary: { zh: '贷款备案（放款前）', en: 'File a loan before it is paid out' },
  body: loanFiling,
  response: z.object({ id: z.string() }),
  errors: ['LOAN_NOT_ELIGIBLE', 'LOAN_CONTRACT_FILED'],
});

export const recordDisbursement = routeContract({
  id: 'finance.recordDisbursement',
  method: 'POST',
  path: '/api/finance/loans/:id/disbursement',
  access: { permission: 'finance.loan.file' },
  summary: { zh: '登记放款', en: 'Record that a loan was paid out' },
  params: idParams,
  body: z.object({ amountFen: amount, paidOn: z.iso.date() }),
  response: z.object({}),
  errors: ['LOAN_DISBURSED', 'AMOUNT_TOO_LARGE', 'DAY_AHEAD'],
});

export const recordRepayment = routeContract({
  id: 'finance.recordRepayment',
  method: 'POST',
  path: '/api/finance/loans/:id/repayments',
  access: { permission: 'finance.loan.file' },
  summary: { zh: '登记归还本金', en: 'Record a repayment of principal' },
  params: idParams,
  body: z.object({ principalFen: amount, repaidOn: z.iso.date(), reference }),
  response: z.object({}),
  errors: ['AMOUNT_TOO_LARGE', 'REPAYMENT_RECORDED', 'DAY_AHEAD'],
});

export const openClaim = routeContract({
  id: 'finance.openClaim',
  method: 'POST',
  path: '/api/finance/loans/:id/claim',
  access: { permission: 'finance.claim.submit' },
  summary: { zh: '申请风险补偿', en: 'Open a claim for compensation' },
  params: idParams,
  body: z.object({ recoveredFen: z.number().int().min(0) }),
  response: z.object({ id: z.string(), caseId: z.string() }),
  errors: ['CLAIM_EXISTS'],
});

export const recordRecovery = routeContract({
  id: 'finance.recordRecovery',
  method: 'POST',
  path: '/api/finance/loans/:id/recoveries',
  access: { permission: 'finance.loan.file' },
  summary: { zh: '登记补偿后追偿所得', en: 'Record what was recovered after the compensation' },
  params: idParams,
  body: z.object({ grossFen: amount, costFen: z.number().int().min(0), recoveredOn: z.iso.date(), reference }),
  response: z.object({ fundFen: fen, bankFen: fen }),
  errors: ['LOAN_NOT_COMPENSATED', 'RECOVERY_COST', 'RECOVERY_RECORDED', 'DAY_AHEAD'],
});

export const contribute = routeContract({
  id: 'finance.contribute',
  method: 'POST',
  path: '/api/finance/pools/contributions',
  access: { permission: 'finance.pool.fund' },
  summary: { zh: '登记风险补偿资金出资', en: 'Record money put into a pool' },
  body: z.object({ product: z.string().min(1).max(40), region, amountFen: amount, source: z.string().trim().min(4).max(200), reference }),
  response: z.object({ id: z.string() }),
  errors: ['REGION_UNKNOWN', 'CONTRIBUTION_RECORDED'],
});
