import type { CalendarDate } from '../../../../../kernel/base/calendar-date.ts';
import { type Cell, type CellLevel, makeCell, minMax, percentile, type Placed, placesOf } from './cell.ts';
import { measure, type Measured } from './measure.ts';
import { add, compare, floor, multiply, rational, type Rational, sum, toNumber, ZERO } from './rational.ts';
import { type Grade, type Indicator, type PointFirm, type PointScheme, type Stage, stages } from './scheme.ts';
import { stageOf } from './stage.ts';

/** One indicator of a firm: what it came to and why. */
interface PointPart {
  indicator: string;
  /** In the indicator's unit, for reading; null where missing. */
  value: number | null;
  missing: 'NOT_KNOWN' | 'NOT_COMPUTABLE' | null;
  /** With whom it was compared, how many of them have a value, and where the pulled-in ends lie; null where missing. */
  cell: { level: CellLevel; size: number; low: number; high: number } | null;
  /** 0 to 100 in the cell, in hundredths, cut; null where missing. */
  scaleCents: number | null;
  /** Share of the whole in parts per million. */
  weightPpm: number;
  /** Weight times scale in hundredths of a point; the parts sum to the total. */
  pointsCents: number;
}

/** The points of a firm. */
export interface PointScore {
  id: string;
  stage: Stage | null;
  field: string | null;
  /** Share of weights with a value. */
  filledPpm: number;
  /** Hundredths of a point, cut and not rounded: a grade is never reached by rounding. */
  totalCents: number;
  /** null where too little is known for a grade, or no stage could be told. */
  grade: Grade | null;
  parts: PointPart[];
}

const SCALES = { PERCENTILE: percentile, MIN_MAX: minMax };

/**
 * Scores a whole population: each indicator by its place among firms of the same stage and field (or wider where those are
 * too few), times its weight of the stage (国家企业创新积分制 1.0, 手册 6.3). Pure and exact; the order of firms and the unit in which an
 * indicator is written change nothing. Within a stage, a higher value never gives fewer points.
 *
 * @returns scores in the order of the firms' ids
 */
export function scorePopulation(scheme: PointScheme, population: readonly PointFirm[], on: CalendarDate): PointScore[] {
  const firms = population.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((firm) => {
    const field = firm.facts[scheme.fieldFact];
    return { id: firm.id, stage: stageOf(scheme, firm, on) ?? null, field: typeof field === 'string' ? field : null, measured: scheme.indicators.map((i) => measure(i.measure, firm.facts)) };
  });
  const compared = scheme.indicators.map((_, i) => compareBy(scheme, firms, i));
  const weights = weightsOf(scheme);
  return firms.map((firm) => scoreOne(scheme, firm, compared, weights));
}

interface MeasuredFirm {
  id: string;
  stage: Stage | null;
  field: string | null;
  measured: readonly Measured[];
}

const ALL = '*';
const keyOf = (level: CellLevel, { stage, field }: Pick<MeasuredFirm, 'stage' | 'field'>): string => (level === 'ALL' ? ALL : level === 'STAGE' ? `${stage}` : `${stage}/${field}`);

/** The cells of one indicator by key, and the place of each firm's value. */
interface Compared {
  cells: ReadonlyMap<string, Cell>;
  placed: ReadonlyMap<string, Placed>;
}

/** Firms without a stage are compared with nobody and stand in nobody's way. */
function compareBy(scheme: PointScheme, firms: readonly MeasuredFirm[], indicator: number): Compared {
  const sorted = firms.flatMap((firm) => {
    const m = firm.measured[indicator]!;
    return firm.stage !== null && 'value' in m ? [{ firm, value: m.value, about: toNumber(m.value) }] : [];
  }).sort(closeOrder);
  const places = placesOf(sorted.map((s) => s.value));
  const lists = new Map<string, Placed[]>();
  const placed = new Map<string, Placed>();
  sorted.forEach(({ firm, value }, i) => {
    const entry = { value, place: places[i]! };
    placed.set(firm.id, entry);
    for (const level of levelsFor(firm)) {
      const key = keyOf(level, firm);
      const list = lists.get(key);
      if (list) list.push(entry);
      else lists.set(key, [entry]);
    }
  });
  return { cells: new Map([...lists].map(([key, list]) => [key, makeCell(list, scheme.winsorPpm)])), placed };
}

/** Most pairs are told apart by their readable form; the close ones exactly. */
function closeOrder(a: { value: Rational; about: number }, b: { value: Rational; about: number }): number {
  const gap = a.about - b.about;
  return Math.abs(gap) > 1e-9 * (1 + Math.abs(a.about)) ? gap : compare(a.value, b.value);
}

