import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { isCreditCode } from '../../../kernel/base/credit-code.ts';
import { newId } from '../../../kernel/base/id.ts';
import { formatYuan } from '../../../kernel/base/money.ts';
import { isProblem, Problem, type ProblemDetail } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { type Act, type FundParts, stampOf } from '../act.ts';
import type { NewLine } from '../contract.ts';
import { checkRegion, knownBatch, knownFund } from '../known.ts';
import { type BatchRow, countBatches, findLine, insertBatch, insertLine, readLines, takeWaiting } from '../store/batches.ts';
import { readProgrammes, readTasks, type TaskRow } from '../store/funds.ts';
import { registerSupport } from './support.ts';

const OPEN = ['DRAFT', 'RETURNED'];

/** Begins a batch for one fund in one city. @throws Problem FORBIDDEN, NOT_FOUND, REGION_UNKNOWN */
export async function openBatch(parts: FundParts, db: Database | Tx, act: Act, input: { fundId: string; region: string; title: string; demo?: boolean }): Promise<{ id: string; caseId: string }> {
  const s = stampOf(act, authorise(act.actor, 'funds.batch.prepare', { region: input.region }));
  checkRegion(parts, input.region);
  return inTransaction(db, async (tx) => {
    const fund = await knownFund(tx.sql, input.fundId, { lock: true });
    const id = newId(act.now);
    const number = `${fund.code}-${input.region}-${String((await countBatches(tx.sql, fund.id)) + 1).padStart(4, '0')}`;
    const { id: caseId } = await parts.procedure.openCase(tx, act, { definitionId: 'fund-batch', subject: { kind: 'funds.batch', id }, title: `${number} ${input.title}`, parties: {}, region: input.region, park: null });
    await insertBatch(tx.sql, { id, number, fundId: fund.id, region: input.region, title: input.title, caseId, preparedAt: s.at, preparedBy: s.byId, preparedByName: s.byName, demo: input.demo ?? false });
    await appendAudit(tx, { at: s.at, actor: s.by!, action: 'funds.batch.opened', subject: { kind: 'funds.batch', id }, detail: { ...input }, requestId: act.requestId });
    tx.emit({ topic: 'funds.batch.changed', key: id });
    return { id, caseId };
  });
}

/** @throws Problem BATCH_FROZEN */
function assertOpen(batch: BatchRow): void {
  if (!OPEN.includes(batch.status)) throw new Problem('BATCH_FROZEN', { status: 409, zh: '批次已提交，不能再改', en: 'The batch has been submitted and cannot be changed', remedy: { zh: '由审核人退回修改', en: 'The checker may return it' } });
}

export const contentOf = (l: NewLine, region: string): string => JSON.stringify([region, l.payeeName, l.payeeCode, l.payeeKind, l.programme, l.taskNo, l.amountFen, l.clause, l.costLine, l.document]);

function lineFaults(l: NewLine, task: TaskRow | undefined): ProblemDetail[] {
  const faults: ProblemDetail[] = [];
  if (!isCreditCode(l.payeeCode)) faults.push({ code: 'CREDIT_CODE_WRONG', zh: `统一社会信用代码 ${l.payeeCode} 有误`, en: `The credit code ${l.payeeCode} is wrong`, where: { field: 'payeeCode' } });
  if (!task) faults.push({ code: 'TASK_UNKNOWN', zh: `大专项 ${l.programme} 没有第 ${l.taskNo} 项任务`, en: `Programme ${l.programme} has no task ${l.taskNo}`, where: { field: 'taskNo' } });
  else if (task.closedAt) faults.push({ code: 'TASK_CLOSED', zh: '任务已办结', en: 'The task is closed', where: { field: 'taskNo' } });
  return faults;
}

/**
 * Adds lines, all of them or none; a line that is there already with the same content is passed over. `rows` are the rows
 * of a file, for the faults. @throws Problem FORBIDDEN, NOT_FOUND, BATCH_FROZEN, LINES_FAULTY (every fault with row and field)
 */
