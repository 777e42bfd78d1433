import { z } from 'zod';
import { pageOf, pageQuery } from '../../../kernel/base/page.ts';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { fen, frequencies, idParams, regionCode, searchKinds } from './words.ts';

const use = { permission: 'brokers.desk.use' } as const;

export const searchDraft = z.object({
  name: z.string().trim().min(1).max(60),
  kind: z.enum(searchKinds).default('both'),
  /** Every word must occur; separated by blanks. */
  words: z.string().trim().max(200).default(''),
  field: z.string().trim().max(100).default(''),
  region: regionCode.nullable().default(null),
  frequency: z.enum(frequencies).default('DAILY'),
}).refine((s) => s.words !== '' || s.field !== '' || s.region !== null, 'a search needs a word, a field or a place');
export type SearchDraft = z.output<typeof searchDraft>;

const savedSearch = z.object({
  id: z.uuid(), name: z.string(), kind: z.enum(searchKinds), words: z.string(), field: z.string(), region: regionCode.nullable(), frequency: z.enum(frequencies),
  paused: z.boolean(), lookedAt: z.string(), unread: z.number().int(), alerts: z.number().int(), demo: z.boolean(),
});
export type SavedSearch = z.output<typeof savedSearch>;

export const alertView = z.object({
  id: z.uuid(), searchId: z.uuid(), search: z.string(), kind: z.enum(['demand', 'result']), subjectId: z.uuid(), title: z.string(), field: z.string(), region: regionCode.nullable(),
  publishedAt: z.string(), foundAt: z.string(), read: z.boolean(),
});
export type AlertView = z.output<typeof alertView>;

export const listSearches = routeContract({
  id: 'brokers.listSearches', method: 'GET', path: '/api/brokers/searches', access: use,
  summary: { zh: '我的订阅检索', en: 'My saved searches' },
  response: z.array(savedSearch),
});

export const saveSearch = routeContract({
  id: 'brokers.saveSearch', method: 'POST', path: '/api/brokers/searches', access: use,
  summary: { zh: '保存检索并订阅提醒', en: 'Save a search with alerts' },
  body: searchDraft,
  response: savedSearch,
  errors: ['SEARCHES_TOO_MANY'],
});

export const changeSearch = routeContract({
  id: 'brokers.changeSearch', method: 'PUT', path: '/api/brokers/searches/:id', access: use,
  summary: { zh: '修改提醒频率、暂停或恢复', en: 'Change frequency, pause or resume' },
  params: idParams,
  body: z.object({ frequency: z.enum(frequencies), paused: z.boolean() }),
  response: savedSearch,
  errors: ['NOT_FOUND'],
});

export const deleteSearch = routeContract({
  id: 'brokers.deleteSearch', method: 'DELETE', path: '/api/brokers/searches/:id', access: use,
  summary: { zh: '删除订阅检索', en: 'Delete a saved search' },
  params: idParams,
  response: z.object({ deleted: z.boolean() }),
});

export const runSearch = routeContract({
  id: 'brokers.runSearch', method: 'POST', path: '/api/brokers/searches/:id/run', access: use,
  summary: { zh: '立即比对新发布的内容', en: 'Look for new publications now' },
  params: idParams,
  response: z.object({ found: z.number().int() }),
  errors: ['NOT_FOUND'],
});

export const listAlerts = routeContract({
  id: 'brokers.listAlerts', method: 'GET', path: '/api/brokers/alerts', access: use,
  summary: { zh: '订阅提醒', en: 'Alerts' },
  query: pageQuery.extend({ unread: z.stringbool().optional(), searchId: z.uuid().optional() }),
  response: pageOf(alertView).extend({ unread: z.number().int() }),
});

export const readAlerts = routeContract({
  id: 'brokers.readAlerts', method: 'POST', path: '/api/brokers/alerts/read', access: use,
  summary: { zh: '标为已读', en: 'Mark as read' },
  /** Left out: all of them. */
  body: z.object({ ids: z.array(z.uuid()).max(500).optional() }),
  response: z.object({ read: z.number().int() }),
});

const listName = z.enum(['alerts', 'mandates', 'commissions', 'register']);

export const exportList = routeContract({
  id: 'brokers.exportList', method: 'GET', path: '/api/brokers/exports/:list', access: 'signed-in',
  summary: { zh: '导出列表为 Excel', en: 'Export a list to Excel' },
  params: z.object({ list: listName }),
  produces: 'file',
});
export type ListName = z.output<typeof listName>;

export const commissionView = z.object({
  id: z.uuid(), contractId: z.uuid(), receiptId: z.uuid(), payeeKind: z.enum(['broker', 'agency', 'absorber']), payeeKey: z.string(), payeeName: z.string(), year: z.number().int(),
  region: regionCode, rule: z.string(), ruleVersion: z.string(), baseFen: fen, entitledFen: fen, amountFen: fen,
  explanation: z.array(z.object({ zh: z.string(), en: z.string() })), line: z.string().nullable(), proposedAt: z.string(),
});
export type CommissionView = z.output<typeof commissionView>;

export const listCommissions = routeContract({
  id: 'brokers.listCommissions', method: 'GET', path: '/api/brokers/commissions', access: 'signed-in',
  summary: { zh: '经纪奖补：本人的或辖区内的', en: 'Commissions: own ones or those of the jurisdiction' },
  query: pageQuery.extend({ scope: z.enum(['mine', 'jurisdiction']).default('mine'), contractId: z.uuid().optional(), year: z.coerce.number().int().optional() }),
  response: pageOf(commissionView).extend({ sumFen: fen }),
});
