import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant } from '../../../kernel/identity/index.ts';
import type { FundParts } from '../act.ts';
import type * as contract from '../contract.ts';
import { scorePerformance } from '../domain/performance.ts';
import { perTenThousand } from '../domain/per-ten-thousand.ts';
import { knownFund } from '../known.ts';
import { sumPayments } from '../store/batches.ts';
import { readBudgets, readReturns } from '../store/budgets.ts';
import { type FundRow, readProgrammes, readShares, readTasks } from '../store/funds.ts';
import { sumPostings } from '../store/postings.ts';

type Answer = ContractAnswer<typeof contract.getFund>;
type Sums = Awaited<ReturnType<typeof sumPostings>>;

const sum = (rows: Sums, kind: Sums[number]['kind'], more: Partial<Sums[number]> = {}): number =>
  rows.filter((r) => r.kind === kind && Object.entries(more).every(([k, v]) => r[k as keyof Sums[number]] === v)).reduce((total, r) => total + r.amountFen, 0);

/** Paid and not come back: money a payee has returned counts as returned and no longer as paid. */
const paidOf = (rows: Sums, more: Partial<Sums[number]> = {}): number => sum(rows, 'payment', more) - sum(rows.filter((r) => r.party !== null), 'return', more);

export function summaryOf(fund: FundRow, sums: Sums): Answer['fund'] {
  const { id, code, nameZh, nameEn, year, clause, purposes, demo } = fund;
  return {
    id, code, nameZh, nameEn, year, clause, purposes, demo,
    budgetFen: sum(sums, 'appropriation'), contributedFen: sum(sums, 'contribution'), allocatedFen: sum(sums, 'allocation'), paidFen: paidOf(sums), returnedFen: sum(sums, 'return'),
  };
}

/** Everything of one fund, from the budgets down to the tasks in the cities, with its performance. @throws Problem NOT_FOUND */
export async function getFund(parts: FundParts, db: Sql, actor: Actor | undefined, id: string, now: Date): Promise<Answer> {
  const fund = await knownFund(db, id);
  const sums = await sumPostings(db, id);
  const [budgets, packedProgrammes, tasks, returns, paid, planTasks, progress] = await Promise.all([
    readBudgets(db, { fundId: id }), readProgrammes(db, id), readTasks(db, id), readReturns(db, id), sumPayments(db, id), parts.tasks(db), parts.progress(db, now),
  ]);
  const planTitles = new Map(planTasks.map((t) => [t.id, t.title]));
  const programmes: Answer['programmes'] = [];
  for (const { fundId: _fund, ...p } of packedProgrammes) {
    const shares = await readShares(db, p.id);
    const received = sum(sums, 'budget', { programmeId: p.id });
    const own = tasks.filter((t) => t.programmeId === p.id).map((t) => {
      const regions = [...new Set(sums.filter((r) => r.taskId === t.id && r.region).map((r) => r.region!))].sort();
      const { programmeId: _p, closedAt, ...shown } = t;
      return {
        ...shown, closedAt: closedAt?.toISOString() ?? null, planTitle: t.planTask ? (planTitles.get(t.planTask) ?? null) : null, progressPpm: t.planTask ? (progress.get(t.planTask) ?? null) : null,
        allocatedFen: sum(sums, 'allocation', { taskId: t.id }), paidFen: paidOf(sums, { taskId: t.id }), returnedFen: sum(sums, 'return', { taskId: t.id }),
        cities: regions.map((region) => ({ region, allocatedFen: sum(sums, 'allocation', { taskId: t.id, region }), paidFen: paidOf(sums, { taskId: t.id, region }), returnedFen: sum(sums, 'return', { taskId: t.id, region }) })),
      };
    });
    const [allocatedFen, returnedFen] = (['allocation', 'return'] as const).map((kind) => sum(sums, kind, { programmeId: p.id }));
    const paidFen = paidOf(sums, { programmeId: p.id });
    programmes.push({
      ...p, tasks: own, allocatedFen: allocatedFen!, paidFen, returnedFen: returnedFen!,
      shares: shares.map((x) => (x.kind === 'fund' ? { ...x, receivedFen: received } : x)),
      performance: scorePerformance(parts.rules.performance, { receivedFen: received + sum(sums, 'contribution', { programmeId: p.id }), spentFen: paidFen }, own),
    });
  }
  const { spending, progress: progressPoints, indicators, sourceZh, sourceEn } = parts.rules.performance;
  return {
    fund: summaryOf(fund, sums), purposes: parts.rules.purposes.filter((p) => fund.purposes.includes(p.id)), regions: [...parts.regions], programmes,
    budgets: budgets.map(({ fundId: _f, proposedBy, ...b }) => ({
      ...b, proposedAt: b.proposedAt.toISOString(), decidedAt: b.decidedAt?.toISOString() ?? null,
      mayDecide: b.approved === null && proposedBy !== actor?.accountId && findGrant(actor, 'funds.budget.approve') !== undefined,
    })),
    // For whoever plans: what a task list may name.
    planTasks: findGrant(actor, 'funds.fund.plan') ? planTasks.map(({ id: task, title }) => ({ id: task, title })) : [],
    returns: returns.map((r) => ({ ...r, at: r.at.toISOString() })),
    ...flowsOf(parts, fund, programmes, sums, paid),
    scheme: { spending, progress: progressPoints, indicators, sourceZh, sourceEn },
    may: {
      plan: findGrant(actor, 'funds.fund.plan') !== undefined, allocate: findGrant(actor, 'funds.money.allocate') !== undefined,
      prepare: parts.regions.filter((r) => findGrant(actor, 'funds.batch.prepare', { region: r.code })).map((r) => r.code),
    },
  };
}

