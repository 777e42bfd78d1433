import type { CompositeField, CompositeIndicator, Values } from './definition.ts';
import { normalise } from './normalise.ts';
import { type Prepared, scoreOf, scorePlaces } from './score.ts';
import { withWeight } from './weights.ts';

export interface ValueFlip {
  indicator: string;
  /** Whose value changes. */
  place: string;
  from: number;
  to: number;
  /** Change as a share of the distance between the goalposts, so that indicators can be compared. */
  share: number;
}

export interface WeightFlip {
  /** A field, or an indicator within its field. */
  kind: 'FIELD' | 'INDICATOR';
  code: string;
  from: number;
  to: number;
}

export interface Flip {
  above: string;
  below: string;
  /** null: no single value within the goalposts does it, or values are compared with each other (min–max, z, rank). */
  value: ValueFlip | null;
  /** null: no single weight between 0 and 1 does it. */
  weight: WeightFlip | null;
}

/** Weights are tried in steps of this size before the crossing is narrowed down. */
const STEP = 0.01;
const ROUNDS = 60;
const SWAPPED = -1e-12;

/** For each pair of neighbours in the ranking, the smallest change of one value, and of one weight, that swaps them. */
export function flips(prepared: Prepared, values: Values): Flip[] {
  const ranked = scorePlaces(prepared)
    .map((p, i) => ({ ...p, i }))
    .filter((p) => p.rank !== null)
    .sort((a, b) => b.score! - a.score! || a.i - b.i);
  return ranked.slice(1).map((below, k) => {
    const above = ranked[k]!;
    return { above: above.place, below: below.place, value: valueFlip(prepared, values, above.i, below.i), weight: weightFlip(prepared, above.i, below.i) };
  });
}

function valueFlip(prepared: Prepared, values: Values, above: number, below: number): ValueFlip | null {
  const { fields, method, places } = prepared;
  if (method.normalisation !== 'GOALPOSTS' && method.normalisation !== 'REFERENCE') return null;
  const found = fields.flatMap((f) =>
    f.indicators.flatMap((indicator) =>
      [
        { place: below, toward: indicator.goalposts.best },
        { place: above, toward: indicator.goalposts.worst },
      ].flatMap(({ place, toward }) => {
        const from = values.get(indicator.code)![place] ?? null;
        if (from === null) return [];
        const swapped = (value: number): boolean => gapWith(prepared, indicator, place, value, above, below) < SWAPPED;
        const end = furthest(indicator, toward, from);
        if (!swapped(end)) return [];
        const to = narrow(from, end, swapped);
        return [{ indicator: indicator.code, place: places[place]!, from, to, share: Math.abs((to - from) / (indicator.goalposts.best - indicator.goalposts.worst)) }];
      }),
    ),
  );
  return found.reduce<ValueFlip | null>((least, f) => (least === null || f.share < least.share ? f : least), null);
}

/** Values are not moved away from their direction when they already lie beyond the mark. */
const furthest = ({ goalposts: { worst, best } }: CompositeIndicator, toward: number, from: number): number => {
  const rising = best > worst === (toward === best);
  return rising ? Math.max(from, toward) : Math.min(from, toward);
};

function gapWith({ fields, comparable, method }: Prepared, indicator: CompositeIndicator, place: number, value: number, above: number, below: number): number {
  const column = [...comparable.get(indicator.code)!];
  column[place] = normalise([value], indicator, method.normalisation, method.cap)[0]!;
  const changed = new Map(comparable).set(indicator.code, column);
  return scoreOf(fields, changed, above, method)! - scoreOf(fields, changed, below, method)!;
}

function weightFlip({ fields, comparable, method }: Prepared, above: number, below: number): WeightFlip | null {
  const gap = (changed: readonly CompositeField[]): number => scoreOf(changed, comparable, above, method)! - scoreOf(changed, comparable, below, method)!;
  const fieldWeights = fields.map((f) => f.weight);
  const found: WeightFlip[] = [];
  fields.forEach((field, i) => {
    if (fields.length > 1) {
      const to = nearest(field.weight, (t) => gap(reweighted(fields, withWeight(fieldWeights, i, t))) < SWAPPED);
      if (to !== null) found.push({ kind: 'FIELD', code: field.code, from: field.weight, to });
    }
    if (field.indicators.length < 2) return;
    const weights = field.indicators.map((x) => x.weight);
    field.indicators.forEach((indicator, j) => {
      const to = nearest(indicator.weight, (t) => {
        const moved = withWeight(weights, j, t);
        return gap(fields.map((f, k) => (k === i ? { ...f, indicators: f.indicators.map((x, m) => ({ ...x, weight: moved[m]! })) } : f))) < SWAPPED;
      });
      if (to !== null) found.push({ kind: 'INDICATOR', code: indicator.code, from: indicator.weight, to });
    });
  });
  return found.reduce<WeightFlip | null>((least, f) => (least === null || Math.abs(f.to - f.from) < Math.abs(least.to - least.from) ? f : least), null);
}

const reweighted = (fields: readonly CompositeField[], weights: readonly number[]): CompositeField[] => fields.map((f, i) => ({ ...f, weight: weights[i]! }));

/** The weight nearest to `from`, up or down, at which the pair is swapped. The ends 0 and 1 themselves are not tried: there a field is gone. */
function nearest(from: number, swapped: (weight: number) => boolean): number | null {
  const steps = Math.ceil(1 / STEP);
  for (let n = 1; n <= steps; n++) {
    const tried = [from - n * STEP, from + n * STEP].filter((t) => t > 0 && t < 1);
    const hit = tried.find(swapped);
    if (hit !== undefined) return narrow(from + Math.sign(hit - from) * (n - 1) * STEP, hit, swapped);
  }
  return null;
}

/** Halves the way between a point that is not swapped and one that is. */
function narrow(from: number, to: number, swapped: (x: number) => boolean): number {
  let [safe, hit] = [from, to];
  for (let i = 0; i < ROUNDS; i++) {
    const middle = (safe + hit) / 2;
    if (swapped(middle)) hit = middle;
    else safe = middle;
  }
  return hit;
}
