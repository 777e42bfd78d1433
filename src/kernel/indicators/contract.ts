import { z } from 'zod';
import { routeContract } from '../base/route-contract.ts';

export const indicatorKinds = ['STOCK', 'FLOW', 'RATIO', 'GROWTH', 'INDEX'] as const;
export const aggregations = ['SUM', 'WEIGHTED', 'OWN', 'NOT_ADDITIVE'] as const;
export const themes = ['input', 'output', 'industry', 'transfer', 'enterprise', 'platform', 'green', 'context'] as const;

/** What an indicator measured from a period on (口径). The first version has no start. */
export const definitionVersion = z.object({
  no: z.number().int().positive(),
  /** First year counted by it; null for the first version. */
  from: z.string().regex(/^\d{4}$/).nullable(),
  /** What changed, or what the first version measures. */
  zh: z.string().min(1),
  en: z.string().min(1),
  reasonZh: z.string().min(1),
  reasonEn: z.string().min(1),
  sourceZh: z.string().min(1),
  sourceEn: z.string().min(1),
});
export type DefinitionVersion = z.output<typeof definitionVersion>;

/** A figure of an earlier period told again in a later definition: the bridge between the two. */
export const restatedFigure = z.object({
  place: z.string(),
  period: z.string().regex(/^\d{4}$/),
  /** The definition it is told in. */
  version: z.number().int().positive(),
  value: z.number(),
  /** May the ratio of the two figures of this period link other periods of the same place? */
  link: z.boolean(),
  confidence: z.enum(['sourced', 'derived', 'recalled']),
  sourceZh: z.string().min(1),
  sourceEn: z.string().min(1),
});
export type RestatedFigure = z.output<typeof restatedFigure>;

/** An indicator as the handbook's record 12.1 describes it; Chinese and English side by side. */
export const indicatorDefinition = z.object({
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  version: z.number().int(),
  theme: z.enum(themes),
  kind: z.enum(indicatorKinds),
  direction: z.enum(['UP', 'DOWN']),
  unit: z.string().min(1),
  unitEn: z.string().min(1),
  decimals: z.number().int().min(0).max(6),
  zh: z.string().min(1),
  en: z.string().min(1),
  shortZh: z.string().min(1),
  shortEn: z.string().min(1),
  formula: z.string().nullable(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  priceBase: z.enum(['CURRENT', 'CONSTANT']).nullable(),
  frequency: z.enum(['ANNUAL', 'QUARTERLY', 'MONTHLY', 'SURVEY', 'CENSUS']),
  aggregation: z.enum(aggregations),
  validRange: z.tuple([z.number(), z.number()]),
  collectorZh: z.string().min(1),
  collectorEn: z.string().min(1),
  noteZh: z.string().nullable(),
  noteEn: z.string().nullable(),
  /** Years from which figures are not comparable with earlier ones. */
  breaks: z.array(z.object({ at: z.string(), zh: z.string(), en: z.string() })),
  /** Definitions over time (口径变更), oldest first; empty while only one is known. `breaks` are their starts. */
  versions: z.array(definitionVersion),
  restated: z.array(restatedFigure),
});
export type IndicatorDefinition = z.output<typeof indicatorDefinition>;

/**
 * charted: the reading the platform stands by. vintage: an earlier reading of the same figure. alternate: another
 * source's. part-year: not a whole year. rejected: contradicted by a better source.
 */
export const standings = ['charted', 'vintage', 'alternate', 'part-year', 'rejected'] as const;

export const figure = z.object({
  indicator: z.string(),
  place: z.string(),
  /** `2024`; part-year readings `2023H1`, `2021Q1-3`, `2021M1-8`, `2021-09`. */
  period: z.string(),
  /** Which of several published readings this is; `main` is the charted one. */
  reading: z.string(),
  /** 1 is the first value recorded for this reading; a changed value is a new vintage. */
  vintage: z.number().int(),
  standing: z.enum(standings),
  value: z.number(),
  unit: z.string(),
  status: z.enum(['provisional', 'final', 'revised', 'unstated']),
  /** Published as "more than", "nearly", "about": the number is only a bound. */
  bound: z.enum(['exact', 'at_least', 'at_most', 'about']),
  /** sourced: read in its source. derived: computed from figures read. recalled: not verified yet. */
  confidence: z.enum(['sourced', 'derived', 'recalled']),
  /** A government source, B press or reprint, C secondary, D arithmetic, R unverified. */
  grade: z.enum(['A', 'B', 'C', 'D', 'R']),
  source: z.string().min(1),
  url: z.string().nullable(),
  published: z.string().nullable(),
  note: z.string().nullable(),
  /** The submission of a return that it comes from; null for figures of the pack. */
  submission: z.string().nullable(),
  recordedAt: z.string(),
});
export type Figure = z.output<typeof figure>;

/** Computed from the platform's own records at the moment of asking. */
export const operationalFigure = z.object({ place: z.string(), year: z.number().int(), value: z.number() });
export type OperationalFigure = z.output<typeof operationalFigure>;

export const operationalSeries = z.object({
  label: z.literal('operational'),
  unit: z.string(),
  sourceZh: z.string(),
  sourceEn: z.string(),
  figures: z.array(operationalFigure),
});

const code = z.string().max(60);

export const listIndicators = routeContract({
  id: 'indicators.list',
  method: 'GET',
  path: '/api/indicators',
  access: 'public',
  summary: { zh: '指标目录', en: 'All indicators' },
  response: z.object({ indicators: z.array(indicatorDefinition) }),
});

export const listOperational = routeContract({
  id: 'indicators.listOperational',
  method: 'GET',
  path: '/api/indicators/operational',
  access: 'public',
  summary: { zh: '哪些指标有平台登记数（与上报、公开数并列，互不混用）', en: 'Which indicators the platform records itself, beside the reported figures and never mixed with them' },
  response: z.object({
    label: z.literal('operational'),
    providers: z.array(z.object({ indicator: z.string(), zh: z.string(), en: z.string(), unit: z.string(), records: z.string(), sourceZh: z.string(), sourceEn: z.string() })),
  }),
});

export const listPlaces = routeContract({
  id: 'indicators.listPlaces',
  method: 'GET',
  path: '/api/places',
  access: 'public',
  summary: { zh: '示范区的城市与园区', en: 'Cities and parks of the zone' },
  response: z.object({
    zone: z.object({ code: z.string(), zh: z.string(), en: z.string(), shortZh: z.string(), shortEn: z.string() }),
    cities: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), shortZh: z.string(), shortEn: z.string() })),
    parks: z.array(z.object({ code: z.string(), city: z.string(), zh: z.string(), en: z.string(), shortZh: z.string(), shortEn: z.string() })),
  }),
});

export const getIndicatorSeries = routeContract({
  id: 'indicators.getSeries',
  method: 'GET',
  path: '/api/indicators/:code/series',
  access: 'public',
  summary: { zh: '一个指标的数据序列，含来源和历次数值', en: 'The series of an indicator with sources and vintages' },
  params: z.object({ code }),
  query: z.object({
    place: z.string().max(20).optional(),
    /** Show what was known on this day. */
    asOf: z.iso.date().optional(),
  }),
  response: z.object({
    definition: indicatorDefinition,
    /** One figure a year and place: the reading that stands (on that day). */
    figures: z.array(figure),
    /** Every other reading and every superseded vintage. */
    otherReadings: z.array(figure),
    operational: operationalSeries.nullable(),
  }),
  errors: ['INDICATOR_UNKNOWN'],
});
