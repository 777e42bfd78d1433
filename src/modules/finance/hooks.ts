import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import { formatYuan } from '../../kernel/base/money.ts';
import { notFound, Problem } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { commitReservation, releaseReservation, reserveTransfer } from '../../kernel/ledger/index.ts';
import type { Effect, Guard, HookContext, ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { FinanceParts } from './act.ts';
import { type ClaimJudgement, judgeClaim } from './domain/judge-claim.ts';
import { splitLoss } from './domain/share.ts';
import { bankAccount, openPool, poolAccount } from './pools.ts';
import { productOf } from './products.ts';
import { bankYear, type ClaimRow, findAssessment, findClaim, findCompensation, insertAssessment, insertCompensation, setClaimStatus } from './store/claims.ts';
import { findLoan, firmBalanceOn, type LoanRow, lockBook } from './store/loans.ts';

async function subjectOf(tx: Tx, ctx: HookContext): Promise<{ claim: ClaimRow; loan: LoanRow }> {
  const claim = await findClaim(tx.sql, ctx.case.subject.id);
  const loan = claim && (await findLoan(tx.sql, claim.loanId, { lock: true }));
  if (!claim || !loan) throw notFound('补偿申请', 'claim', ctx.case.subject.id);
  return { claim, loan };
}

/** The claim as it stands at this moment, over everything recorded. */
export async function judgeNow(parts: FinanceParts, tx: Pick<Tx, 'sql'>, claim: ClaimRow, loan: LoanRow, now: Date): Promise<ClaimJudgement & { firmBalanceFen: number }> {
  const today = dateOf(now);
  // At default: what comes in afterwards makes the loss smaller and the share of the pool no larger.
  const firmBalanceFen = await firmBalanceOn(tx.sql, loan.product, loan.firmCreditCode, loan.dueOn);
  const judgement = judgeClaim(
    productOf(parts, loan.product),
    {
      filedOn: dateOf(loan.filedAt), disbursedOn: loan.disbursedOn, dueOn: loan.dueOn, outstandingFen: loan.outstandingFen, firmBalanceFen, recoveredFen: claim.recoveredFen,
      compensatedBefore: (await findCompensation(tx.sql, loan.id)) !== undefined,
      bankYearFen: await bankYear(tx.sql, loan.product, loan.bankId, Number(today.slice(0, 4)), claim.id),
    },
    today,
  );
  return { ...judgement, firmBalanceFen };
}

/** Names that `procedures/loan-compensation.yaml` calls. */
export function financeHooks(parts: FinanceParts): ProcedureHooks {
  const payable: Guard = async (tx, ctx) => {
    const { claim, loan } = await subjectOf(tx, ctx);
    const { ok, reasons } = await judgeNow(parts, tx, claim, loan, ctx.now);
    return ok ? { ok: true } : { ok: false, reasons: reasons.map(({ zh, en }) => ({ zh, en })) };
  };

  /** What the public reads must be what the check found. */
  const noticeTrue: Guard = async (tx, ctx) => {
    const { claim, loan } = await subjectOf(tx, ctx);
    const assessed = await findAssessment(tx.sql, claim.id);
    const reasons = [];
    if (ctx.data.amountFen !== assessed?.fundFen) reasons.push({ zh: `公示金额须为核查结果 ${formatYuan(assessed?.fundFen ?? 0)} 元`, en: `The amount must be the ${formatYuan(assessed?.fundFen ?? 0)} yuan that the check found` });
    if (ctx.data.firm !== loan.firmName) reasons.push({ zh: `借款企业应为“${loan.firmName}”`, en: `The borrower is ${loan.firmName}` });
    return reasons.length === 0 ? { ok: true } : { ok: false, reasons };
  };

  const follow: Effect = async (tx, ctx) => {
    await setClaimStatus(tx.sql, ctx.case.subject.id, ctx.evaluation.state);
    tx.emit({ topic: 'finance.claim.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });
  };

  const by = (ctx: HookContext) => (ctx.actor ? { accountId: ctx.actor.accountId, organisationId: ctx.organisationId, role: ctx.role } : null);

  const reserved: Effect = async (tx, ctx) => {
    const { claim, loan } = await subjectOf(tx, ctx);
    const product = productOf(parts, loan.product);
    // The ceiling of the bank is judged over its other claims: one at a time.
    await lockBook(tx.sql, loan.product, loan.bankId);
    const { share, split, firmBalanceFen } = await judgeNow(parts, tx, claim, loan, ctx.now);
    await openPool(tx, product, loan.region, ctx.now, { id: loan.bankId, name: loan.bankName });
    const { reservation } = await reserveTransfer(tx, {
      key: `finance.claim.${claim.id}.reserve`, at: ctx.now, by: by(ctx), subject: { kind: 'finance.claim', id: claim.id },
      memo: { zh: `${product.zh}风险补偿预留 ${loan.contractNumber}`, en: `Reserved for the compensation of ${loan.contractNumber}` }, clause: product.documentNumber,
      from: poolAccount(loan.product, loan.region), to: bankAccount(loan.product, loan.region, loan.bankId), amount: split!.fundFen,
      expiresAt: new Date(`${addDays(dateOf(ctx.now), parts.rules.reservedDays)}T00:00:00+08:00`),
    });
    await insertAssessment(tx.sql, {
      claimId: claim.id, product: product.id, rulesVersion: parts.rules.version, principalFen: loan.outstandingFen, recoveredFen: claim.recoveredFen, firmBalanceFen,
      fundSharePpm: share!.ppm, fundFen: split!.fundFen, bankFen: split!.bankFen, reservation, at: ctx.now,
    });
    await follow(tx, ctx);
  };

  const released: Effect = async (tx, ctx) => {
    const assessed = await findAssessment(tx.sql, ctx.case.subject.id);
    if (assessed) {
      await releaseReservation(tx, { key: `finance.claim.${assessed.claimId}.release`, at: ctx.now, by: by(ctx), reservation: assessed.reservation, reason: { zh: ctx.reason ?? '不予补偿', en: ctx.reason ?? 'Refused' } });
    }
    await follow(tx, ctx);
  };

  const paid: Effect = async (tx, ctx) => {
    const { claim, loan } = await subjectOf(tx, ctx);
    const assessed = (await findAssessment(tx.sql, claim.id))!;
    // What the firm repaid since the check is no loss any more; the rest of what was set aside is free again.
    const fundFen = Math.min(assessed.fundFen, splitLoss(loan.outstandingFen, claim.recoveredFen, assessed.fundSharePpm).fundFen);
    if (fundFen === 0) {
      throw new Problem('CLAIM_NOTHING_LOST', {
        status: 409, zh: '核查后本金已收回，没有应补偿的损失', en: 'The principal has come in since the check: there is no loss to compensate', remedy: { zh: '请银行撤回申请，预留资金随即释放', en: 'The bank withdraws its claim, and what was set aside is free again' },
      });
    }
    await commitReservation(tx, { key: `finance.claim.${claim.id}.pay`, at: ctx.now, by: by(ctx), reservation: assessed.reservation, amount: fundFen });
    await insertCompensation(tx.sql, {
      claimId: claim.id, loanId: loan.id, bankId: loan.bankId, product: loan.product, fundFen, fundSharePpm: assessed.fundSharePpm,
      paidOn: dateOf(ctx.now), bankReference: String(ctx.data.bankReference), at: ctx.now, by: ctx.actor?.accountId ?? null,
    });
    await follow(tx, ctx);
  };

  return {
    guards: { 'finance.claim.payable': payable, 'finance.claim.noticeTrue': noticeTrue },
    effects: { 'finance.claim.submitted': follow, 'finance.claim.followed': follow, 'finance.claim.reserved': reserved, 'finance.claim.released': released, 'finance.claim.paid': paid },
  };
}
