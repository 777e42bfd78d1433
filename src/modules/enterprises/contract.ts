import { z } from 'zod';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';
import { closureDraft } from './contract/closure.ts';
import { day, idParams, reason, words } from './contract/words.ts';

const count = z.number().int();
const region = z.string().regex(/^\d{6}$/);
const park = z.string().regex(/^[A-Z]\d{2,3}$/);
const source = z.string().trim().min(2).max(200);
const sector = z.enum(['MANUFACTURING', 'TECHNOLOGY_SME', 'EXCLUDED', 'OTHER']);
const empty = z.object({});
/** As `FactConfidence` of the rules; written out, because this file travels to the browser and the engine should not. */
const factConfidence = z.enum(['MEASURED', 'REPORTED', 'DECLARED', 'ESTIMATED']);

export const firmDraft = z.object({
  creditCode: z.string().trim().length(18),
  name: z.string().trim().min(2).max(200),
  city: region,
  park: park.nullable(),
  field: z.string().max(60).nullable(),
  sector,
  foundedOn: day.nullable(),
  organisationId: z.uuid().nullable(),
  recordsCheckedOn: day.nullable(),
});
export type FirmDraft = z.output<typeof firmDraft>;

const firm = firmDraft.extend({ id: z.string(), version: count, demo: z.boolean() });

const held = z.object({ type: z.string(), edition: count, expiresOn: day.nullable() });
const listed = z.object({
  id: z.string(), creditCode: z.string(), name: z.string(), city: z.string(), park: z.string().nullable(), sector, foundedOn: day.nullable(), rung: z.string(), held: z.array(held),
  pools: z.array(z.object({ pool: z.string(), level: z.enum(['CITY', 'PROVINCE']) })), demo: z.boolean(), closedOn: day.nullable(),
});
export type ListedEnterprise = z.output<typeof listed>;

/** Names of everything a screen about firms needs: rungs, pools, items, places. */
export const getVocabulary = routeContract({
  id: 'enterprises.getVocabulary',
  method: 'GET',
  path: '/api/enterprises/vocabulary',
  access: 'signed-in',
  summary: { zh: '企业培育的梯度、资质、培育库和指标项', en: 'Ladder, qualifications, pools and items of dossiers' },
  response: z.object({
    main: z.array(words.extend({ type: z.string(), rule: z.string().nullable(), qualification: z.boolean(), validYears: count.nullable() })),
    specialised: z.array(words.extend({ type: z.string(), rule: z.string().nullable(), qualification: z.boolean(), validYears: count.nullable() })),
    labels: z.array(words.extend({ type: z.string(), rule: z.string().nullable(), qualification: z.boolean(), validYears: count.nullable() })),
    pools: z.array(words.extend({ id: z.string(), leadsTo: z.string(), years: count, rule: z.string().nullable() })),
    items: z.array(words.extend({ id: z.string(), kind: z.enum(['NUMBER', 'TRUTH']), unit: z.string().nullable(), min: z.number(), max: z.number(), whole: z.boolean(), lasting: z.boolean(), group: z.string(), confidential: z.boolean(), declared: z.boolean() })),
    facts: z.array(words.extend({ id: z.string(), unit: z.string().nullable() })),
    cities: z.array(words.extend({ code: z.string() })),
    parks: z.array(words.extend({ code: z.string(), city: z.string() })),
  }),
});

const firmQuery = pageQuery.extend({
  q: z.string().trim().max(100).optional(), city: region.optional(), park: park.optional(), rung: z.string().max(40).optional(), type: z.string().max(40).optional(),
  endingWithin: z.coerce.number().int().min(1).max(400).optional(),
});
export const listEnterprises = routeContract({
  id: 'enterprises.listEnterprises',
  method: 'GET',
  path: '/api/enterprises',
  access: { permission: 'enterprises.dossier.read' },
  summary: { zh: '企业库', en: 'Firms' },
  query: firmQuery,
  response: pageOf(listed),
});

export const exportEnterprises = routeContract({
  id: 'enterprises.exportEnterprises',
  method: 'GET',
  path: '/api/enterprises/export',
  access: { permission: 'enterprises.dossier.read' },
  summary: { zh: '导出企业库（工作簿，可再导入）', en: 'Export firms as a workbook that can be imported again' },
  query: firmQuery.omit({ page: true, pageSize: true }),
  produces: 'file',
});

