import { type CalendarDate, daysBetween } from '../../../kernel/base/calendar-date.ts';
import type { FinanceParts } from '../act.ts';
import type { LoanView } from '../contract.ts';
import { productOf } from '../products.ts';
import type { LoanRow } from '../store/loans.ts';

export function viewLoan(parts: FinanceParts, loan: LoanRow, today: CalendarDate): LoanView {
  const product = productOf(parts, loan.product);
  const late = loan.disbursedOn !== null && loan.outstandingFen > 0 ? Math.max(0, daysBetween(loan.dueOn, today)) : 0;
  return {
    id: loan.id, product: product.id, productZh: product.zh, productEn: product.en, bankName: loan.bankName, firmName: loan.firmName, firmCreditCode: loan.firmCreditCode, region: loan.region,
    contractNumber: loan.contractNumber, amountFen: loan.amountFen, rateBp: loan.rateBp, lprBp: loan.lprBp, approvedOn: loan.approvedOn, dueOn: loan.dueOn, firstLoan: loan.firstLoan,
    filedAt: loan.filedAt.toISOString(), disbursedFen: loan.disbursedFen, disbursedOn: loan.disbursedOn, repaidFen: loan.repaidFen, outstandingFen: loan.outstandingFen, overdueDays: late,
    state: stateOf(loan, late, product.overdueDays), caseId: loan.caseId, compensatedFen: loan.compensatedFen, demo: loan.demo,
  };
}

function stateOf(loan: LoanRow, late: number, overdueDays: number): LoanView['state'] {
  if (loan.compensatedFen !== null) return 'COMPENSATED';
  if (loan.claimStatus !== null && !['REFUSED', 'WITHDRAWN'].includes(loan.claimStatus)) return 'CLAIMED';
  if (loan.disbursedOn === null) return 'FILED';
  if (loan.outstandingFen === 0) return 'REPAID';
  if (late > overdueDays) return 'OVERDUE';
  return late > 0 ? 'LATE' : 'RUNNING';
}
