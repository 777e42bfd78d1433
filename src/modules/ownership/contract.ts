import { z } from 'zod';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';

const fen = z.number().int().min(0).max(900_000_000_000_000);
const ppm = z.number().int().min(0).max(1_000_000);
const region = z.string().regex(/^\d{6}$/);
const idParams = z.object({ id: z.uuid() });
const answers = z.record(z.string(), z.boolean()).default({});
const name = z.string().trim().min(1).max(60);

export const grantStatuses = ['APPLIED', 'UNIT_REVIEW', 'AGREEMENT', 'NOTICE', 'REGISTERED', 'IN_USE', 'REPORT_YEARLY', 'ENDED', 'REVOKED', 'REFUSED'] as const;
export type GrantStatus = (typeof grantStatuses)[number];
export const planStatuses = ['DRAFT', 'STAFF_CONSULTED', 'APPROVED', 'NOTICE', 'PAID', 'REPORTED', 'WITHDRAWN'] as const;
export type PlanStatus = (typeof planStatuses)[number];

const check = z.object({
  id: z.string(), kind: z.enum(['FORBIDDEN', 'ALLOWED']), zh: z.string(), en: z.string(), question: z.object({ zh: z.string(), en: z.string() }).nullable(), breachWhen: z.boolean().nullable(), clause: z.string(),
});

export const getRules = routeContract({
  id: 'ownership.getRules',
  method: 'GET',
  path: '/api/ownership/rules',
  access: 'public',
  summary: { zh: '分配下限、扣除项目和负面清单', en: 'Floors, deductions and negative lists' },
  response: z.object({
    version: z.number().int(), noticeDays: z.number().int(), payWithinMonths: z.number().int(), leastTermYears: z.number().int(),
    floors: z.array(z.object({ id: z.string(), region: z.string(), mode: z.string(), from: z.string(), to: z.string().nullable(), floorPpm: ppm, evidence: z.enum(['L', 'GK', 'NOT_VERIFIED']), clause: z.string(), zh: z.string(), en: z.string() })),
    deductions: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string(), clause: z.string() })),
    exemptions: z.object({ version: z.number().int(), source: z.string(), GRANT: z.array(check), PLAN: z.array(check), SALE: z.array(check) }),
    patentBonus: z.object({ invention: fen, utility: fen, design: fen, within: z.number().int(), clause: z.string() }),
  }),
});

export const grantDraft = z.object({
  resultId: z.uuid(),
  kind: z.enum(['JOINT_OWNERSHIP', 'LONG_TERM_USE']),
  /** What stays with the unit; with the people it makes the whole. */
  unitSharePpm: ppm,
  termYears: z.number().int().min(1).max(60).nullable().default(null),
  persons: z.array(z.object({ name, accountId: z.uuid().nullable().default(null), sharePpm: ppm })).min(1).max(50),
  answers,
});
export type GrantDraft = z.output<typeof grantDraft>;

const consent = z.object({ id: z.uuid(), person: z.string(), purpose: z.string(), document: z.string(), givenAt: z.string(), withdrawnAt: z.string().nullable() });

export const grantView = grantDraft.extend({
  id: z.uuid(), resultTitle: z.string(), organisationId: z.uuid(), organisationName: z.string(), region: z.string().nullable(), status: z.enum(grantStatuses), caseId: z.uuid().nullable(),
  registeredOn: z.string().nullable(), exemptionsVersion: z.number().int(), version: z.number().int(), demo: z.boolean(), createdAt: z.string(),
  consents: z.array(consent), missing: z.array(z.string()), may: z.object({ edit: z.boolean(), record: z.boolean(), consentAs: z.string().nullable() }),
});
export type GrantView = z.output<typeof grantView>;

export const listGrants = routeContract({
  id: 'ownership.listGrants', method: 'GET', path: '/api/ownership/grants', access: { permission: 'ownership.grant.read' },
  summary: { zh: '赋权事项', en: 'Grants' },
  query: pageQuery,
  response: pageOf(grantView.pick({ id: true, resultId: true, resultTitle: true, organisationName: true, kind: true, unitSharePpm: true, termYears: true, status: true, caseId: true, registeredOn: true, demo: true }).extend({ persons: z.number().int() })),
});

export const applyGrant = routeContract({
  id: 'ownership.applyGrant', method: 'POST', path: '/api/ownership/grants', access: { permission: 'ownership.grant.apply' },
  summary: { zh: '新建赋权申请', en: 'Apply for a grant' },
  body: grantDraft,
  response: z.object({ id: z.uuid(), caseId: z.uuid() }),
  errors: ['NOT_FOUND', 'GRANT_EXISTS', 'RESULT_NOT_REGISTERED'],
});

export const getGrant = routeContract({
  id: 'ownership.getGrant', method: 'GET', path: '/api/ownership/grants/:id', access: { permission: 'ownership.grant.read' },
  summary: { zh: '一项赋权', en: 'One grant' }, params: idParams, response: grantView, errors: ['NOT_FOUND'],
});

