import { newId } from '../../../../kernel/base/id.ts';
import { Problem } from '../../../../kernel/base/problem.ts';
import { appendAudit } from '../../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../../kernel/db/index.ts';
import { auditActor } from '../../../../kernel/identity/index.ts';
import type { Act } from '../../act.ts';
import { findLoan } from '../../store/loans.ts';
import type { NewCreditAnswer } from '../contract.ts';
import { type FirstLoan, judgeFirstLoan } from '../domain/consent.ts';
import type { CreditParts } from '../parts.ts';
import { type AnswerRow, answersTo, type ConsentRow, insertAnswer, statedBorrowing } from '../store/consents.ts';
import { earlierLoans, lockBorrower } from '../store/lending.ts';
import { liveConsent } from './consents.ts';

type Terms = Pick<AnswerRow, 'amountFen' | 'rateBp' | 'termMonths' | 'loanId'>;

/** @throws Problem LOAN_OF_ANOTHER, LOAN_TERMS_NEEDED */
async function termsOf(tx: Tx, consent: ConsentRow, answer: NewCreditAnswer): Promise<Terms> {
  if (answer.kind === 'DECLINED') return { amountFen: null, rateBp: null, termMonths: null, loanId: null };
  if (answer.kind === 'LENT' && answer.loanId !== null) {
    const loan = await findLoan(tx.sql, answer.loanId);
    if (loan?.bankId !== consent.bankId || loan.firmCreditCode !== consent.firmCreditCode) {
      throw new Problem('LOAN_OF_ANOTHER', { zh: '该笔贷款不是本行向该企业备案的贷款', en: 'This loan was not filed by your bank for this firm', where: { field: 'loanId' } });
    }
    const months = Math.max(1, Math.round((Date.parse(loan.dueOn) - Date.parse(loan.approvedOn)) / 86_400_000 / 30.4375));
    return { amountFen: loan.amountFen, rateBp: loan.rateBp, termMonths: months, loanId: loan.id };
  }
  const { amountFen, rateBp, termMonths } = answer;
  if (amountFen === null || rateBp === null || termMonths === null) {
    throw new Problem('LOAN_TERMS_NEEDED', { zh: '未关联备案贷款时须填写金额、利率和期限', en: 'Without a filed loan the amount, rate and term are needed', where: { field: 'amountFen' } });
  }
  return { amountFen, rateBp, termMonths, loanId: null };
}

/**
 * The answer of a bank to a firm that consents. Of a loan it is judged here, and not by the bank, whether it is the firm's first.
 * @throws Problem FORBIDDEN, NOT_FOUND, DECLINE_REASON_UNKNOWN, CONSENT_LENT, LOAN_OF_ANOTHER, LOAN_TERMS_NEEDED, LOAN_ANSWERED
 */
export async function answerConsent(parts: CreditParts, db: Database | Tx, act: Act, id: string, answer: NewCreditAnswer): Promise<{ id: string; firstLoan: FirstLoan | null }> {
  return inTransaction(db, async (tx) => {
    const { consent, assignment } = await liveConsent(tx, act, id);
    if (answer.kind === 'DECLINED' && !parts.whiteList.pack.declines.some((d) => d.id === answer.reason)) {
      throw new Problem('DECLINE_REASON_UNKNOWN', { zh: `没有理由“${answer.reason}”`, en: `There is no reason ${answer.reason}`, where: { field: 'reason' } });
    }
    if (answer.kind !== 'LENT' && (await answersTo(tx.sql, [id])).some((a) => a.kind === 'LENT')) {
      throw new Problem('CONSENT_LENT', { status: 409, zh: '已登记放款，不能再改为拟授信或不予授信', en: 'A loan has been recorded; it cannot be offered or declined any more' });
    }
    const terms = await termsOf(tx, consent, answer);
    let firstLoan: FirstLoan | null = null;
    if (answer.kind === 'LENT') {
      await lockBorrower(tx.sql, consent.firmCreditCode);
      firstLoan = judgeFirstLoan(await earlierLoans(tx.sql, consent.firmCreditCode, terms.loanId), await statedBorrowing(tx.sql, consent.enterpriseId));
    }
    const answerId = newId(act.now);
    await insertAnswer(tx.sql, {
      id: answerId, consentId: id, kind: answer.kind, ...terms, reason: answer.kind === 'DECLINED' ? answer.reason : null, note: answer.note, firstLoan, at: act.now, by: act.actor!.accountId, byName: act.actor!.displayName,
    });
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'finance.consent.answered', subject: { kind: 'finance.consent', id }, detail: { ...answer, ...terms, firstLoan }, requestId: act.requestId });
    tx.emit({ topic: 'finance.consent.changed', key: id });
    return { id: answerId, firstLoan };
  });
}
