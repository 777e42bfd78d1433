import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';

registerConstraints({
  'finance.claim_live': () => new Problem('CLAIM_EXISTS', { status: 409, zh: '该笔贷款已有补偿申请', en: 'There is a claim for this loan already' }),
  'finance.compensation_loan_id_key': () => new Problem('LOAN_COMPENSATED', { status: 409, zh: '该笔贷款已补偿过', en: 'This loan has been compensated already' }),
  'finance.compensation_reference': () => new Problem('PAYMENT_ORDER_USED', { status: 409, zh: '该拨付凭证号已使用', en: 'This payment order has been used already', where: { field: 'bankReference' } }),
  'finance.recovery_reference': () => new Problem('RECOVERY_RECORDED', { status: 409, zh: '该追偿凭证号已登记', en: 'This recovery has been recorded already', where: { field: 'reference' } }),
  'finance.contribution_reference': () => new Problem('CONTRIBUTION_RECORDED', { status: 409, zh: '该出资凭证号已登记', en: 'This contribution has been recorded already', where: { field: 'reference' } }),
});

export interface ClaimRow {
  id: string;
  loanId: string;
  caseId: string;
  recoveredFen: Fen;
  status: string;
}

export async function insertClaim(db: Sql, c: ClaimRow & { at: Date; by: string; demo: boolean }): Promise<void> {
  await sql`
    insert into finance.claim (id, loan_id, case_id, recovered_fen, status, created_at, created_by, demo)
    values (${c.id}, ${c.loanId}, ${c.caseId}, ${c.recoveredFen}, ${c.status}, ${c.at}, ${c.by}, ${c.demo})`.execute(db);
}

export async function findClaim(db: Sql, id: string): Promise<ClaimRow | undefined> {
  const { rows } = await sql<ClaimRow>`select id, loan_id as "loanId", case_id as "caseId", recovered_fen as "recoveredFen", status from finance.claim where id = ${id}`.execute(db);
  return rows[0];
}

export async function setClaimStatus(db: Sql, id: string, status: string): Promise<void> {
  await sql`update finance.claim set status = ${status} where id = ${id}`.execute(db);
}

export interface AssessmentRow {
  claimId: string;
  product: string;
  rulesVersion: number;
  principalFen: Fen;
  recoveredFen: Fen;
  firmBalanceFen: Fen;
  fundSharePpm: number;
  fundFen: Fen;
  bankFen: Fen;
  reservation: string;
}

export async function insertAssessment(db: Sql, a: AssessmentRow & { at: Date }): Promise<void> {
  await sql`
    insert into finance.assessment (claim_id, product, rules_version, principal_fen, recovered_fen, firm_balance_fen, fund_share_ppm, fund_fen, bank_fen, reservation, assessed_at)
    values (${a.claimId}, ${a.product}, ${a.rulesVersion}, ${a.principalFen}, ${a.recoveredFen}, ${a.firmBalanceFen}, ${a.fundSharePpm}, ${a.fundFen}, ${a.bankFen}, ${a.reservation}, ${a.at})`.execute(db);
}

export async function findAssessment(db: Sql, claimId: string): Promise<AssessmentRow | undefined> {
  const { rows } = await sql<AssessmentRow>`
    select claim_id as "claimId", product, rules_version as "rulesVersion", principal_fen as "principalFen", recovered_fen as "recoveredFen", firm_balance_fen as "firmBalanceFen",
      fund_share_ppm as "fundSharePpm", fund_fen as "fundFen", bank_fen as "bankFen", reservation
    from finance.assessment where claim_id = ${claimId}`.execute(db);
  return rows[0];
}

export async function insertCompensation(db: Sql, c: { claimId: string; loanId: string; bankId: string; product: string; fundFen: Fen; fundSharePpm: number; paidOn: CalendarDate; bankReference: string; at: Date; by: string | null }): Promise<void> {
  await sql`
    insert into finance.compensation (claim_id, loan_id, bank_id, product, fund_fen, fund_share_ppm, paid_on, bank_reference, paid_at, paid_by)
    values (${c.claimId}, ${c.loanId}, ${c.bankId}, ${c.product}, ${c.fundFen}, ${c.fundSharePpm}, ${c.paidOn}, ${c.bankReference}, ${c.at}, ${c.by})`.execute(db);
}

