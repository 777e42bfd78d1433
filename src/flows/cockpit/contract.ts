import { z } from 'zod';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';
import { lights as targetLights, operators } from '../../modules/plan/contract.ts';
import { boardItem, lights, orderColours } from '../../modules/supervision/contract.ts';

/** Read-only answers that need several modules at once: what the cockpit, the task board and the calendar show. */

const read = { permission: 'supervision.progress.read' } as const;
const counts = z.record(z.enum(lights), z.number().int());
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const unitName = z.string().trim().min(1).max(200);

export const getHead = routeContract({
  id: 'cockpit.getHead',
  method: 'GET',
  path: '/api/cockpit/head',
  access: 'public',
  summary: { zh: '驾驶舱：任务、督办单、成交额和到期填报的总数', en: 'Cockpit: tasks, orders, turnover and reports due in a few numbers' },
  response: z.object({
    today: z.iso.date(),
    /** `public`: only tasks whose progress is public; `visible`: those the reader may see. */
    tasks: z.object({ scope: z.enum(['public', 'visible']), total: z.number().int(), lights: counts }),
    /** null for readers who may not see orders. */
    orders: z.object({ open: z.number().int(), overdue: z.number().int() }).nullable(),
    /** Monthly progress reports of the reader's tasks: `late` have passed their day. */
    reports: z.object({ due: z.number().int(), late: z.number().int() }).nullable(),
    /** Output of the zone by contracts registered on this platform. */
    turnover: z.object({ year: z.number().int(), fen: z.number().int(), contracts: z.number().int(), demoIncluded: z.boolean() }),
  }),
});

export const listKnownDays = routeContract({
  id: 'cockpit.listKnownDays',
  method: 'GET',
  path: '/api/cockpit/known-days',
  access: 'public',
  summary: { zh: '文件各指标的数据在哪些日期公布', en: 'On which days figures of a document’s indicators became public' },
  query: z.object({ document: z.string().max(60) }),
  response: z.object({ days: z.array(z.object({ on: z.iso.date(), figures: z.number().int() })) }),
});

export const listRecords = routeContract({
  id: 'cockpit.listRecords',
  method: 'GET',
  path: '/api/cockpit/records',
  access: 'public',
  summary: { zh: '平台数背后的合同：总数公开，明细按权限', en: 'Contracts behind a figure of the platform: the total is public, the items by permission' },
  query: pageQuery.extend({ indicator: z.string().max(60), place: z.string().max(20), year: z.coerce.number().int().min(2000).max(2100) }),
  response: pageOf(
    z.object({ id: z.uuid(), name: z.string(), registrationNumber: z.string(), registeredOn: z.iso.date(), seller: z.string().nullable(), buyer: z.string().nullable(), fen: z.number().int(), demo: z.boolean() }),
  ).extend({ side: z.enum(['seller', 'buyer']), all: z.number().int(), fen: z.number().int() }),
  errors: ['FIGURE_WITHOUT_RECORDS'],
});

/** The way up from a record: the figures it counts in and the targets judged by them. */
export const listCounted = routeContract({
  id: 'cockpit.listCounted',
  method: 'GET',
  path: '/api/cockpit/contracts/:id/figures',
  access: { permission: 'contracts.contract.read' },
  summary: { zh: '一份合同计入哪些指标、目标和条款', en: 'Figures, targets and clauses a contract counts for' },
  params: z.object({ id: z.uuid() }),
  response: z.object({
    figures: z.array(z.object({
      indicator: z.object({ code: z.string(), zh: z.string(), en: z.string(), unit: z.string(), unitEn: z.string(), decimals: z.number().int() }),
      place: z.object({ code: z.string(), zh: z.string(), en: z.string() }),
      year: z.number().int(),
      fen: z.number().int(),
      targets: z.array(z.object({ id: z.string(), document: z.string(), documentZh: z.string(), documentEn: z.string(), clause: z.string(), operator: z.enum(operators), value: z.number(), year: z.number().int(), light: z.enum(targetLights) })),
    })),
  }),
  errors: ['NOT_FOUND', 'FORBIDDEN'],
});

const milestone = z.object({ key: z.string(), zh: z.string(), en: z.string(), dueOn: z.iso.date(), verified: z.number() });
const card = boardItem.extend({
  startOn: z.iso.date().nullable(),
  milestones: z.array(milestone),
  /** Units of the document as the board names them: the organisation that answers, where one is named. */
  units: z.object({ lead: z.string().nullable(), cooperating: z.array(z.string()) }),
});
export type TaskCardView = z.output<typeof card>;

export const taskFilter = z.object({
  /** An organisation, or a unit as a document names it; as lead or cooperating. */
  unit: unitName.optional(),
  place: z.string().max(20).optional(),
  document: z.string().max(60).optional(),
  /** With a milestone due in the quarter, `2026-Q3`. */
  quarter: z.string().regex(/^\d{4}-Q[1-4]$/).optional(),
  light: z.enum(lights).optional(),
});
export type TaskFilter = z.output<typeof taskFilter>;

