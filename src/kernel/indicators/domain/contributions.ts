/** What one part added to the change of the whole. */
export interface Contribution {
  from: number;
  to: number;
  /** In the unit of the whole. */
  contribution: number;
  /** contribution ÷ change of the whole; null when the whole did not move. */
  share: number | null;
  within: number | null;
  shift: number | null;
  weightFrom: number | null;
  weightTo: number | null;
}

export interface Contributions {
  change: number;
  terms: Contribution[];
  /** Published change of the whole less the sum of the terms. */
  rest: number;
}

interface Movement {
  from: number;
  to: number;
}

/** Counts and amounts: the change of the whole is the sum of the changes of its parts, and what they leave unexplained. */
export function contributionsOfSum(whole: Movement, parts: readonly Movement[]): Contributions {
  const change = whole.to - whole.from;
  const terms = parts.map(({ from, to }): Contribution => ({ from, to, contribution: to - from, share: shareOf(to - from, change), within: null, shift: null, weightFrom: null, weightTo: null }));
  return { change, terms, rest: restOf(change, terms) };
}

/**
 * Ratios: R = Σ w·r. Exactly, with means of both years (x̄ = (x₀ + x₁)/2) and Σ Δw = 0:
 *
 *     ΔR = Σ [ w̄ · Δr   +   (r̄ − R̄) · Δw ]
 *            within        shift of weight towards places above or below the mean
 *
 * @param parts ratio and denominator of both years
 */
export function contributionsOfRatio(whole: Movement, parts: readonly (Movement & { denominatorFrom: number; denominatorTo: number })[]): Contributions {
  const totalFrom = parts.reduce((sum, p) => sum + p.denominatorFrom, 0);
  const totalTo = parts.reduce((sum, p) => sum + p.denominatorTo, 0);
  const weighted = parts.map((p) => ({ ...p, weightFrom: p.denominatorFrom / totalFrom, weightTo: p.denominatorTo / totalTo }));
  const mean = weighted.reduce((sum, p) => sum + p.weightFrom * p.from + p.weightTo * p.to, 0) / 2;
  const change = whole.to - whole.from;
  const terms = weighted.map(({ from, to, weightFrom, weightTo }): Contribution => {
    const within = ((weightFrom + weightTo) / 2) * (to - from);
    const shift = ((from + to) / 2 - mean) * (weightTo - weightFrom);
    return { from, to, contribution: within + shift, share: shareOf(within + shift, change), within, shift, weightFrom, weightTo };
  });
  return { change, terms, rest: restOf(change, terms) };
}

const shareOf = (part: number, change: number): number | null => (change === 0 ? null : part / change);

/** Below this it is the noise of adding, not a difference. */
const NOISE = 1e-9;

function restOf(change: number, terms: readonly Contribution[]): number {
  const rest = change - terms.reduce((sum, t) => sum + t.contribution, 0);
  const size = Math.max(Math.abs(change), ...terms.map((t) => Math.max(Math.abs(t.from), Math.abs(t.to))));
  return Math.abs(rest) <= NOISE * size ? 0 : rest;
}
