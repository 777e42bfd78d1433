import { Problem } from '../../base/problem.ts';
import type { Path, YearValue } from './goal.ts';

/** The stretch of a target: from a level in one year to a level in another. */
export interface Stretch {
  from: YearValue;
  to: YearValue;
  path: Path;
}

/**
 * Share of the way that should be done at the end of `year` (序时进度): 0 at the start, 1 from the target year on.
 * GEOMETRIC spreads the change evenly in percent, for rates of change; S_CURVE is slow, fast and slow again; PLAN
 * follows the given yearly values.
 * @throws Problem TARGET_PATH_INVALID
 */
export function dueShare({ from, to, path }: Stretch, year: number): number {
  const elapsed = (year - from.year) / (to.year - from.year);
  if (elapsed <= 0) return 0;
  if (elapsed >= 1) return 1;
  if (path.kind === 'LINEAR') return elapsed;
  if (path.kind === 'S_CURVE') return logisticShare(path, elapsed);
  if (path.kind === 'GEOMETRIC') {
    if (from.value <= 0 || to.value <= 0) throw invalidPath('几何路径要求基期值和目标值都大于零', 'a geometric path needs a base and a target above zero');
    if (from.value === to.value) return elapsed;
    return (from.value * (to.value / from.value) ** elapsed - from.value) / (to.value - from.value);
  }
  if (from.value === to.value) return elapsed;
  return (plannedValue([from, ...path.values, to], year) - from.value) / (to.value - from.value);
}

/** A logistic curve cut off at both ends of the period and stretched, so that it starts at 0 and ends at 1 exactly. */
function logisticShare({ midpoint, steepness }: { midpoint: number; steepness: number }, elapsed: number): number {
  if (!(midpoint > 0 && midpoint < 1 && steepness > 0)) throw invalidPath('S曲线的中点须在0与1之间，陡度须大于零', 'the midpoint of an S-curve lies between 0 and 1 and its steepness is above zero');
  const at = (share: number): number => 1 / (1 + Math.exp(-steepness * (share - midpoint)));
  return (at(elapsed) - at(0)) / (at(1) - at(0));
}

function plannedValue(values: readonly YearValue[], year: number): number {
  const inOrder = [...values].sort((a, b) => a.year - b.year);
  if (inOrder[0] !== values[0] || inOrder.at(-1) !== values.at(-1) || new Set(values.map((v) => v.year)).size !== values.length) {
    throw invalidPath('计划值的年份必须各不相同，并在基期与目标年之间', 'planned years must differ and lie between the base year and the target year');
  }
  const after = inOrder.findIndex((v) => v.year >= year);
  const right = inOrder[after]!;
  if (right.year === year) return right.value;
  const left = inOrder[after - 1]!;
  return left.value + ((right.value - left.value) * (year - left.year)) / (right.year - left.year);
}

function invalidPath(zh: string, en: string): Problem {
  return new Problem('TARGET_PATH_INVALID', { zh: `目标的年度路径无法使用：${zh}`, en: `The path of the target cannot be used: ${en}` });
}