export const importEnterprises = routeContract({
  id: 'enterprises.importEnterprises',
  method: 'POST',
  path: '/api/enterprises/import',
  access: { permission: 'enterprises.dossier.manage' },
  summary: { zh: '导入企业档案（全部成功才入库）', en: 'Import dossiers, all or nothing' },
  query: z.object({ check: z.enum(['true', 'false']).default('false') }),
  upload: { maxBytes: 30_000_000 },
  response: z.object({ firms: count, newFirms: count, figures: count, qualifications: count, checkedOnly: z.boolean() }),
  errors: ['ENTERPRISE_IMPORT_REFUSED'],
});

export const enterFirm = routeContract({
  id: 'enterprises.enterFirm',
  method: 'POST',
  path: '/api/enterprises',
  access: { permission: 'enterprises.dossier.manage' },
  summary: { zh: '建立企业档案', en: 'Open the dossier of a firm' },
  body: firmDraft,
  response: z.object({ id: z.string() }),
  errors: ['ENTERPRISE_KNOWN', 'CREDIT_CODE_INVALID', 'PLACE_UNKNOWN', 'FOUNDED_IN_FUTURE', 'RECORDS_CHECKED_IN_FUTURE'],
});

export const updateFirm = routeContract({
  id: 'enterprises.updateFirm',
  method: 'PUT',
  path: '/api/enterprises/:id',
  access: { permission: 'enterprises.dossier.manage' },
  summary: { zh: '修改企业基本信息', en: 'Change master data of a firm' },
  params: idParams,
  body: firmDraft.extend({ version: count }),
  response: z.object({ version: count }),
  errors: ['ENTERPRISE_CHANGED_MEANWHILE', 'CITY_BY_MOVE_ONLY'],
});

const figure = z.object({ item: z.string(), year: count, value: z.number(), source: z.string(), asOf: day, confidence: factConfidence, locked: z.boolean(), versions: count });
const qualification = z.object({
  id: z.string(), type: z.string(), level: z.string(), edition: count, certNo: z.string().nullable(), issuedOn: day, expiresOn: day.nullable(), issuer: z.string(), city: z.string(), revokedFrom: day.nullable(),
  revokedReason: z.string().nullable(), state: z.enum(['VALID', 'ENDING', 'EXPIRED', 'REVOKED', 'NOT_YET']),
});
const round = z.object({ closedOn: day, name: z.string(), investors: z.string(), privateEquity: z.boolean(), currency: z.enum(['CNY', 'USD']), paidIn: z.number(), postMoney: z.number().nullable(), source: z.string() });
const incident = z.object({ kind: z.enum(['SAFETY', 'QUALITY', 'ENVIRONMENT', 'DISHONESTY']), serious: z.boolean(), happenedOn: day, description: z.string(), source: z.string(), clearedOn: day.nullable() });
const membership = z.object({ id: z.string(), pool: z.string(), level: z.enum(['CITY', 'PROVINCE']), city: z.string(), admittedOn: day, dueOn: day, leftOn: day.nullable(), leftBecause: z.string().nullable() });

export const dossierView = z.object({
  firm,
  standing: z.object({ main: z.string(), specialised: z.string().nullable(), labels: z.array(z.string()) }),
  on: day,
  /** The year whose figures count as those of the last year. */
  lastYear: count,
  figures: z.array(figure),
  statements: z.array(z.object({ entry: count, year: count, figures: z.record(z.string(), z.number().nullable()), source: z.string(), asOf: day, confidence: factConfidence, reason: z.string().nullable(), recordedAt: z.iso.datetime(), recordedByName: z.string() })),
  qualifications: z.array(qualification),
  rounds: z.array(round),
  incidents: z.array(incident),
  memberships: z.array(membership),
  moves: z.array(z.object({ fromCity: z.string(), toCity: z.string(), movedOn: day, reference: z.string() })),
  closure: closureDraft.extend({ successor: z.object({ creditCode: z.string(), name: z.string(), enterpriseId: z.string().nullable() }).nullable(), recordedOn: day, recordedByName: z.string() }).nullable(),
  /** What decisions found to be so, as the rules name it; it goes before the registers until its last day. */
  found: z.array(words.extend({ fact: z.string(), value: z.union([z.number(), z.string(), z.boolean()]), source: z.string(), asOf: day, until: day, endedOn: day.nullable() })),
  handOvers: z.array(z.object({ id: z.string(), offeredOn: day, note: z.string().nullable(), answeredOn: day.nullable(), received: z.boolean().nullable(), receiptNumber: z.string().nullable(), reason: z.string().nullable() })),
  may: z.object({ declare: z.boolean(), manage: z.boolean(), admit: z.boolean() }),
});
export type DossierView = z.output<typeof dossierView>;

