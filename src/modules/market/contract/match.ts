import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { idParams, instant, regionCode } from './words.ts';
import { resultListItem } from './result.ts';
import { verdictLevel } from './verdict.ts';

export const matchLevels = ['strong', 'fair', 'weak'] as const;
export type MatchLevel = (typeof matchLevels)[number];

export const textSpan = z.object({ start: z.number().int(), end: z.number().int() });

/** Why a result is shown: what of the demand met what of the result, in words a person can follow. */
export const matchEvidence = z.object({
  kind: z.string(),
  zh: z.string(),
  en: z.string(),
  weight: z.number(),
});

export const match = z.object({
  result: resultListItem.extend({ abstract: z.string() }),
  rank: z.number().int(),
  score: z.number(),
  level: z.enum(matchLevels),
  evidence: z.array(matchEvidence),
  /** Places to highlight. Demand text is `title\nproblem`, as the answer's `demandText`; result fields by themselves. */
  spans: z.object({ demand: z.array(textSpan), title: z.array(textSpan), abstract: z.array(textSpan) }),
  /** A talk the asking firm already has about this result. */
  talkId: z.uuid().nullable(),
  /** What people said of it for this demand; `middle` of all judges, stricter of two. Null where nobody judged. */
  verdicts: z.object({ mine: verdictLevel.nullable(), middle: verdictLevel, judges: z.number().int() }).nullable(),
  /** What verdicts on others made of it; null where there are none to learn from. */
  learned: z.object({
    before: z.object({ score: z.number(), level: verdictLevel }),
    near: z.array(z.object({ resultId: z.uuid(), title: z.string(), level: verdictLevel, resemblance: z.number(), elsewhere: z.boolean() })),
  }).nullable(),
});
export type Match = z.output<typeof match>;

export const matchList = z.object({
  demandText: z.string(),
  matches: z.array(match),
  /** How many results were searched. */
  searched: z.number().int(),
  engine: z.object({ name: z.string(), version: z.string() }),
  computedAt: instant,
  /** What the order was learned from: verdicts on this demand, and how many demands like it were heard. */
  learning: z.object({ verdicts: z.number().int(), demands: z.number().int() }).nullable(),
  /** Results somebody judged to be none; out of the list, but not forgotten. */
  dismissed: z.array(z.object({ resultId: z.uuid(), title: z.string(), mine: verdictLevel.nullable() })),
  /** The reader may judge. */
  mayJudge: z.boolean(),
});
export type MatchList = z.output<typeof matchList>;

const matchQuery = z.object({
  top: z.coerce.number().int().min(1).max(100).default(20),
  /** Weaker ones are left out. */
  level: z.enum(matchLevels).default('weak'),
  regions: z.string().regex(/^\d{6}(,\d{6})*$/).optional().transform((t) => t?.split(',')),
});

export const matchDemand = routeContract({
  id: 'market.matchDemand',
  method: 'GET',
  path: '/api/market/demands/:id/matches',
  access: { permission: 'market.match.view' },
  summary: { zh: '为需求匹配成果，附理由', en: 'Results matched to a demand, with reasons' },
  params: idParams,
  query: matchQuery,
  response: matchList,
  errors: ['INDEX_NOT_READY'],
});

export const matchText = routeContract({
  id: 'market.matchText',
  method: 'POST',
  path: '/api/market/matches',
  access: 'signed-in',
  summary: { zh: '用一段文字匹配成果', en: 'Match a free text' },
  body: z.object({
    title: z.string().max(200).default(''),
    text: z.string().max(20_000),
    top: z.number().int().min(1).max(100).default(20),
    level: z.enum(matchLevels).default('weak'),
    regions: z.array(regionCode).max(20).optional(),
  }),
  response: matchList,
  errors: ['INDEX_NOT_READY'],
});

export const matchSnapshot = z.object({
  id: z.uuid(),
  at: instant,
  engine: z.object({ name: z.string(), version: z.string() }),
  items: z.array(z.object({ resultId: z.uuid(), title: z.string(), rank: z.number().int(), score: z.number(), level: z.enum(matchLevels) })),
});

export const listMatchSnapshots = routeContract({
  id: 'market.listMatchSnapshots',
  method: 'GET',
  path: '/api/market/demands/:id/match-snapshots',
  access: { permission: 'market.match.view' },
  summary: { zh: '该需求历次看到的匹配结果', en: 'What was shown for this demand, and when' },
  params: idParams,
  response: z.array(matchSnapshot),
});

