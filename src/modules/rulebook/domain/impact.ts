import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { type CompiledRule, evaluateRule, type Facts, givenBy } from '../../../kernel/rules/index.ts';
import type { Impact } from '../contract.ts';
import { suppressedTable } from './small-cells.ts';

/** One firm of the population, as far as a rule wants to know it. */
export interface PopulationFirm {
  city: string;
  facts: Facts;
}

const OUTCOMES = ['noToYes', 'yesToNo', 'unchanged', 'unknown'] as const;
type Outcome = (typeof OUTCOMES)[number];

interface Sum {
  before: number;
  after: number;
  /** Firms behind the figures: given before, given after, given another amount. */
  had: number;
  has: number;
  changed: number;
}

interface Tally {
  total: number;
  outcomes: Record<Outcome, number>;
  amountChanged: number;
  sums: Map<string, Sum>;
}

export interface ImpactCounter {
  /** @param before the version that would hold without the draft; undefined where none would, and then nobody had anything */
  add(firm: PopulationFirm, before: CompiledRule | undefined): void;
  result(): Impact;
}

const blank = (): Tally => ({ total: 0, outcomes: { noToYes: 0, yesToNo: 0, unchanged: 0, unknown: 0 }, amountChanged: 0, sums: new Map() });

/** Fewer firms than this behind a figure, and it is not shown. */
export const FEWEST = 5;

/**
 * Counts what a change does, firm by firm, and gives out figures only.
 *
 * @param after the draft
 */
export function impactCounter(after: CompiledRule, on: CalendarDate): ImpactCounter {
  const cities = new Map<string, Tally>();
  const gives = after.version.gives.map((g, i) => ({ id: g.id, zh: g.zh, en: g.en, unit: g.unit ?? after.gives[i]!.test.unit ?? '' }));
  // Points and ratios are compared, but only money is summed.
  const amounts = gives.filter((g) => g.unit.endsWith('元'));
  return {
    add: ({ city, facts }, before) => {
      const tally = cities.get(city) ?? blank();
      cities.set(city, tally);
      const now = evaluateRule(after, facts, on);
      const then = before && evaluateRule(before, facts, on);
      const [was, is] = [then ? then.truth : false, now.truth];
      const outcome: Outcome = was === undefined || is === undefined ? 'unknown' : was === is ? 'unchanged' : is ? 'noToYes' : 'yesToNo';
      tally.total += 1;
      tally.outcomes[outcome] += 1;
      const [had, has] = [then ? givenBy(then) : {}, givenBy(now)];
      let changed = false;
      for (const { id } of gives) {
        const sum = tally.sums.get(id) ?? { before: 0, after: 0, had: 0, has: 0, changed: 0 };
        tally.sums.set(id, sum);
        const [a, b] = [amountOf(had[id]), amountOf(has[id])];
        sum.before += a;
        sum.after += b;
        if (a !== 0) sum.had += 1;
        if (b !== 0) sum.has += 1;
        if (a !== b) sum.changed += 1;
        changed ||= a !== b;
      }
      if (changed && outcome === 'unchanged') tally.amountChanged += 1;
    },
    result: () => shown([...cities].sort(([a], [b]) => (a < b ? -1 : 1)), amounts, on, after.version.regions),
  };
}

const amountOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const small = (n: number): boolean => n > 0 && n < FEWEST;

function shown(cities: [string, Tally][], gifts: Omit<Impact['amounts'][number], 'before' | 'after'>[], on: CalendarDate, regions: string[]): Impact {
  const counts = suppressedTable(cities.map(([, t]) => OUTCOMES.map((o) => t.outcomes[o])), FEWEST);
  const changed = suppressedTable(cities.map(([, t]) => [t.amountChanged]), FEWEST);
  const countsOf = (cells: readonly (number | null)[], total: number, amountChanged: number | null) => ({
    total, noToYes: cells[0]!, yesToNo: cells[1]!, unchanged: cells[2]!, unknown: cells[3]!, amountChanged,
  });
  const open = (t: Tally, id: string): Sum | null => {
    const sum = t.sums.get(id) ?? { before: 0, after: 0, had: 0, has: 0, changed: 0 };
    return small(sum.had) || small(sum.has) || small(sum.changed) ? null : sum;
  };
  const figures = (sum: Sum | null) => ({ before: sum && rounded(sum.before), after: sum && rounded(sum.after) });
  return {
    on, regions,
    whole: countsOf(counts.sums, cities.reduce((n, [, t]) => n + t.total, 0), changed.sums[0] ?? 0),
    cities: cities.map(([city, t], i) => ({ city, ...countsOf(counts.rows[i]!, t.total, changed.rows[i]![0]!), amounts: gifts.map((g) => ({ id: g.id, ...figures(open(t, g.id)) })) })),
    amounts: gifts.map((gift) => {
      const parts = cities.map(([, t]) => ({ sum: open(t, gift.id), real: t.sums.get(gift.id) }));
      // One city left out could be worked out from the whole; then the whole is left out, too.
      const hidden = parts.filter((p) => p.sum === null).length;
      return { ...gift, ...figures(hidden === 1 ? null : parts.reduce<Sum>((all, { real }) => (real ? { ...all, before: all.before + real.before, after: all.after + real.after } : all), { before: 0, after: 0, had: 0, has: 0, changed: 0 })) };
    }),
  };
}

/** Sums of decimal amounts, without the dust of binary fractions. */
const rounded = (sum: number): number => Math.round(sum * 100) / 100;
