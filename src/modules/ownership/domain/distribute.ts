import { addMonths } from './add-months.ts';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { type Fen, formatYuan } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { type DistributionMode, type FloorRule, governingRule } from './floor-rule.ts';
import { floorFen, marginalFen, shareOut, type Tier } from './share-out.ts';

/** `MAIN`: main contributor; `CONTRIBUTOR`: other completer; `TRANSFER_STAFF`: who moved it (transfer staff, managers). */
export const planRoles = ['MAIN', 'CONTRIBUTOR', 'TRANSFER_STAFF'] as const;
export type PlanRole = (typeof planRoles)[number];

export interface PlanPerson {
  name: string;
  accountId: string | null;
  role: PlanRole;
  /** Part of the pool, parts per million; all together make the whole. */
  sharePpm: number;
  /** Holds a leading post: is made public. */
  leader: boolean;
}

/** What a unit or its staff agreed on; the floor holds all the same. */
export type Agreed = { kind: 'FLAT'; ppm: number } | { kind: 'MARGINAL'; tiers: readonly Tier[] };

export interface PlanInput {
  region: string;
  mode: DistributionMode;
  /** Day on which the income came in (self implementation: end of the profit year). */
  incomeOn: CalendarDate;
  /** Income; for self implementation the operating profit of the year, for investment the value of the shares. Fen. */
  incomeFen: Fen;
  taxesFen: Fen;
  deductions: readonly { kind: string; amountFen: Fen; note: string }[];
  agreed: Agreed | null;
  /** Where the agreement or the unit's rule stands. */
  basis: string;
  /** Self implementation: which year after the start of production. */
  profitYear: number | null;
  persons: readonly PlanPerson[];
}

export interface PlanRules {
  version: number;
  rules: readonly FloorRule[];
  deductions: readonly { id: string; zh: string; en: string; clause: string; fiscal: boolean }[];
  noticeDays: number;
  payWithinMonths: number;
}

/** One line of the computation, as a sheet shows it: what, how much, by which clause. */
export interface PlanLine {
  code: string;
  zh: string;
  en: string;
  fen: Fen | null;
  clause: string;
}

export interface ComputedPlan {
  ruleId: string;
  rulesVersion: number;
  evidence: FloorRule['evidence'];
  netFen: Fen;
  floorPpm: number;
  /** What the floor alone would give, and what was agreed. */
  floorPoolFen: Fen;
  agreedPoolFen: Fen | null;
  poolFen: Fen;
  /** Stays with the unit for research and transfer (PTA 43). */
  retainedFen: Fen;
  parts: (PlanPerson & { fen: Fen; residualFen: Fen })[];
  dueOn: CalendarDate;
  lines: PlanLine[];
}

const WHOLE_PPM = 1_000_000;
const percent = (ppm: number): string => `${ppm / 10_000}%`;

/**
 * Computes a distribution of income to the fen. `pool = floorFen(net × max(agreed, floor))`, split by shares, what is
 * left over to the largest share; the parts add up to the pool and pool and rest to the net income.
 *
 * @throws Problem PLAN_SHARES_NOT_WHOLE, PLAN_DEDUCTION_UNKNOWN, PLAN_DEDUCTION_REFUSED, PLAN_NET_NEGATIVE,
 *   PLAN_YEAR_MISSING, PLAN_YEAR_OVER, PLAN_INNER_MINIMUM, PLAN_TIERS_WRONG, FLOOR_RULE_MISSING
 */
