import type { ProblemDetail } from '../../../kernel/base/problem.ts';
import type { IndicatorDefinition } from '../../../kernel/indicators/index.ts';
import type { PlanDecomposition, PlanTarget } from '../contract.ts';

/**
 * What keeps a decomposition out of the plan; the same rules for a pack and for a person.
 * @param places the target's own place and, for the whole, its parts
 * @param ownTargets places for which the document sets a target itself
 */
export function decompositionFaults(
  { rows }: Pick<PlanDecomposition, 'rows'>,
  target: PlanTarget,
  definition: Pick<IndicatorDefinition, 'validRange' | 'unit'>,
  places: readonly string[],
  ownTargets: readonly string[],
): ProblemDetail[] {
  const faults: ProblemDetail[] = [];
  const expect = (ok: boolean, field: string, zh: string, en: string): void => {
    if (!ok) faults.push({ code: 'DECOMPOSITION_INVALID', zh, en, where: { field } });
  };
  const relative = target.operator === 'REDUCE' || target.operator === 'CAGR';
  const [least, most] = relative ? [-100, 100] : definition.validRange;
  rows.forEach((row, i) => {
    const at = (what: string): string => `rows.${i}.${what}`;
    expect(places.includes(row.place), at('place'), `地区 ${row.place} 不在分解范围`, `place ${row.place} is not part of it`);
    expect(rows.findIndex((r) => r.place === row.place) === i, at('place'), `地区 ${row.place} 重复`, `place ${row.place} is given twice`);
    expect(row.value === null || !ownTargets.includes(row.place), at('value'), `文件已为 ${row.place} 定了目标，不能另定`, `the document sets the target of ${row.place} itself`);
    row.yearly.forEach(({ year, value }, j) => {
      expect(year > target.baseYear && year <= target.year, at(`yearly.${j}.year`), `年份 ${year} 须在 ${target.baseYear + 1} 至 ${target.year} 之间`, `year ${year} should lie in ${target.baseYear + 1}–${target.year}`);
      expect(row.yearly.findIndex((y) => y.year === year) === j, at(`yearly.${j}.year`), `${row.place} 的 ${year} 年重复`, `${year} is given twice for ${row.place}`);
      expect(value >= least && value <= most, at(`yearly.${j}.value`), `数值 ${value} 超出 ${least}–${most}`, `value ${value} outside ${least}–${most}`);
    });
    expect(row.value === null || (row.value >= least && row.value <= most), at('value'), `数值 ${row.value} 超出 ${least}–${most}`, `value ${row.value} outside ${least}–${most}`);
  });
  expect(rows.some((r) => r.value !== null || r.yearly.length > 0), 'rows', '没有填任何数', 'no value is given');
  return faults;
}

/** Places a target may be split over: its own, and for the whole its parts. */
export function placesOfDecomposition(target: Pick<PlanTarget, 'place'>, composition: { whole: string; parts: readonly string[] }): string[] {
  return target.place === composition.whole ? [composition.whole, ...composition.parts] : [target.place];
}
