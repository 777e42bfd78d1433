import { type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { formatYuan, type Fen } from '../../../kernel/base/money.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit, type AuditActor } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import { postTransfers } from '../../../kernel/ledger/index.ts';
import type { Act, FinanceParts } from '../act.ts';
import { splitRecovery } from '../domain/share.ts';
import { bankAccount, poolAccount } from '../pools.ts';
import { productOf } from '../products.ts';
import { findCompensation, insertRecovery } from '../store/claims.ts';
import { findLoan, insertDisbursement, insertRepayment, type LoanRow } from '../store/loans.ts';

function notAhead(on: CalendarDate, now: Date, field: string): void {
  if (on > dateOf(now)) throw new Problem('DAY_AHEAD', { zh: `${on} 还没有到`, en: `${on} lies ahead`, where: { field } });
}

function tooMuch(field: string, asked: Fen, most: Fen): Problem {
  return new Problem('AMOUNT_TOO_LARGE', { zh: `金额 ${formatYuan(asked)} 元，最多 ${formatYuan(most)} 元`, en: `${formatYuan(asked)} yuan; at most ${formatYuan(most)}`, where: { field } });
}

/** Opens a loan of the bank's own for a change, locked. @throws Problem FORBIDDEN, NOT_FOUND */
async function ownLoan(tx: Tx, act: Act, id: string): Promise<{ loan: LoanRow; by: AuditActor; audit: (action: string, detail: object) => Promise<void> }> {
  const loan = await findLoan(tx.sql, id, { lock: true });
  // Refused before it is said whether the loan exists.
  const assignment = authorise(act.actor, 'finance.loan.file', { organisationIds: loan ? [loan.bankId] : [] });
  if (!loan) throw notFound('贷款', 'loan', id);
  const by = auditActor(act.actor!, assignment);
  const audit = async (action: string, detail: object): Promise<void> =>
    void (await appendAudit(tx, { at: act.now, actor: by, action, subject: { kind: 'finance.loan', id }, detail: detail as Record<string, unknown>, requestId: act.requestId }));
  tx.emit({ topic: 'finance.loan.changed', key: id });
  return { loan, by, audit };
}

/** @throws Problem FORBIDDEN, NOT_FOUND, DAY_AHEAD, AMOUNT_TOO_LARGE, LOAN_DISBURSED */
export async function recordDisbursement(db: Database | Tx, act: Act, id: string, input: { amountFen: Fen; paidOn: CalendarDate }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { loan, audit } = await ownLoan(tx, act, id);
    notAhead(input.paidOn, act.now, 'paidOn');
    if (input.amountFen > loan.amountFen) throw tooMuch('amountFen', input.amountFen, loan.amountFen);
    await insertDisbursement(tx.sql, { loanId: id, ...input, at: act.now, by: act.actor!.accountId });
    await audit('finance.loan.disbursed', input);
  });
}

/** @throws Problem FORBIDDEN, NOT_FOUND, DAY_AHEAD, AMOUNT_TOO_LARGE, REPAYMENT_RECORDED */
export async function recordRepayment(db: Database | Tx, act: Act, id: string, input: { principalFen: Fen; repaidOn: CalendarDate; reference: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { loan, audit } = await ownLoan(tx, act, id);
    notAhead(input.repaidOn, act.now, 'repaidOn');
    if (input.principalFen > loan.outstandingFen) throw tooMuch('principalFen', input.principalFen, loan.outstandingFen);
    await insertRepayment(tx.sql, { id: newId(act.now), loanId: id, ...input, at: act.now, by: act.actor!.accountId });
    await audit('finance.loan.repaid', input);
  });
}

/**
 * Money recovered after the compensation, shared in its ratio; the pool's part goes back to the pool.
 * @throws Problem FORBIDDEN, NOT_FOUND, LOAN_NOT_COMPENSATED, DAY_AHEAD, RECOVERY_COST, RECOVERY_RECORDED
 */
export async function recordRecovery(
  parts: FinanceParts, db: Database | Tx, act: Act, id: string, input: { grossFen: Fen; costFen: Fen; recoveredOn: CalendarDate; reference: string },
): Promise<{ fundFen: Fen; bankFen: Fen }> {
  return inTransaction(db, async (tx) => {
    const { loan, by, audit } = await ownLoan(tx, act, id);
    const paid = await findCompensation(tx.sql, id);
    if (!paid) {
      throw new Problem('LOAN_NOT_COMPENSATED', { status: 409, zh: '该笔贷款未获补偿，收回的款项按还款登记', en: 'The loan has not been compensated: what comes in is a repayment', remedy: { zh: '请登记还款', en: 'Record a repayment' } });
    }
    notAhead(input.recoveredOn, act.now, 'recoveredOn');
    if (input.costFen >= input.grossFen) throw new Problem('RECOVERY_COST', { zh: '追偿费用须小于追偿所得', en: 'The cost must be below what was recovered', where: { field: 'costFen' } });
    const shares = splitRecovery(paid.recoveredFen, input.grossFen - input.costFen, paid.fundSharePpm, paid.fundFen);
    const recovery = newId(act.now);
    await insertRecovery(tx.sql, { id: recovery, loanId: id, ...input, ...shares, at: act.now, by: act.actor!.accountId });
    if (shares.fundFen > 0) {
      await postTransfers(tx, {
        key: `finance.recovery.${recovery}`, at: act.now, by, subject: { kind: 'finance.loan', id },
        memo: { zh: `追偿返还 ${productOf(parts, loan.product).zh} ${loan.contractNumber}`, en: `Recovery of ${loan.contractNumber}` },
        transfers: [{ from: bankAccount(loan.product, loan.region, loan.bankId), to: poolAccount(loan.product, loan.region), amount: shares.fundFen }],
      });
    }
    await audit('finance.loan.recovered', { ...input, ...shares });
    return shares;
  });
}
