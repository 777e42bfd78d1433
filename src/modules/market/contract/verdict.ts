import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { idParams, instant } from './words.ts';

/** What a person says of a candidate, best first. */
export const verdictLevels = ['strong', 'fair', 'weak', 'none'] as const;
export const verdictLevel = z.enum(verdictLevels);
export type VerdictLevel = z.output<typeof verdictLevel>;

/** The kernel's number of a level: 4 strong … 1 none. */
export const numberOfVerdict = (level: VerdictLevel): 1 | 2 | 3 | 4 => (4 - verdictLevels.indexOf(level)) as 1 | 2 | 3 | 4;
export const verdictOfNumber = (level: number): VerdictLevel => verdictLevels[4 - level]!;

export const verdict = z.object({
  id: z.uuid(),
  resultId: z.uuid(),
  title: z.string(),
  /** Null: taken back. */
  level: verdictLevel.nullable(),
  reason: z.string(),
  judge: z.string(),
  organisation: z.string(),
  at: instant,
  /** The newest of its judge on this candidate. */
  counts: z.boolean(),
});
export type VerdictView = z.output<typeof verdict>;

export const judgeMatch = routeContract({
  id: 'market.judgeMatch',
  method: 'POST',
  path: '/api/market/demands/:id/verdicts',
  access: { permission: 'market.match.judge' },
  summary: { zh: '评判一项匹配成果；排序随即调整', en: 'Say how well a candidate fits; the ranking learns from it at once' },
  params: idParams,
  body: z.object({
    resultId: z.uuid(),
    /** Null takes the own verdict back. */
    level: verdictLevel.nullable(),
    reason: z.string().trim().max(500).default(''),
  }),
  response: z.object({ id: z.uuid() }),
  errors: ['VERDICT_OWN_RESULT', 'VERDICT_CLOSED', 'INDEX_NOT_READY'],
});

export const listVerdicts = routeContract({
  id: 'market.listVerdicts',
  method: 'GET',
  path: '/api/market/demands/:id/verdicts',
  access: { permission: 'market.match.view' },
  summary: { zh: '该需求历次评判', en: 'Every verdict on candidates of this demand, newest first' },
  params: idParams,
  response: z.array(verdict),
});
