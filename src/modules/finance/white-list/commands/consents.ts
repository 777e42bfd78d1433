import { type CalendarDate, dateOf } from '../../../../kernel/base/calendar-date.ts';
import { newId } from '../../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../../kernel/base/problem.ts';
import { appendAudit } from '../../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../../kernel/identity/index.ts';
import type { Act } from '../../act.ts';
import { consentState, periodFault } from '../domain/consent.ts';
import { type CreditParts, demandOwnFirm } from '../parts.ts';
import { banksOf } from '../queries/banks.ts';
import { type ConsentedValue, valuesOf } from '../queries/consented-values.ts';
import { type ConsentRow, findConsent, insertConsent, insertRead, insertStatement, setWithdrawn } from '../store/consents.ts';
import { earlierLoans } from '../store/lending.ts';

const PERIOD = {
  STARTS_BEFORE_TODAY: { zh: '开始日不能早于今天', en: 'The first day must not lie in the past', field: 'from' },
  ENDS_BEFORE_START: { zh: '截止日早于开始日', en: 'The last day lies before the first', field: 'until' },
  TOO_LONG: { zh: '授权期限超过最长期限', en: 'Longer than a consent may run', field: 'until' },
} as const;

/** A firm lets one bank read chosen fields for a purpose until a day. @throws Problem FORBIDDEN, FIRM_WITHOUT_DOSSIER, CONSENT_PERIOD, CONSENT_PURPOSE_UNKNOWN, CONSENT_FIELD_UNKNOWN, CONSENT_BANK_UNKNOWN */
export async function grantConsent(
  parts: CreditParts, db: Database | Tx, act: Act, input: { bankId: string; purpose: string; fields: readonly string[]; from: CalendarDate; until: CalendarDate; demo?: boolean },
): Promise<{ id: string }> {
  const { pack } = parts.whiteList;
  return inTransaction(db, async (tx) => {
    const { firm, assignment } = await demandOwnFirm(parts, tx.sql, act);
    const actor = act.actor!;
    const fault = periodFault(input.from, input.until, dateOf(act.now), pack.longestConsentDays);
    if (fault) throw new Problem('CONSENT_PERIOD', { zh: `授权期限不合要求：${PERIOD[fault].zh}`, en: `The period of the consent does not do: ${PERIOD[fault].en}`, where: { field: PERIOD[fault].field }, remedy: { zh: `最长 ${pack.longestConsentDays} 天`, en: `At most ${pack.longestConsentDays} days` } });
    if (!pack.purposes.some((p) => p.id === input.purpose)) throw new Problem('CONSENT_PURPOSE_UNKNOWN', { zh: `没有用途“${input.purpose}”`, en: `There is no purpose ${input.purpose}`, where: { field: 'purpose' } });
    const strange = input.fields.find((id) => !pack.fields.some((f) => f.id === id));
    if (strange !== undefined) throw new Problem('CONSENT_FIELD_UNKNOWN', { zh: `没有可授权的事项“${strange}”`, en: `There is no field ${strange}`, where: { field: 'fields' } });
    const bank = (await banksOf(parts, tx.sql)).find((b) => b.id === input.bankId);
    if (!bank) throw new Problem('CONSENT_BANK_UNKNOWN', { zh: '所选单位不是合作银行', en: 'This organisation is not a bank here', where: { field: 'bankId' } });
    const id = newId(act.now);
    const fields = pack.fields.map((f) => f.id).filter((f) => input.fields.includes(f));
    await insertConsent(tx.sql, {
      id, enterpriseId: firm.id, organisationId: assignment.organisationId, firmName: firm.name, firmCreditCode: firm.code, city: firm.city, bankId: bank.id, bankName: bank.name, purpose: input.purpose, fields,
      from: input.from, until: input.until, grantedAt: act.now, by: actor.accountId, byName: actor.displayName, demo: input.demo ?? false,
    });
    await appendAudit(tx, { at: act.now, actor: auditActor(actor, assignment), action: 'finance.consent.granted', subject: { kind: 'finance.consent', id }, detail: { bank: bank.id, purpose: input.purpose, fields, from: input.from, until: input.until }, requestId: act.requestId });
    tx.emit({ topic: 'finance.consent.changed', key: id });
    return { id };
  });
}