export function distribute(book: PlanRules, input: PlanInput): ComputedPlan {
  const rule = governingRule(book.rules, input.region, input.mode, input.incomeOn);
  const lines: PlanLine[] = [];
  const line = (code: string, zh: string, en: string, fen: Fen | null, clause = ''): void => void lines.push({ code, zh, en, fen, clause });

  const netFen = netOf(book, rule, input, line);
  const floorPpm = floorOf(rule, input);
  const floorPoolFen = floorFen(netFen, floorPpm);
  line('FLOOR', `下限：${percent(floorPpm)}（${rule.zh}）`, `Floor: ${percent(floorPpm)} (${rule.en})`, floorPoolFen, rule.clause);
  const agreedPoolFen = input.agreed ? agreedOf(netFen, input.agreed, input.basis, line) : null;
  const poolFen = Math.max(floorPoolFen, agreedPoolFen ?? 0);
  const higher = agreedPoolFen !== null && agreedPoolFen > floorPoolFen;
  line('POOL', `奖酬总额：取${higher ? '约定' : '下限'}`, `Pool: the ${higher ? 'agreement' : 'floor'} decides`, poolFen, higher ? input.basis : rule.clause);
  const retainedFen = netFen - poolFen;
  line('RETAINED', '留归单位，用于科学技术研究开发与成果转化等工作', 'Stays with the unit for research and transfer', retainedFen, '促进科技成果转化法第四十三条');

  assertShares(input.persons);
  if (rule.inner) assertInner(rule, input.persons);
  const shares = shareOut(poolFen, input.persons.map((p) => p.sharePpm));
  const parts = input.persons.map((p, i) => ({ ...p, fen: shares[i]!.fen, residualFen: shares[i]!.residual }));
  for (const p of parts) {
    const rest = p.residualFen > 0 ? [`，含尾差 ${p.residualFen} 分（归份额最大者）`, `, with the ${p.residualFen} fen left over (to the largest share)`] : ['', ''];
    line('PART', `${p.name}：${formatYuan(poolFen)} × ${percent(p.sharePpm)}${rest[0]}`, `${p.name}: ${formatYuan(poolFen)} × ${percent(p.sharePpm)}${rest[1]}`, p.fen, input.basis);
  }
  return {
    ruleId: rule.id, rulesVersion: book.version, evidence: rule.evidence, netFen, floorPpm, floorPoolFen, agreedPoolFen, poolFen, retainedFen, parts,
    dueOn: addMonths(input.incomeOn, book.payWithinMonths), lines,
  };
}

type AddLine = (code: string, zh: string, en: string, fen: Fen | null, clause?: string) => void;

/** Income less taxes and what the rule lets be taken off. */
function netOf(book: PlanRules, rule: FloorRule, input: PlanInput, line: AddLine): Fen {
  line('INCOME', MODE[input.mode].zh, MODE[input.mode].en, input.incomeFen);
  line('TAXES', '减：税费', 'less taxes', -input.taxesFen);
  let net = input.incomeFen - input.taxesFen;
  for (const [i, d] of input.deductions.entries()) {
    const kind = book.deductions.find((k) => k.id === d.kind);
    if (!kind) {
      throw new Problem('PLAN_DEDUCTION_UNKNOWN', { zh: `没有“${d.kind}”这个扣除项目`, en: `There is no deduction ${d.kind}`, where: { row: i + 1, field: 'kind' }, remedy: { zh: `可用：${book.deductions.map((k) => k.id).join('、')}`, en: `Known: ${book.deductions.map((k) => k.id).join(', ')}` } });
    }
    if (kind.fiscal && !rule.fiscalRdDeductible) {
      throw new Problem('PLAN_DEDUCTION_REFUSED', { zh: `“${kind.zh}”不能扣除`, en: `${kind.en} may not be deducted`, where: { row: i + 1, field: 'kind', clause: rule.clause }, remedy: { zh: '删去这一项', en: 'Take it out' } });
    }
    net -= d.amountFen;
    line('DEDUCTION', `减：${kind.zh}${d.note ? `（${d.note}）` : ''}`, `less ${kind.en}${d.note ? ` (${d.note})` : ''}`, -d.amountFen, kind.clause);
  }
  if (net < 0) {
    throw new Problem('PLAN_NET_NEGATIVE', { zh: `扣除后净收入为负（${formatYuan(net)} 元），没有可分配的收益`, en: `The net income is negative (${formatYuan(net)} yuan): there is nothing to share out`, remedy: { zh: '核对收入和扣除金额', en: 'Check income and deductions' } });
  }
  line('NET', '净收入', 'Net income', net);
  return net;
}

