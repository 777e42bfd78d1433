import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Firm } from './dossier.ts';
import type { FactSheet } from './fact-sheet.ts';
import type { FiguresSeen, SeenFigure } from './figures-seen.ts';
import { yearOf } from './in-force.ts';
import { LASTING } from './item.ts';

/** Items whose latest statement counts, whatever year it is of: stocks, and scores of an expert or a self-test. */
const LATEST = [
  ['classOneIp', 'classOneIp'], ['classTwoIp', 'classTwoIp'], ['pendingIp', 'pendingIp'], ['innovationScore', 'innovationScore'], ['specialisedScore', 'specialisedScore'],
  ['innovativeScore', 'innovativeScore'], ['innovativeInnovation', 'innovativeInnovation'], ['innovativeGrowth', 'innovativeGrowth'], ['innovativeSpecialisation', 'innovativeSpecialisation'],
  ['nationalMarketShare', 'nationalMarketShare'],
] as const;

const LAST_YEAR = [
  ['employees', 'employees'], ['technologyStaff', 'technologyStaff'], ['rdStaff', 'rdStaff'], ['salesLastYear', 'sales'], ['revenueLastYear', 'revenue'], ['totalIncome', 'totalIncome'],
  ['highTechIncome', 'highTechIncome'], ['costLastYear', 'cost'], ['totalAssets', 'totalAssets'], ['rdLastYear', 'rd'], ['rdExpense', 'rdExpense'], ['profitLastYear', 'profit'],
] as const;

const LASTING_TRUTHS = [
  'inStateFields', 'ownsCoreIp', 'inRestrictedList', 'provincialRdBody', 'nationalAward', 'recentAward', 'ledStandard', 'makerTop500', 'coreProcessOnIt', 'managementCertified', 'ownBrand',
  'fillsChainGap', 'strategicIndustry', 'keyTechnologyBreakthrough',
] as const;

/** Items of a year that facts are made of: what a year has to state before it takes the place of the one before. */
const OF_A_YEAR: readonly string[] = [...LAST_YEAR.map(([, item]) => item), 'rdInChina', 'mainBusinessIncome', 'liabilities', 'netAssets'];

/** Until the end of the annual settlement of income tax (31 May, Enterprise Income Tax Act, art. 54). */
const beforeSettlement = (on: CalendarDate): boolean => on.slice(5) <= '05-31';

/** Items that tell which year is the last one on a day, whatever fact of it is wanted. */
export const itemsOfLastYear = (on: CalendarDate): readonly string[] => (beforeSettlement(on) ? OF_A_YEAR : []);

/**
 * The last year whose figures count on a day: the calendar year before; until the end of the annual settlement the one before that,
 * as long as the later one is not stated as far as the earlier one is. So a few figures entered early take no fact away, and the
 * facts of a year stay those of one year. From June on the later year counts, however little is known of it.
 */
export function lastYearOn(seen: FiguresSeen, on: CalendarDate): number {
  const before = yearOf(on) - 1;
  return beforeSettlement(on) && !(seen.hasYear(before) && statedAsFar(seen, before)) ? before - 1 : before;
}

function statedAsFar(seen: FiguresSeen, year: number): boolean {
  const has = (item: string, of: number): boolean => seen.get(item, of) !== undefined;
  // Net assets may be worked out instead.
  const stated = (item: string): boolean => has(item, year) || (item === 'netAssets' && has('totalAssets', year) && has('liabilities', year));
  return OF_A_YEAR.every((item) => !has(item, year - 1) || stated(item));
}

/** Facts that are one figure as it was stated, with their items: these can be stated one by one, the others are worked out. */
export const statedFacts: ReadonlyMap<string, string> = new Map<string, string>([...LAST_YEAR, ...LATEST, ...LASTING_TRUTHS.map((id) => [id, id] as const)]);

/** Where a fact of `statedFacts` is to be stated so that it counts on a day: of the latest ones the year that counts now. */
export function yearToState(fact: string, seen: FiguresSeen, on: CalendarDate): number {
  const item = statedFacts.get(fact)!;
  if ((LASTING_TRUTHS as readonly string[]).includes(fact)) return LASTING;
  const last = lastYearOn(seen, on);
  if (!LATEST.some(([id]) => id === fact)) return last;
  return [yearOf(on), last + 1].find((year) => year <= yearOf(on) && seen.get(item, year) !== undefined) ?? last;
}

