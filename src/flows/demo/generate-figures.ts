import type { Chance } from '../../kernel/base/chance.ts';
import type { NewDossier } from '../../modules/enterprises/index.ts';
import { normal } from './draws.ts';
import type { EnterpriseParameters, Figures, Stage } from './enterprise-parameters.ts';

const TRUTHS: readonly (readonly [string, number])[] = [
  ['inStateFields', 0.85], ['ownsCoreIp', 0.8], ['inRestrictedList', 0.01], ['provincialRdBody', 0.08], ['nationalAward', 0.01], ['recentAward', 0.05], ['ledStandard', 0.06],
  ['makerTop500', 0.015], ['coreProcessOnIt', 0.55], ['managementCertified', 0.5], ['ownBrand', 0.6], ['fillsChainGap', 0.2], ['strategicIndustry', 0.45], ['keyTechnologyBreakthrough', 0.03],
];

export interface Trade {
  stage: Stage;
  founded: number;
  /** First and last year with figures. */
  from: number;
  to: number;
}

const whole = (n: number): number => Math.max(0, Math.round(n));
const cents = (n: number): number => Math.round(n * 100) / 100;

/** Years of figures that hang together: money, people, R&D and IP of one firm grow and shrink together. */
export function generateYears(parameters: EnterpriseParameters, chance: Chance, { stage, founded, from, to }: Trade): Map<number, Figures> {
  const years = new Map<number, Figures>();
  let revenue = stage.revenue * Math.exp(parameters.spread * normal(chance));
  const growth = stage.growth + 0.08 * normal(chance);
  const rdShare = Math.max(0.004, stage.rd * Math.exp(0.45 * normal(chance)));
  const staffShare = Math.min(0.9, Math.max(0.03, stage.staffShare * Math.exp(0.4 * normal(chance))));
  const highTech = Math.min(0.99, Math.max(0.2, 0.72 + 0.14 * normal(chance)));
  const abroad = chance.next() < 0.06 ? 0.3 * chance.next() : 0;
  const inventive = Math.max(0, 1 + 0.7 * normal(chance)) * rdShare * 12;
  const leverage = Math.min(0.95, Math.max(0.05, 0.46 + 0.16 * normal(chance)));
  const perHead = parameters.revenuePerHead * Math.exp(0.35 * normal(chance));
  for (let year = to; year >= from; year--) {
    const employees = Math.max(2, Math.round(revenue / perHead) + 3);
    const technologyStaff = Math.min(employees, Math.max(1, Math.round(employees * staffShare)));
    const rdStaff = Math.min(technologyStaff, Math.round(technologyStaff * (0.55 + 0.3 * chance.next())));
    const rd = cents(revenue * rdShare * (0.9 + 0.2 * chance.next()) + (stage.revenue < 500 ? 25 : 0));
    const cost = cents(revenue * (0.82 + 0.12 * chance.next()) + rd * 0.3 + 10);
    const totalAssets = cents(revenue * (0.9 + 0.6 * chance.next()) + 120);
    const liabilities = cents(totalAssets * leverage);
    const age = year - founded + 1;
    const inventionPatents = whole(inventive * age * 0.28 * (1 + employees / 400));
    const profit = cents(revenue - cost);
    years.set(year, {
      sales: cents(revenue * 0.975), revenue: cents(revenue), totalIncome: cents(revenue * 1.01), mainBusinessIncome: cents(revenue * (0.8 + 0.18 * chance.next())), highTechIncome: cents(revenue * highTech),
      cost, totalAssets, liabilities, netAssets: cents(totalAssets - liabilities), profit, tax: cents(Math.max(0, revenue * 0.03 + profit * 0.15)), export: cents(chance.next() < 0.35 ? revenue * 0.2 * chance.next() : 0),
      rd, rdInChina: cents(rd * (1 - abroad)), rdExpense: cents(rd * 0.95), taxRelief: cents(Math.max(0, Math.min(profit, rd) * 0.15)), employees, technologyStaff, rdStaff,
      postgraduates: whole(technologyStaff * 0.3),
      graduatesHired: whole(employees * 0.06 * chance.next()), classOneIp: inventionPatents, classTwoIp: whole(inventive * age * 1.1 + 2 * chance.next()), pendingIp: whole(inventive * 2 * chance.next()),
      inventionPatents, inventionApplications: whole(inventive * chance.next()), pctApplications: chance.next() < 0.08 ? chance.integer(1, 3) : 0,
      contractAmount: cents(chance.next() < 0.3 ? revenue * 0.1 * chance.next() : 0), projects: chance.next() < 0.25 ? chance.integer(1, 3) : 0, awards: chance.next() < 0.05 ? 1 : 0,
      rdPlatforms: chance.next() < 0.2 ? 1 : 0, resultsTransformed: whole(1 + inventive * 2 * chance.next()), nationalMarketShare: cents(Math.min(0.6, 0.15 * chance.next() * Math.sqrt(revenue / 5000))),
      innovationScore: Math.min(96, Math.max(25, Math.round(58 + 9 * normal(chance) + Math.min(18, inventionPatents * 2)))), specialisedScore: Math.min(98, Math.max(20, Math.round(52 + 12 * normal(chance)))),
      ...innovative(chance),
    });
    revenue /= Math.max(0.6, 1 + growth + 0.08 * normal(chance));
  }
  return years;
}

function innovative(chance: Chance): Figures {
  const innovativeInnovation = chance.integer(12, 38);
  const innovativeGrowth = chance.integer(8, 28);
  const innovativeSpecialisation = chance.integer(8, 28);
  return { innovativeScore: innovativeInnovation + innovativeGrowth + innovativeSpecialisation, innovativeInnovation, innovativeGrowth, innovativeSpecialisation };
}

/** The statements in which those figures came in, with the gaps real ones have. */
export function generateStatements(parameters: EnterpriseParameters, chance: Chance, years: ReadonlyMap<number, Figures>, { audited, today, founded }: { audited: boolean; today: string; founded: number }): NewDossier['statements'] {
  const { missing } = parameters;
  const statements: NewDossier['statements'][number][] = [];
  for (const [year, figures] of [...years].sort(([a], [b]) => a - b)) {
    const asOf = `${year + 1}-04-30`;
    if (asOf > today || chance.next() < missing.year) continue;
    const kept = Object.fromEntries(Object.entries(figures).filter(() => chance.next() >= missing.figure));
    statements.push({ year, figures: kept, source: audited ? `${year}年度审计报告和科技统计年报` : `${year}年度科技统计年报`, asOf, confidence: audited ? 'MEASURED' : 'REPORTED' });
  }
  const truths = Object.fromEntries(TRUTHS.filter(() => chance.next() >= missing.truth).map(([item, odds]) => [item, chance.next() < odds ? 1 : 0]));
  const niche: Figures = chance.next() < 0.8 ? { nicheSince: founded + chance.integer(0, 2) } : {};
  const lasting: Figures = { ...truths, ...niche, ...(chance.next() >= missing.rounds ? { roundsComplete: 1 } : {}) };
  const stated = statements.at(-1)?.asOf ?? `${founded}-12-31`;
  if (stated <= today) statements.push({ year: 0, figures: lasting, source: '企业填报', asOf: stated, confidence: 'DECLARED' });
  return statements;
}
