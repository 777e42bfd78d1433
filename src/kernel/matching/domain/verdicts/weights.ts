/** Numbers of the learning from verdicts, made by `bench/matching/fit-verdicts.ts`; the values stand in `data/verdicts.json`. */
export interface VerdictWeights {
  version: string;
  /** Before any verdict: chance that the level is at least 2, 3, 4, as a logistic curve of the score. */
  prior: readonly [Curve, Curve, Curve];
  /** How much two verdicts have to do with each other, as shares of variance. */
  kinship: {
    /** Two verdicts on one demand: the judges' strictness towards it. */
    sameDemand: number;
    /** For demands that resemble each other, by their resemblance. */
    demand: number;
    /** For candidates that resemble each other, whatever was demanded. */
    candidate: number;
    /** For both at once: the same thing judged for the same purpose. */
    both: number;
    /** Resemblance of demands counts to this power: below about a half it says little. */
    demandPower: number;
    /** How much two judges of one candidate differ. */
    noise: number;
  };
  /** Verdicts on so many other demands are heard at most, and so many verdicts in all. */
  elsewhere: number;
  most: number;
  /** After so many verdicts half of the decision on a level is theirs, half is left to the cut points of the engine. */
  half: number;
}

interface Curve {
  at: number;
  slope: number;
}

/** Chance that a candidate of this score has at least the level of the curve. */
export const chanceOf = ({ at, slope }: Curve, score: number): number => 1 / (1 + Math.exp(-slope * (score - at)));
