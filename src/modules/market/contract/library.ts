import { z } from 'zod';
import { pageOf, pageQuery } from '../../../kernel/base/page.ts';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { calendarDate, idParams, instant, resultStatuses } from './words.ts';
import { resultView } from './result.ts';

export const submitResult = routeContract({
  id: 'market.submitResult',
  method: 'POST',
  path: '/api/market/results/:id/submit',
  access: { permission: 'market.result.write' },
  summary: { zh: '提交单位审核', en: 'Submit a result to its unit' },
  params: idParams,
  /** Confirmed by all completers; asked for by the procedure. */
  body: z.object({ truthful: z.literal(true) }),
  response: resultView,
  errors: ['RESULT_NOT_EDITABLE', 'GUARD_REFUSED'],
});

export const recordMaturity = routeContract({
  id: 'market.recordMaturity',
  method: 'POST',
  path: '/api/market/results/:id/maturity',
  access: { permission: 'market.result.write' },
  summary: { zh: '更新成熟度并附依据', en: 'Record a new maturity with its evidence' },
  params: idParams,
  body: z.object({ level: z.number().int().min(1).max(9), evidence: z.string().trim().min(4).max(2000), asOf: calendarDate }),
  response: resultView,
  errors: ['NOT_FOUND'],
});

export const resultHistory = routeContract({
  id: 'market.resultHistory',
  method: 'GET',
  path: '/api/market/results/:id/history',
  access: 'signed-in',
  summary: { zh: '成果的版本、成熟度和自行转化记录', en: 'Versions, maturity and requests of a result' },
  params: idParams,
  response: z.object({
    /** The newest first; each with what it changed. Shown to its own unit. */
    versions: z.array(z.object({
      no: z.number().int(), at: instant, accountName: z.string(),
      changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
    })),
    maturity: z.array(z.object({ no: z.number().int(), level: z.number().int(), evidence: z.string(), asOf: z.string(), at: instant, accountName: z.string() })),
    selfTransformations: z.array(z.object({
      id: z.uuid(), askedName: z.string(), plan: z.string(), askedAt: instant, status: z.enum(['ASKED', 'AGREED', 'REFUSED']), answer: z.string().nullable(),
      answeredName: z.string().nullable(), answeredAt: instant.nullable(),
    })),
    may: z.object({ ask: z.boolean(), answer: z.boolean(), mature: z.boolean() }),
  }),
  errors: ['NOT_FOUND'],
});

export const askSelfTransformation = routeContract({
  id: 'market.askSelfTransformation',
  method: 'POST',
  path: '/api/market/results/:id/self-transformation',
  access: { permission: 'market.result.self-transform' },
  summary: { zh: '完成人申请自行转化', en: 'A completer asks to transform an idle result himself' },
  params: idParams,
  body: z.object({ plan: z.string().trim().min(4).max(4000) }),
  response: z.object({}),
  errors: ['RESULT_NOT_IDLE', 'NOT_A_COMPLETER', 'SELF_TRANSFORMATION_OPEN'],
});

export const answerSelfTransformation = routeContract({
  id: 'market.answerSelfTransformation',
  method: 'POST',
  path: '/api/market/results/:id/self-transformation/answer',
  access: { permission: 'market.result.review' },
  summary: { zh: '答复自行转化申请', en: 'Answer a request to transform a result' },
  params: idParams,
  body: z.object({ agree: z.boolean(), answer: z.string().trim().min(4).max(4000) }),
  response: z.object({}),
  errors: ['SELF_TRANSFORMATION_ANSWERED', 'SELF_TRANSFORMATION_SAME_HAND'],
});

export const listIdleResults = routeContract({
  id: 'market.listIdleResults',
  method: 'GET',
  path: '/api/market/idle-results',
  access: 'signed-in',
  summary: { zh: '一年未转化成果（本单位，或辖区内）', en: 'Results that lie idle, of the own unit or of the jurisdiction' },
  query: pageQuery,
  response: pageOf(z.object({
    id: z.uuid(), title: z.string(), organisationName: z.string(), region: z.string().nullable(), status: z.enum(resultStatuses), registeredAt: instant,
    months: z.number().int(),
    /** `NEAR`: reached, and the unit is told with the next round of the job. */
    step: z.enum(['NEAR', 'TOLD', 'MARKED']), completers: z.array(z.string()), selfStatus: z.string().nullable(), demo: z.boolean(),
  })).extend({ tellAfter: z.number().int(), markAfter: z.number().int() }),
});

export const reviewDesk = routeContract({
  id: 'market.reviewDesk',
  method: 'GET',
  path: '/api/market/review-desk',
  access: { permission: 'market.result.review' },
  summary: { zh: '待本单位审核的成果', en: 'Results that wait for review by the unit' },
  query: pageQuery,
  response: pageOf(z.object({
    id: z.uuid(), title: z.string(), field: z.string(), maturity: z.number().int().nullable(), completers: z.array(z.string()), updatedAt: instant, caseId: z.uuid().nullable(), secrecy: z.string(),
    fundingFiscal: z.boolean(),
  })),
});

const projectStates = ['DUE', 'OVERDUE', 'ORDERED', 'ORDER_OVERDUE', 'MET'] as const;

export const listFundedProjects = routeContract({
  id: 'market.listFundedProjects',
  method: 'GET',
  path: '/api/market/funded-projects',
  access: { permission: 'market.duty.read' },
  summary: { zh: '财政项目成果汇交清单', en: 'Funded projects that owe their results' },
  query: pageQuery,
  response: pageOf(z.object({
    id: z.uuid(), organisationName: z.string(), number: z.string(), title: z.string(), endedOn: z.string(), dueOn: z.string(), orderedOn: z.string().nullable(),
    correctBy: z.string().nullable(), orderReason: z.string().nullable(), results: z.number().int(), state: z.enum(projectStates), mayOrder: z.boolean(),
  })).extend({ clause: z.string(), mayEnter: z.boolean(), units: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
});

export const enterFundedProject = routeContract({
  id: 'market.enterFundedProject',
  method: 'POST',
  path: '/api/market/funded-projects',
  access: { permission: 'market.duty.manage' },
  summary: { zh: '登记应汇交成果的财政项目', en: 'Enter a funded project that owes its results' },
  body: z.object({ organisationId: z.uuid(), number: z.string().trim().min(2).max(100), title: z.string().trim().min(2).max(300), endedOn: calendarDate }),
  response: z.object({ id: z.uuid() }),
  errors: ['FUNDED_PROJECT_EXISTS', 'NOT_FOUND'],
});

export const orderCorrection = routeContract({
  id: 'market.orderCorrection',
  method: 'POST',
  path: '/api/market/funded-projects/:id/order',
  access: { permission: 'market.duty.manage' },
  summary: { zh: '责令改正', en: 'Order a correction' },
  params: idParams,
  body: z.object({ reason: z.string().trim().min(4).max(1000) }),
  response: z.object({}),
  errors: ['NOT_FOUND', 'DUTY_NOT_OVERDUE'],
});