/** Facts of the rules that come out of yearly figures and lasting statements. Money in 万元, shares as parts of one. */
export function factsFromFigures(sheet: FactSheet, firm: Firm, seen: FiguresSeen, on: CalendarDate): void {
  const last = lastYearOn(seen, on);
  /** Before a firm was founded it sold nothing and employed nobody; that needs no statement. */
  const flow = (item: string, year: number): SeenFigure | undefined => {
    if (firm.foundedOn && year < yearOf(firm.foundedOn)) return { value: 0, source: '成立以前', asOf: firm.foundedOn, confidence: 'MEASURED' };
    return seen.get(item, year);
  };
  const sum = (item: string, years: number): [SeenFigure | undefined, ...(SeenFigure | undefined)[]] =>
    Array.from({ length: years }, (_, i) => flow(item, last - i)) as [SeenFigure | undefined];
  const total = (values: number[]): number => values.reduce((a, b) => a + b, 0);

  for (const [fact, item] of LAST_YEAR) sheet.copy(fact, seen.get(item, last));
  for (const [fact, item] of LATEST) sheet.copy(fact, seen.get(item, yearOf(on)) ?? (last < yearOf(on) - 1 ? seen.get(item, last + 1) : undefined) ?? seen.get(item, last));
  for (const item of LASTING_TRUTHS) sheet.truth(item, seen.get(item, LASTING));

  sheet.copy('salesYearBefore', flow('sales', last - 1));
  sheet.copy('salesTwoYearsBefore', flow('sales', last - 2));
  sheet.derive('salesTwoYears', sum('sales', 2), total);
  sheet.derive('salesThreeYears', sum('sales', 3), total);
  sheet.copy('revenueYearBefore', flow('revenue', last - 1));
  sheet.copy('revenueTwoYearsBefore', flow('revenue', last - 2));
  sheet.derive('revenueThreeYears', sum('revenue', 3), total);
  sheet.copy('revenueFourYearsBefore', flow('revenue', last - 4));
  sheet.copy('employeesFourYearsBefore', flow('employees', last - 4));
  sheet.derive('rdTwoYears', sum('rd', 2), total);
  sheet.derive('rdThreeYears', sum('rd', 3), total);
  sheet.derive('rdInChinaTwoYears', sum('rdInChina', 2), total);
  sheet.derive('rdInChinaThreeYears', sum('rdInChina', 3), total);
  sheet.derive('averageRevenueGrowth', [flow('revenue', last - 2), flow('revenue', last - 1), flow('revenue', last)], averageGrowth);
  sheet.derive('rdShareLastYear', [seen.get('rd', last), seen.get('revenue', last)], share(0, 1000));
  sheet.derive('rdShareYearBefore', [seen.get('rd', last - 1), seen.get('revenue', last - 1)], share(0, 1000));
  sheet.derive('mainBusinessShare', [seen.get('mainBusinessIncome', last), seen.get('revenue', last)], share(0, 1));
  sheet.derive('debtRatio', [seen.get('liabilities', last), seen.get('totalAssets', last)], share(0, 10));
  for (const [fact, year] of [['netAssetsLastYear', last], ['netAssetsYearBefore', last - 1], ['netAssetsTwoYearsBefore', last - 2]] as const) {
    sheet.copy(fact, seen.get('netAssets', year));
    if (!sheet.facts[fact]) sheet.derive(fact, [seen.get('totalAssets', year), seen.get('liabilities', year)], ([assets, debts]) => assets! - debts!);
  }
  const niche = seen.get('nicheSince', LASTING);
  if (niche && niche.value <= yearOf(on)) sheet.derive('nicheYears', [niche], ([since]) => yearOf(on) - since!);
}

/** A share of nothing, or one out of its bounds (figures that contradict each other), is not known. */
function share(min: number, max: number): (values: number[]) => number | null {
  return ([part, whole]) => {
    if (whole! <= 0) return null;
    const value = part! / whole!;
    return value < min || value > max ? null : value;
  };
}

/**
 * ½·(y2/y1 + y3/y2) − 1; from nothing in the first year y3/y2 − 1; from nothing in the second 0
 * (国科发火〔2016〕195号, handbook 5.3). 100, 120, 150 → 0.225.
 */
export function averageGrowth(values: readonly number[]): number | null {
  const [y1, y2, y3] = values as [number, number, number];
  if (y2 <= 0) return 0;
  const growth = y1 <= 0 ? y3 / y2 - 1 : (y2 / y1 + y3 / y2) / 2 - 1;
  return growth > 1000 ? null : growth;
}
