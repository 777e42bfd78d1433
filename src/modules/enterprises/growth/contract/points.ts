import { z } from 'zod';
import { pageOf, pageQuery } from '../../../../kernel/base/page.ts';
import { routeContract } from '../../../../kernel/base/route-contract.ts';
import { day, idParams, named, words } from '../../contract/words.ts';

const grade = z.enum(['A', 'B', 'C', 'D']);
const stage = z.enum(['START_UP', 'GROWTH', 'STABLE']);
/** Firms of each grade; null where the number is too small to be shown. */
const gradeCounts = z.object({ A: z.number().int().nullable(), B: z.number().int().nullable(), C: z.number().int().nullable(), D: z.number().int().nullable(), none: z.number().int().nullable() });

const pointsEdition = z.object({
  id: z.string(),
  on: day,
  firms: z.number().int(),
  /** null where it would tell how many have no grade. */
  graded: z.number().int().nullable(),
  grades: gradeCounts,
  hash: z.string(),
  schemeHash: z.string(),
  madeAt: z.iso.datetime(),
  demo: z.boolean(),
});
export type PointsEdition = z.output<typeof pointsEdition>;

const indicatorWords = words.extend({ id: z.string(), group: z.string(), unit: z.string(), weightPpm: z.record(stage, z.number().int()) });
const pointScheme = z.object({
  title: words,
  source: words,
  groups: z.array(words.extend({ id: z.string(), weightPpm: z.record(stage, z.number().int()) })),
  indicators: z.array(indicatorWords),
  grades: z.array(z.object({ grade, from: z.number() })),
  scale: z.enum(['PERCENTILE', 'MIN_MAX']),
  winsorPpm: z.number().int(),
  smallestCell: z.number().int(),
  filledPpm: z.number().int(),
});
export type PointSchemeView = z.output<typeof pointScheme>;

export const listPointEditions = routeContract({
  id: 'enterprises.listPointEditions',
  method: 'GET',
  path: '/api/growth/points',
  access: 'public',
  summary: { zh: '企业创新积分：各期等级分布', en: 'Innovation points: grades of each edition' },
  response: z.object({ scheme: pointScheme, editions: z.array(pointsEdition), mayRun: z.boolean(), cities: z.array(words.extend({ code: z.string() })), mayRank: z.array(z.string()), fields: z.array(named) }),
});

export const makePointsEdition = routeContract({
  id: 'enterprises.makePointsEdition',
  method: 'POST',
  path: '/api/growth/points',
  access: { permission: 'enterprises.points.run' },
  summary: { zh: '计算一期企业创新积分', en: 'Compute an edition of innovation points' },
  body: z.object({ on: day }),
  response: z.object({ id: z.string(), firms: z.number().int(), graded: z.number().int(), hash: z.string() }),
  errors: ['FORBIDDEN', 'POINTS_DAY_AHEAD', 'POINTS_NO_FIRMS'],
});

export const verifyPointsEdition = routeContract({
  id: 'enterprises.verifyPointsEdition',
  method: 'GET',
  path: '/api/growth/points/:id/proof',
  access: { permission: 'enterprises.points.read' },
  summary: { zh: '重新计算一期积分并核对', en: 'Compute an edition again and compare' },
  params: idParams,
  response: z.object({ sound: z.boolean(), hash: z.string(), computed: z.string(), firms: z.number().int(), differing: z.number().int() }),
  errors: ['NOT_FOUND'],
});

export const rankPoints = routeContract({
  id: 'enterprises.rankPoints',
  method: 'GET',
  path: '/api/growth/points/:id/ranking',
  access: { permission: 'enterprises.points.read' },
  summary: { zh: '本市企业积分排名', en: 'Ranking of the firms of a city' },
  params: idParams,
  query: pageQuery.extend({ city: z.string().regex(/^\d{6}$/), grade: z.enum(['A', 'B', 'C', 'D', 'none']).optional(), stage: stage.optional(), q: z.string().trim().max(100).optional() }),
  response: pageOf(z.object({
    enterpriseId: z.string(), name: z.string(), park: z.string().nullable(), stage: stage.nullable(), field: z.string().nullable(), grade: grade.nullable(), totalCents: z.number().int(), filledPpm: z.number().int(), rank: z.number().int().nullable(),
  })),
  errors: ['NOT_FOUND', 'FORBIDDEN'],
});

const part = z.object({
  indicator: z.string(),
  value: z.number().nullable(),
  missing: z.enum(['NOT_KNOWN', 'NOT_COMPUTABLE']).nullable(),
  cell: z.object({ level: z.enum(['STAGE_FIELD', 'STAGE', 'ALL']), size: z.number().int(), low: z.number(), high: z.number() }).nullable(),
  scaleCents: z.number().int().nullable(),
  weightPpm: z.number().int(),
  pointsCents: z.number().int(),
});

const firmPoints = z.object({
  edition: z.object({ id: z.string(), on: day, hash: z.string() }),
  enterprise: z.object({ id: z.string(), name: z.string(), city: z.string(), field: z.string().nullable() }),
  score: z.object({ stage: stage.nullable(), field: z.string().nullable(), filledPpm: z.number().int(), totalCents: z.number().int(), grade: grade.nullable(), parts: z.array(part) }),
  /** Among the graded firms of the city. */
  rank: z.number().int().nullable(),
  graded: z.number().int(),
  history: z.array(z.object({ editionId: z.string(), on: day, totalCents: z.number().int(), grade: grade.nullable() })),
  scheme: pointScheme,
  fields: z.array(named),
});
export type FirmPoints = z.output<typeof firmPoints>;

export const getOwnPoints = routeContract({
  id: 'enterprises.getOwnPoints',
  method: 'GET',
  path: '/api/growth/points/own',
  access: { permission: 'enterprises.points.read-own' },
  summary: { zh: '本企业创新积分及各项得分', en: 'Points of the own firm with their parts' },
  query: z.object({ edition: z.uuid().optional() }),
  response: z.object({ points: firmPoints.nullable() }),
  errors: ['NOT_FOUND'],
});

export const getFirmPoints = routeContract({
  id: 'enterprises.getFirmPoints',
  method: 'GET',
  path: '/api/growth/points/:id/firms/:enterpriseId',
  access: { permission: 'enterprises.points.read' },
  summary: { zh: '一家企业的创新积分及各项得分', en: 'Points of a firm with their parts' },
  params: z.object({ id: z.uuid(), enterpriseId: z.uuid() }),
  response: firmPoints,
  errors: ['NOT_FOUND', 'FORBIDDEN'],
});
