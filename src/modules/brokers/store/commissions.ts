import { sql } from 'kysely';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { PayeeKind } from '../domain/commission-rule.ts';
import type { Words } from '../domain/commission.ts';

registerConstraints({
  'brokers.commission_once': () => new Problem('COMMISSION_EXISTS', { status: 409, zh: '这笔到账的奖补已提出', en: 'The reward for this receipt has been proposed already' }),
  'brokers.ceiling_kept': () => new Problem('COMMISSION_OVER_CEILING', { status: 409, zh: '超过年度上限', en: 'Over the yearly ceiling' }),
});

export interface CommissionRow {
  id: string;
  contractId: string;
  receiptId: string;
  payeeKind: PayeeKind;
  payeeKey: string;
  payeeName: string;
  mandateId: string | null;
  year: number;
  region: string;
  rule: string;
  ruleVersion: string;
  baseFen: Fen;
  entitledFen: Fen;
  amountFen: Fen;
  explanation: Words[];
  line: string | null;
  proposedAt: Date;
}

const COLUMNS = sql`id, contract_id as "contractId", receipt_id as "receiptId", payee_kind as "payeeKind", payee_key as "payeeKey", payee_name as "payeeName", mandate_id as "mandateId", year, region,
  rule, rule_version as "ruleVersion", base_fen as "baseFen", entitled_fen as "entitledFen", amount_fen as "amountFen", explanation, line, proposed_at as "proposedAt"`;

export async function insertCommission(handle: Sql, c: CommissionRow & { by: string | null }): Promise<void> {
  await sql`
    insert into brokers.commission (id, contract_id, receipt_id, payee_kind, payee_key, payee_name, mandate_id, year, region, rule, rule_version, base_fen, entitled_fen, amount_fen, explanation, line, proposed_at, proposed_by)
    values (${c.id}, ${c.contractId}, ${c.receiptId}, ${c.payeeKind}, ${c.payeeKey}, ${c.payeeName}, ${c.mandateId}, ${c.year}, ${c.region}, ${c.rule}, ${c.ruleVersion}, ${c.baseFen},
      ${c.entitledFen}, ${c.amountFen}, ${JSON.stringify(c.explanation)}::jsonb, ${c.line}, ${c.proposedAt}, ${c.by})`.execute(handle);
}

export async function commissionsOfContract(handle: Sql, contractId: string): Promise<CommissionRow[]> {
  const { rows } = await sql<CommissionRow>`select ${COLUMNS} from brokers.commission where contract_id = ${contractId} order by proposed_at, id`.execute(handle);
  return rows;
}

export async function listCommissionRows(
  handle: Sql,
  f: { payeeKeys?: readonly string[]; regions?: readonly string[] | null; contractId?: string; year?: number; limit: number; offset: number },
): Promise<{ rows: CommissionRow[]; total: number; sumFen: number }> {
  const where = sql`(${f.payeeKeys === undefined} or payee_key = any(${f.payeeKeys ?? []}::text[])) and (${!f.regions} or region = any(${f.regions ?? []}::text[]))
    and (${f.contractId ?? null}::uuid is null or contract_id = ${f.contractId ?? null}::uuid) and (${f.year ?? null}::int is null or year = ${f.year ?? null}::int)`;
  const counted = await sql<{ total: number; sumFen: number }>`select count(*) as total, coalesce(sum(amount_fen), 0)::bigint as "sumFen" from brokers.commission where ${where}`.execute(handle);
  const { rows } = await sql<CommissionRow>`select ${COLUMNS} from brokers.commission where ${where} order by proposed_at desc, id limit ${f.limit} offset ${f.offset}`.execute(handle);
  return { rows, ...counted.rows[0]! };
}

export async function commissionSums(handle: Sql, payeeKey: string): Promise<{ year: number; fen: number; count: number }[]> {
  const { rows } = await sql<{ year: number; fen: number; count: number }>`
    select year, sum(amount_fen)::bigint as fen, count(*) as count from brokers.commission where payee_key = ${payeeKey} group by year order by year desc`.execute(handle);
  return rows;
}

/** Holds the contract's side until the transaction ends; answers the side chosen first. */
export async function chooseSide(handle: Sql, contractId: string, side: 'broker' | 'agency'): Promise<'broker' | 'agency'> {
  const { rows } = await sql<{ rewardTo: 'broker' | 'agency' }>`
    insert into brokers.reward_choice (contract_id, reward_to) values (${contractId}, ${side})
    on conflict (contract_id) do update set reward_to = reward_choice.reward_to returning reward_to as "rewardTo"`.execute(handle);
  return rows[0]!.rewardTo;
}

export interface CeilingKey {
  rule: string;
  kind: PayeeKind;
  key: string;
  year: number;
}

/** Locks the row of a ceiling until the transaction ends and answers what is used. */
export async function lockCeiling(handle: Sql, c: CeilingKey): Promise<Fen> {
  const { rows } = await sql<{ used: number }>`
    insert into brokers.ceiling_use (rule, payee_kind, payee_key, year, used_fen) values (${c.rule}, ${c.kind}, ${c.key}, ${c.year}, 0)
    on conflict (rule, payee_kind, payee_key, year) do update set used_fen = ceiling_use.used_fen returning used_fen as used`.execute(handle);
  return rows[0]!.used;
}

export async function useCeiling(handle: Sql, c: CeilingKey, amountFen: Fen, ceilingFen: Fen | null): Promise<void> {
  await sql`
    update brokers.ceiling_use set used_fen = used_fen + ${amountFen}::bigint, ceiling_fen = ${ceilingFen}
    where rule = ${c.rule} and payee_kind = ${c.kind} and payee_key = ${c.key} and year = ${c.year}`.execute(handle);
}

export async function readCeilings(handle: Sql, keys: readonly string[]): Promise<(CeilingKey & { usedFen: Fen })[]> {
  const { rows } = await sql<CeilingKey & { usedFen: Fen }>`
    select rule, payee_kind as kind, payee_key as key, year, used_fen as "usedFen" from brokers.ceiling_use where payee_key = any(${keys}::text[])`.execute(handle);
  return rows;
}
