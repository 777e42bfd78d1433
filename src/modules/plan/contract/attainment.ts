import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { placeName, sentence, targetPath, yearValue } from './base.ts';

/** The schedule (序时进度) a target is held against. Null where there is no base to start from. */
const schedule = z.object({
  path: targetPath,
  /** TARGET: the document or the pack sets it. DECOMPOSITION: the yearly values planned for the place. */
  origin: z.enum(['TARGET', 'DECOMPOSITION']),
  /** The value that would be on time at the end of each year, base year first. */
  values: z.array(yearValue),
  sentence,
});

export const forecastMethods = [
  /** Random walk with drift, the drift damped from year to year; Student t. */
  'DRIFT',
  /** Yearly growth rates around their mean; what is judged is the mean over the whole period. */
  'MEAN_RATES',
] as const;

const forecastPoint = z.object({
  year: z.number().int(),
  /** The middle: half of the outcomes lie above. */
  value: z.number(),
  low: z.number(),
  high: z.number(),
});

/** What may be expected of a series up to the target year. */
export const forecast = z.object({
  method: z.enum(forecastMethods),
  /** LOG for amounts and counts, LOGIT for shares (stays between 0 and 100 %), LINEAR otherwise. */
  scale: z.enum(['LINEAR', 'LOG', 'LOGIT']),
  /** Whole-year figures of this place that it rests on. */
  figures: z.number().int(),
  from: z.number().int(),
  to: z.number().int(),
  /** Share of outcomes the interval is meant to hold, e.g. 0.8; from the pack. */
  level: z.number(),
  /** Degrees of freedom of the t quantile: the yearly changes the spread was estimated by, other places' included. */
  degrees: z.number().int(),
  /** Places whose yearly changes lent their spread. */
  borrowedFrom: z.array(z.string()),
  points: z.array(forecastPoint),
  /** Chance that the target is reached, 0 to 1; null where a reduction has no base. */
  probability: z.number().nullable(),
  /** The target year is over and its figure not yet known: an estimate of what will be published, not of the future. */
  overdue: z.boolean(),
  sentence,
});
export type PlanForecast = z.output<typeof forecast>;

/** Why there is no forecast. ALREADY_FINAL: the target year's own figure is known, reached or missed. */
export const noForecastReasons = ['NO_FIGURE', 'TOO_FEW_FIGURES', 'ALREADY_FINAL', 'SPREAD_UNKNOWN'] as const;
const noForecast = z.object({ reason: z.enum(noForecastReasons), figures: z.number().int(), needed: z.number().int().nullable(), sentence });

/**
 * How the target stands now. REACHED and MISSED are final: the target year's own figure is known. OPEN: the year is
 * still to come. UNDECIDED: the year is over and its figure is not known. UNKNOWN: no figure to compare with.
 */
export const standingsOfTarget = ['REACHED', 'MISSED', 'REACHED_EARLY', 'OPEN', 'UNDECIDED', 'UNKNOWN'] as const;

/** How a gap is counted: what a month or a year still has to bring. */
export const gapMeasures = [
  /** A stock or an index that has to stand higher (or lower). */
  'LEVEL',
  /** A percentage: percentage points. */
  'POINTS',
  /** A yearly amount: by how much each year must exceed the one before. */
  'YEARLY_AMOUNT',
  /** An amount gathered since the base year: how much must come in. */
  'GATHERED',
  /** A reduction against the base, in percentage points of it. */
  'REDUCTION',
  /** A mean growth rate: the rate the remaining years need. */
  'GROWTH',
] as const;

export const gap = z.object({
  standing: z.enum(standingsOfTarget),
  measure: z.enum(gapMeasures),
  /** Target less newest figure (more is missing when positive, whatever the direction); null without a figure. */
  missing: z.number().nullable(),
  /** The figure it is counted from. */
  from: yearValue.nullable(),
  /** Months from the end of that figure's year to the end of the target year. */
  months: z.number().int().nullable(),
  perMonth: z.number().nullable(),
  perYear: z.number().nullable(),
  /** The yearly pace from the base to the newest figure, counted as `perYear` is. */
  paceSoFar: z.number().nullable(),
  /** For a share with known parts: the same gap in units of the numerator, at the newest denominator. */
  inNumerator: z.object({ indicator: z.string(), zh: z.string(), en: z.string(), value: z.number(), unit: z.string(), unitEn: z.string(), year: z.number().int() }).nullable(),
  sentence,
});
export type PlanGap = z.output<typeof gap>;

