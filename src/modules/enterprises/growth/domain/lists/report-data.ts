import type { CalendarDate } from '../../../../../kernel/base/calendar-date.ts';
import { suppress } from '../suppress.ts';
import { dollarsOf, type FrozenFigures } from './figures.ts';
import type { Standing } from './outcome.ts';
import type { DatedCount } from './scheme.ts';

/** Everything a report on a published list rests on. The same data give the same report. */
export interface ListReportData {
  edition: { id: string; list: string; year: number; region: string | null; title: string; on: CalendarDate; documentNumber: string; publishedOn: CalendarDate; outcomeHash: string; demo: boolean };
  kind: { id: string; zh: string; en: string; valued: boolean; issuer: { zh: string; en: string } };
  cities: { code: string; zh: string; en: string }[];
  fields: { id: string; zh: string; en: string }[];
  outcome: { enterpriseId: string; name: string; city: string; field: string | null; standing: Standing; figures: FrozenFigures | null }[];
  /** Lists published on the platform up to this one. */
  ownYears: { year: number; firms: number }[];
  history: DatedCount[];
  targets: DatedCount[];
  valueBands: number[];
  smallestShown: number;
}

/** Sums and middles over a group of firms; null where too few have the figure to be shown. */
interface GroupFigures {
  firms: number;
  revenue: number | null;
  revenueGrowth: number | null;
  medianGrowth4: number | null;
  rd: number | null;
  rdShare: number | null;
  employees: number | null;
}

type Known = Pick<ListReportData['outcome'][number], 'figures'>;

/**
 * Figures of a group. Growth and shares are of sums over the firms of which both figures are known, so that a missing figure does
 * not look like a fall.
 */
export function groupFigures(firms: readonly Known[], smallestShown: number): GroupFigures {
  const figures = firms.flatMap((f) => f.figures ?? []);
  const sum = (of: (f: FrozenFigures) => number | null): number | null => {
    const known = figures.flatMap((f) => of(f) ?? []);
    return known.length < smallestShown ? null : known.reduce((a, b) => a + b, 0);
  };
  const ratio = (top: keyof FrozenFigures, bottom: keyof FrozenFigures): number | null => {
    const both = figures.filter((f) => f[top] !== null && f[bottom] !== null);
    const [a, b] = [top, bottom].map((k) => both.reduce((s, f) => s + f[k]!, 0)) as [number, number];
    return both.length < smallestShown || b <= 0 ? null : a / b;
  };
  const growth = ratio('revenue', 'revenueBefore');
  return {
    firms: firms.length, revenue: sum((f) => f.revenue), revenueGrowth: growth === null ? null : growth - 1, medianGrowth4: medianGrowth(figures, smallestShown),
    rd: sum((f) => f.rd), rdShare: ratio('rd', 'revenue'), employees: sum((f) => f.employees),
  };
}

const SUMS = ['revenue', 'rd', 'employees'] as const;

/** Groups beside the total of all: where the sum of one group alone is hidden, the smallest of the others goes with it, or the total would give it away. */
export function guardSums<G extends { figures: GroupFigures }>(groups: readonly G[]): G[] {
  const guarded = groups.map((g) => ({ ...g, figures: { ...g.figures } }));
  for (const sum of SUMS) {
    const there = guarded.filter((g) => g.figures.firms > 0);
    if (there.filter((g) => g.figures[sum] === null).length !== 1) continue;
    const next = there.filter((g) => g.figures[sum] !== null).sort((a, b) => a.figures.firms - b.figures.firms)[0];
    if (next) next.figures[sum] = null;
  }
  return guarded;
}

/** Middle of the yearly growth over four years (五个数据点). */
function medianGrowth(figures: readonly FrozenFigures[], smallestShown: number): number | null {
  const growths = figures.flatMap((f) => (f.revenue !== null && f.revenueFourBefore !== null && f.revenueFourBefore > 0 ? [(f.revenue / f.revenueFourBefore) ** 0.25 - 1] : [])).sort((a, b) => a - b);
  if (growths.length < smallestShown) return null;
  const middle = growths.length >> 1;
  return growths.length % 2 === 1 ? growths[middle]! : (growths[middle - 1]! + growths[middle]!) / 2;
}

/**
 * Firms by band of value in 100 million USD; the lower bound belongs to the band. The first: below all of them; the last: not known.
 * What a firm is worth is its own: bands of a few firms are null, and what would give them away.
 */
export function byValueBand(firms: readonly Known[], bands: readonly number[], smallestShown: number): { from: number | null; to: number | null; firms: number | null }[] {
  const values = firms.map((f) => (f.figures ? dollarsOf(f.figures) : null));
  const count = (yes: (v: number) => boolean): number => values.filter((v) => v !== null && yes(v)).length;
  const counted = [
    { from: 0, to: bands[0]!, firms: count((v) => v < bands[0]!) },
    ...bands.map((from, i) => ({ from, to: bands[i + 1] ?? null, firms: count((v) => v >= from && (bands[i + 1] === undefined || v < bands[i + 1]!)) })),
    { from: null, to: null, firms: values.filter((v) => v === null).length },
  ];
  const shown = suppress(Object.fromEntries(counted.map((b, i) => [`${i}`, b.firms])), smallestShown);
  return counted.map((b, i) => ({ ...b, firms: shown[`${i}`]! }));
}
