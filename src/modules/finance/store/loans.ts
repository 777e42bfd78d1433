import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';

registerConstraints({
  'finance.loan_contract': () => new Problem('LOAN_CONTRACT_FILED', { status: 409, zh: '本行已备案过同一合同号', en: 'Your bank has filed a loan of this contract number already', where: { field: 'contractNumber' } }),
  'finance.disbursement_pkey': () => new Problem('LOAN_DISBURSED', { status: 409, zh: '该笔贷款已登记放款', en: 'The loan has been recorded as paid out already' }),
  'finance.repayment_reference': () => new Problem('REPAYMENT_RECORDED', { status: 409, zh: '该还款凭证号已登记', en: 'This repayment has been recorded already', where: { field: 'reference' } }),
});

export interface LoanRow {
  id: string;
  product: string;
  bankId: string;
  bankName: string;
  firmName: string;
  firmCreditCode: string;
  region: string;
  contractNumber: string;
  amountFen: Fen;
  rateBp: number;
  lprBp: number;
  approvedOn: CalendarDate;
  dueOn: CalendarDate;
  firstLoan: boolean;
  filedAt: Date;
  demo: boolean;
  disbursedFen: Fen | null;
  disbursedOn: CalendarDate | null;
  repaidFen: Fen;
  /** Paid out and not yet repaid. */
  outstandingFen: Fen;
  claimId: string | null;
  claimStatus: string | null;
  caseId: string | null;
  compensatedFen: Fen | null;
}

export interface LoanScope {
  /** undefined: every loan. */
  bankIds: readonly string[];
  regions: readonly string[];
  everything: boolean;
}

const select = sql`
  l.id, l.product, l.bank_id as "bankId", l.bank_name as "bankName", l.firm_name as "firmName", l.firm_credit_code as "firmCreditCode", l.region, l.contract_number as "contractNumber",
  l.amount_fen as "amountFen", l.rate_bp as "rateBp", l.lpr_bp as "lprBp", l.approved_on as "approvedOn", l.due_on as "dueOn", l.first_loan as "firstLoan", l.filed_at as "filedAt", l.demo,
  d.amount_fen as "disbursedFen", d.paid_on as "disbursedOn", coalesce(r.repaid, 0)::bigint as "repaidFen", (coalesce(d.amount_fen, 0) - coalesce(r.repaid, 0))::bigint as "outstandingFen",
  c.id as "claimId", c.status as "claimStatus", c.case_id as "caseId", p.fund_fen as "compensatedFen"`;
const joins = sql`
  finance.loan l
  left join finance.disbursement d on d.loan_id = l.id
  left join lateral (select sum(principal_fen) as repaid from finance.repayment where loan_id = l.id) r on true
  left join lateral (select id, status, case_id from finance.claim where loan_id = l.id order by created_at desc limit 1) c on true
  left join finance.compensation p on p.loan_id = l.id`;

export async function findLoan(db: Sql, id: string, { lock = false } = {}): Promise<LoanRow | undefined> {
  // Locked by its own row: whoever changes what hangs on a loan waits for the other.
  if (lock) await sql`select 1 from finance.loan where id = ${id} for update`.execute(db);
  const { rows } = await sql<LoanRow>`select ${select} from ${joins} where l.id = ${id}`.execute(db);
  return rows[0];
}

export async function listLoans(db: Sql, f: { scope: LoanScope; product?: string | undefined; q?: string | undefined; limit: number; offset: number }): Promise<(LoanRow & { total: number })[]> {
  const like = f.q ? `%${f.q}%` : null;
  const { rows } = await sql<LoanRow & { total: number }>`
    select ${select}, count(*) over () as total from ${joins}
    where (${f.scope.everything} or l.bank_id = any(${[...f.scope.bankIds]}::uuid[]) or l.region = any(${[...f.scope.regions]}::text[]))
      and (${f.product ?? null}::text is null or l.product = ${f.product ?? null})
      and (${like}::text is null or l.firm_name ilike ${like} or l.contract_number ilike ${like} or l.firm_credit_code ilike ${like})
    order by l.filed_at desc, l.id limit ${f.limit} offset ${f.offset}`.execute(db);
  return rows;
}

/** What a firm owes under a product with every bank together; the tiers go by it. */
export async function firmBalance(db: Sql, product: string, creditCode: string): Promise<Fen> {
  const { rows } = await sql<{ fen: Fen }>`
    select coalesce(sum(coalesce(d.amount_fen, l.amount_fen) - coalesce((select sum(principal_fen) from finance.repayment x where x.loan_id = l.id), 0)), 0)::bigint as fen
    from finance.loan l left join finance.disbursement d on d.loan_id = l.id where l.product = ${product} and l.firm_credit_code = ${creditCode}`.execute(db);
  return rows[0]!.fen;
}

