import { canonicalJson, sha256 } from '../../../../../kernel/base/canonical-json.ts';
import type { CalendarDate } from '../../../../../kernel/base/calendar-date.ts';
import type { Grade, PointFirm, PointScheme } from './scheme.ts';
import { type PointScore, scorePopulation } from './score.ts';

interface FrozenScore {
  score: PointScore;
  /** Canonical JSON. */
  input: string;
  result: string;
}

export interface FrozenPoints {
  on: CalendarDate;
  scheme: string;
  schemeHash: string;
  inputHash: string;
  hash: string;
  scores: FrozenScore[];
}

/** Scores a population and freezes it: the same firms, day and parameters give the same bytes, in whatever order they came. */
export function freezePoints(scheme: PointScheme, firms: readonly PointFirm[], on: CalendarDate): FrozenPoints {
  const inputs = new Map(firms.map((f) => [f.id, canonicalJson(f)]));
  const scores = scorePopulation(scheme, firms, on).map((score) => ({ score, input: inputs.get(score.id)!, result: canonicalJson(score) }));
  const text = canonicalJson(scheme);
  const schemeHash = sha256(text);
  const inputHash = sha256([on, schemeHash, ...scores.map((s) => s.input)].join('\n'));
  return { on, scheme: text, schemeHash, inputHash, hash: sha256([inputHash, ...scores.map((s) => s.result)].join('\n')), scores };
}

/** How many firms have each grade; `none` for those of whom too little is known. */
export function distribution(scores: readonly { grade: Grade | null }[]): Record<Grade | 'none', number> {
  const counts = { A: 0, B: 0, C: 0, D: 0, none: 0 };
  for (const { grade } of scores) counts[grade ?? 'none'] += 1;
  return counts;
}
