import { z } from 'zod';
import { pageOf, pageQuery } from '../../../kernel/base/page.ts';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { brokerLevels, brokerStatuses, fen, idParams, regionCode } from './words.ts';

/** What everybody may know of a broker. */
export const publicBroker = z.object({
  id: z.uuid(),
  /** Number in the register, `JJR000012`. */
  number: z.string(),
  name: z.string(),
  level: z.enum(brokerLevels).nullable(),
  status: z.enum(brokerStatuses),
  /** In whose name the person practises today; null when in nobody's. */
  organisation: z.string().nullable(),
  region: regionCode,
  fields: z.array(z.string()),
  registeredOn: z.iso.date().nullable(),
  demo: z.boolean(),
});
export type PublicBroker = z.output<typeof publicBroker>;

export const brokerView = publicBroker.extend({
  civilServant: z.boolean(),
  contact: z.string(),
  caseId: z.uuid(),
  own: z.boolean(),
  practices: z.array(z.object({ organisationId: z.uuid(), organisation: z.string(), fromOn: z.iso.date(), untilOn: z.iso.date().nullable() })),
  trainings: z.array(z.object({ id: z.uuid(), course: z.string(), hours: z.number().int(), endedOn: z.iso.date(), certificate: z.string() })),
  /** Hours of training that registration asks for. */
  hoursAsked: z.number().int(),
  annualRecords: z.array(z.object({ year: z.number().int(), statement: z.string(), continuedHours: z.number().int(), mandates: z.number().int(), registeredContracts: z.number().int(), filedAt: z.string() })),
  commissions: z.array(z.object({ year: z.number().int(), fen, count: z.number().int() })),
  may: z.object({ train: z.boolean(), move: z.boolean(), file: z.boolean() }),
});
export type BrokerView = z.output<typeof brokerView>;

export const listRegister = routeContract({
  id: 'brokers.listRegister',
  method: 'GET',
  path: '/api/brokers/register',
  access: 'public',
  summary: { zh: '技术经纪人名册（公开）', en: 'Public register of brokers' },
  query: pageQuery.extend({ q: z.string().trim().max(100).optional(), region: regionCode.optional(), level: z.enum(brokerLevels).optional() }),
  response: pageOf(publicBroker),
});

export const verifyBroker = routeContract({
  id: 'brokers.verifyBroker',
  method: 'GET',
  path: '/api/brokers/register/:number',
  access: 'public',
  summary: { zh: '按编号核验技术经纪人', en: 'Verify a broker by number' },
  params: z.object({ number: z.string().trim().max(20) }),
  response: z.object({ broker: publicBroker, /** Registered, not suspended, and practising in somebody's name today. */ valid: z.boolean(), today: z.iso.date() }),
  errors: ['NOT_FOUND'],
});

export const listBrokers = routeContract({
  id: 'brokers.listBrokers',
  method: 'GET',
  path: '/api/brokers',
  access: { permission: 'brokers.register.read' },
  summary: { zh: '技术经纪人管理：含申请中的', en: 'Brokers with their applications' },
  query: pageQuery.extend({ q: z.string().trim().max(100).optional(), status: z.enum(brokerStatuses).optional() }),
  response: pageOf(publicBroker.extend({ caseId: z.uuid(), hours: z.number().int() })),
});

export const myBroker = routeContract({
  id: 'brokers.myBroker',
  method: 'GET',
  path: '/api/brokers/mine',
  access: { permission: 'brokers.desk.use' },
  summary: { zh: '本人的经纪人登记', en: 'The own registration' },
  response: z.object({ broker: brokerView.nullable(), organisations: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
});

export const getBroker = routeContract({
  id: 'brokers.getBroker',
  method: 'GET',
  path: '/api/brokers/persons/:id',
  access: 'signed-in',
  summary: { zh: '技术经纪人档案', en: 'Record of a broker' },
  params: idParams,
  response: brokerView,
  errors: ['NOT_FOUND'],
});

export const applyAsBroker = routeContract({
  id: 'brokers.applyAsBroker',
  method: 'POST',
  path: '/api/brokers/applications',
  access: { permission: 'brokers.register.apply' },
  summary: { zh: '申请登记为技术经纪人', en: 'Apply for registration as a broker' },
  body: z.object({
    organisationId: z.uuid(),
    fields: z.array(z.string().trim().min(1).max(50)).min(1).max(10),
    region: regionCode,
    civilServant: z.boolean(),
    contact: z.string().trim().max(200).default(''),
  }),
  response: brokerView,
  errors: ['BROKER_EXISTS', 'FORBIDDEN'],
});

export const addTraining = routeContract({
  id: 'brokers.addTraining',
  method: 'POST',
  path: '/api/brokers/persons/:id/trainings',
  access: { permission: 'brokers.register.train' },
  summary: { zh: '登记培训', en: 'Record training' },
  params: idParams,
  body: z.object({ course: z.string().trim().min(2).max(200), hours: z.number().int().min(1).max(1000), endedOn: z.iso.date(), certificate: z.string().trim().min(1).max(100) }),
  response: brokerView,
  errors: ['TRAINING_RECORDED'],
});

export const movePractice = routeContract({
  id: 'brokers.movePractice',
  method: 'POST',
  path: '/api/brokers/persons/:id/practices',
  access: { permission: 'brokers.register.apply' },
  summary: { zh: '变更执业机构', en: 'Practise in the name of another organisation' },
  params: idParams,
  body: z.object({ organisationId: z.uuid(), fromOn: z.iso.date() }),
  response: brokerView,
  errors: ['BROKER_PRACTISES_ELSEWHERE', 'PRACTICE_BACKDATED'],
});

export const fileAnnualRecord = routeContract({
  id: 'brokers.fileAnnualRecord',
  method: 'POST',
  path: '/api/brokers/persons/:id/annual-records',
  access: { permission: 'brokers.register.apply' },
  summary: { zh: '提交年度执业报告', en: 'File the annual record' },
  params: idParams,
  body: z.object({ year: z.number().int().min(2015).max(2100), statement: z.string().trim().min(10).max(4000), continuedHours: z.number().int().min(0).max(1000) }),
  response: brokerView,
  errors: ['ANNUAL_RECORD_FILED'],
});
