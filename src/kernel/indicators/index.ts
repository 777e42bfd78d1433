/**
 * Definitions, series with vintages, and the arithmetic of targets. Knows nothing of any zone.
 */
export { createIndicators } from './module.ts';
export type { Indicators, IndicatorsOptions } from './module.ts';
export type { LoadReport } from './commands/load-pack.ts';
export type { SubmittedFigure } from './commands/record-figures.ts';
export type { OperationalProvider } from './operational.ts';
export type { FigureQuery } from './store.ts';
export type { SourcedParameters } from './pack.ts';
export { readPlaces } from './places.ts';
export type { Park, Place, Places } from './places.ts';
export type { Figure, IndicatorDefinition, OperationalFigure } from './contract.ts';
export { assess } from './domain/assess.ts';
export type { Assessment, Base, Remark } from './domain/assess.ts';
export type { AttainmentParameters, Direction, Goal, Operator, Path, YearValue } from './domain/goal.ts';
export type { Light } from './domain/light.ts';
export { inDefinition, versionOf } from './domain/comparable.ts';
export type { Comparable, Relation } from './domain/comparable.ts';
export { forecastGrowth, forecastSeries, thresholdOf } from './domain/forecast.ts';
export type { Forecast, ForecastParameters, NoForecast, PlaceSeries } from './domain/forecast.ts';
export { backTestSeries } from './domain/back-test.ts';
export type { PastForecast } from './domain/back-test.ts';
export { scaleFor } from './domain/scale.ts';
export { gapMeasureOf, gapOf } from './domain/gap.ts';
export type { Gap } from './domain/gap.ts';
export { contributionsOfRatio, contributionsOfSum } from './domain/contributions.ts';
export type { Contributions } from './domain/contributions.ts';
export { dueShare } from './domain/due-share.ts';
export { yearly } from './domain/yearly.ts';
export { checkWeights, dropOne, flips, prepare, scorePlaces, uncertainty } from './domain/composite/index.ts';
export type { CompositeField, CompositeIndicator, CompositeMethod, IndexAggregation, IntervalOptions, Normalisation, Values } from './domain/composite/index.ts';
