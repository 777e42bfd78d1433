import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { operators, placeName, sentence, yearValue } from './base.ts';
import { finding } from './lint.ts';

const text = z.string().trim().min(1).max(400);

/** What a decomposition rests on. */
export const decompositionBasis = z.object({
  document: z.string().max(60),
  clause: z.string().trim().min(1).max(120),
  /** 理事会会议、纪要或发文字号. */
  resolution: z.string().trim().max(200).nullable(),
  noteZh: z.string().trim().max(400).nullable(),
  noteEn: z.string().trim().max(400).nullable(),
});
export type DecompositionBasis = z.output<typeof decompositionBasis>;

const plannedPlace = z.object({
  place: z.string().max(20),
  /** For the target year; null where the place's own target of the document stands, or none is set. */
  value: z.number().nullable(),
  /** Levels planned for the end of each year; for REDUCE the reduction in percent, for CAGR the growth in percent. */
  yearly: z.array(yearValue).max(40),
});

/** A decomposition as it is kept: one for each target of the whole, every version kept. */
export const planDecomposition = z.object({
  target: z.string().max(120),
  rows: z.array(plannedPlace).max(60),
  basis: decompositionBasis,
  /** Present when a person set it. */
  setByName: z.string().optional(),
});
export type PlanDecomposition = z.output<typeof planDecomposition>;

const decompositionRow = z.object({
  place: placeName,
  whole: z.boolean(),
  /** The place's own target where the document sets one. */
  target: z.object({ id: z.string(), operator: z.enum(operators), value: z.number(), clause: z.string() }).nullable(),
  /** What the decomposition sets for the target year beside it. */
  value: z.number().nullable(),
  yearly: z.array(yearValue),
  /** Published whole-year figures, for comparison. */
  actual: z.array(yearValue),
});

export const decompositionView = z.object({
  target: z.string(),
  indicator: z.object({ code: z.string(), zh: z.string(), en: z.string(), unit: z.string(), unitEn: z.string(), decimals: z.number().int() }),
  operator: z.enum(operators),
  /** Unit of the planned values: the indicator's, or % for REDUCE and CAGR. */
  unit: z.string(),
  document: z.object({ id: z.string(), zh: z.string(), en: z.string() }),
  baseYear: z.number().int(),
  targetYear: z.number().int(),
  years: z.array(z.number().int()),
  rows: z.array(decompositionRow),
  /** How parts make the whole: SUM, WEIGHTED (by `weightsBy`) or not at all. */
  aggregation: z.enum(['SUM', 'WEIGHTED', 'OWN', 'NOT_ADDITIVE']),
  /** Null while nobody set yearly values: then only the documents' targets are shown. */
  current: z.object({ version: z.number().int(), basis: decompositionBasis, origin: z.enum(['pack', 'person']), setByName: z.string().nullable(), setAt: z.string() }).nullable(),
  versions: z.array(z.object({ version: z.number().int(), setAt: z.string(), setByName: z.string().nullable(), withdrawn: z.boolean(), clause: z.string() })),
  /** The linter's arithmetic over the yearly values; empty when they fit. */
  findings: z.array(finding),
  /** What was tested, in words. */
  checked: sentence,
});
export type DecompositionView = z.output<typeof decompositionView>;

export const listDecompositions = routeContract({
  id: 'plan.listDecompositions',
  method: 'GET',
  path: '/api/plan/decompositions',
  access: 'public',
  summary: { zh: '目标分解总表：地区乘年度', en: 'Every target of the whole with its parts and yearly values' },
  query: z.object({ document: z.string().max(60).optional() }),
  response: z.object({ decompositions: z.array(decompositionView) }),
});

export const getDecomposition = routeContract({
  id: 'plan.getDecomposition',
  method: 'GET',
  path: '/api/plan/targets/:id/decomposition',
  access: 'public',
  summary: { zh: '一个目标按地区和年度的分解', en: 'One target by place and year' },
  params: z.object({ id: z.string().max(120) }),
  response: decompositionView,
  errors: ['TARGET_UNKNOWN'],
});

export const setDecomposition = routeContract({
  id: 'plan.setDecomposition',
  method: 'PUT',
  path: '/api/plan/targets/:id/decomposition',
  access: { permission: 'plan.decomposition.write' },
  summary: { zh: '按条款或会议决议设定分解（留存历次版本）', en: 'Set the decomposition by clause or resolution; every version is kept' },
  params: z.object({ id: z.string().max(120) }),
  body: z.object({
    /** Version the person was looking at; 0 when there was none. */
    seen: z.number().int().min(0),
    rows: z.array(plannedPlace).min(1).max(60),
    basis: decompositionBasis.extend({ noteZh: text.nullable(), noteEn: text.nullable() }),
  }),
  response: decompositionView,
  errors: ['TARGET_UNKNOWN', 'DECOMPOSITION_INVALID', 'DECOMPOSITION_CHANGED', 'DECOMPOSITION_SAME'],
});
