import type { Fen } from '../../../kernel/base/money.ts';

export interface Scheme {
  spending: number;
  progress: number;
  indicators: number;
}

export interface TaskResult {
  plannedFen: Fen;
  /** Verified by the supervision, 0…1 000 000; null when nobody verified it. */
  progressPpm: number | null;
  target: number | null;
  achieved: number | null;
}

export interface Performance {
  spendingPpm: number;
  /** By planned money over the tasks that somebody verified; null when none was. */
  progressPpm: number | null;
  /** Part of the indicators with a target that was reached, each at most whole; null when none has been reported. */
  indicatorPpm: number | null;
  /** 0…100, to one decimal; null while a part is missing that the scheme gives points for. */
  score: number | null;
}

const MILLION = 1_000_000;

/**
 * Points of a programme by the published scheme of the pack. What nobody verified counts as nothing achieved in the mean
 * of progress, and a part without any result leaves the score open: it is not guessed.
 */
export function scorePerformance(scheme: Scheme, money: { receivedFen: Fen; spentFen: Fen }, tasks: readonly TaskResult[]): Performance {
  const spendingPpm = money.receivedFen === 0 ? 0 : Math.min(MILLION, Number((BigInt(money.spentFen) * BigInt(MILLION)) / BigInt(money.receivedFen)));
  const weight = tasks.reduce((sum, t) => sum + t.plannedFen, 0);
  const verified = tasks.some((t) => t.progressPpm !== null);
  const progressPpm = verified && weight > 0 ? Math.round(tasks.reduce((sum, t) => sum + (t.progressPpm ?? 0) * (t.plannedFen / weight), 0)) : null;
  const judged = tasks.filter((t) => t.target !== null && t.target > 0);
  const reported = judged.some((t) => t.achieved !== null);
  const indicatorPpm = reported ? Math.round(judged.reduce((sum, t) => sum + Math.min(1, Math.max(0, (t.achieved ?? 0) / t.target!)) * MILLION, 0) / judged.length) : null;
  const missing = (scheme.progress > 0 && progressPpm === null) || (scheme.indicators > 0 && indicatorPpm === null);
  const points = (scheme.spending * spendingPpm + scheme.progress * (progressPpm ?? 0) + scheme.indicators * (indicatorPpm ?? 0)) / MILLION;
  return { spendingPpm, progressPpm, indicatorPpm, score: missing ? null : Math.round(points * 10) / 10 };
}