export async function addLines(parts: FundParts, db: Database | Tx, act: Act, batchId: string, lines: readonly NewLine[], rows?: readonly number[]): Promise<{ added: number; known: number }> {
  return inTransaction(db, async (tx) => {
    const batch = await knownBatch(tx.sql, batchId, { lock: true });
    const s = stampOf(act, authorise(act.actor, 'funds.batch.prepare', { region: batch.region }));
    assertOpen(batch);
    const fund = await knownFund(tx.sql, batch.fundId);
    const programmes = await readProgrammes(tx.sql, fund.id);
    const tasks = await readTasks(tx.sql, fund.id);
    let no = (await readLines(tx.sql, batchId)).length;
    let known = 0;
    const details: ProblemDetail[] = [];
    for (const [i, l] of lines.entries()) {
      const row = rows?.[i] ?? i + 1;
      const tell = (d: ProblemDetail): void => void details.push({ ...d, where: { ...d.where, row } });
      const programme = programmes.find((p) => p.code === l.programme);
      const task = tasks.find((t) => t.programmeId === programme?.id && t.no === l.taskNo);
      const content = contentOf(l, batch.region);
      const before = await findLine(tx.sql, { reference: l.reference });
      if (before) {
        if (before.content === content) known += 1;
        else tell({ code: 'LINE_REFERENCE_USED', zh: `业务编号 ${l.reference} 已用于另一笔支付`, en: `The reference ${l.reference} names another payment already`, where: { field: 'reference' } });
        continue;
      }
      const faults = lineFaults(l, task);
      faults.forEach(tell);
      if (faults.length > 0) continue;
      try {
        const { payableFen } = await registerSupport(parts, tx, { beneficiary: l.payeeCode, costLine: l.costLine, document: l.document, amountFen: l.amountFen, source: 'funds', reference: l.reference }, { at: s.at, year: fund.year, accountId: s.byId });
        if (payableFen < l.amountFen) {
          tell({ code: 'SUPPORT_EXCEEDS', zh: `已有支持，按就高原则最多再付 ${formatYuan(payableFen)} 元`, en: `Supported before: at most ${formatYuan(payableFen)} yuan more, the higher applies`, where: { field: 'amountFen' } });
          continue;
        }
      } catch (error) {
        if (!isProblem(error) || !['SUPPORT_ALREADY_GIVEN', 'COST_LINE_UNKNOWN'].includes(error.code)) throw error;
        tell({ ...error.toDetail(), where: { field: error.where?.field ?? 'document' } });
        continue;
      }
      no += 1;
      await insertLine(tx.sql, {
        id: newId(act.now), batchId, no, fundId: fund.id, taskId: task!.id, region: batch.region, payeeName: l.payeeName, payeeCode: l.payeeCode, payeeKind: l.payeeKind, amountFen: l.amountFen,
        groundKind: 'task', groundId: task!.id, clause: l.clause, rule: null, ruleVersion: null, costLine: l.costLine, document: l.document, evidence: l.evidence, reference: l.reference, content, at: s.at, by: s.byId,
      });
    }
    if (details.length > 0) throw new Problem('LINES_FAULTY', { zh: `有 ${details.length} 处错误，未写入任何一行`, en: `${details.length} faults; no line was written`, details });
    const added = lines.length - known;
    await appendAudit(tx, { at: s.at, actor: s.by!, action: 'funds.batch.filled', subject: { kind: 'funds.batch', id: batchId }, detail: { added, known, on: dateOf(s.at) }, requestId: act.requestId });
    tx.emit({ topic: 'funds.batch.changed', key: batchId });
    return { added, known };
  });
}

/** Takes the awards that wait for the fund and city into the batch. @throws Problem FORBIDDEN, NOT_FOUND, BATCH_FROZEN */
export async function collectProposals(db: Database | Tx, act: Act, batchId: string): Promise<{ added: number }> {
  return inTransaction(db, async (tx) => {
    const batch = await knownBatch(tx.sql, batchId, { lock: true });
    const s = stampOf(act, authorise(act.actor, 'funds.batch.prepare', { region: batch.region }));
    assertOpen(batch);
    const added = await takeWaiting(tx.sql, batch);
    await appendAudit(tx, { at: s.at, actor: s.by!, action: 'funds.batch.collected', subject: { kind: 'funds.batch', id: batchId }, detail: { added }, requestId: act.requestId });
    tx.emit({ topic: 'funds.batch.changed', key: batchId });
    return { added };
  });
}
