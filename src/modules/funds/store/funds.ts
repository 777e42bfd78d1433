import { sql } from 'kysely';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';

registerConstraints({
  'funds.fund_code': () => new Problem('FUND_EXISTS', { status: 409, zh: '该代码的专项资金已存在', en: 'There is a fund of this code already', where: { field: 'code' } }),
  'funds.programme_code': () => new Problem('PROGRAMME_EXISTS', { status: 409, zh: '该代码的大专项已存在', en: 'There is a programme of this code already', where: { field: 'code' } }),
  'funds.shares_whole': () => new Problem('SHARES_NOT_WHOLE', { zh: '各方分担额之和必须等于总额', en: 'The shares must come to the whole', where: { field: 'shares' } }),
  'funds.other_decides': () => new Problem('SAME_PERSON', { status: 403, zh: '提出预算的人不能批准', en: 'Whoever proposed the budget does not approve it' }),
  'funds.budget_decision_pkey': () => new Problem('BUDGET_DECIDED', { status: 409, zh: '该预算已有决定', en: 'The budget has been decided already' }),
  'funds.allocation_reference': () => new Problem('ALLOCATION_RECORDED', { status: 409, zh: '该文号的下达已登记', en: 'This allocation has been recorded already', where: { field: 'reference' } }),
  'funds.contribution_reference': () => new Problem('CONTRIBUTION_RECORDED', { status: 409, zh: '该到位凭证号已登记', en: 'This contribution has been recorded already', where: { field: 'reference' } }),
});

export interface FundRow {
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
  year: number;
  clause: string;
  purposes: string[];
  createdByName: string;
  demo: boolean;
}

const FUND = sql`f.id, f.code, f.name_zh as "nameZh", f.name_en as "nameEn", f.year, f.clause, f.purposes, f.created_by_name as "createdByName", f.demo`;

export async function insertFund(db: Sql, f: Omit<FundRow, 'createdByName'> & { at: Date; by: string; byName: string }): Promise<void> {
  await sql`
    insert into funds.fund (id, code, name_zh, name_en, year, clause, purposes, created_at, created_by, created_by_name, demo)
    values (${f.id}, ${f.code}, ${f.nameZh}, ${f.nameEn}, ${f.year}, ${f.clause}, ${f.purposes}, ${f.at}, ${f.by}, ${f.byName}, ${f.demo})`.execute(db);
}

/** `lock`: one decision over a fund at a time. */
export async function findFund(db: Sql, id: string, { lock = false } = {}): Promise<FundRow | undefined> {
  if (lock) await sql`select pg_advisory_xact_lock(hashtextextended(${`funds ${id}`}, 0))`.execute(db);
  const { rows } = await sql<FundRow>`select ${FUND} from funds.fund f where f.id = ${id}`.execute(db);
  return rows[0];
}

export async function listFunds(db: Sql): Promise<FundRow[]> {
  const { rows } = await sql<FundRow>`select ${FUND} from funds.fund f order by f.year desc, f.code`.execute(db);
  return rows;
}

export async function findFundByCode(db: Sql, code: string): Promise<FundRow | undefined> {
  const { rows } = await sql<FundRow>`select ${FUND} from funds.fund f where f.code = ${code}`.execute(db);
  return rows[0];
}

export interface ShareRow {
  party: string;
  nameZh: string;
  nameEn: string;
  kind: 'fund' | 'province' | 'city' | 'private';
  amountFen: Fen;
}

export interface TaskRow {
  id: string;
  programmeId: string;
  no: number;
  title: string;
  planTask: string | null;
  kind: 'project' | 'award';
  plannedFen: Fen;
  indicator: string | null;
  target: number | null;
  unit: string | null;
  closedAt: Date | null;
  closedReason: string | null;
  achieved: number | null;
}

export interface ProgrammeRow {
  id: string;
  fundId: string;
  code: string;
  nameZh: string;
  nameEn: string;
  purpose: string;
  totalFen: Fen;
}