/** What it owed at the end of a day, by what was paid out and repaid until then. */
export async function firmBalanceOn(db: Sql, product: string, creditCode: string, on: CalendarDate): Promise<Fen> {
  const { rows } = await sql<{ fen: Fen }>`
    select coalesce(sum(d.amount_fen - coalesce((select sum(principal_fen) from finance.repayment x where x.loan_id = l.id and x.repaid_on <= ${on}::date), 0)), 0)::bigint as fen
    from finance.loan l join finance.disbursement d on d.loan_id = l.id where l.product = ${product} and l.firm_credit_code = ${creditCode} and d.paid_on <= ${on}::date`.execute(db);
  return rows[0]!.fen;
}

export interface BankBook {
  bankId: string;
  bankName: string;
  loans: number;
  firstLoans: number;
  balanceFen: Fen;
  /** Principal of loans overdue for more than the product's days. */
  overdueFen: Fen;
}

export async function bankBooks(db: Sql, product: string, overdueBefore: CalendarDate, bankId?: string): Promise<BankBook[]> {
  const { rows } = await sql<BankBook>`
    select l.bank_id as "bankId", max(l.bank_name) as "bankName", count(*) as loans, count(*) filter (where l.first_loan) as "firstLoans",
      coalesce(sum(o.fen), 0)::bigint as "balanceFen", coalesce(sum(o.fen) filter (where l.due_on < ${overdueBefore}), 0)::bigint as "overdueFen"
    from finance.loan l
    left join lateral (select coalesce((select amount_fen from finance.disbursement d where d.loan_id = l.id), 0) - coalesce((select sum(principal_fen) from finance.repayment x where x.loan_id = l.id), 0) as fen) o on true
    where l.product = ${product} and (${bankId ?? null}::uuid is null or l.bank_id = ${bankId ?? null}::uuid)
    group by l.bank_id order by l.bank_id`.execute(db);
  return rows;
}

export interface NewLoan extends Pick<LoanRow, 'id' | 'product' | 'bankId' | 'bankName' | 'firmName' | 'firmCreditCode' | 'region' | 'contractNumber' | 'amountFen' | 'rateBp' | 'lprBp' | 'approvedOn' | 'dueOn' | 'firstLoan' | 'filedAt' | 'demo'> {
  filedBy: string;
  filedByName: string;
}

export async function insertLoan(db: Sql, l: NewLoan): Promise<void> {
  await sql`
    insert into finance.loan (id, product, bank_id, bank_name, firm_name, firm_credit_code, region, contract_number, amount_fen, rate_bp, lpr_bp, approved_on, due_on, first_loan, filed_at, filed_by, filed_by_name, demo)
    values (${l.id}, ${l.product}, ${l.bankId}, ${l.bankName}, ${l.firmName}, ${l.firmCreditCode}, ${l.region}, ${l.contractNumber}, ${l.amountFen}, ${l.rateBp}, ${l.lprBp}, ${l.approvedOn}, ${l.dueOn}, ${l.firstLoan}, ${l.filedAt}, ${l.filedBy}, ${l.filedByName}, ${l.demo})`.execute(db);
}

export async function insertDisbursement(db: Sql, d: { loanId: string; amountFen: Fen; paidOn: CalendarDate; at: Date; by: string }): Promise<void> {
  await sql`insert into finance.disbursement (loan_id, amount_fen, paid_on, recorded_at, recorded_by) values (${d.loanId}, ${d.amountFen}, ${d.paidOn}, ${d.at}, ${d.by})`.execute(db);
}

export async function insertRepayment(db: Sql, r: { id: string; loanId: string; principalFen: Fen; repaidOn: CalendarDate; reference: string; at: Date; by: string }): Promise<void> {
  await sql`
    insert into finance.repayment (id, loan_id, principal_fen, repaid_on, reference, recorded_at, recorded_by)
    values (${r.id}, ${r.loanId}, ${r.principalFen}, ${r.repaidOn}, ${r.reference}, ${r.at}, ${r.by})`.execute(db);
}

/** One filing of a bank and product at a time: stop line and tiers are judged over what the others have filed. */
export async function lockBook(db: Sql, product: string, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`finance ${product} ${key}`}, 0))`.execute(db);
}

export async function lastStop(db: Sql, product: string, bankId: string): Promise<{ no: number; stopped: boolean } | undefined> {
  const { rows } = await sql<{ no: number; stopped: boolean }>`select no, stopped from finance.stop where product = ${product} and bank_id = ${bankId} order by no desc limit 1`.execute(db);
  return rows[0];
}

export async function insertStop(db: Sql, s: { product: string; bankId: string; no: number; stopped: boolean; ratePpm: number; at: Date }): Promise<void> {
  await sql`insert into finance.stop (product, bank_id, no, stopped, rate_ppm, at) values (${s.product}, ${s.bankId}, ${s.no}, ${s.stopped}, ${s.ratePpm}, ${s.at})`.execute(db);
}
