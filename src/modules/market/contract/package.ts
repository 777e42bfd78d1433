import { z } from 'zod';
import { pageOf, pageQuery } from '../../../kernel/base/page.ts';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { calendarDate, idParams, instant, intendedModes, regionCode, resultStatuses } from './words.ts';

/** Which results a package takes in by itself; every condition that is given must hold. */
export const packageRule = z.object({
  /** Any of these in title, public abstract, keywords or field. */
  keywords: z.array(z.string().trim().min(1).max(60)).max(60).default([]),
  fields: z.array(z.string().trim().min(1).max(100)).max(30).default([]),
  minMaturity: z.number().int().min(1).max(9).nullable().default(null),
  maxMaturity: z.number().int().min(1).max(9).nullable().default(null),
  regions: z.array(regionCode).max(20).default([]),
  modes: z.array(z.enum(intendedModes)).max(5).default([]),
  publishedFrom: calendarDate.nullable().default(null),
  publishedTo: calendarDate.nullable().default(null),
}).refine((r) => r.keywords.length + r.fields.length > 0, { path: ['keywords'], message: '至少给出一个关键词或领域 / Give a keyword or a field' });
export type PackageRule = z.output<typeof packageRule>;

/** A result as an edition keeps it. */
export const packageItem = z.object({
  resultId: z.uuid(), title: z.string(), organisationName: z.string().nullable(), region: z.string().nullable(), field: z.string(), maturity: z.number().int().nullable(),
  intendedMode: z.string().nullable(), status: z.enum(resultStatuses), summary: z.string(),
  /** Taken in by the rule, or by hand with its reason. */
  by: z.enum(['RULE', 'HAND']), reason: z.string(),
});
export type PackageItem = z.output<typeof packageItem>;

const head = z.object({
  id: z.uuid(), direction: z.string(), directionZh: z.string(), directionEn: z.string(), clause: z.object({ document: z.string(), path: z.string() }), title: z.string(), summary: z.string(),
  demo: z.boolean(), editionNo: z.number().int().nullable(), releasedOn: z.string().nullable(), items: z.number().int(), subscribed: z.boolean(), unseen: z.boolean(),
});
export type PackageHead = z.output<typeof head>;

const edition = z.object({ no: z.number().int(), releasedOn: z.string(), releasedName: z.string(), note: z.string(), items: z.number().int(), contentHash: z.string() });

export const listPackages = routeContract({
  id: 'market.listPackages',
  method: 'GET',
  path: '/api/market/packages',
  access: 'public',
  summary: { zh: '成果包', en: 'Packages of results' },
  query: z.object({ direction: z.string().max(60).optional() }),
  response: z.object({
    packages: z.array(head), mayEdit: z.boolean(),
    directions: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string(), clause: z.object({ document: z.string(), path: z.string() }), keywords: z.array(z.string()) })),
  }),
});

const difference = z.object({
  added: z.array(packageItem), removed: z.array(packageItem),
  changed: z.array(z.object({ resultId: z.uuid(), title: z.string(), fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })) })),
});

export const getPackage = routeContract({
  id: 'market.getPackage',
  method: 'GET',
  path: '/api/market/packages/:id',
  access: 'public',
  summary: { zh: '一个成果包及其某一期', en: 'A package and one of its editions' },
  params: idParams,
  /** The newest edition unless told. */
  query: z.object({ no: z.coerce.number().int().min(1).optional() }),
  response: head.extend({
    edition: edition.extend({ list: z.array(packageItem), rule: packageRule, since: difference.nullable() }).nullable(),
    editions: z.array(edition), mayEdit: z.boolean(), maySubscribe: z.boolean(),
  }),
  errors: ['NOT_FOUND'],
});

export const editPackage = routeContract({
  id: 'market.editPackage',
  method: 'GET',
  path: '/api/market/packages/:id/draft',
  access: { permission: 'market.package.edit' },
  summary: { zh: '成果包的编辑稿', en: 'The working copy of a package' },
  params: idParams,
  response: z.object({
    id: z.uuid(), direction: z.string(), title: z.string(), summary: z.string(), rule: packageRule, version: z.number().int(), list: z.array(packageItem),
    removed: z.array(z.object({ resultId: z.uuid(), title: z.string(), reason: z.string(), accountName: z.string(), at: instant })),
    /** What a release would change. */
    since: difference.nullable(), nextNo: z.number().int(),
  }),
  errors: ['NOT_FOUND'],
});

