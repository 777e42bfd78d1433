import { notFound } from '../../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/index.ts';
import { historyOf } from '../../../kernel/ledger/index.ts';
import type { FundParts } from '../act.ts';
import type * as contract from '../contract.ts';
import { knownFund } from '../known.ts';
import { findBatch, findLine, readSteps } from '../store/batches.ts';
import { findAllocation, findContribution, readBudgets, readReturns } from '../store/budgets.ts';
import { findProgramme, findTask, type FundRow, type ProgrammeRow, readShares, type TaskRow } from '../store/funds.ts';
import { findPosting, type PostingKind, type PostingRow, readPostings } from '../store/postings.ts';
import { maySeeRegion } from './scope.ts';

type Answer = ContractAnswer<typeof contract.trace>;
type Station = Answer['stations'][number];

const ACTIONS: Record<string, { zh: string; en: string }> = {
  submit: { zh: '提交', en: 'Submitted' }, check: { zh: '审核', en: 'Checked' }, approve: { zh: '批准', en: 'Approved' }, pay: { zh: '付款', en: 'Paid' }, return: { zh: '退回', en: 'Returned' }, refuse: { zh: '不予支付', en: 'Refused' }, withdraw: { zh: '撤回', en: 'Withdrawn' },
};

export async function viewPosting(db: Sql, p: PostingRow): Promise<Answer['posting']> {
  const programme = p.programmeId ? await findProgramme(db, p.programmeId) : undefined;
  const task = p.taskId ? await findTask(db, p.taskId) : undefined;
  return { transfer: p.transfer, kind: p.kind, amountFen: p.amountFen, at: p.at.toISOString(), programmeZh: programme?.nameZh ?? null, programmeEn: programme?.nameEn ?? null, task: task?.title ?? null, region: p.region, party: p.party };
}

/**
 * The whole way of one posting: sources and resolution above it, task, batch and payee below it, and what the task has
 * brought about. Any posting of the book answers. @throws Problem NOT_FOUND, also for a city somebody may not read
 */
export async function trace(parts: FundParts, db: Sql, actor: Actor | undefined, transfer: string, now: Date): Promise<Answer> {
  const posting = await findPosting(db, transfer);
  if (!posting || (posting.region !== null && !maySeeRegion(actor, posting.region))) throw notFound('账目', 'posting', transfer);
  const fund = await knownFund(db, posting.fundId);
  const programme = posting.programmeId ? await findProgramme(db, posting.programmeId) : undefined;
  const task = posting.taskId ? await findTask(db, posting.taskId) : undefined;
  const entry = (await historyOf(db, { kind: posting.subjectKind, id: posting.subjectId })).find((e) => e.transfers.some((t) => t.id === transfer));
  if (!entry) throw notFound('分录', 'entry', transfer);
  const stations = [
    ...(await above(db, fund, programme, posting)), ...(programme ? [programmeStation(fund, programme)] : []), ...(task ? [taskStation(task)] : []), ...(await record(parts, db, posting)),
    ...(await result(parts, db, task, now)),
  ];
  return {
    posting: await viewPosting(db, posting), fundId: fund.id, stations,
    entry: { id: entry.id, key: entry.key, hash: entry.chainHash ?? entry.hash, clause: entry.clause, memo: entry.memo },
    before: await neighbours(db, actor, posting, before(posting)), after: await neighbours(db, actor, posting, after(posting)),
  };
}