export const getEnterprise = routeContract({
  id: 'enterprises.getEnterprise',
  method: 'GET',
  path: '/api/enterprises/:id',
  access: { permission: 'enterprises.dossier.read' },
  summary: { zh: '企业档案', en: 'The dossier of a firm' },
  params: idParams,
  response: dossierView,
  errors: ['NOT_FOUND'],
});

export const getOwnEnterprise = routeContract({
  id: 'enterprises.getOwnEnterprise',
  method: 'GET',
  path: '/api/enterprises/own',
  access: { permission: 'enterprises.dossier.read-own' },
  summary: { zh: '本企业档案', en: 'The own dossier' },
  response: dossierView,
  errors: ['ENTERPRISE_NONE'],
});

const value = z.union([z.number(), z.string(), z.boolean(), z.null()]);
const ahead = z.object({
  rung: words.extend({ type: z.string() }),
  ladder: z.enum(['main', 'specialised']),
  answer: z.enum(['YES', 'NO', 'UNKNOWN']),
  rule: z.string(),
  source: words,
  leaves: z.array(words.extend({ id: z.string(), clause: z.string().nullable(), answer: z.enum(['YES', 'NO', 'UNKNOWN']) })),
  missing: z.array(words.extend({ id: z.string() })),
  change: z.object({ kind: z.enum(['CHANGE', 'NONE', 'UNDECIDED', 'ALREADY']), changes: z.array(words.extend({ fact: z.string(), unit: z.string().nullable(), from: value, to: value })) }).nullable(),
  earliestOn: day.nullable(),
});
export type RungAheadView = z.output<typeof ahead>;

export const getNextRungs = routeContract({
  id: 'enterprises.getNextRungs',
  method: 'GET',
  path: '/api/enterprises/:id/next-rungs',
  access: { permission: 'enterprises.dossier.read' },
  summary: { zh: '企业下一梯度：差什么、差多少、最早何时', en: 'Next rungs of a firm: what is missing, by how much, when at the earliest' },
  params: idParams,
  response: z.object({ on: day, ahead: z.array(ahead) }),
  errors: ['NOT_FOUND'],
});

export const getOwnNextRungs = routeContract({
  id: 'enterprises.getOwnNextRungs',
  method: 'GET',
  path: '/api/enterprises/own/next-rungs',
  access: { permission: 'enterprises.dossier.read-own' },
  summary: { zh: '本企业下一梯度：差什么、差多少、最早何时', en: 'Next rungs of the own firm' },
  response: z.object({ on: day, ahead: z.array(ahead) }),
  errors: ['ENTERPRISE_NONE'],
});

const figuresBody = z.object({
  version: count,
  figures: z.array(z.object({ item: z.string().max(60), year: count, value: z.number().nullable() })).min(1).max(400),
  source,
  asOf: day.optional(),
  reason: reason.nullable().default(null),
});

export const declareOwnFigures = routeContract({
  id: 'enterprises.declareOwnFigures',
  method: 'POST',
  path: '/api/enterprises/own/figures',
  access: { permission: 'enterprises.dossier.declare' },
  summary: { zh: '填报本企业数据', en: 'State figures of the own firm' },
  body: figuresBody,
  response: z.object({ version: count }),
  errors: ['ENTERPRISE_NONE', 'ENTERPRISE_CHANGED_MEANWHILE', 'FIGURES_LOCKED', 'FIGURE_MEASURED'],
});

export const stateFigures = routeContract({
  id: 'enterprises.stateFigures',
  method: 'POST',
  path: '/api/enterprises/:id/figures',
  access: { permission: 'enterprises.dossier.manage' },
  summary: { zh: '登记或更正企业数据', en: 'State or correct figures of a firm' },
  params: idParams,
  body: figuresBody.extend({ confidence: factConfidence.default('REPORTED') }),
  response: z.object({ version: count }),
  errors: ['NOT_FOUND', 'ENTERPRISE_CHANGED_MEANWHILE', 'FIGURES_LOCKED'],
});

