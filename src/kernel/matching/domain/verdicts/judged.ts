import type { MatchLevel } from '../../contract.ts';
import type { MatchDocument } from '../document.ts';
import type { Demand } from '../question.ts';

/** What one person said of one candidate. Several judges of one candidate are several verdicts. */
export interface Verdict {
  document: MatchDocument;
  level: MatchLevel;
}

/** Another demand that was judged. Its scores are given along: asking the library once more for each of them would take too long. */
export interface JudgedElsewhere {
  demand: Demand;
  /** `score`: points the candidate had for that demand before any verdict. */
  verdicts: readonly (Verdict & { score: number })[];
}

/** What there is to learn from for one demand. */
export interface Verdicts {
  own: readonly Verdict[];
  /** Only those that resemble the demand are heard; the caller gives no more than the reader may know of. */
  elsewhere?: readonly JudgedElsewhere[];
}

/** What several judges of one candidate come to: the middle one, the stricter of two middle ones. */
export function middleLevel(levels: readonly MatchLevel[]): MatchLevel {
  return [...levels].sort((a, b) => a - b)[(levels.length - 1) >> 1]!;
}
