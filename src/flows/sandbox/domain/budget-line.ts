import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';

/** Every value a lever is tried at, with both ends. */
export interface Grid {
  from: number;
  to: number;
  step: number;
}

/** Cost at one value of the lever; null where fewer than five firms stand behind it. */
export interface BudgetPoint {
  value: number;
  cost: Fen | null;
}

export interface BudgetLine {
  budget: Fen;
  points: BudgetPoint[];
  /** The value whose cost comes nearest to the budget from below, and the one that passes it by least. */
  within: BudgetPoint | null;
  beyond: BudgetPoint | null;
  /** Whether the cost only rises or only falls along the lever; else a value between two within may still pass the budget. */
  monotone: boolean;
}

const MOST_POINTS = 201;

/** @throws Problem SANDBOX_GRID_UNFIT */
export function gridOf({ from, to, step }: Grid): number[] {
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  if (!(step > 0) || !(to >= from) || count > MOST_POINTS) {
    throw new Problem('SANDBOX_GRID_UNFIT', {
      zh: `从 ${from} 到 ${to}、步长 ${step} 不是可行的取值范围（最多 ${MOST_POINTS} 个值）`, en: `From ${from} to ${to} by ${step} is no workable range (at most ${MOST_POINTS} values)`, where: { field: 'grid' },
      remedy: { zh: '加大步长或缩小范围', en: 'Take larger steps or a narrower range' },
    });
  }
  return Array.from({ length: count }, (_, i) => Number((from + i * step).toPrecision(12)));
}

/** Every step was tried, so the answer is exact for this population, whatever the shape of the cost. */
export function budgetLineOf(budget: Fen, points: readonly BudgetPoint[]): BudgetLine {
  const known = points.flatMap((p) => (p.cost === null ? [] : [{ value: p.value, cost: p.cost }]));
  const best = (fits: (cost: Fen) => boolean, better: (a: Fen, b: Fen) => boolean): BudgetPoint | null =>
    known.filter((p) => fits(p.cost)).reduce<{ value: number; cost: Fen } | null>((a, b) => (a === null || better(b.cost, a.cost) ? b : a), null);
  const rises = known.slice(1).map((p, i) => Math.sign(p.cost - known[i]!.cost));
  return {
    budget, points: [...points],
    within: best((c) => c <= budget, (a, b) => a > b),
    beyond: best((c) => c > budget, (a, b) => a < b),
    monotone: rises.every((r) => r >= 0) || rises.every((r) => r <= 0),
  };
}
