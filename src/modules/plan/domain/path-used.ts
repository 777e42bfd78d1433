import type { PlanDecomposition, PlanTarget, TargetPath } from '../contract.ts';

export interface PathUsed {
  path: TargetPath;
  origin: 'TARGET' | 'DECOMPOSITION';
}

/** Yearly values planned for the place of a target go before the path of the target itself. */
export function pathUsed(target: PlanTarget, planned: readonly { whole: PlanTarget; body: PlanDecomposition }[]): PathUsed {
  const own = planned.find(({ whole }) => whole.document === target.document && whole.indicator === target.indicator && whole.year === target.year);
  const values = own?.body.rows.find((row) => row.place === target.place)?.yearly.filter(({ year }) => year > target.baseYear && year < target.year) ?? [];
  return values.length > 0 ? { path: { kind: 'PLAN', values }, origin: 'DECOMPOSITION' } : { path: target.path, origin: 'TARGET' };
}