const unitLoad = z.object({
  unit: z.string(),
  /** Names in documents that this organisation answers for. */
  names: z.array(z.string()),
  /** Whether an organisation of the platform answers. */
  answers: z.boolean(),
  documents: z.number().int(),
  leads: z.number().int(),
  cooperates: z.number().int(),
  /** Lights of the tasks it leads. */
  lights: counts,
  lateMilestones: z.number().int(),
  lateReports: z.number().int(),
  openOrders: z.number().int(),
  lateOrders: z.number().int(),
});
export type UnitLoad = z.output<typeof unitLoad>;

export const getTaskBoard = routeContract({
  id: 'cockpit.getTaskBoard',
  method: 'GET',
  path: '/api/cockpit/board',
  access: read,
  summary: { zh: '任务看板：按灯分列，可按单位、城市、文件、季度筛选', en: 'Task board in columns of lights, filtered by unit, city, document and quarter' },
  query: taskFilter.extend({
    /** Cards in each column; the rest is counted. */
    limit: z.coerce.number().int().min(1).max(500).default(20),
  }),
  response: z.object({
    today: z.iso.date(),
    total: z.number().int(),
    columns: z.array(z.object({ light: z.enum(lights), total: z.number().int(), items: z.array(card) })),
    /** What may be chosen, over all tasks the reader may see. */
    choices: z.object({
      units: z.array(unitLoad.pick({ unit: true, leads: true, cooperates: true, lights: true })),
      places: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
      documents: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
      quarters: z.array(z.string()),
    }),
  }),
});

export const downloadTasks = routeContract({
  id: 'cockpit.downloadTasks',
  method: 'GET',
  path: '/api/cockpit/board.xlsx',
  access: read,
  summary: { zh: '导出任务清单（Excel）', en: 'The tasks of the board as a workbook' },
  query: taskFilter,
  produces: 'file',
});

export const agendaKinds = ['MILESTONE', 'REPORT', 'ORDER'] as const;
const agendaEntry = z.object({
  on: z.iso.date(),
  kind: z.enum(agendaKinds),
  task: z.object({ id: z.string(), no: z.number().int(), zh: z.string(), en: z.string() }),
  organisation: z.string().nullable(),
  zh: z.string(),
  en: z.string(),
  state: z.enum(['DONE', 'OPEN', 'LATE']),
  /** Page to open. */
  to: z.string(),
});
export type AgendaEntry = z.output<typeof agendaEntry>;

export const getAgenda = routeContract({
  id: 'cockpit.getAgenda',
  method: 'GET',
  path: '/api/cockpit/agenda',
  access: read,
  summary: { zh: '日历：节点、填报截止日和督办单期限', en: 'Calendar: milestones, reporting days and deadlines of orders' },
  query: z.object({ month, months: z.coerce.number().int().min(1).max(12).default(1), unit: unitName.optional() }),
  response: z.object({
    today: z.iso.date(),
    entries: z.array(agendaEntry),
    units: z.array(z.string()),
    /** Days off that fall on weekdays, and weekend days that are worked, with the name of the holiday. */
    days: z.array(z.object({ on: z.iso.date(), works: z.boolean(), zh: z.string(), en: z.string() })),
    /** Years whose holidays have not been announced yet. */
    provisional: z.array(z.number().int()),
  }),
});

export const downloadAgenda = routeContract({
  id: 'cockpit.downloadAgenda',
  method: 'GET',
  path: '/api/cockpit/agenda.ics',
  access: read,
  summary: { zh: '一个单位的督查日历（iCalendar）', en: 'Calendar of one unit as iCalendar' },
  query: z.object({ unit: unitName.optional() }),
  produces: 'file',
});

export const listUnitLoads = routeContract({
  id: 'cockpit.listUnitLoads',
  method: 'GET',
  path: '/api/cockpit/units',
  access: read,
  summary: { zh: '各单位承担的任务和逾期情况', en: 'What each unit carries and is late with' },
  response: z.object({ today: z.iso.date(), units: z.array(unitLoad) }),
});

const lateThing = z.object({
  kind: z.enum(agendaKinds),
  task: agendaEntry.shape.task,
  zh: z.string(),
  en: z.string(),
  dueOn: z.iso.date(),
  days: z.number().int(),
  to: z.string(),
  colour: z.enum(orderColours).nullable(),
});
export type LateThing = z.output<typeof lateThing>;

export const getUnitLoad = routeContract({
  id: 'cockpit.getUnitLoad',
  method: 'GET',
  path: '/api/cockpit/units/:unit',
  access: read,
  summary: { zh: '一个单位在全部文件中承担的任务和逾期事项', en: 'What one unit carries over all documents, and what it is late with' },
  params: z.object({ unit: unitName }),
  response: z.object({
    today: z.iso.date(),
    load: unitLoad,
    documents: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string(), leads: z.array(card), cooperates: z.array(card) })),
    late: z.array(lateThing),
    next: z.array(agendaEntry),
  }),
  errors: ['NOT_FOUND'],
});
