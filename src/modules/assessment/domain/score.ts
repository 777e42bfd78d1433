import type { Scheme } from '../contract.ts';

export interface Score {
  /** In the marks of the scheme, to two decimals. */
  total: number;
  grade: { code: string; zh: string; en: string };
}

/** Weighted mean of the marks and its grade; null while a criterion has no mark: nothing is filled in. */
export function scoreOf(scheme: Pick<Scheme, 'criteria' | 'grades'>, marks: ReadonlyMap<string, number>): Score | null {
  let sum = 0;
  for (const { code, weight } of scheme.criteria) {
    const mark = marks.get(code);
    if (mark === undefined) return null;
    sum += weight * mark;
  }
  const total = Math.round(sum * 100) / 100;
  const { code, zh, en } = scheme.grades.find((g) => total >= g.from) ?? scheme.grades.at(-1)!;
  return { total, grade: { code, zh, en } };
}

/** What is wrong with a mark, or null. */
export function markFault(scheme: Pick<Scheme, 'criteria' | 'marks'>, criterion: string, mark: number): { zh: string; en: string } | null {
  const { min, max, step } = scheme.marks;
  if (!scheme.criteria.some((c) => c.code === criterion)) return { zh: `评分办法没有“${criterion}”这一项`, en: `The scheme has no criterion "${criterion}"` };
  if (mark < min || mark > max) return { zh: `分数应在 ${min} 到 ${max} 之间`, en: `Marks lie between ${min} and ${max}` };
  const steps = (mark - min) / step;
  if (Math.abs(steps - Math.round(steps)) > 1e-9) return { zh: `分数以 ${step} 为单位`, en: `Marks go in steps of ${step}` };
  return null;
}

/** What is wrong with a scheme of the pack, in both languages; empty when it is sound. */
export function schemeFaults({ criteria, grades, marks }: Scheme): string[] {
  const sum = criteria.reduce((s, c) => s + c.weight, 0);
  return [
    ...(Math.abs(sum - 1) > 1e-9 ? [`权重合计 ${sum}，应为 1 · weights come to ${sum}, not 1`] : []),
    ...(new Set(criteria.map((c) => c.code)).size < criteria.length ? ['评分项重复 · a criterion is named twice'] : []),
    ...(grades.some((g, i) => i > 0 && g.from >= grades[i - 1]!.from) ? ['等级应由高到低 · grades must go from best to worst'] : []),
    ...(grades.at(-1)!.from > marks.min ? ['最低等级未覆盖最低分 · the last grade does not reach the lowest mark'] : []),
  ];
}
