import { newId } from '../../../kernel/base/id.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { FundParts } from '../act.ts';
import { checkRegion } from '../known.ts';
import { findLine, insertLine, type PayeeKind } from '../store/batches.ts';
import { findAwardTask, findFundByCode } from '../store/funds.ts';
import { registerSupport } from './support.ts';

/** A payment that a rule has decided. */
export interface PaymentProposal {
  payee: { name: string; creditCode: string; kind: PayeeKind };
  amountFen: Fen;
  /** The award and the rule, clause and version that decided it. */
  ground: { kind: 'award'; id: string; clause: string; rule: string; version: string };
  /** Code of the fund. */
  fund: string;
  purpose: string;
  region: string;
  costLine: string;
  /** Contract or invoice of the cost. */
  document: string;
  evidence: string;
  /** Names the payment for ever: proposing it again is harmless. */
  reference: string;
}

/**
 * The port for awards: the payment waits until somebody takes it into a batch, and is then checked, approved and paid like
 * any other. Where the cost was supported before and the higher applies, only the difference is proposed.
 * @throws Problem FUND_UNKNOWN, AWARD_TASK_MISSING, REGION_UNKNOWN, LINE_REFERENCE_USED, SUPPORT_ALREADY_GIVEN, COST_LINE_UNKNOWN
 */
export async function proposePayment(parts: FundParts, tx: Tx, p: PaymentProposal, at: Date, accountId: string | null = null): Promise<{ line: string; amountFen: Fen; replayed: boolean }> {
  checkRegion(parts, p.region);
  const content = JSON.stringify([p.payee, p.amountFen, p.ground, p.fund, p.purpose, p.region, p.costLine, p.document]);
  const before = await findLine(tx.sql, { reference: p.reference });
  if (before) {
    if (before.content !== content) throw new Problem('LINE_REFERENCE_USED', { status: 409, zh: '该业务编号已用于另一笔支付', en: 'This reference names another payment already', where: { field: 'reference' } });
    return { line: before.id, amountFen: before.amountFen, replayed: true };
  }
  const fund = await findFundByCode(tx.sql, p.fund);
  if (!fund) throw new Problem('FUND_UNKNOWN', { zh: `没有专项资金 ${p.fund}`, en: `There is no fund ${p.fund}`, where: { field: 'fund' } });
  const task = await findAwardTask(tx.sql, fund.id, p.purpose);
  if (!task) throw new Problem('AWARD_TASK_MISSING', { zh: `${fund.nameZh}没有用途为“${p.purpose}”的奖补任务`, en: `${fund.nameEn} has no open task for awards of purpose ${p.purpose}`, where: { field: 'purpose' }, remedy: { zh: '在大专项的任务清单中列入奖补任务', en: 'Put a task for awards on the list of a programme' } });
  const { payableFen } = await registerSupport(parts, tx, { beneficiary: p.payee.creditCode, costLine: p.costLine, document: p.document, amountFen: p.amountFen, source: 'awards', reference: p.reference }, { at, year: fund.year, accountId });
  const id = newId(at);
  await insertLine(tx.sql, {
    id, batchId: null, no: null, fundId: fund.id, taskId: task.id, region: p.region, payeeName: p.payee.name, payeeCode: p.payee.creditCode, payeeKind: p.payee.kind, amountFen: payableFen,
    groundKind: 'award', groundId: p.ground.id, clause: p.ground.clause, rule: p.ground.rule, ruleVersion: p.ground.version, costLine: p.costLine, document: p.document, evidence: p.evidence, reference: p.reference, content, at, by: accountId,
  });
  tx.emit({ topic: 'funds.fund.changed', key: fund.id });
  return { line: id, amountFen: payableFen, replayed: false };
}
