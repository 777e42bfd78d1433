import { sql } from 'kysely';
import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../../kernel/base/money.ts';
import { Problem } from '../../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../../kernel/db/index.ts';
import type { FirstLoan } from '../domain/consent.ts';

registerConstraints({
  'finance.credit_answer_loan': () => new Problem('LOAN_ANSWERED', { status: 409, zh: '该笔贷款已关联到另一份授权', en: 'This loan answers another consent already', where: { field: 'loanId' } }),
});

export interface ConsentRow {
  id: string;
  enterpriseId: string;
  organisationId: string;
  firmName: string;
  firmCreditCode: string;
  city: string;
  bankId: string;
  bankName: string;
  purpose: string;
  fields: string[];
  from: CalendarDate;
  until: CalendarDate;
  grantedAt: Date;
  withdrawnAt: Date | null;
  demo: boolean;
}

const columns = sql`
  c.id, c.enterprise_id as "enterpriseId", c.organisation_id as "organisationId", c.firm_name as "firmName", c.firm_credit_code as "firmCreditCode", c.city, c.bank_id as "bankId", c.bank_name as "bankName",
  c.purpose, c.fields, c.from_day as "from", c.until_day as "until", c.granted_at as "grantedAt", c.withdrawn_at as "withdrawnAt", c.demo`;

export async function insertConsent(db: Sql, c: Omit<ConsentRow, 'withdrawnAt'> & { by: string; byName: string }): Promise<void> {
  await sql`
    insert into finance.consent (id, enterprise_id, organisation_id, firm_name, firm_credit_code, city, bank_id, bank_name, purpose, fields, from_day, until_day, granted_at, granted_by, granted_by_name, demo)
    values (${c.id}, ${c.enterpriseId}, ${c.organisationId}, ${c.firmName}, ${c.firmCreditCode}, ${c.city}, ${c.bankId}, ${c.bankName}, ${c.purpose}, ${c.fields}::text[], ${c.from}, ${c.until}, ${c.grantedAt}, ${c.by}, ${c.byName}, ${c.demo})`.execute(db);
}

/** Locked, a read and a withdrawal of one consent follow each other. */
export async function findConsent(db: Sql, id: string, { lock = false } = {}): Promise<ConsentRow | undefined> {
  const { rows } = await sql<ConsentRow>`select ${columns} from finance.consent c where c.id = ${id} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

export async function setWithdrawn(db: Sql, id: string, at: Date, by: string): Promise<void> {
  await sql`update finance.consent set withdrawn_at = ${at}, withdrawn_by = ${by} where id = ${id}`.execute(db);
}

export async function consentsOfFirm(db: Sql, enterpriseId: string): Promise<ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`select ${columns} from finance.consent c where c.enterprise_id = ${enterpriseId} order by c.granted_at desc, c.id`.execute(db);
  return rows;
}

/** Consents given to banks: those that run today, or those that are over. null: every bank. */
export async function consentsOfBanks(db: Sql, f: { bankIds: readonly string[] | null; live: boolean; today: CalendarDate; limit: number; offset: number }): Promise<(ConsentRow & { total: number })[]> {
  const running = sql`(c.withdrawn_at is null and c.from_day <= ${f.today} and c.until_day >= ${f.today})`;
  const { rows } = await sql<ConsentRow & { total: number }>`
    select ${columns}, count(*) over ()::int as total from finance.consent c
    where ${f.bankIds === null ? sql`true` : sql`c.bank_id = any(${[...f.bankIds]}::uuid[])`}
      and ${f.live ? running : sql`(c.withdrawn_at is not null or c.until_day < ${f.today})`}
    order by c.granted_at desc, c.id limit ${f.limit} offset ${f.offset}`.execute(db);
  return rows;
}

export async function insertRead(db: Sql, r: { id: string; consentId: string; fields: readonly string[]; at: Date; by: string; byName: string }): Promise<void> {
  await sql`insert into finance.consent_read (id, consent_id, fields, at, by, by_name) values (${r.id}, ${r.consentId}, ${[...r.fields]}::text[], ${r.at}, ${r.by}, ${r.byName})`.execute(db);
}

export interface ReadRow {
  consentId: string;
  fields: string[];
  at: Date;
  byName: string;
}

/** The newest first. */
export async function readsOf(db: Sql, consentIds: readonly string[]): Promise<ReadRow[]> {
  const { rows } = await sql<ReadRow>`select consent_id as "consentId", fields, at, by_name as "byName" from finance.consent_read where consent_id = any(${[...consentIds]}::uuid[]) order by at desc, id desc`.execute(db);
  return rows;
}

export async function insertStatement(db: Sql, s: { id: string; enterpriseId: string; everBorrowed: boolean; at: Date; by: string; byName: string }): Promise<void> {
  await sql`insert into finance.loan_statement (id, enterprise_id, ever_borrowed, stated_at, stated_by, stated_by_name) values (${s.id}, ${s.enterpriseId}, ${s.everBorrowed}, ${s.at}, ${s.by}, ${s.byName})`.execute(db);
}

export async function statedBorrowing(db: Sql, enterpriseId: string): Promise<boolean | null> {
  const { rows } = await sql<{ ever: boolean }>`select ever_borrowed as ever from finance.loan_statement where enterprise_id = ${enterpriseId} order by stated_at desc, id desc limit 1`.execute(db);
  return rows[0]?.ever ?? null;
}

export interface AnswerRow {
  id: string;
  consentId: string;
  kind: 'OFFERED' | 'DECLINED' | 'LENT';
  amountFen: Fen | null;
  rateBp: number | null;
  termMonths: number | null;
  reason: string | null;
  note: string | null;
  loanId: string | null;
  firstLoan: FirstLoan | null;
  at: Date;
}

export async function insertAnswer(db: Sql, a: AnswerRow & { by: string; byName: string }): Promise<void> {
  await sql`
    insert into finance.credit_answer (id, consent_id, kind, amount_fen, rate_bp, term_months, reason, note, loan_id, first_loan, at, by, by_name)
    values (${a.id}, ${a.consentId}, ${a.kind}, ${a.amountFen}, ${a.rateBp}, ${a.termMonths}, ${a.reason}, ${a.note}, ${a.loanId}, ${a.firstLoan}, ${a.at}, ${a.by}, ${a.byName})`.execute(db);
}

/** The oldest first. */
export async function answersTo(db: Sql, consentIds: readonly string[]): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select id, consent_id as "consentId", kind, amount_fen as "amountFen", rate_bp as "rateBp", term_months as "termMonths", reason, note, loan_id as "loanId", first_loan as "firstLoan", at
    from finance.credit_answer where consent_id = any(${[...consentIds]}::uuid[]) order by at, id`.execute(db);
  return rows;
}
