import { sql } from 'kysely';
import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../../kernel/base/money.ts';
import type { Sql } from '../../../../kernel/db/index.ts';
import type { FirstLoan } from '../domain/consent.ts';

/** Two banks may lend to one firm at the same moment: only one of the loans is its first. */
export async function lockBorrower(db: Sql, creditCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('finance.borrower:' || ${creditCode}, 0))`.execute(db);
}

/** Loans on record of a firm with every bank: filed here, or answered without being filed; without `besides`. */
export async function earlierLoans(db: Sql, creditCode: string, besides: string | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from finance.loan l where l.firm_credit_code = ${creditCode} and (${besides}::uuid is null or l.id <> ${besides}::uuid)
        and (${besides}::uuid is null or l.filed_at < (select filed_at from finance.loan where id = ${besides}::uuid)))::int
      + (select count(*) from finance.credit_answer a join finance.consent c on c.id = a.consent_id where c.firm_credit_code = ${creditCode} and a.kind = 'LENT' and a.loan_id is null)::int as n`.execute(db);
  return rows[0]!.n;
}

/** Loans a bank has filed for a firm that answer no consent yet. */
export async function unlinkedLoans(db: Sql, bankId: string, creditCode: string): Promise<{ id: string; contractNumber: string; amountFen: Fen; filedAt: Date }[]> {
  const { rows } = await sql<{ id: string; contractNumber: string; amountFen: Fen; filedAt: Date }>`
    select l.id, l.contract_number as "contractNumber", l.amount_fen as "amountFen", l.filed_at as "filedAt" from finance.loan l
    where l.bank_id = ${bankId} and l.firm_credit_code = ${creditCode} and not exists (select 1 from finance.credit_answer a where a.loan_id = l.id) order by l.filed_at desc`.execute(db);
  return rows;
}

/** Firms with loans filed here, and whether one of them is overdue beyond the days of its product or was compensated. */
export async function borrowers(db: Sql, today: CalendarDate, overdue: readonly { product: string; days: number }[]): Promise<Map<string, 'IN_ORDER' | 'IN_DEFAULT'>> {
  const { rows } = await sql<{ code: string; bad: boolean }>`
    select l.firm_credit_code as code,
      bool_or(p.loan_id is not null or (coalesce(d.amount_fen, 0) > coalesce((select sum(principal_fen) from finance.repayment r where r.loan_id = l.id), 0) and l.due_on + coalesce(o.days, 90) < ${today}::date)) as bad
    from finance.loan l left join finance.disbursement d on d.loan_id = l.id left join finance.compensation p on p.loan_id = l.id
      left join jsonb_to_recordset(${JSON.stringify(overdue)}::jsonb) as o(product text, days integer) on o.product = l.product
    group by 1`.execute(db);
  return new Map(rows.map((r) => [r.code, r.bad ? 'IN_DEFAULT' : 'IN_ORDER']));
}

/** Banks that have filed a loan here. */
export async function filingBanks(db: Sql): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select bank_id as id, max(bank_name) as name from finance.loan group by 1`.execute(db);
  return rows;
}

export interface CreditCase {
  /** Credit code. */
  firm: string;
  city: string;
  bankId: string;
  bankName: string;
  live: boolean;
  /** Kinds and reasons answered, one each. */
  offered: boolean;
  declined: string | null;
  firsts: FirstLoan[];
}

/** Every consent with how it was answered: the last answer says whether it stands offered or declined; each loan counts. */
export async function creditCases(db: Sql, today: CalendarDate): Promise<CreditCase[]> {
  const { rows } = await sql<CreditCase>`
    select c.firm_credit_code as firm, c.city, c.bank_id as "bankId", c.bank_name as "bankName", (c.withdrawn_at is null and c.from_day <= ${today} and c.until_day >= ${today}) as live,
      coalesce(bool_or(a.kind in ('OFFERED', 'LENT')), false) as offered,
      (select case when x.kind = 'DECLINED' then x.reason end from finance.credit_answer x where x.consent_id = c.id order by x.at desc, x.id desc limit 1) as declined,
      coalesce(jsonb_agg(a.first_loan) filter (where a.kind = 'LENT'), '[]'::jsonb) as firsts
    from finance.consent c left join finance.credit_answer a on a.consent_id = c.id group by c.id`.execute(db);
  return rows;
}
