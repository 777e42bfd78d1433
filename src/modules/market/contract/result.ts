import { z } from 'zod';
import { pageOf, pageQuery } from '../../../kernel/base/page.ts';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { calendarDate, fen, idParams, instant, intendedModes, listOf, regionCode, resultStatuses, secrecyLevels } from './words.ts';

export const resultOwner = z.object({
  organisationId: z.uuid().nullable().default(null),
  name: z.string().trim().min(1).max(200),
  /** Parts per million; all owners together at most one million. */
  sharePpm: z.number().int().min(1).max(1_000_000).default(1_000_000),
});

/** Completers in their order: the first bears the main part. */
export const completer = z.object({ name: z.string().trim().min(1).max(60), organisation: z.string().trim().max(200).default('') });

export const resultIp = z.object({
  kind: z.enum(['patent', 'patentApplication', 'knowHow', 'software', 'layout', 'variety', 'other']),
  number: z.string().trim().max(100).default(''),
  title: z.string().trim().max(300).default(''),
});

export const resultDraft = z.object({
  title: z.string().trim().max(300).default(''),
  abstract: z.string().max(20_000).default(''),
  /** High-tech field or IPC subclass, as the unit states it. */
  field: z.string().trim().max(100).default(''),
  keywords: z.array(z.string().trim().min(1).max(60)).max(200).default([]),
  /** Technology readiness level 1–9. */
  maturity: z.number().int().min(1).max(9).nullable().default(null),
  owners: z.array(resultOwner).max(20).default([]),
  completers: z.array(completer).max(100).default([]),
  /** 职务科技成果 */
  jobResult: z.boolean().default(true),
  fundingFiscal: z.boolean().default(false),
  projectNumber: z.string().trim().max(100).default(''),
  ipList: z.array(resultIp).max(100).default([]),
  secrecy: z.enum(secrecyLevels).default('PUBLIC'),
  intendedMode: z.enum(intendedModes).nullable().default(null),
  priceHintFen: fen.nullable().default(null),
  contact: z.string().trim().max(200).default(''),
  disclosureDate: calendarDate.nullable().default(null),
}).refine((r) => r.owners.reduce((sum, o) => sum + o.sharePpm, 0) <= 1_000_000, { path: ['owners'], message: '权属份额之和不能超过 100% / Shares exceed 100 %' });
export type ResultDraft = z.output<typeof resultDraft>;

export const resultView = z.object({
  ...resultDraft.shape,
  id: z.uuid(),
  organisationId: z.uuid().nullable(),
  organisationName: z.string().nullable(),
  region: z.string().nullable(),
  status: z.enum(resultStatuses),
  version: z.number().int(),
  source: z.string(),
  demo: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  publishedAt: instant.nullable(),
  registeredAt: instant.nullable(),
  /** Shown to its own unit. */
  caseId: z.uuid().nullable(),
  full: z.boolean(),
  may: z.object({ edit: z.boolean(), submit: z.boolean(), publish: z.boolean(), withdraw: z.boolean(), ask: z.boolean() }),
});
export type ResultView = z.output<typeof resultView>;

export const resultListItem = resultView.pick({
  id: true, title: true, organisationId: true, organisationName: true, region: true, field: true, maturity: true, intendedMode: true,
  priceHintFen: true, jobResult: true, status: true, secrecy: true, publishedAt: true, updatedAt: true, demo: true, full: true,
}).extend({ summary: z.string() });
export type ResultListItem = z.output<typeof resultListItem>;

export const listResults = routeContract({
  id: 'market.listResults',
  method: 'GET',
  path: '/api/market/results',
  access: 'public',
  summary: { zh: '成果库', en: 'Results library' },
  query: pageQuery.extend({
    scope: z.enum(['public', 'mine']).default('public'),
    q: z.string().trim().max(200).optional(),
    status: listOf(resultStatuses),
    region: regionCode.optional(),
    field: z.string().max(100).optional(),
    minMaturity: z.coerce.number().int().min(1).max(9).optional(),
    mode: z.enum(intendedModes).optional(),
  }),
  response: pageOf(resultListItem),
});

export const createResult = routeContract({
  id: 'market.createResult',
  method: 'POST',
  path: '/api/market/results',
  access: { permission: 'market.result.write' },
  summary: { zh: '登记成果', en: 'Register a result' },
  body: resultDraft,
  response: resultView,
});

export const getResult = routeContract({
  id: 'market.getResult',
  method: 'GET',
  path: '/api/market/results/:id',
  access: 'public',
  summary: { zh: '一项成果', en: 'One result' },
  params: idParams,
  response: resultView,
  errors: ['NOT_FOUND'],
});

export const updateResult = routeContract({
  id: 'market.updateResult',
  method: 'PUT',
  path: '/api/market/results/:id',
  access: { permission: 'market.result.write' },
  summary: { zh: '修改成果', en: 'Change a result' },
  params: idParams,
  body: z.object({ result: resultDraft, version: z.number().int() }),
  response: resultView,
  errors: ['RESULT_NOT_EDITABLE', 'RESULT_CHANGED_MEANWHILE'],
});

export const publishResult = routeContract({
  id: 'market.publishResult',
  method: 'POST',
  path: '/api/market/results/:id/publish',
  access: { permission: 'market.result.write' },
  summary: { zh: '发布到成果库', en: 'Publish in the library' },
  params: idParams,
  response: resultView,
  errors: ['RESULT_NOT_PUBLISHABLE', 'RESULT_INCOMPLETE'],
});

export const withdrawResult = routeContract({
  id: 'market.withdrawResult',
  method: 'POST',
  path: '/api/market/results/:id/withdraw',
  access: { permission: 'market.result.write' },
  summary: { zh: '撤回成果', en: 'Withdraw from the library' },
  params: idParams,
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  response: resultView,
  errors: ['RESULT_NOT_PUBLISHED'],
});