const term = z.object({
  place: placeName,
  from: z.number(),
  to: z.number(),
  /** Its part of the zone's change, in the unit of the indicator. */
  contribution: z.number(),
  /** contribution ÷ change of the zone; null when the zone did not move. */
  share: z.number().nullable(),
  /** Only of ratios: change inside the place, and change of its weight. They add up to `contribution`. */
  within: z.number().nullable(),
  shift: z.number().nullable(),
  /** Only of ratios: the weights used, 0 to 1. */
  weightFrom: z.number().nullable(),
  weightTo: z.number().nullable(),
});

/** What each place added to the change of the zone. The terms and the rest add up to the change. */
const contributions = z.object({
  kind: z.enum(['SUM', 'WEIGHTED']),
  fromYear: z.number().int(),
  toYear: z.number().int(),
  from: z.number(),
  to: z.number(),
  change: z.number(),
  terms: z.array(term),
  /** Published zone change less the sum of the terms: double counts, rounding, other sources. */
  rest: z.number(),
  weightsBy: z.string().nullable(),
  proof: z.array(sentence),
});
export type PlanContributions = z.output<typeof contributions>;

export const noContributionReasons = ['NOT_THE_ZONE', 'NOT_ADDITIVE', 'WEIGHTS_UNKNOWN', 'FIGURES_MISSING', 'OTHER_DEFINITION'] as const;
const noContributions = z.object({ reason: z.enum(noContributionReasons), missing: z.array(z.object({ place: z.string(), indicator: z.string() })), sentence });

/** How figures of other definitions were brought to the definition of the target. */
export const figureRelations = ['SAME', 'RESTATED', 'LINKED', 'NOT_COMPARABLE'] as const;

const definitionUse = z.object({
  /** The definition the target was set under; 1 where the pack knows only one. */
  version: z.number().int(),
  origin: z.enum(['SET', 'BY_YEAR_OF_ISSUE']),
  figures: z.array(z.object({
    year: z.number().int(),
    /** As published. */
    value: z.number(),
    version: z.number().int(),
    relation: z.enum(figureRelations),
    /** In the target's definition; null when not comparable. */
    comparable: z.number().nullable(),
    sourceZh: z.string().nullable(),
    sourceEn: z.string().nullable(),
  })),
  sentence: sentence.nullable(),
});
export type DefinitionUse = z.output<typeof definitionUse>;

export const targetAttainment = z.object({
  target: z.string(),
  /** REPORTED: published or reported figures; what the platform recorded itself stands in `operational` of the target. */
  figures: z.literal('REPORTED'),
  schedule: schedule.nullable(),
  forecast: forecast.nullable(),
  noForecast: noForecast.nullable(),
  gap,
  contributions: contributions.nullable(),
  noContributions: noContributions.nullable(),
  definition: definitionUse,
});
export type TargetAttainment = z.output<typeof targetAttainment>;

export const getAttainment = routeContract({
  id: 'plan.getAttainment',
  method: 'GET',
  path: '/api/plan/targets/:id/attainment',
  access: 'public',
  summary: { zh: '一个目标的序时路径、预测区间、差距和各地贡献', en: 'Path, forecast, gap and contributions of one target' },
  params: z.object({ id: z.string().max(120) }),
  query: z.object({ asOf: z.iso.date().optional() }),
  response: targetAttainment,
  errors: ['TARGET_UNKNOWN'],
});

export const listAttainment = routeContract({
  id: 'plan.listAttainment',
  method: 'GET',
  path: '/api/plan/attainment',
  access: 'public',
  summary: { zh: '各目标的预测、差距和贡献', en: 'Forecast, gap and contributions of every target' },
  query: z.object({
    document: z.string().max(60).optional(),
    place: z.string().max(20).optional(),
    indicator: z.string().max(60).optional(),
    asOf: z.iso.date().optional(),
  }),
  response: z.object({ attainment: z.array(targetAttainment) }),
});

/** How often the same forecasts, made in the past, held. */
const backTest = z.object({
  level: z.number(),
  /** Forecasts made and figures that lay inside the interval. */
  forecasts: z.number().int(),
  inside: z.number().int(),
  coverage: z.number().nullable(),
  series: z.number().int(),
  /** Mean size of the miss in the scale of the method (log for amounts), of the method and of "no change". */
  meanMiss: z.number().nullable(),
  meanMissOfNoChange: z.number().nullable(),
  byHorizon: z.array(z.object({ years: z.number().int(), forecasts: z.number().int(), inside: z.number().int() })),
  sentence,
});
export type BackTest = z.output<typeof backTest>;

export const getBackTest = routeContract({
  id: 'plan.getBackTest',
  method: 'GET',
  path: '/api/plan/forecast-check',
  access: 'public',
  summary: { zh: '用历年公开数回测预测：落在区间内的比例', en: 'The forecasts tested on the published series: how often the interval held' },
  response: backTest,
});
