import { type Base, dueShare, type Goal, type YearValue } from '../../../kernel/indicators/index.ts';
import type { Sentence, TargetPath } from '../contract/base.ts';
import { show } from './words.ts';

/** The value that would be on time at the end of each year, from the base to the target; for the line in the chart. */
export function scheduleOf(goal: Goal, base: Base | null): YearValue[] {
  if (goal.operator === 'CAGR') return yearsFrom(goal.baseYear + 1, goal.targetYear).map((year) => ({ year, value: goal.value }));
  if (!base) return [];
  const end = goal.operator === 'REDUCE' ? base.value * (1 - goal.value / 100) : goal.value;
  const stretch = { from: base, to: { year: goal.targetYear, value: end }, path: pathInLevels(goal, base) };
  return yearsFrom(base.year, goal.targetYear).map((year) => ({ year, value: base.value + dueShare(stretch, year) * (end - base.value) }));
}

/** Yearly values of a reduction are planned in percent of the base; a chart of levels needs levels. */
function pathInLevels({ operator, path }: Goal, base: Base): Goal['path'] {
  if (operator !== 'REDUCE' || path.kind !== 'PLAN') return path;
  return { kind: 'PLAN', values: path.values.map(({ year, value }) => ({ year, value: base.value * (1 - value / 100) })) };
}

function yearsFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

/** Which path was used, in words. */
export function pathSentence(path: TargetPath, origin: 'TARGET' | 'DECOMPOSITION', operator: Goal['operator']): Sentence {
  if (operator === 'CAGR') return { zh: '年均增长目标：每年都按目标增速衡量，看到目前为止的几何平均。', en: 'A yearly rate: every year is due at the target rate; the geometric mean so far is compared.' };
  switch (path.kind) {
    case 'LINEAR':
      return { zh: '序时按直线：每年应完成同样多。', en: 'The schedule is a straight line: the same is due every year.' };
    case 'GEOMETRIC':
      return { zh: '序时按等比：每年应变动同样的百分比。', en: 'The schedule is geometric: the same percentage is due every year.' };
    case 'S_CURVE':
      return {
        zh: `序时按S曲线：先慢、中快、后慢，${show(path.midpoint * 100)}%时间处最快（陡度${show(path.steepness)}）。`,
        en: `The schedule is an S-curve: slow, fast, slow, fastest at ${show(path.midpoint * 100)}% of the time (steepness ${show(path.steepness)}).`,
      };
    case 'PLAN':
      return origin === 'DECOMPOSITION'
        ? { zh: '序时按分解表为本地区定的年度计划值，未定的年份按直线内插。', en: 'The schedule follows the yearly values planned for the place; years without one are interpolated.' }
        : { zh: '序时按文件给定的年度计划值，未定的年份按直线内插。', en: 'The schedule follows the yearly values the document gives; years without one are interpolated.' };
  }
}
