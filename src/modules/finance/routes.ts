import { dateOf } from '../../kernel/base/calendar-date.ts';
import { notFound } from '../../kernel/base/problem.ts';
import { bind, type BoundRoute, findGrant, type RequestContext } from '../../kernel/identity/index.ts';
import type { Act, FinanceParts } from './act.ts';
import { contribute } from './commands/contribute.ts';
import { fileLoan } from './commands/file-loan.ts';
import { recordDisbursement, recordRecovery, recordRepayment } from './commands/loan-money.ts';
import { openClaim } from './commands/open-claim.ts';
import * as contract from './contract.ts';
import { judgeNow } from './hooks.ts';
import { getPools } from './queries/get-pools.ts';
import { maySee, scopeOf } from './queries/scope.ts';
import { viewLoan } from './queries/view-loan.ts';
import { tiersAhead } from './white-list/domain/tiers-ahead.ts';
import { productOf } from './products.ts';
import { findClaim, readRecoveries } from './store/claims.ts';
import { findLoan, listLoans } from './store/loans.ts';

const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });

export function financeRoutes(parts: FinanceParts): BoundRoute[] {
  const today = (ctx: RequestContext): string => dateOf(ctx.clock.now());
  return [
    bind(contract.getPools, async (ctx) => ({
      regions: [...parts.regions],
      products: await getPools(parts, ctx.db.sql, ctx.clock.now()),
      mayFund: parts.regions.filter((r) => findGrant(ctx.actor, 'finance.pool.fund', { region: r.code })).map((r) => r.code),
      mayFileFor: (ctx.actor?.assignments ?? []).filter((a) => a.grants.some((g) => g.permission === 'finance.loan.file')).map((a) => ({ id: a.organisationId, name: a.organisationName })),
    })),
    bind(contract.listLoans, async (ctx, { query: { page, pageSize, product, q } }) => {
      const rows = await listLoans(ctx.db.sql, { scope: scopeOf(ctx.actor), product, q, limit: pageSize, offset: (page - 1) * pageSize });
      return { page, pageSize, total: rows[0]?.total ?? 0, items: rows.map((r) => viewLoan(parts, r, today(ctx))) };
    }),
    bind(contract.getLoan, async (ctx, { params }) => {
      const loan = await findLoan(ctx.db.sql, params.id);
      if (!loan || !maySee(ctx.actor, loan)) throw notFound('贷款', 'loan', params.id);
      const claim = (loan.claimId ? await findClaim(ctx.db.sql, loan.claimId) : undefined) ?? { id: loan.id, loanId: loan.id, caseId: '', recoveredFen: 0, status: '' };
      const { ok, reasons, share, split, firmBalanceFen } = await judgeNow(parts, { sql: ctx.db.sql }, claim, loan, ctx.clock.now());
      return {
        ...viewLoan(parts, loan, today(ctx)),
        judgement: { ok, reasons, fundSharePpm: share?.ppm ?? null, lossFen: split?.lossFen ?? null, fundFen: split?.fundFen ?? null, bankFen: split?.bankFen ?? null, firmBalanceFen },
        recoveries: (await readRecoveries(ctx.db.sql, loan.id)).map(({ loanId: _loan, ...r }) => r),
        ahead: aheadOf(parts, loan.product, firmBalanceFen),
        may: { file: findGrant(ctx.actor, 'finance.loan.file', { organisationIds: [loan.bankId] }) !== undefined },
      };
    }),
    bind(contract.fileLoan, (ctx, { body }) => fileLoan(parts, ctx.db, actOf(ctx), body)),
    bind(contract.recordDisbursement, async (ctx, { params, body }) => {
      await recordDisbursement(ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.recordRepayment, async (ctx, { params, body }) => {
      await recordRepayment(ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.openClaim, (ctx, { params, body }) => openClaim(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.recordRecovery, (ctx, { params, body }) => recordRecovery(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.contribute, (ctx, { body }) => contribute(parts, ctx.db, actOf(ctx), body)),
  ];
}

function aheadOf(parts: FinanceParts, id: string, balanceFen: number): contract.ProductTiers {
  const product = productOf(parts, id);
  return { product: product.id, zh: product.zh, en: product.en, balanceFen, mode: product.mode, tiers: tiersAhead(product, balanceFen) };
}
