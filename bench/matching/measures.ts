/** Measures of a ranking against human verdicts. */
export interface Scored {
  score: number;
  level: number;
}

/** Fewer judged results than this say nothing about a ranking. */
const ENOUGH = 10;

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / (values.length || 1);

const gain = (level: number): number => 2 ** (level - 1) - 1;

/** nDCG@10 of one demand; undefined where it cannot be told. */
export function ndcg10(scored: readonly Scored[]): number | undefined {
  if (scored.length < ENOUGH) return undefined;
  const dcg = (list: readonly Scored[]): number => list.slice(0, 10).reduce((sum, s, i) => sum + gain(s.level) / Math.log2(i + 2), 0);
  const ideal = dcg([...scored].sort((a, b) => b.level - a.level));
  return ideal === 0 ? undefined : dcg([...scored].sort((a, b) => b.score - a.score)) / ideal;
}

/** Share of pairs of different level in the right order; ties count half. */
export function pairwise(scored: readonly Scored[]): number | undefined {
  if (scored.length < ENOUGH) return undefined;
  let right = 0;
  let all = 0;
  for (const a of scored) {
    for (const b of scored) {
      if (a.level <= b.level) continue;
      all += 1;
      right += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
    }
  }
  return all === 0 ? undefined : right / all;
}

/** 1 ÷ (1 + mean absolute error) of levels. */
export const levelScore = (errors: readonly number[]): number => 1 / (1 + mean(errors));

/**
 * Cut points of least absolute error. The error of a level is the sum of the errors of its three thresholds, so each is
 * found by itself.
 */
export function leastErrorCuts(scored: readonly Scored[]): [number, number, number] {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  const cut = (level: number): number => {
    let wrong = sorted.filter((s) => s.level < level).length;
    let best = { wrong, at: (sorted[0]?.score ?? 0) - 1 };
    sorted.forEach((s, i) => {
      wrong += s.level < level ? -1 : 1;
      const next = sorted[i + 1]?.score ?? s.score + 2;
      if (next > s.score && wrong < best.wrong) best = { wrong, at: (s.score + next) / 2 };
    });
    return best.at;
  };
  return [cut(2), cut(3), cut(4)];
}

/** The lowest score from which on at least the wanted share was judged to be of the level or better. */
export function cutOfShare(scored: readonly Scored[], level: number, share: number): number {
  const sorted = [...scored].sort((a, b) => b.score - a.score);
  let good = 0;
  let cut = Infinity;
  sorted.forEach((s, i) => {
    if (s.level >= level) good += 1;
    const next = sorted[i + 1]?.score ?? -Infinity;
    if (next < s.score && i >= 20 && good / (i + 1) >= share) cut = Number.isFinite(next) ? (s.score + next) / 2 : s.score;
  });
  return cut;
}

/** 95 % interval of a mean by resampling, from a seed. */
export function interval(values: readonly number[], random: () => number): [number, number] {
  const means = Array.from({ length: 1000 }, () => mean(values.map(() => values[Math.floor(random() * values.length)]!))).sort((a, b) => a - b);
  return [means[25]!, means[974]!];
}
