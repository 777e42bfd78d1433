/** A composite index: comparable values, weights, a score, and how sure the ranking is. Pure. */
export type { CompositeField, CompositeIndicator, CompositeMethod, IndexAggregation, Normalisation, Values } from './definition.ts';
export { checkWeights } from './weights.ts';
export { prepare, scorePlaces } from './score.ts';
export { uncertainty, type IntervalOptions } from './intervals.ts';
export { flips } from './flips.ts';
export { dropOne } from './drop-one.ts';
