import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, FinanceParts } from '../act.ts';
import type { LoanFiling } from '../contract.ts';
import { judgeFiling } from '../domain/judge-filing.ts';
import { productOf } from '../products.ts';
import { firmBalance, insertLoan, lockBook } from '../store/loans.ts';
import { judgeStop } from './stop-line.ts';

/**
 * A bank files an approved loan before it pays it out; a loan filed afterwards is never compensated.
 * @throws Problem FORBIDDEN, NOT_FOUND, LOAN_NOT_ELIGIBLE (every fault with its field), LOAN_CONTRACT_FILED
 */
export async function fileLoan(parts: FinanceParts, db: Database | Tx, act: Act, input: LoanFiling & { demo?: boolean }): Promise<{ id: string }> {
  const assignment = authorise(act.actor, 'finance.loan.file', { organisationIds: [input.bankId] });
  const actor = act.actor!;
  const product = productOf(parts, input.product);
  return inTransaction(db, async (tx) => {
    const bank = await parts.identity.findOrganisation(tx.sql, input.bankId);
    if (!bank) throw notFound('银行', 'bank', input.bankId);
    if (!parts.regions.some((r) => r.code === input.region)) throw new Problem('REGION_UNKNOWN', { zh: `本区没有 ${input.region}`, en: `The zone has no region ${input.region}`, where: { field: 'region' } });
    // Two banks may lend to one firm at the same moment; the tier goes by what it owes both.
    await lockBook(tx.sql, product.id, input.firmCreditCode);
    const { stopped } = await judgeStop(tx, product, bank.id, act.now);
    const firmBalanceFen = await firmBalance(tx.sql, product.id, input.firmCreditCode);
    const details = judgeFiling(product, { ...input, firmBalanceFen, stopped }, dateOf(act.now));
    if (details.length > 0) {
      throw new Problem('LOAN_NOT_ELIGIBLE', { zh: `不符合${product.zh}的条件（${details.length} 项）`, en: `The loan does not meet ${product.en} in ${details.length} points`, details });
    }
    const id = newId(act.now);
    await insertLoan(tx.sql, { ...input, id, bankName: bank.nameZh, filedAt: act.now, filedBy: actor.accountId, filedByName: actor.displayName, demo: input.demo ?? false });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'finance.loan.filed', subject: { kind: 'finance.loan', id },
      detail: { product: product.id, contractNumber: input.contractNumber, amountFen: input.amountFen, firm: input.firmCreditCode }, requestId: act.requestId,
    });
    tx.emit({ topic: 'finance.loan.changed', key: id });
    return { id };
  });
}
