import { z } from 'zod';
import { pageOf, pageQuery } from '../base/page.ts';
import { routeContract } from '../base/route-contract.ts';
import { definitionSchema } from './domain/definition.ts';
import { formSchema } from './domain/form.ts';

export { findAction, findState, isOptional } from './domain/definition.ts';
export type { ActionDefinition, ActorRule, Clause, ClockDefinition, Definition, NoticeDefinition, StateDefinition } from './domain/definition.ts';
export { formIn } from './domain/form.ts';
export type { Form, FormField } from './domain/form.ts';
export { evaluateCase } from './domain/evaluate.ts';
export { allowedActions, mayAct } from './domain/allowed.ts';
export { diagramOf } from './domain/diagram.ts';
export type { AllowedAction, Viewer } from './domain/allowed.ts';
export type { CaseAction, CaseHistory, ClockStatus, Evaluation, Light, NoticeStatus, ObjectionStatus } from './domain/history.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const day = z.string();
const light = z.enum(['green', 'yellow', 'red']);
const kind = z.enum(['open', 'done', 'stopped']);

const partyMember = z.object({ organisationId: z.string(), name: z.string() });

export const caseSummary = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  definition: z.object({ id: z.string(), version: z.number().int(), zh: z.string(), en: z.string() }),
  subject: z.object({ kind: z.string(), id: z.string() }),
  parties: z.record(z.string(), z.array(partyMember)),
  region: z.string().nullable(),
  park: z.string().nullable(),
  openedAt: z.string(),
  lastAt: z.string(),
  state: words.extend({ id: z.string(), kind, since: day }),
  light,
  dueOn: day.nullable(),
});
export type CaseSummary = z.output<typeof caseSummary>;

/** A case that waits for the reader, and what he can do about it. */
export const inboxItem = caseSummary.extend({
  next: z.array(words.extend({ action: z.string(), from: day.nullable() })),
});
export type InboxItem = z.output<typeof inboxItem>;

const lights = z.object({ green: z.number().int(), yellow: z.number().int(), red: z.number().int() });

export const readInbox = routeContract({
  id: 'procedure.readInbox',
  method: 'GET',
  path: '/api/inbox',
  access: 'signed-in',
  summary: { zh: '待办事项，最急的在前', en: 'What waits for me, the most urgent first' },
  query: pageQuery.extend({
    /** `now`: can be done today. `later`: a period must run out first. */
    when: z.enum(['now', 'later']).default('now'),
    definition: z.string().max(100).optional(),
    light: light.optional(),
    text: z.string().trim().max(100).optional(),
  }),
  response: pageOf(inboxItem).extend({
    /** Over all pages and whatever light is filtered by. */
    lights,
    later: z.number().int(),
  }),
});

export const listCases = routeContract({
  id: 'procedure.listCases',
  method: 'GET',
  path: '/api/cases',
  access: { permission: 'procedure.case.read' },
  summary: { zh: '查询事项', en: 'Cases, last changed first' },
  query: pageQuery.extend({
    definition: z.string().max(100).optional(),
    state: z.string().max(100).optional(),
    kind: kind.optional(),
    light: light.optional(),
    region: z.string().max(12).optional(),
    subjectKind: z.string().max(100).optional(),
    subjectId: z.string().max(200).optional(),
    text: z.string().trim().max(100).optional(),
  }),
  response: pageOf(caseSummary),
});

const caseAction = z.object({
  seq: z.number().int(),
  action: z.string(),
  at: z.string(),
  accountId: z.string().nullable(),
  accountName: z.string().nullable(),
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  role: z.string().nullable(),
  flow: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  reason: z.string().nullable(),
  hash: z.string(),
});

const clockStatus = z.object({
  id: z.string(),
  run: z.number().int(),
  status: z.enum(['idle', 'running', 'paused', 'stopped']),
  startedOn: day.nullable(),
  dueOn: day.nullable(),
  stoppedOn: day.nullable(),
  remaining: z.number().int().nullable(),
  light,
  late: z.boolean(),
});

const noticeStatus = z.object({
  id: z.string(),
  run: z.number().int(),
  status: z.enum(['idle', 'running', 'elapsed', 'stopped']),
  from: day.nullable(),
  until: day.nullable(),
  restarted: z.array(z.object({ from: day, until: day, on: day })),
  objections: z.array(
    z.object({
      seq: z.number().int(),
      filedOn: day,
      by: z.string().nullable(),
      accountId: z.string().nullable(),
      text: z.string(),
      answerDueOn: day,
      status: z.enum(['open', 'upheld', 'dismissed']),
      answeredOn: day.nullable(),
      answer: z.string().nullable(),
      light,
    }),
  ),
});

const evaluation = z.object({
  state: z.string(),
  stateSince: day,
  kind,
  done: z.boolean(),
  seq: z.number().int(),
  today: day,
  clocks: z.array(clockStatus),
  notices: z.array(noticeStatus),
  light,
  dueOn: day.nullable(),
  turnsYellowOn: day.nullable(),
  turnsRedOn: day.nullable(),
  options: z.array(
    z.object({
      action: z.string(),
      notBefore: day.nullable(),
      notAfter: day.nullable(),
      notBy: z.array(z.string()),
      blocked: z.array(words),
    }),
  ),
  facts: z.record(z.string(), z.unknown()),
});

const viewer = z.object({
  accountId: z.string().nullable(),
  permissions: z.array(z.string()),
  partyPermissions: z.record(z.string(), z.array(z.string())),
});

const allowed = z.object({ action: z.string(), allowed: z.boolean(), why: z.array(words) });
const caseParams = z.object({ id: z.string().max(100) });