export const updateGrant = routeContract({
  id: 'ownership.updateGrant', method: 'PUT', path: '/api/ownership/grants/:id', access: { permission: 'ownership.grant.apply' },
  summary: { zh: '修改赋权申请', en: 'Change an application' }, params: idParams, body: grantDraft.extend({ version: z.number().int() }), response: z.object({}),
  errors: ['NOT_FOUND', 'GRANT_NOT_EDITABLE', 'GRANT_CHANGED_MEANWHILE'],
});

export const giveConsent = routeContract({
  id: 'ownership.giveConsent', method: 'POST', path: '/api/ownership/grants/:id/consents', access: { permission: 'ownership.grant.apply' },
  summary: { zh: '共有人同意处置（本人办理，或单位凭书面同意登记）', en: 'A co-owner consents to a listing or sale' }, params: idParams,
  body: z.object({ person: name, purpose: z.string().trim().min(2).max(500), document: z.string().trim().max(200).default('') }),
  response: z.object({}), errors: ['NOT_FOUND', 'NOT_A_CO_OWNER', 'CONSENT_DOCUMENT_MISSING', 'CONSENT_EXISTS'],
});

export const withdrawConsent = routeContract({
  id: 'ownership.withdrawConsent', method: 'POST', path: '/api/ownership/consents/:id/withdraw', access: { permission: 'ownership.grant.apply' },
  summary: { zh: '撤回同意', en: 'Withdraw a consent' }, params: idParams, body: z.object({ reason: z.string().trim().min(2).max(500) }), response: z.object({}), errors: ['NOT_FOUND'],
});

export const consentsMissing = routeContract({
  id: 'ownership.consentsMissing', method: 'GET', path: '/api/ownership/results/:id/consents-missing', access: 'signed-in',
  summary: { zh: '一项成果处置前还缺谁的同意', en: 'Whose consent a result still needs' }, params: idParams, response: z.object({ missing: z.array(z.string()) }),
});

const tier = z.object({ upToFen: fen.nullable(), ppm });

/** What a plan is computed from; also the file that `innomatrix ownership distribute` reads. */
export const planInput = z.object({
  region, mode: z.enum(['TRANSFER_LICENCE', 'VALUATION_INVESTMENT', 'SELF_IMPLEMENTATION']), incomeOn: z.iso.date(), incomeFen: fen, taxesFen: fen.default(0),
  deductions: z.array(z.object({ kind: z.string().max(40), amountFen: fen, note: z.string().trim().max(200).default('') })).max(50).default([]),
  agreed: z.union([z.object({ kind: z.literal('FLAT'), ppm }), z.object({ kind: z.literal('MARGINAL'), tiers: z.array(tier).min(1).max(20) })]).nullable().default(null),
  basis: z.string().trim().max(300).default(''),
  profitYear: z.number().int().min(1).max(50).nullable().default(null),
  persons: z.array(z.object({ name, accountId: z.uuid().nullable().default(null), role: z.enum(['MAIN', 'CONTRIBUTOR', 'TRANSFER_STAFF']), sharePpm: ppm, leader: z.boolean().default(false) })).min(1).max(200),
});
export type PlanDraft = z.output<typeof planInput>;

export const computedPlan = z.object({
  ruleId: z.string(), rulesVersion: z.number().int(), evidence: z.enum(['L', 'GK', 'NOT_VERIFIED']), netFen: fen, floorPpm: ppm, floorPoolFen: fen, agreedPoolFen: fen.nullable(), poolFen: fen,
  retainedFen: fen, parts: z.array(z.object({ name: z.string(), accountId: z.string().nullable(), role: z.enum(['MAIN', 'CONTRIBUTOR', 'TRANSFER_STAFF']), sharePpm: ppm, leader: z.boolean(), fen, residualFen: fen })),
  dueOn: z.string(), lines: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), fen: z.number().int().nullable(), clause: z.string() })),
});

export const computePlan = routeContract({
  id: 'ownership.computePlan', method: 'POST', path: '/api/ownership/plans/compute', access: 'signed-in',
  summary: { zh: '试算收益分配', en: 'Compute a distribution without keeping it' }, body: planInput, response: computedPlan,
  errors: ['PLAN_SHARES_NOT_WHOLE', 'PLAN_DEDUCTION_UNKNOWN', 'PLAN_DEDUCTION_REFUSED', 'PLAN_NET_NEGATIVE', 'PLAN_YEAR_MISSING', 'PLAN_YEAR_OVER', 'PLAN_INNER_MINIMUM', 'PLAN_TIERS_WRONG', 'FLOOR_RULE_MISSING'],
});

const planBody = z.object({ resultId: z.uuid().nullable().default(null), resultTitle: z.string().trim().min(2).max(300), input: planInput, answers });

export const planView = planBody.extend({
  id: z.uuid(), organisationId: z.uuid(), organisationName: z.string(), status: z.enum(planStatuses), caseId: z.uuid().nullable(), computed: computedPlan, dueOn: z.string(), overdue: z.boolean(),
  paidOn: z.string().nullable(), bankReference: z.string().nullable(), exemptionsVersion: z.number().int(), version: z.number().int(), demo: z.boolean(), createdAt: z.string(), may: z.object({ edit: z.boolean() }),
});
export type PlanView = z.output<typeof planView>;