export const recordQualification = routeContract({
  id: 'enterprises.recordQualification',
  method: 'POST',
  path: '/api/enterprises/:id/qualifications',
  access: { permission: 'enterprises.dossier.manage' },
  summary: { zh: '登记资质', en: 'Record a qualification' },
  params: idParams,
  body: z.object({ type: z.string().max(40), edition: z.number().int().min(1980).max(2200), certNo: z.string().trim().min(2).max(60).nullable(), issuedOn: day, expiresOn: day.nullable().optional(), issuer: z.string().trim().min(2).max(120) }),
  response: z.object({ id: z.string() }),
  errors: ['NOT_FOUND', 'QUALIFICATION_UNKNOWN', 'QUALIFICATION_DAYS_WRONG', 'QUALIFICATION_KNOWN', 'CERTIFICATE_TAKEN'],
});

export const revokeQualification = routeContract({
  id: 'enterprises.revokeQualification',
  method: 'POST',
  path: '/api/enterprises/:id/qualifications/:qualificationId/revocation',
  access: { permission: 'enterprises.dossier.manage' },
  summary: { zh: '登记资质撤销', en: 'Record that a qualification was revoked' },
  params: idParams.extend({ qualificationId: z.uuid() }),
  body: z.object({ from: day, reason }),
  response: empty,
  errors: ['NOT_FOUND', 'QUALIFICATION_REVOKED', 'REVOCATION_DAY_WRONG'],
});

export const recordRound = routeContract({
  id: 'enterprises.recordRound',
  method: 'POST',
  path: '/api/enterprises/:id/rounds',
  access: { permission: 'enterprises.dossier.manage' },
  summary: { zh: '登记融资', en: 'Record a round of financing' },
  params: idParams,
  body: round.extend({ name: z.string().trim().min(1).max(40), investors: z.string().trim().min(2).max(400), paidIn: z.number().positive().max(100_000_000), postMoney: z.number().positive().max(1_000_000_000).nullable(), source })
    .refine((r) => r.postMoney === null || r.postMoney >= r.paidIn, { path: ['postMoney'], message: '投后估值不能低于实缴金额 / value after the round below what was paid in' }),
  response: z.object({ id: z.string() }),
  errors: ['NOT_FOUND', 'ROUND_KNOWN', 'RECORD_DAY_WRONG'],
});

export const recordIncident = routeContract({
  id: 'enterprises.recordIncident',
  method: 'POST',
  path: '/api/enterprises/:id/incidents',
  access: { permission: 'enterprises.dossier.manage' },
  summary: { zh: '登记事故、处罚或失信', en: 'Record an accident, penalty or dishonesty' },
  params: idParams,
  body: incident.extend({ description: z.string().trim().min(2).max(1000), source }),
  response: z.object({ id: z.string() }),
  errors: ['NOT_FOUND', 'RECORD_DAY_WRONG'],
});

export const moveFirm = routeContract({
  id: 'enterprises.moveFirm',
  method: 'POST',
  path: '/api/enterprises/:id/moves',
  access: { permission: 'enterprises.dossier.manage' },
  summary: { zh: '办理企业跨市迁移（资质随迁）', en: 'Enter the move of a firm to another city; its qualifications go with it' },
  params: idParams,
  body: z.object({ toCity: region, park: park.nullable(), movedOn: day, reference: z.string().trim().min(2).max(100) }),
  response: empty,
  errors: ['NOT_FOUND', 'MOVE_TO_SAME_CITY', 'PLACE_UNKNOWN', 'FIRM_CLOSED'],
});

const rungCount = z.object({ type: z.string(), stock: count, held: count, added: count, lost: count });
export const getFunnel = routeContract({
  id: 'enterprises.getFunnel',
  method: 'GET',
  path: '/api/enterprises/funnel',
  access: { permission: 'enterprises.funnel.read' },
  summary: { zh: '企业梯度统计：存量、新增、流失、转化', en: 'Statistics of the ladder: stock, new, lost, conversion' },
  query: z.object({ city: region.optional(), park: park.optional(), ladder: z.enum(['main', 'specialised']).default('main'), years: z.coerce.number().int().min(1).max(10).default(5) }),
  response: z.object({
    on: day,
    rungs: z.array(words.extend({ type: z.string() })),
    years: z.array(z.object({ year: count, day, rungs: z.array(rungCount), steps: z.array(z.object({ type: z.string(), base: count, up: count, down: count })) })),
    cohorts: z.array(z.object({ type: z.string(), year: count, size: count, higherAfter: z.array(count.nullable()) })),
    places: z.array(z.object({ city: z.string(), park: z.string().nullable(), rungs: z.array(z.object({ type: z.string(), stock: count, held: count })) })),
    targets: z.array(z.object({ type: z.string(), year: count, value: count, source: words, held: count.nullable() })),
  }),
});
export type FunnelView = Awaited<z.output<NonNullable<typeof getFunnel.response>>>;

