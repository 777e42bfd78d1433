import { type Base, dueShare, type Goal, type YearValue } from '../../../kernel/indicators/index.ts';

/** The value that would be on time at the end of each year, from the base to the target; for the line in the chart. */
export function scheduleOf(goal: Goal, base: Base | null): YearValue[] {
  if (goal.operator === 'CAGR') return yearsFrom(goal.baseYear + 1, goal.targetYear).map((year) => ({ year, value: goal.value }));
  if (!base) return [];
  const end = goal.operator === 'REDUCE' ? base.value * (1 - goal.value / 100) : goal.value;
  const stretch = { from: base, to: { year: goal.targetYear, value: end }, path: goal.path };
  return yearsFrom(base.year, goal.targetYear).map((year) => ({ year, value: base.value + dueShare(stretch, year) * (end - base.value) }));
}

function yearsFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
