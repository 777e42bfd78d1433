import { notFound, Problem } from '../../kernel/base/problem.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { FundParts } from './act.ts';
import { type BatchRow, findBatch } from './store/batches.ts';
import { findFund, findProgramme, findTask, type FundRow, type ProgrammeRow, type TaskRow } from './store/funds.ts';

/** @throws Problem NOT_FOUND */
export async function knownFund(db: Sql, id: string, options: { lock?: boolean } = {}): Promise<FundRow> {
  const fund = await findFund(db, id, options);
  if (!fund) throw notFound('专项资金', 'fund', id);
  return fund;
}

/** @throws Problem NOT_FOUND */
export async function knownProgramme(db: Sql, id: string): Promise<{ programme: ProgrammeRow; fund: FundRow }> {
  const programme = await findProgramme(db, id);
  if (!programme) throw notFound('大专项', 'programme', id);
  return { programme, fund: await knownFund(db, programme.fundId) };
}

/** @throws Problem NOT_FOUND */
export async function knownTask(db: Sql, id: string): Promise<{ task: TaskRow; programme: ProgrammeRow; fund: FundRow }> {
  const task = await findTask(db, id);
  if (!task) throw notFound('任务', 'task', id);
  return { task, ...(await knownProgramme(db, task.programmeId)) };
}

/** @throws Problem NOT_FOUND */
export async function knownBatch(db: Sql, id: string, options: { lock?: boolean } = {}): Promise<BatchRow> {
  const batch = await findBatch(db, id, options);
  if (!batch) throw notFound('支付批次', 'batch', id);
  return batch;
}

/** @throws Problem REGION_UNKNOWN */
export function checkRegion(parts: FundParts, region: string): void {
  if (!parts.regions.some((r) => r.code === region)) throw new Problem('REGION_UNKNOWN', { zh: `本区没有 ${region}`, en: `The zone has no region ${region}`, where: { field: 'region' } });
}