/** From this moment nothing more is read. @throws Problem FORBIDDEN, FIRM_WITHOUT_DOSSIER, NOT_FOUND, CONSENT_WITHDRAWN */
export async function withdrawConsent(parts: CreditParts, db: Database | Tx, act: Act, id: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { firm, assignment } = await demandOwnFirm(parts, tx.sql, act);
    const consent = await findConsent(tx.sql, id, { lock: true });
    if (consent?.enterpriseId !== firm.id) throw notFound('授权', 'consent', id);
    if (consent.withdrawnAt !== null) throw new Problem('CONSENT_WITHDRAWN', { status: 409, zh: '该授权已撤回', en: 'This consent has been withdrawn already' });
    await setWithdrawn(tx.sql, id, act.now, act.actor!.accountId);
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'finance.consent.withdrawn', subject: { kind: 'finance.consent', id }, detail: { bank: consent.bankId }, requestId: act.requestId });
    tx.emit({ topic: 'finance.consent.changed', key: id });
  });
}

/** What a firm says of its loans so far. What is on record here cannot be denied. @throws Problem FORBIDDEN, FIRM_WITHOUT_DOSSIER, LOAN_ON_RECORD */
export async function declareLoans(parts: CreditParts, db: Database | Tx, act: Act, input: { everBorrowed: boolean }): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { firm, assignment } = await demandOwnFirm(parts, tx.sql, act);
    if (!input.everBorrowed && (await earlierLoans(tx.sql, firm.code, null)) > 0) {
      throw new Problem('LOAN_ON_RECORD', { status: 409, zh: '平台已有本企业的贷款记录', en: 'There is a loan of the firm on record', where: { field: 'everBorrowed' } });
    }
    await insertStatement(tx.sql, { id: newId(act.now), enterpriseId: firm.id, ...input, at: act.now, by: act.actor!.accountId, byName: act.actor!.displayName });
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'finance.consent.borrowingStated', subject: { kind: 'finance.borrower', id: firm.id }, detail: input, requestId: act.requestId });
    tx.emit({ topic: 'finance.consent.changed', key: firm.id });
  });
}

/** The consent, locked, while it runs and is the bank's own; for anybody else it does not exist. @throws Problem FORBIDDEN, NOT_FOUND */
export async function liveConsent(tx: Tx, act: Act, id: string): Promise<{ consent: ConsentRow; assignment: ReturnType<typeof authorise> }> {
  const consent = await findConsent(tx.sql, id, { lock: true });
  const own = consent && act.actor?.assignments.find((a) => a.organisationId === consent.bankId);
  const assignment = authorise(act.actor, 'finance.consent.use', { organisationIds: own ? [consent.bankId] : (act.actor?.assignments ?? []).map((a) => a.organisationId) });
  if (!consent || !own || consentState(consent, dateOf(act.now)) !== 'LIVE') throw notFound('有效授权', 'consent in force', id);
  return { consent, assignment };
}

export interface ConsentedRead {
  consent: ConsentRow;
  values: ConsentedValue[];
}

/** A bank reads what it may; the read is written down before it is answered. @throws Problem FORBIDDEN, NOT_FOUND */
export async function readConsented(parts: CreditParts, db: Database | Tx, act: Act, id: string): Promise<ConsentedRead> {
  return inTransaction(db, async (tx) => {
    const { consent, assignment } = await liveConsent(tx, act, id);
    const values = await valuesOf(parts, tx.sql, consent, dateOf(act.now));
    await insertRead(tx.sql, { id: newId(act.now), consentId: id, fields: consent.fields, at: act.now, by: act.actor!.accountId, byName: act.actor!.displayName });
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'finance.consent.read', subject: { kind: 'finance.consent', id }, detail: { fields: consent.fields, purpose: consent.purpose }, requestId: act.requestId });
    tx.emit({ topic: 'finance.consent.changed', key: id });
    return { consent, values };
  });
}
