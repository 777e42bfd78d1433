export type Normalisation = 'GOALPOSTS' | 'REFERENCE' | 'MINMAX' | 'ZSCORE' | 'RANK';
export type IndexAggregation = 'ARITHMETIC' | 'GEOMETRIC';

export interface CompositeIndicator {
  code: string;
  /** Within its field; the weights of a field sum to 1. */
  weight: number;
  direction: 'UP' | 'DOWN';
  /** Fixed marks: `worst` is worth 0 and `best` 1. For an indicator that is to fall, worst is the larger number. */
  goalposts: { worst: number; best: number };
  /** What 100 % is, for normalisation by reference. */
  reference: number;
}

export interface CompositeField {
  code: string;
  /** The weights of the fields sum to 1. */
  weight: number;
  indicators: readonly CompositeIndicator[];
}

/** How places are scored. Indicators in a field are averaged; fields are put together by `aggregation`. */
export interface CompositeMethod {
  normalisation: Normalisation;
  aggregation: IndexAggregation;
  /** Shift of the geometric mean, so that one zero does not wipe out the rest. */
  epsilon: number;
  /** An attainment (x / reference) counts at most this much. */
  cap: number;
  /** An indicator that fewer places have is left out for all. */
  indicatorCoverage: number;
  /** A place with less of the weight than this is shown without a rank. */
  placeCoverage: number;
}

/** For each indicator one value a place, in the order of the places; null where nothing is known. */
export type Values = ReadonlyMap<string, readonly (number | null)[]>;