const PAYEES: Record<string, { zh: string; en: string }> = {
  firm: { zh: '企业', en: 'Firms' }, university: { zh: '高校', en: 'Universities' }, institute: { zh: '科研院所', en: 'Institutes' }, agency: { zh: '服务机构', en: 'Agencies' }, other: { zh: '其他单位', en: 'Others' },
};

/** The flow of the money by its postings, and what becomes of 10,000 yuan. */
function flowsOf(parts: FundParts, fund: FundRow, programmes: Answer['programmes'], sums: Sums, paid: Awaited<ReturnType<typeof sumPayments>>): Pick<Answer, 'flows' | 'nodes' | 'perTenThousand'> {
  const flows: Answer['flows'] = [];
  const nodes = new Map<string, Answer['nodes'][number]>();
  const node = (id: string, level: number, zh: string, en: string): string => {
    nodes.set(id, { id, level, zh, en });
    return id;
  };
  const flow = (from: string, to: string, amountFen: number): void => {
    const known = flows.find((f) => f.from === from && f.to === to);
    if (known) known.amountFen += amountFen;
    else if (amountFen > 0) flows.push({ from, to, amountFen });
  };
  const city = (code: string): string => {
    const c = parts.regions.find((r) => r.code === code) ?? { zh: code, en: code };
    return node(`city:${code}`, 3, c.zh, c.en);
  };
  const whole = node('fund', 1, fund.nameZh, fund.nameEn);
  flow(node('source:fund', 0, '财政拨入', 'Appropriation'), whole, sum(sums, 'appropriation'));
  for (const p of programmes) {
    const id = node(`programme:${p.id}`, 2, p.nameZh, p.nameEn);
    flow(whole, id, sum(sums, 'budget', { programmeId: p.id }));
    for (const s of p.shares.filter((x) => x.kind !== 'fund' && x.receivedFen > 0)) flow(node(`source:${s.party}`, 0, s.nameZh, s.nameEn), id, s.receivedFen);
    for (const t of p.tasks) for (const c of t.cities) flow(id, city(c.region), c.allocatedFen);
  }
  for (const y of paid) flow(city(y.region), node(`payee:${y.payeeKind}`, 4, PAYEES[y.payeeKind]!.zh, PAYEES[y.payeeKind]!.en), y.amountFen);
  for (const r of sums.filter((x) => x.kind === 'return')) flow(city(r.region!), node('payee:returned', 4, '收回结余', 'Returned'), r.amountFen);
  const received = sum(sums, 'appropriation') + sum(sums, 'contribution');
  const ways = [...parts.regions.map((r) => ({ id: `paid:${r.code}`, zh: `${r.zh}已付`, en: `Paid in ${r.en}`, amountFen: paidOf(sums, { region: r.code }) })), { id: 'returned', zh: '收回结余', en: 'Returned', amountFen: sum(sums, 'return') }];
  const gone = ways.reduce((total, w) => total + w.amountFen, 0);
  const all = [...ways, { id: 'waiting', zh: '尚未支付', en: 'Not yet paid', amountFen: received - gone }].filter((w) => w.amountFen > 0);
  const shares = perTenThousand(all.map((w) => w.amountFen));
  return { flows, nodes: [...nodes.values()], perTenThousand: all.map((w, i) => ({ ...w, yuan: shares[i]! })) };
}