const MODE: Record<DistributionMode, { zh: string; en: string }> = {
  TRANSFER_LICENCE: { zh: '转让、许可收入', en: 'Income of transfer or licence' },
  VALUATION_INVESTMENT: { zh: '作价投资形成的股份价值', en: 'Value of the shares for the investment' },
  SELF_IMPLEMENTATION: { zh: '当年营业利润', en: 'Operating profit of the year' },
};

/** For self implementation the floor is owed in the first years only, and nothing is given after the last. */
function floorOf(rule: FloorRule, { profitYear }: PlanInput): number {
  if (!rule.years) return rule.floorPpm;
  if (profitYear === null) throw new Problem('PLAN_YEAR_MISSING', { zh: '自行或合作实施须写明投产后第几年', en: 'Self implementation needs the year after the start of production', where: { field: 'profitYear' } });
  if (profitYear > rule.years.most) {
    throw new Problem('PLAN_YEAR_OVER', { zh: `已超过提取年限（投产后${rule.years.most}年）`, en: `The ${rule.years.most} years after the start of production are over`, where: { field: 'profitYear', clause: rule.clause } });
  }
  return profitYear <= rule.years.least ? rule.floorPpm : 0;
}

function agreedOf(netFen: Fen, agreed: Agreed, basis: string, line: AddLine): Fen {
  if (agreed.kind === 'FLAT') {
    const fen = floorFen(netFen, agreed.ppm);
    line('AGREED', `约定：${percent(agreed.ppm)}`, `Agreed: ${percent(agreed.ppm)}`, fen, basis);
    return fen;
  }
  const ends = agreed.tiers.map((t) => t.upToFen);
  if (ends.length === 0 || ends.at(-1) !== null || ends.slice(0, -1).some((e, i) => e === null || e <= (ends[i - 1] ?? 0))) {
    throw new Problem('PLAN_TIERS_WRONG', { zh: '分段须按上限递增，最后一段不设上限', en: 'Tiers ascend and the last has no upper end', where: { field: 'agreed' } });
  }
  const fen = marginalFen(netFen, agreed.tiers);
  const told = agreed.tiers.map((t) => `${t.upToFen === null ? '以上' : `至${formatYuan(t.upToFen)}`} ${percent(t.ppm)}`).join('；');
  line('AGREED', `约定（超额分段）：${told}`, `Agreed, each slice at its own part: ${told}`, fen, basis);
  return fen;
}

function assertShares(persons: readonly PlanPerson[]): void {
  const sum = persons.reduce((total, p) => total + p.sharePpm, 0);
  if (sum === WHOLE_PPM) return;
  throw new Problem('PLAN_SHARES_NOT_WHOLE', {
    zh: `受奖人员份额合计须为100%，现为${percent(sum)}`, en: `The shares must make 100 %, not ${percent(sum)}`, where: { field: 'persons' },
    remedy: { zh: '调整份额，使合计为100%', en: 'Adjust the shares' },
  });
}

function assertInner(rule: FloorRule, persons: readonly PlanPerson[]): void {
  const of = (role: PlanRole): number => persons.filter((p) => p.role === role).reduce((sum, p) => sum + p.sharePpm, 0);
  const { mainContributorsPpm, transferStaffPpm } = rule.inner!;
  for (const [role, least, zh, en] of [['MAIN', mainContributorsPpm, '主要贡献人员', 'main contributors'], ['TRANSFER_STAFF', transferStaffPpm, '转化人员和管理人员', 'transfer staff']] as const) {
    if (of(role) >= least) continue;
    throw new Problem('PLAN_INNER_MINIMUM', {
      zh: `${zh}合计${percent(of(role))}，不得低于${percent(least)}`, en: `The ${en} get ${percent(of(role))}; the least is ${percent(least)}`, where: { field: 'persons', clause: rule.clause },
      remedy: { zh: '调整份额', en: 'Adjust the shares' },
    });
  }
}