export const listPlans = routeContract({
  id: 'ownership.listPlans', method: 'GET', path: '/api/ownership/plans', access: { permission: 'ownership.plan.read' },
  summary: { zh: '收益分配方案', en: 'Plans that share out income' }, query: pageQuery,
  response: pageOf(planView.pick({ id: true, resultTitle: true, organisationName: true, status: true, dueOn: true, overdue: true, paidOn: true, demo: true }).extend({ poolFen: fen, retainedFen: fen, persons: z.number().int() })),
});

export const createPlan = routeContract({
  id: 'ownership.createPlan', method: 'POST', path: '/api/ownership/plans', access: { permission: 'ownership.plan.prepare' },
  summary: { zh: '新建收益分配方案', en: 'New plan' }, body: planBody, response: z.object({ id: z.uuid(), caseId: z.uuid() }), errors: ['NOT_FOUND', 'PLAN_REGION_OTHER'],
});

export const getPlan = routeContract({
  id: 'ownership.getPlan', method: 'GET', path: '/api/ownership/plans/:id', access: { permission: 'ownership.plan.read' },
  summary: { zh: '一个收益分配方案', en: 'One plan' }, params: idParams, response: planView, errors: ['NOT_FOUND'],
});

export const updatePlan = routeContract({
  id: 'ownership.updatePlan', method: 'PUT', path: '/api/ownership/plans/:id', access: { permission: 'ownership.plan.prepare' },
  summary: { zh: '修改方案草案', en: 'Change the draft of a plan' }, params: idParams, body: planBody.extend({ version: z.number().int() }), response: z.object({}),
  errors: ['NOT_FOUND', 'PLAN_NOT_EDITABLE', 'PLAN_CHANGED_MEANWHILE', 'PLAN_REGION_OTHER'],
});

export const exportPlan = routeContract({
  id: 'ownership.exportPlan', method: 'GET', path: '/api/ownership/plans/:id/file', access: { permission: 'ownership.plan.read' },
  summary: { zh: '导出分配表（.xlsx）', en: 'The plan as a workbook for the accountants' }, params: idParams, produces: 'file',
});

export const myIncome = routeContract({
  id: 'ownership.myIncome', method: 'GET', path: '/api/ownership/my-income', access: 'signed-in',
  summary: { zh: '本人的转化收益', en: 'What one receives oneself' },
  response: z.object({
    parts: z.array(z.object({ planId: z.uuid(), resultTitle: z.string(), organisationName: z.string(), status: z.enum(planStatuses), sharePpm: ppm, fen, poolFen: fen, dueOn: z.string(), paidOn: z.string().nullable() })),
    grants: z.array(z.object({ grantId: z.uuid(), resultId: z.uuid(), resultTitle: z.string(), kind: z.enum(['JOINT_OWNERSHIP', 'LONG_TERM_USE']), sharePpm: ppm, termYears: z.number().int().nullable(), status: z.enum(grantStatuses) })),
    paidFen: fen, expectedFen: fen,
  }),
});

const bonus = z.object({
  id: z.uuid(), organisationName: z.string(), patentNumber: z.string(), title: z.string(), kind: z.enum(['invention', 'utility', 'design']), grantedOn: z.string(), inventors: z.string(), amountFen: fen,
  dueOn: z.string(), paidOn: z.string().nullable(), reference: z.string().nullable(), overdue: z.boolean(), mayPay: z.boolean(),
});

export const listBonuses = routeContract({
  id: 'ownership.listBonuses', method: 'GET', path: '/api/ownership/patent-bonuses', access: { permission: 'ownership.plan.read' },
  summary: { zh: '专利奖金', en: 'Bonuses for patents' }, query: pageQuery, response: pageOf(bonus),
});

export const enterBonus = routeContract({
  id: 'ownership.enterBonus', method: 'POST', path: '/api/ownership/patent-bonuses', access: { permission: 'ownership.plan.prepare' },
  summary: { zh: '登记应发专利奖金', en: 'Enter a bonus that is due' },
  /** No amount: the legal default. A lower one than the default needs the agreement that says so. */
  body: z.object({ patentNumber: z.string().trim().min(4).max(60), title: z.string().trim().min(2).max(300), kind: z.enum(['invention', 'utility', 'design']), grantedOn: z.iso.date(), inventors: z.string().trim().min(1).max(500), amountFen: fen.nullable().default(null), agreement: z.string().trim().max(200).default('') }),
  response: z.object({ id: z.uuid() }), errors: ['BONUS_EXISTS', 'BONUS_BELOW_DEFAULT'],
});

export const payBonus = routeContract({
  id: 'ownership.payBonus', method: 'POST', path: '/api/ownership/patent-bonuses/:id/payment', access: { permission: 'ownership.plan.pay' },
  summary: { zh: '登记专利奖金发放', en: 'Record that a bonus was paid' }, params: idParams, body: z.object({ reference: z.string().trim().min(4).max(60) }), response: z.object({}), errors: ['NOT_FOUND', 'BONUS_PAID', 'BONUS_SAME_HAND'],
});