export const readCase = routeContract({
  id: 'procedure.readCase',
  method: 'GET',
  path: '/api/cases/:id',
  access: 'signed-in',
  summary: { zh: '事项详情', en: 'A case: its definition, actions, standing and what the reader may do' },
  params: caseParams,
  response: z.object({
    case: caseSummary,
    definition: definitionSchema,
    actions: z.array(caseAction),
    evaluation,
    viewer,
    allowed: z.array(allowed),
    /** Hash of the opening; the first action's hash builds on it. */
    hash: z.string(),
    /** Whether the chain of hashes was recomputed and holds. */
    intact: z.boolean(),
  }),
  errors: ['NOT_FOUND', 'FORBIDDEN'],
});

export const takeAction = routeContract({
  id: 'procedure.takeAction',
  method: 'POST',
  path: '/api/cases/:id/actions/:action',
  access: 'signed-in',
  summary: { zh: '办理', en: 'Take an action in a case' },
  params: caseParams.extend({ action: z.string().max(100) }),
  body: z.object({
    /** `seq` the person saw; null only for actions open to anybody, such as an objection. */
    expectedSeq: z.number().int().min(0).nullable(),
    data: z.record(z.string(), z.unknown()).default({}),
    reason: z.string().trim().max(4000).nullable().default(null),
    /** The same key again gives the same answer and does nothing twice. */
    idempotencyKey: z.string().min(8).max(100).optional(),
  }),
  response: z.object({ caseId: z.string(), seq: z.number().int(), state: words.extend({ id: z.string() }) }),
  errors: ['CASE_CHANGED', 'ACTION_NOT_POSSIBLE', 'ACTION_FORBIDDEN', 'FORM_INVALID', 'REASON_REQUIRED', 'GUARD_REFUSED', 'IDEMPOTENCY_KEY_REUSED'],
});

export const listProcedures = routeContract({
  id: 'procedure.listProcedures',
  method: 'GET',
  path: '/api/procedures',
  access: 'public',
  summary: { zh: '办事流程', en: 'The procedures of the zone' },
  response: z.object({
    items: z.array(
      z.object({ id: z.string(), version: z.number().int(), title: words, purpose: words, subjectKind: z.string() }),
    ),
  }),
});

export const readProcedure = routeContract({
  id: 'procedure.readProcedure',
  method: 'GET',
  path: '/api/procedures/:id',
  access: 'public',
  summary: { zh: '办事流程详情与流程图', en: 'One procedure with its diagram' },
  params: z.object({ id: z.string().max(100) }),
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  response: z.object({
    definition: definitionSchema,
    hash: z.string(),
    /** SVG in Chinese and in English. */
    diagram: words,
    mermaid: words,
  }),
  errors: ['NOT_FOUND'],
});

export const readStatistics = routeContract({
  id: 'procedure.readStatistics',
  method: 'GET',
  path: '/api/procedures/:id/statistics',
  access: { permission: 'procedure.case.read' },
  summary: { zh: '办理统计', en: 'How a procedure runs, over the cases the reader may see' },
  params: z.object({ id: z.string().max(100) }),
  response: z.object({
    definitionId: z.string(),
    states: z.array(words.extend({ state: z.string(), kind, cases: z.number().int() })),
    open: lights,
    finished: z.object({ done: z.number().int(), stopped: z.number().int(), medianDays: z.number().nullable(), late: z.number().int() }),
  }),
  errors: ['NOT_FOUND'],
});

export const publicNotice = z.object({
  caseId: z.string(),
  caseNumber: z.string(),
  noticeId: z.string(),
  title: words,
  object: z.string(),
  organisations: z.array(z.string()),
  region: z.string().nullable(),
  run: z.number().int(),
  from: day,
  until: day,
  /** `ended`: the period is over; whether the matter was decided is not said here. */
  status: z.enum(['running', 'ended']),
  places: z.array(words),
  shown: z.array(words.extend({ field: z.string(), format: z.string().nullable(), value: z.unknown(), valueZh: z.string().nullable(), valueEn: z.string().nullable() })),
  clauses: z.array(z.object({ document: z.string(), path: z.string(), note: z.string().optional() })),
  /** The action that files an objection, with its form; null once the period is over. */
  objection: words.extend({ action: z.string(), form: formSchema }).nullable(),
  /** Objections of the reader himself with their answers. */
  mine: z.array(z.object({ seq: z.number().int(), filedOn: day, text: z.string(), status: z.enum(['open', 'upheld', 'dismissed']), answer: z.string().nullable(), answerDueOn: day })),
});
export type PublicNotice = z.output<typeof publicNotice>;

export const listNotices = routeContract({
  id: 'procedure.listNotices',
  method: 'GET',
  path: '/api/notices',
  access: 'public',
  summary: { zh: '公示', en: 'Public notices, the one that ends first on top' },
  query: pageQuery.extend({ status: z.enum(['running', 'ended']).default('running'), text: z.string().trim().max(100).optional() }),
  response: pageOf(publicNotice),
});

export const calendarYear = z.object({
  year: z.number().int(),
  provisional: z.boolean(),
  source: z.object({ document: z.string(), issuedOn: day, title: z.string() }),
  holidays: z.array(words.extend({ from: day, to: day })),
  makeUpDays: z.array(day),
});
export type CalendarYear = z.output<typeof calendarYear>;

export const readCalendar = routeContract({
  id: 'procedure.readCalendar',
  method: 'GET',
  path: '/api/calendar/:year',
  access: 'public',
  summary: { zh: '工作日历', en: 'Holidays and make-up working days of a year' },
  params: z.object({ year: z.coerce.number().int() }),
  response: calendarYear,
  errors: ['NOT_FOUND'],
});
