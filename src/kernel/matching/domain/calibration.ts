import type { CommonnessWeights } from './commonness.ts';
import type { PointWeights } from './points.ts';

/** Every number of the engine that was learned or chosen by measurement; the values stand in `data/calibration.json`. */
export interface Calibration {
  /** Changes whenever a number does; kept with what was shown to a firm. */
  version: string;
  ranking: {
    contentWeight: number;
    pairWeight: number;
    /** How soon repeating a term stops helping, and how much long texts pay for their length (BM25). */
    saturation: number;
    lengthPart: number;
    /** Part of a demand's mass whose lightest terms are not looked up. */
    unheardPart: number;
  };
  commonness: CommonnessWeights;
  kinship: {
    /** How many of the best results speak for their kin. */
    neighbours: number;
    /** Standing (standard scores) from which a result speaks with its full voice. */
    fullVoice: number;
  };
  standing: {
    /** Standard scores that make one point. */
    perPoint: number;
    /** What a usual demand finds in a usual library, as parts of its own mass and norm; a library of `prior` results is believed a quarter. */
    usualMean: number;
    usualSpread: number;
    prior: number;
    /** The spread is never taken smaller than this part of the usual one. */
    leastSpread: number;
  };
  points: PointWeights;
  /** Points from which a match is weak (2), fair (3), strong (4): the words are promises. */
  cuts: readonly [number, number, number];
  /** The same, chosen for the least mean error of the level: for measuring, and for whoever wants an estimate and no promise. */
  leastErrorCuts: readonly [number, number, number];
}
