import { newId } from '../../../kernel/base/id.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, FinanceParts } from '../act.ts';
import { productOf } from '../products.ts';
import { insertClaim } from '../store/claims.ts';
import { findLoan } from '../store/loans.ts';

/** A bank opens a claim for a loan; it is submitted, checked and paid as a case. @throws Problem FORBIDDEN, NOT_FOUND, CLAIM_EXISTS */
export async function openClaim(parts: FinanceParts, db: Database | Tx, act: Act, loanId: string, input: { recoveredFen: Fen; demo?: boolean }): Promise<{ id: string; caseId: string }> {
  return inTransaction(db, async (tx) => {
    const loan = await findLoan(tx.sql, loanId, { lock: true });
    const assignment = authorise(act.actor, 'finance.claim.submit', { organisationIds: loan ? [loan.bankId] : [] });
    if (!loan) throw notFound('贷款', 'loan', loanId);
    const product = productOf(parts, loan.product);
    const id = newId(act.now);
    const { id: caseId } = await parts.procedure.openCase(tx, act, {
      definitionId: 'loan-compensation',
      subject: { kind: 'finance.claim', id },
      title: `${product.zh} ${loan.firmName} ${loan.contractNumber}`,
      parties: { bank: [{ organisationId: loan.bankId, name: loan.bankName }] },
      region: loan.region,
      park: null,
    });
    await insertClaim(tx.sql, { id, loanId, caseId, recoveredFen: input.recoveredFen, status: 'DRAFT', at: act.now, by: act.actor!.accountId, demo: input.demo ?? false });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: 'finance.claim.opened', subject: { kind: 'finance.claim', id }, detail: { loan: loanId, recoveredFen: input.recoveredFen }, requestId: act.requestId,
    });
    tx.emit({ topic: 'finance.loan.changed', key: loanId });
    return { id, caseId };
  });
}
