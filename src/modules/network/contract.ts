import { z } from 'zod';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const recordKinds = ['demand', 'result'] as const;
export type RecordKind = (typeof recordKinds)[number];
const kind = z.enum(recordKinds);

/** Name of the record format that markets exchange. */
export const RECORD_FORMAT = 'innomatrix-record/1';

const header = { id: z.string().trim().min(1).max(200), kind, origin: z.string().trim().min(1).max(100), updatedAt: z.iso.datetime({ offset: true }) };

/** A record of the format: a living one, or a tombstone that says it was withdrawn. Nothing personal is in either. */
export const exchangeRecord = z.union([
  z.object({
    ...header,
    withdrawn: z.literal(false).optional(),
    title: z.string().trim().min(1).max(500),
    abstract: z.string().max(20_000).optional(),
    field: z.string().trim().max(200),
    /** GB/T 2260 code. */
    place: z.string().trim().max(100).nullable(),
    maturity: z.number().int().min(1).max(9).nullable(),
  }),
  z.object({ ...header, withdrawn: z.literal(true) }),
]);
export type ExchangeRecord = z.output<typeof exchangeRecord>;

/** A page of the feed. */
export const feedPage = z.object({
  format: z.literal(RECORD_FORMAT),
  origin: z.string().trim().min(1).max(100),
  generatedAt: z.iso.datetime({ offset: true }),
  records: z.array(exchangeRecord).max(5000),
  /** Token of the next page; null on the last. */
  next: z.string().max(500).nullable(),
});
export type FeedPage = z.output<typeof feedPage>;

export const getFeed = routeContract({
  id: 'network.getFeed',
  method: 'GET',
  path: '/api/network/feed',
  access: 'public',
  summary: { zh: '公开需求和成果的数据流（JSON）：某时刻以来的变化，含已撤回记录', en: 'Feed of open demands and results (JSON): changes since a moment, withdrawn ones included' },
  query: z.object({ since: z.iso.datetime({ offset: true }).optional(), page: z.string().max(500).optional() }),
  response: feedPage,
  errors: ['NETWORK_PAGE_UNKNOWN'],
});

export const oaiPmh = routeContract({
  id: 'network.oaiPmh',
  method: 'GET',
  path: '/api/network/oai',
  access: 'public',
  summary: { zh: '公开需求和成果的 OAI-PMH 2.0 接口', en: 'OAI-PMH 2.0 interface to open demands and results' },
  // The protocol answers wrong arguments in its own words, so everything is let in.
  query: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  produces: 'file',
});

export const getRecordSchema = routeContract({
  id: 'network.getRecordSchema',
  method: 'GET',
  path: '/api/network/record.xsd',
  access: 'public',
  summary: { zh: '数据交换记录格式的 XML 模式', en: 'XML schema of the record format' },
  produces: 'file',
});

const standing = z.object({ sent: z.number().int(), received: z.number().int(), accepted: z.number().int(), returned: z.number().int(), closed: z.number().int(), open: z.number().int() });
export const deskView = words.extend({
  id: z.string(),
  level: z.enum(['PROVINCE', 'CITY', 'COUNTY', 'INDUSTRY']),
  place: z.string(),
  city: z.string().nullable(),
  parent: z.string().nullable(),
  industry: words.nullable(),
  organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
  cases: standing,
});
export type DeskView = z.output<typeof deskView>;

export const listDesks = routeContract({
  id: 'network.listDesks',
  method: 'GET',
  path: '/api/network/desks',
  access: 'public',
  summary: { zh: '技术转移网络：各级工作台和行业分中心', en: 'The transfer network: desks of each level and industry sub-centres' },
  response: z.object({
    desks: z.array(deskView),
    clauses: z.array(z.object({ document: z.string(), clause: z.string() })),
    repository: words.extend({ origin: z.string() }),
    /** Desks for which whoever asks may send, and whether he may seat organisations. */
    mine: z.array(z.string()),
    maySeat: z.boolean(),
  }),
});

export const seatDesk = routeContract({
  id: 'network.seatDesk',
  method: 'PUT',
  path: '/api/network/desks/:id/organisation',
  access: { permission: 'network.desk.seat' },
  summary: { zh: '确定承担工作台的单位', en: 'Say which organisation runs a desk' },
  params: z.object({ id: z.string().max(40) }),
  body: z.object({ organisationId: z.uuid() }),
  response: z.object({}),
  errors: ['NOT_FOUND'],
});

export const handoverInput = z.object({
  fromDesk: z.string().max(40),
  toDesk: z.string().max(40),
  subjectKind: kind,
  subjectId: z.uuid(),
  reason: z.string().trim().min(4).max(1000),
});
export type HandoverInput = z.output<typeof handoverInput>;

export const handoverStatuses = ['SENT', 'RECEIVED', 'ACCEPTED', 'RETURNED', 'CLOSED', 'WITHDRAWN'] as const;
export const handoverView = z.object({
  id: z.string(),
  caseId: z.string(),
  fromDesk: z.string(),
  toDesk: z.string(),
  subjectKind: kind,
  subjectId: z.string(),
  title: z.string(),
  reason: z.string(),
  status: z.enum(handoverStatuses),
  responsibleDesk: z.string(),
  sentAt: z.iso.datetime(),
  sentByName: z.string(),
  receivedAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  answer: z.string().nullable(),
  /** The clock that runs now. */
  dueOn: z.iso.date().nullable(),
  light: z.enum(['green', 'yellow', 'red']).nullable(),
  demo: z.boolean(),
});
export type HandoverView = z.output<typeof handoverView>;

export const sendHandover = routeContract({
  id: 'network.sendHandover',
  method: 'POST',
  path: '/api/network/handovers',
  access: { permission: 'network.handover.send' },
  summary: { zh: '向另一工作台转办需求或成果咨询', en: 'Hand a demand or an enquiry about a result to another desk' },
  body: handoverInput,
  response: z.object({ id: z.string(), caseId: z.string() }),
  errors: ['NOT_FOUND', 'NETWORK_DESK_EMPTY', 'NETWORK_SAME_ORGANISATION', 'NETWORK_HANDOVER_OPEN'],
});

export const listHandovers = routeContract({
  id: 'network.listHandovers',
  method: 'GET',
  path: '/api/network/handovers',
  access: { permission: 'network.handover.read' },
  summary: { zh: '转办件：发出和收到的', en: 'Hand-overs sent and received' },
  query: pageQuery.extend({ desk: z.string().max(40).optional(), box: z.enum(['sent', 'received']).optional() }),
  response: pageOf(handoverView),
});

export const foreignView = z.object({
  origin: z.string(),
  id: z.string(),
  kind,
  title: z.string(),
  abstract: z.string().nullable(),
  field: z.string(),
  place: z.string().nullable(),
  maturity: z.number().int().nullable(),
  updatedAt: z.iso.datetime(),
  withdrawn: z.boolean(),
  harvestedAt: z.iso.datetime(),
});
export type ForeignView = z.output<typeof foreignView>;

export const listForeign = routeContract({
  id: 'network.listForeign',
  method: 'GET',
  path: '/api/network/foreign',
  access: 'public',
  summary: { zh: '来自其他市场的需求和成果', en: 'Demands and results from other markets' },
  query: pageQuery.extend({ q: z.string().trim().max(100).optional(), origin: z.string().max(100).optional(), kind: kind.optional() }),
  response: pageOf(foreignView).extend({ origins: z.array(z.string()) }),
});