async function above(db: Sql, fund: FundRow, programme: ProgrammeRow | undefined, posting: PostingRow): Promise<Station[]> {
  const budgets = (await readBudgets(db, { fundId: fund.id })).filter((b) => b.approved && (!programme || b.lines.some((l) => l.programmeId === programme.id)) && (posting.subjectKind !== 'funds.budget' || b.id === posting.recordId));
  const decisions = budgets.flatMap((b) => [
    { zh: `第 ${b.no} 次预算提出`, en: `Budget ${b.no} proposed`, byName: b.proposedByName, at: b.proposedAt.toISOString(), document: null },
    { zh: `第 ${b.no} 次预算批准`, en: `Budget ${b.no} approved`, byName: b.decidedByName ?? '', at: b.decidedAt!.toISOString(), document: b.resolution },
  ]);
  const shares = programme ? (await readShares(db, programme.id)).filter((s) => s.kind !== 'fund' && s.receivedFen > 0) : [];
  return [
    { kind: 'source', id: 'fund', zh: '财政拨入', en: 'Appropriation', amountFen: budgets.reduce((total, b) => total + (programme ? b.lines.filter((l) => l.programmeId === programme.id).reduce((x, l) => x + l.amountFen, 0) : b.amountFen), 0), clause: fund.clause, decisions: [] },
    ...shares.map((s): Station => ({ kind: 'source', id: s.party, zh: `${s.nameZh}配套`, en: `Matching money of ${s.nameEn}`, amountFen: s.receivedFen, clause: fund.clause, decisions: [] })),
    { kind: 'fund', id: fund.id, zh: `${fund.nameZh}（${fund.year}）`, en: `${fund.nameEn} (${fund.year})`, amountFen: null, clause: fund.clause, decisions },
  ];
}

const programmeStation = (fund: FundRow, p: ProgrammeRow): Station => ({ kind: 'programme', id: p.id, zh: p.nameZh, en: p.nameEn, amountFen: p.totalFen, clause: fund.clause, decisions: [] });
const taskStation = (t: TaskRow): Station => ({ kind: 'task', id: t.planTask, zh: t.title, en: t.title, amountFen: t.plannedFen, clause: null, decisions: [] });

/** The record that moved the money: allocation, contribution, or line, batch and payee. */
async function record(parts: FundParts, db: Sql, p: PostingRow): Promise<Station[]> {
  const place = parts.regions.find((r) => r.code === p.region) ?? { zh: p.region ?? '', en: p.region ?? '' };
  if (p.kind === 'allocation') {
    const a = (await findAllocation(db, p.recordId))!;
    return [{ kind: 'city', id: p.region, ...place, amountFen: p.amountFen, clause: null, decisions: [{ zh: '下达', en: 'Allocated', byName: a.allocatedByName, at: a.allocatedAt.toISOString(), document: a.document }] }];
  }
  if (p.kind === 'contribution') {
    const c = (await findContribution(db, p.recordId))!;
    return [{ kind: 'source', id: c.party, zh: '配套到位', en: 'Matching money received', amountFen: p.amountFen, clause: null, decisions: [{ zh: '登记到位', en: 'Recorded', byName: c.recordedByName, at: c.recordedAt.toISOString(), document: c.reference }] }];
  }
  if (p.kind === 'return') {
    const back = (await readReturns(db, p.fundId)).find((r) => r.id === p.recordId)!;
    // Of a payee that paid it back, or of the city that had not spent it.
    const from = p.party === null ? [] : [{ kind: 'payee' as const, id: p.party, ...(await payeeNamed(db, p)), amountFen: p.amountFen, clause: null, decisions: [] }];
    const what = p.party === null ? { zh: '收回结余', en: 'Unspent money returned' } : { zh: '退回', en: 'Paid back' };
    return [...from, { kind: 'city', id: p.region, ...place, amountFen: p.amountFen, clause: null, decisions: [{ ...what, byName: back.byName, at: back.at.toISOString(), document: back.reason }] }];
  }
  if (p.kind !== 'payment') return p.region ? [{ kind: 'city', id: p.region, ...place, amountFen: p.amountFen, clause: null, decisions: [] }] : [];
  const line = (await findLine(db, { id: p.recordId }))!;
  const batch = (await findBatch(db, line.batchId!))!;
  const steps = await readSteps(db, batch.id);
  return [
    { kind: 'city', id: p.region, ...place, amountFen: null, clause: null, decisions: [] },
    {
      kind: 'batch', id: batch.id, zh: `批次 ${batch.number}`, en: `Batch ${batch.number}`, amountFen: null, clause: null,
      decisions: [{ zh: '编制', en: 'Prepared', byName: batch.preparedByName, at: batch.preparedAt.toISOString(), document: null }, ...steps.map((x) => ({ ...(ACTIONS[x.action] ?? { zh: x.action, en: x.action }), byName: x.byName, at: x.at.toISOString(), document: x.action === 'pay' ? line.paymentOrder : null }))],
    },
    { kind: 'line', id: line.id, zh: `第 ${line.no} 行：${line.document}`, en: `Line ${line.no}: ${line.document}`, amountFen: line.amountFen, clause: line.rule ? `${line.clause}（${line.rule} ${line.ruleVersion}）` : line.clause, decisions: [] },
    { kind: 'payee', id: line.payeeCode, zh: line.payeeName, en: line.payeeName, amountFen: line.amountFen, clause: null, decisions: [] },
  ];
}

