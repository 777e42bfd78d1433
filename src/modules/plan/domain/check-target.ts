import type { ProblemDetail } from '../../../kernel/base/problem.ts';
import type { IndicatorDefinition } from '../../../kernel/indicators/index.ts';
import type { PlanTarget } from '../contract.ts';

/**
 * What keeps a target out of the plan: the same rules by which a pack's targets are checked.
 * @param definition undefined: nobody knows the indicator
 */
export function targetFaults(target: Pick<PlanTarget, 'indicator' | 'place' | 'operator' | 'unit' | 'year' | 'baseYear'>, definition: IndicatorDefinition | undefined, placeKnown: boolean): ProblemDetail[] {
  const faults: ProblemDetail[] = [];
  const expect = (ok: boolean, field: string, zh: string, en: string): void => {
    if (!ok) faults.push({ code: 'PLAN_TARGET_INVALID', zh, en, where: { field } });
  };
  expect(definition !== undefined, 'indicator', `没有指标 ${target.indicator}`, `there is no indicator ${target.indicator}`);
  expect(placeKnown, 'place', `没有地区 ${target.place}`, `there is no place ${target.place}`);
  const unit = target.operator === 'REDUCE' || target.operator === 'CAGR' ? '%' : definition?.unit;
  expect(unit === undefined || target.unit === unit, 'unit', `单位应为 ${unit}，写的是 ${target.unit}`, `the unit should be ${unit}, it is ${target.unit}`);
  expect(target.operator !== 'CAGR' || definition?.kind === 'GROWTH', 'operator', '年均增长只用于增长率指标', 'yearly growth is for growth indicators only');
  expect(target.baseYear < target.year, 'baseYear', '基期须早于目标年', 'the base year must be before the target year');
  return faults;
}
