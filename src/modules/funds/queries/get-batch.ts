import { notFound } from '../../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant } from '../../../kernel/identity/index.ts';
import type { FundParts } from '../act.ts';
import type * as contract from '../contract.ts';
import { knownBatch, knownFund } from '../known.ts';
import { type BatchSummary, readLines, readSteps, readWaiting } from '../store/batches.ts';
import { readProgrammes, readTasks } from '../store/funds.ts';
import { maySeeRegion } from './scope.ts';

export function viewBatch(b: Omit<BatchSummary, 'total'>): contract.BatchSummaryView {
  return {
    id: b.id, number: b.number, fundId: b.fundId, fundZh: b.fundZh, fundEn: b.fundEn, region: b.region, title: b.title, caseId: b.caseId, status: b.status as contract.BatchSummaryView['status'],
    preparedAt: b.preparedAt.toISOString(), preparedByName: b.preparedByName, lines: b.lines, refused: b.refused, amountFen: b.amountFen, demo: b.demo,
  };
}

/** @throws Problem NOT_FOUND, also for a batch of a city somebody may not read */
export async function getBatch(parts: FundParts, db: Sql, actor: Actor | undefined, id: string): Promise<ContractAnswer<typeof contract.getBatch>> {
  const batch = await knownBatch(db, id);
  if (!maySeeRegion(actor, batch.region)) throw notFound('支付批次', 'batch', id);
  const fund = await knownFund(db, batch.fundId);
  const lines = await readLines(db, id);
  const programmes = await readProgrammes(db, fund.id);
  const live = lines.filter((l) => l.refusedReason === null);
  const open = ['DRAFT', 'RETURNED'].includes(batch.status);
  const judge = { SUBMITTED: 'funds.batch.check', CHECKED: 'funds.batch.approve' }[batch.status];
  return {
    batch: viewBatch({ ...batch, fundZh: fund.nameZh, fundEn: fund.nameEn, lines: lines.length, refused: lines.length - live.length, amountFen: live.reduce((total, l) => total + l.amountFen, 0) }),
    lines: lines.map((l) => ({
      id: l.id, no: l.no, payeeName: l.payeeName, payeeCode: l.payeeCode, payeeKind: l.payeeKind, amountFen: l.amountFen, taskTitle: l.taskTitle, groundKind: l.groundKind, groundId: l.groundId, clause: l.clause,
      rule: l.rule, ruleVersion: l.ruleVersion, costLine: l.costLine, document: l.document, evidence: l.evidence, reference: l.reference, refusedReason: l.refusedReason, refusedByName: l.refusedByName,
      transfer: l.transfer, paymentOrder: l.paymentOrder, paidOn: l.paidOn,
    })),
    steps: (await readSteps(db, id)).map((s) => ({ ...s, at: s.at.toISOString() })),
    waiting: (await readWaiting(db, fund.id, batch.region)).length,
    regions: [...parts.regions],
    costLines: parts.rules.costLines.map((c) => ({ id: c.id, zh: c.zh, en: c.en })),
    tasks: (await readTasks(db, fund.id)).filter((t) => !t.closedAt).map((t) => ({ programme: programmes.find((p) => p.id === t.programmeId)!.code, no: t.no, title: t.title })),
    may: {
      fill: open && findGrant(actor, 'funds.batch.prepare', { region: batch.region }) !== undefined,
      refuse: judge !== undefined && batch.preparedBy !== actor?.accountId && findGrant(actor, judge, { region: batch.region }) !== undefined,
    },
  };
}