const handOver = z.object({ id: z.string(), offeredOn: day, note: z.string().nullable(), answeredOn: day.nullable(), received: z.boolean().nullable(), receiptNumber: z.string().nullable(), reason: z.string().nullable() });
const place = membership.extend({
  enterpriseId: z.string(), name: z.string(), creditCode: z.string(), firmCity: z.string(), park: z.string().nullable(), ruleAnswer: z.enum(['YES', 'NO', 'UNKNOWN']).nullable(), ruleVersion: z.string().nullable(),
  reason: z.string().nullable(), handOver: handOver.nullable(), may: z.object({ act: z.boolean(), receive: z.boolean() }),
});
export type PoolPlace = z.output<typeof place>;

export const listPoolPlaces = routeContract({
  id: 'enterprises.listPoolPlaces',
  method: 'GET',
  path: '/api/enterprises/pools',
  access: { permission: 'enterprises.pool.read' },
  summary: { zh: '培育库在库企业和推荐', en: 'Firms in cultivation pools and hand-overs' },
  query: pageQuery.extend({ pool: z.string().max(40).optional(), level: z.enum(['CITY', 'PROVINCE']).optional(), live: z.enum(['true', 'false']).default('true'), offered: z.enum(['true', 'false']).default('false'), q: z.string().trim().max(100).optional() }),
  response: pageOf(place),
});

export const admitToPool = routeContract({
  id: 'enterprises.admitToPool',
  method: 'POST',
  path: '/api/enterprises/:id/pool-places',
  access: { permission: 'enterprises.pool.admit' },
  summary: { zh: '企业入库', en: 'Admit a firm to a pool' },
  params: idParams,
  body: z.object({ pool: z.string().max(40), reason: reason.nullable().default(null) }),
  response: z.object({ id: z.string(), answer: z.enum(['YES', 'NO', 'UNKNOWN']).nullable() }),
  errors: ['NOT_FOUND', 'POOL_FIRM_CERTIFIED', 'POOL_REASON_NEEDED', 'POOL_ALREADY_IN', 'FIRM_CLOSED'],
});

export const offerHandOver = routeContract({
  id: 'enterprises.offerHandOver',
  method: 'POST',
  path: '/api/enterprises/pool-places/:id/hand-over',
  access: { permission: 'enterprises.pool.admit' },
  summary: { zh: '推荐入省库', en: 'Hand a firm over to the provincial pool' },
  params: idParams,
  body: z.object({ note: z.string().trim().max(500).nullable().default(null) }),
  response: z.object({ id: z.string() }),
  errors: ['NOT_FOUND', 'POOL_LEFT', 'POOL_NOT_CITY', 'HAND_OVER_OPEN'],
});

export const receiveHandOver = routeContract({
  id: 'enterprises.receiveHandOver',
  method: 'POST',
  path: '/api/enterprises/hand-overs/:id/answer',
  access: { permission: 'enterprises.pool.receive' },
  summary: { zh: '接收或退回推荐企业', en: 'Receive a firm handed over, or send it back' },
  params: idParams,
  body: z.object({ received: z.boolean(), reason: reason.nullable().default(null) }),
  response: z.object({ receiptNumber: z.string().nullable() }),
  errors: ['NOT_FOUND', 'HAND_OVER_ANSWERED', 'HAND_OVER_REASON_NEEDED', 'POOL_LEFT'],
});

export const leavePool = routeContract({
  id: 'enterprises.leavePool',
  method: 'POST',
  path: '/api/enterprises/pool-places/:id/exit',
  access: { permission: 'enterprises.pool.admit' },
  summary: { zh: '企业出库', en: 'Take a firm out of a pool' },
  params: idParams,
  body: z.object({ reason }),
  response: empty,
  errors: ['NOT_FOUND', 'POOL_LEFT'],
});

export { closeFirm, reopenFirm } from './contract/closure.ts';
export * from './growth/contract.ts';
