import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { Reason } from '../domain/judge-firm.ts';

registerConstraints({
  'entitlement.recovery_live': () => new Problem('RECOVERY_OPEN', { status: 409, zh: '该笔支付已在追回', en: 'This payment is being recovered already' }),
  'entitlement.recovery_not_more': () => new Problem('REPAID_TOO_MUCH', { status: 409, zh: '退回合计超过应追回金额', en: 'More came back than is asked', where: { field: 'amountFen' } }),
  'entitlement.repayment_pkey': () => new Problem('REPAYMENT_RECORDED', { status: 409, zh: '该回单号已登记', en: 'This bank reference has been recorded already', where: { field: 'bankReference' } }),
});

export interface RecoveryRow {
  id: string;
  entryId: string;
  roundId: string;
  caseId: string;
  region: string;
  name: string;
  creditCode: string;
  revision: number;
  reasons: Reason[];
  amountFen: Fen;
  repaidFen: Fen;
  status: string;
  openedAt: Date;
  openedBy: string;
  openedByName: string;
  demo: boolean;
}

const RECOVERY = sql`v.id, v.entry_id as "entryId", v.round_id as "roundId", v.case_id as "caseId", v.region, v.name, v.credit_code as "creditCode", v.revision, v.reasons, v.amount_fen as "amountFen", v.repaid_fen as "repaidFen", v.status,
  v.opened_at as "openedAt", v.opened_by as "openedBy", v.opened_by_name as "openedByName", v.demo`;

export async function insertRecovery(db: Sql, v: Omit<RecoveryRow, 'repaidFen'>): Promise<void> {
  await sql`
    insert into entitlement.recovery (id, entry_id, round_id, case_id, region, name, credit_code, revision, reasons, amount_fen, status, opened_at, opened_by, opened_by_name, demo)
    values (${v.id}, ${v.entryId}, ${v.roundId}, ${v.caseId}, ${v.region}, ${v.name}, ${v.creditCode}, ${v.revision}, ${JSON.stringify(v.reasons)}::jsonb, ${v.amountFen}, ${v.status}, ${v.openedAt}, ${v.openedBy}, ${v.openedByName}, ${v.demo})`.execute(db);
}

export async function findRecovery(db: Sql, id: string, { lock = false } = {}): Promise<RecoveryRow | undefined> {
  if (lock) await sql`select 1 from entitlement.recovery where id = ${id} for update`.execute(db);
  const { rows } = await sql<RecoveryRow>`select ${RECOVERY} from entitlement.recovery v where v.id = ${id}`.execute(db);
  return rows[0];
}

export async function recoveriesOf(db: Sql, which: { roundId: string } | { codes: readonly string[] }): Promise<RecoveryRow[]> {
  const { rows } = await sql<RecoveryRow>`select ${RECOVERY} from entitlement.recovery v where ${'roundId' in which ? sql`v.round_id = ${which.roundId}` : sql`v.credit_code = any (${which.codes as string[]}::text[])`} order by v.opened_at desc, v.id`.execute(db);
  return rows;
}

/** What has come back of a payment, by all its recoveries. */
export async function repaidFor(db: Sql, entryId: string): Promise<Fen> {
  const { rows } = await sql<{ fen: Fen }>`select coalesce(sum(repaid_fen), 0)::bigint as fen from entitlement.recovery where entry_id = ${entryId}`.execute(db);
  return rows[0]!.fen;
}

/** What had come back by a day of the payments of a rule, by credit code. */
export async function repaidByRule(db: Sql, rule: string, on: CalendarDate): Promise<{ creditCode: string; fen: Fen }[]> {
  const { rows } = await sql<{ creditCode: string; fen: Fen }>`
    select v.credit_code as "creditCode", sum(p.amount_fen)::bigint as fen from entitlement.repayment p join entitlement.recovery v on v.id = p.recovery_id join entitlement.round r on r.id = v.round_id
    where r.rule = ${rule} and (p.recorded_at at time zone 'Asia/Shanghai')::date <= ${on} group by 1`.execute(db);
  return rows;
}

export async function setRecoveryStatus(db: Sql, id: string, status: string): Promise<void> {
  await sql`update entitlement.recovery set status = ${status} where id = ${id}`.execute(db);
}

export async function insertRepayment(db: Sql, p: { recoveryId: string; bankReference: string; amountFen: Fen; at: Date; by: string | null }): Promise<void> {
  await sql`insert into entitlement.repayment (recovery_id, bank_reference, amount_fen, recorded_at, recorded_by) values (${p.recoveryId}, ${p.bankReference}, ${p.amountFen}, ${p.at}, ${p.by})`.execute(db);
  await sql`update entitlement.recovery set repaid_fen = repaid_fen + ${p.amountFen} where id = ${p.recoveryId}`.execute(db);
}