async function payeeNamed(db: Sql, p: PostingRow): Promise<{ zh: string; en: string }> {
  const { rows } = await readPostings(db, { fundId: p.fundId, kind: 'payment', taskId: p.taskId!, region: p.region!, party: p.party, limit: 1, offset: 0 });
  const name = (rows[0] && (await findLine(db, { id: rows[0].recordId }))?.payeeName) ?? p.party!;
  return { zh: name, en: name };
}

/** What came out: the verified progress of the key task and the result that was reported. */
async function result(parts: FundParts, db: Sql, task: TaskRow | undefined, now: Date): Promise<Station[]> {
  if (!task) return [];
  const ppm = task.planTask ? (await parts.progress(db, now)).get(task.planTask) : undefined;
  const words = ppm === undefined ? { zh: '尚无核验进度', en: 'No verified progress yet' } : { zh: `核验进度 ${(ppm / 10_000).toFixed(1)}%`, en: `Verified progress ${(ppm / 10_000).toFixed(1)} %` };
  const found = task.achieved === null ? '' : `；${task.indicator ?? ''} ${task.achieved}${task.unit ?? ''}`;
  return [{ kind: 'result', id: task.planTask, zh: `${words.zh}${found}`, en: `${words.en}${found}`, amountFen: null, clause: null, decisions: [] }];
}

interface Way {
  kind: PostingKind;
  /** Of the same payee, or of nobody in particular; any when left out. */
  party?: string | null;
}

/** Where money of a posting came from. What a payee paid back came from its payments; what a city had left, from its allocations. */
function before({ kind, party }: PostingRow): Way[] {
  if (kind === 'return' && party !== null) return [{ kind: 'payment', party }];
  const from: Partial<Record<PostingKind, PostingKind[]>> = { budget: ['appropriation'], allocation: ['budget', 'contribution'], payment: ['allocation'], return: ['allocation'] };
  return (from[kind] ?? []).map((k) => ({ kind: k }));
}

/** Where it went. */
function after({ kind, party }: PostingRow): Way[] {
  if (kind === 'payment') return [{ kind: 'return', party }];
  if (kind === 'allocation') return [{ kind: 'payment' }, { kind: 'return', party: null }];
  const to: Partial<Record<PostingKind, PostingKind>> = { appropriation: 'budget', budget: 'allocation', contribution: 'allocation' };
  return to[kind] ? [{ kind: to[kind] }] : [];
}

const NEAREST = 50;

async function neighbours(db: Sql, actor: Actor | undefined, p: PostingRow, ways: readonly Way[]): Promise<Answer['before']> {
  const found: Answer['before'] = [];
  for (const { kind, party } of ways) {
    const inTask = ['payment', 'return'].includes(p.kind) || ['payment', 'return'].includes(kind);
    const { rows } = await readPostings(db, {
      fundId: p.fundId, kind, ...(p.programmeId && kind !== 'appropriation' && { programmeId: p.programmeId }), ...(inTask && { taskId: p.taskId!, region: p.region! }), ...(party !== undefined && { party }), limit: NEAREST, offset: 0,
    });
    for (const row of rows) if (row.region === null || maySeeRegion(actor, row.region)) found.push(await viewPosting(db, row));
  }
  return found;
}