const levelsFor = ({ field }: Pick<MeasuredFirm, 'field'>): CellLevel[] => (field === null ? ['STAGE', 'ALL'] : ['STAGE_FIELD', 'STAGE', 'ALL']);

/** The narrowest cell with enough known values; the whole population however small it is. */
function cellFor(scheme: PointScheme, firm: MeasuredFirm, cells: ReadonlyMap<string, Cell>): { level: CellLevel; cell: Cell } | undefined {
  for (const level of levelsFor(firm)) {
    const cell = cells.get(keyOf(level, firm));
    if (cell && (cell.size >= scheme.smallestCell || level === 'ALL')) return { level, cell };
  }
  return undefined;
}

/** Weights of the indicators by stage, in their order. */
type Weights = Record<Stage, readonly Rational[]>;
const weightsOf = (scheme: PointScheme): Weights => Object.fromEntries(stages.map((stage) => [stage, scheme.indicators.map((i) => weightOf(scheme, i, stage))])) as unknown as Weights;

function scoreOne(scheme: PointScheme, firm: MeasuredFirm, compared: readonly Compared[], weights: Weights): PointScore {
  const exact = scheme.indicators.map((indicator, i) => partOf(scheme, firm, indicator, firm.measured[i]!, compared[i]!, firm.stage === null ? ZERO : weights[firm.stage][i]!));
  const filled = sum(exact.flatMap((p) => (p.part.missing === null ? [p.weight] : [])));
  const total = sum(exact.map((p) => p.points));
  const graded = firm.stage !== null && compare(filled, rational(scheme.filledPpm, 1_000_000)) >= 0;
  const totalCents = Number(floor(multiply(total, rational(100n))));
  return {
    id: firm.id, stage: firm.stage, field: firm.field, filledPpm: Number(floor(multiply(filled, rational(1_000_000n)))), totalCents,
    grade: graded ? gradeOf(scheme, totalCents) : null,
    parts: shareOut(totalCents, exact.map((p) => p.points)).map((pointsCents, i) => ({ ...exact[i]!.part, pointsCents })),
  };
}

/** Weight of one indicator in a stage, exact: the group's share split evenly. */
export function weightOf(scheme: PointScheme, indicator: Indicator, stage: Stage): Rational {
  const group = scheme.groups.find((g) => g.id === indicator.group)!;
  return rational(group.weightPpm[stage], 1_000_000 * scheme.indicators.filter((i) => i.group === indicator.group).length);
}

interface ExactPart {
  part: Omit<PointPart, 'pointsCents'>;
  weight: Rational;
  points: Rational;
}

function partOf(scheme: PointScheme, firm: MeasuredFirm, indicator: Indicator, measured: Measured, { cells, placed }: Compared, weight: Rational): ExactPart {
  const weightPpm = Number(floor(multiply(weight, rational(1_000_000n))));
  const own = placed.get(firm.id);
  const found = own && cellFor(scheme, firm, cells);
  if (!('value' in measured) || !own || !found) {
    const value = 'value' in measured ? toNumber(measured.value) : null;
    return { part: { indicator: indicator.id, value, missing: 'missing' in measured ? measured.missing : null, cell: null, scaleCents: null, weightPpm }, weight, points: ZERO };
  }
  const { level, cell } = found;
  const scale = SCALES[scheme.scale](cell, own);
  return {
    part: {
      indicator: indicator.id, value: toNumber(measured.value), missing: null, weightPpm,
      cell: { level, size: cell.size, low: toNumber(cell.low.value), high: toNumber(cell.high.value) }, scaleCents: Number(floor(multiply(scale, rational(100n)))),
    },
    weight, points: multiply(weight, scale),
  };
}

/** The total in whole hundredths among its parts: each cut, what is left over to the largest remainders. */
function shareOut(totalCents: number, points: readonly Rational[]): number[] {
  const cents = points.map((p) => multiply(p, rational(100n)));
  const cut = cents.map((c) => floor(c));
  let left = totalCents - cut.reduce((sum, c) => sum + Number(c), 0);
  const rest = cents.map((c, i) => ({ i, rest: add(c, rational(-cut[i]!)) })).sort((a, b) => compare(b.rest, a.rest) || a.i - b.i);
  const out = cut.map(Number);
  for (const { i } of rest) {
    if (left <= 0) break;
    out[i]! += 1;
    left -= 1;
  }
  return out;
}

function gradeOf(scheme: PointScheme, totalCents: number): Grade {
  return scheme.grades.find((g) => totalCents >= g.from * 100)?.grade ?? 'D';
}