const draft = z.object({ direction: z.string().max(60), title: z.string().trim().min(2).max(200), summary: z.string().trim().max(4000).default(''), rule: packageRule });

export const createPackage = routeContract({
  id: 'market.createPackage',
  method: 'POST',
  path: '/api/market/packages',
  access: { permission: 'market.package.edit' },
  summary: { zh: '新建成果包', en: 'New package' },
  body: draft,
  response: z.object({ id: z.uuid() }),
  errors: ['DIRECTION_UNKNOWN'],
});

export const updatePackage = routeContract({
  id: 'market.updatePackage',
  method: 'PUT',
  path: '/api/market/packages/:id',
  access: { permission: 'market.package.edit' },
  summary: { zh: '修改成果包的规则', en: 'Change the rule of a package' },
  params: idParams,
  body: draft.extend({ version: z.number().int() }),
  response: z.object({}),
  errors: ['DIRECTION_UNKNOWN', 'PACKAGE_CHANGED_MEANWHILE', 'NOT_FOUND'],
});

export const previewRule = routeContract({
  id: 'market.previewRule',
  method: 'POST',
  path: '/api/market/packages/preview',
  access: { permission: 'market.package.edit' },
  summary: { zh: '规则会选入哪些成果', en: 'What a rule takes in' },
  body: packageRule,
  response: z.object({ total: z.number().int(), shown: z.array(packageItem), regions: z.array(z.object({ region: z.string().nullable(), count: z.number().int() })) }),
});

export const chooseResult = routeContract({
  id: 'market.chooseResult',
  method: 'POST',
  path: '/api/market/packages/:id/choices',
  access: { permission: 'market.package.edit' },
  summary: { zh: '手工加入或移出成果', en: 'Add or take out a result by hand' },
  params: idParams,
  body: z.object({ resultId: z.uuid(), choice: z.enum(['ADD', 'REMOVE', 'RULE']), reason: z.string().trim().min(2).max(500) }),
  response: z.object({}),
  errors: ['NOT_FOUND', 'RESULT_NOT_PUBLISHED'],
});

export const releasePackage = routeContract({
  id: 'market.releasePackage',
  method: 'POST',
  path: '/api/market/packages/:id/editions',
  access: { permission: 'market.package.edit' },
  summary: { zh: '发布一期', en: 'Release an edition' },
  params: idParams,
  body: z.object({ note: z.string().trim().max(1000).default('') }),
  response: z.object({ no: z.number().int() }),
  errors: ['NOT_FOUND', 'PACKAGE_EMPTY', 'EDITION_UNCHANGED', 'PACKAGE_TOO_LARGE'],
});

export const subscribePackage = routeContract({
  id: 'market.subscribePackage',
  method: 'POST',
  path: '/api/market/packages/:id/subscription',
  access: 'signed-in',
  summary: { zh: '订阅或退订', en: 'Subscribe or unsubscribe' },
  params: idParams,
  body: z.object({ subscribe: z.boolean() }),
  response: z.object({}),
  errors: ['NOT_FOUND'],
});

export const markPackageSeen = routeContract({
  id: 'market.markPackageSeen',
  method: 'POST',
  path: '/api/market/packages/:id/seen',
  access: 'signed-in',
  summary: { zh: '已阅读最新一期', en: 'The newest edition has been opened' },
  params: idParams,
  response: z.object({}),
});

export const packageNews = routeContract({
  id: 'market.packageNews',
  method: 'GET',
  path: '/api/market/package-news',
  access: 'signed-in',
  summary: { zh: '订阅的成果包的新一期', en: 'New editions of subscribed packages' },
  query: pageQuery,
  response: pageOf(z.object({ packageId: z.uuid(), title: z.string(), no: z.number().int(), releasedOn: z.string(), note: z.string(), unseen: z.boolean() })),
});

export const exportPackage = routeContract({
  id: 'market.exportPackage',
  method: 'GET',
  path: '/api/market/packages/:id/editions/:no/file',
  access: 'public',
  summary: { zh: '导出一期（.xlsx）', en: 'An edition as a workbook' },
  params: z.object({ id: z.uuid(), no: z.coerce.number().int().min(1) }),
  produces: 'file',
  errors: ['NOT_FOUND'],
});