export async function insertProgramme(db: Sql, p: ProgrammeRow & { shares: readonly ShareRow[]; tasks: readonly Omit<TaskRow, 'programmeId' | 'closedAt' | 'closedReason' | 'achieved'>[]; at: Date; by: string }): Promise<void> {
  await sql`
    insert into funds.programme (id, fund_id, code, name_zh, name_en, purpose, total_fen, created_at, created_by)
    values (${p.id}, ${p.fundId}, ${p.code}, ${p.nameZh}, ${p.nameEn}, ${p.purpose}, ${p.totalFen}, ${p.at}, ${p.by})`.execute(db);
  for (const s of p.shares) {
    await sql`insert into funds.share (programme_id, party, name_zh, name_en, kind, amount_fen) values (${p.id}, ${s.party}, ${s.nameZh}, ${s.nameEn}, ${s.kind}, ${s.amountFen})`.execute(db);
  }
  for (const t of p.tasks) {
    await sql`
      insert into funds.task (id, programme_id, no, title, plan_task, kind, planned_fen, indicator, target, unit)
      values (${t.id}, ${p.id}, ${t.no}, ${t.title}, ${t.planTask}, ${t.kind}, ${t.plannedFen}, ${t.indicator}, ${t.target}, ${t.unit})`.execute(db);
  }
}

const PROGRAMME = sql`p.id, p.fund_id as "fundId", p.code, p.name_zh as "nameZh", p.name_en as "nameEn", p.purpose, p.total_fen as "totalFen"`;

export async function readProgrammes(db: Sql, fundId: string): Promise<ProgrammeRow[]> {
  const { rows } = await sql<ProgrammeRow>`select ${PROGRAMME} from funds.programme p where p.fund_id = ${fundId} order by p.code`.execute(db);
  return rows;
}

export async function findProgramme(db: Sql, id: string): Promise<ProgrammeRow | undefined> {
  const { rows } = await sql<ProgrammeRow>`select ${PROGRAMME} from funds.programme p where p.id = ${id}`.execute(db);
  return rows[0];
}

export async function readShares(db: Sql, programmeId: string): Promise<(ShareRow & { receivedFen: Fen })[]> {
  const { rows } = await sql<ShareRow & { receivedFen: Fen }>`
    select s.party, s.name_zh as "nameZh", s.name_en as "nameEn", s.kind, s.amount_fen as "amountFen",
      coalesce((select sum(c.amount_fen) from funds.contribution c where c.programme_id = s.programme_id and c.party = s.party), 0)::bigint as "receivedFen"
    from funds.share s where s.programme_id = ${programmeId} order by s.kind, s.party`.execute(db);
  return rows;
}

const TASK = sql`t.id, t.programme_id as "programmeId", t.no, t.title, t.plan_task as "planTask", t.kind, t.planned_fen as "plannedFen", t.indicator, t.target::float8 as target, t.unit,
  c.closed_at as "closedAt", c.reason as "closedReason", c.achieved::float8 as achieved`;

export async function readTasks(db: Sql, fundId: string): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select ${TASK} from funds.task t join funds.programme p on p.id = t.programme_id left join funds.task_closing c on c.task_id = t.id
    where p.fund_id = ${fundId} order by p.code, t.no`.execute(db);
  return rows;
}

export async function findTask(db: Sql, id: string): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`select ${TASK} from funds.task t left join funds.task_closing c on c.task_id = t.id where t.id = ${id}`.execute(db);
  return rows[0];
}

/** The task of a programme under which awards that rules decide are paid. */
export async function findAwardTask(db: Sql, fundId: string, purpose: string): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`
    select ${TASK} from funds.task t join funds.programme p on p.id = t.programme_id left join funds.task_closing c on c.task_id = t.id
    where p.fund_id = ${fundId} and p.purpose = ${purpose} and t.kind = 'award' and c.task_id is null order by p.code, t.no limit 1`.execute(db);
  return rows[0];
}

export async function insertTaskClosing(db: Sql, c: { taskId: string; reason: string; achieved: number | null; at: Date; by: string; byName: string }): Promise<void> {
  await sql`insert into funds.task_closing (task_id, reason, achieved, closed_at, closed_by, closed_by_name) values (${c.taskId}, ${c.reason}, ${c.achieved}, ${c.at}, ${c.by}, ${c.byName})`.execute(db);
}