/** Compensated and under way (reserved) for a bank in a year: both count against its ceiling. */
export async function bankYear(db: Sql, product: string, bankId: string, year: number, besides?: string): Promise<Fen> {
  const { rows } = await sql<{ fen: Fen }>`
    select coalesce(sum(a.fund_fen), 0)::bigint as fen from finance.assessment a join finance.claim c on c.id = a.claim_id join finance.loan l on l.id = c.loan_id
    where a.product = ${product} and l.bank_id = ${bankId} and c.status not in ('REFUSED', 'WITHDRAWN') and extract(year from a.assessed_at at time zone 'Asia/Shanghai') = ${year}
      and (${besides ?? null}::uuid is null or c.id <> ${besides ?? null}::uuid)`.execute(db);
  return rows[0]!.fen;
}

export interface CompensationRow {
  loanId: string;
  fundFen: Fen;
  fundSharePpm: number;
  recoveredFen: Fen;
}

export async function findCompensation(db: Sql, loanId: string): Promise<CompensationRow | undefined> {
  const { rows } = await sql<CompensationRow>`
    select p.loan_id as "loanId", p.fund_fen as "fundFen", p.fund_share_ppm as "fundSharePpm",
      coalesce((select sum(gross_fen - cost_fen) from finance.recovery r where r.loan_id = p.loan_id), 0)::bigint as "recoveredFen"
    from finance.compensation p where p.loan_id = ${loanId}`.execute(db);
  return rows[0];
}

export interface RecoveryRow {
  id: string;
  loanId: string;
  grossFen: Fen;
  costFen: Fen;
  fundFen: Fen;
  bankFen: Fen;
  recoveredOn: CalendarDate;
  reference: string;
}

export async function insertRecovery(db: Sql, r: RecoveryRow & { at: Date; by: string }): Promise<void> {
  await sql`
    insert into finance.recovery (id, loan_id, gross_fen, cost_fen, fund_fen, bank_fen, recovered_on, reference, recorded_at, recorded_by)
    values (${r.id}, ${r.loanId}, ${r.grossFen}, ${r.costFen}, ${r.fundFen}, ${r.bankFen}, ${r.recoveredOn}, ${r.reference}, ${r.at}, ${r.by})`.execute(db);
}

export async function readRecoveries(db: Sql, loanId: string): Promise<RecoveryRow[]> {
  const { rows } = await sql<RecoveryRow>`
    select id, loan_id as "loanId", gross_fen as "grossFen", cost_fen as "costFen", fund_fen as "fundFen", bank_fen as "bankFen", recovered_on as "recoveredOn", reference
    from finance.recovery where loan_id = ${loanId} order by recovered_on, recorded_at`.execute(db);
  return rows;
}

export async function insertContribution(db: Sql, c: { id: string; product: string; region: string; amountFen: Fen; source: string; reference: string; at: Date; by: string; byName: string }): Promise<void> {
  await sql`
    insert into finance.contribution (id, product, region, amount_fen, source, reference, recorded_at, recorded_by, recorded_by_name)
    values (${c.id}, ${c.product}, ${c.region}, ${c.amountFen}, ${c.source}, ${c.reference}, ${c.at}, ${c.by}, ${c.byName})`.execute(db);
}

/** What a product has paid and got back, by region. */
export async function poolTotals(db: Sql, product: string): Promise<{ region: string; contributedFen: Fen; compensatedFen: Fen; recoveredFen: Fen }[]> {
  const { rows } = await sql<{ region: string; contributedFen: Fen; compensatedFen: Fen; recoveredFen: Fen }>`
    with money as (
      select region, amount_fen as contributed, 0 as compensated, 0 as recovered from finance.contribution where product = ${product}
      union all select l.region, 0, p.fund_fen, 0 from finance.compensation p join finance.loan l on l.id = p.loan_id where p.product = ${product}
      union all select l.region, 0, 0, r.fund_fen from finance.recovery r join finance.loan l on l.id = r.loan_id where l.product = ${product})
    select region, sum(contributed)::bigint as "contributedFen", sum(compensated)::bigint as "compensatedFen", sum(recovered)::bigint as "recoveredFen" from money group by region order by region`.execute(db);
  return rows;
}
