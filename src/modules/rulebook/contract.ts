import { z } from 'zod';
import { isCalendarDate } from '../../kernel/base/calendar-date.ts';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';
import { type Explanation, factDefinition, type FactDefinition, type RuleFile, type RuleVersion } from '../../kernel/rules/contract.ts';

export { checkPlace, checkVersion } from './domain/check-draft.ts';
export type { DraftFinding } from './domain/check-draft.ts';
export { type Comparison, comparisons, expressionOf, freeName, namesTaken, type Place, requiring, sentenceOf, type Sign, type Term, withCondition, withFormula, withoutPart, withParameter } from './domain/compose.ts';
export { differences } from './domain/difference.ts';
export type { Difference } from './domain/difference.ts';
export { vectorAnswers } from './domain/vector-answers.ts';

const day = z.string().refine(isCalendarDate, 'YYYY-MM-DD');
const words = z.object({ zh: z.string(), en: z.string() });
const ruleId = z.string().regex(/^[a-z][a-z0-9-]*$/);
const idParams = z.object({ id: z.uuid() });
const ruleParams = z.object({ rule: ruleId });
/** Region codes from narrow to wide; the country need not be named. */
const regionQuery = z.string().max(60).regex(/^[A-Z0-9_]+(,[A-Z0-9_]+)*$/);
const givenFacts = z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()]));
/** Rule versions are read by the schema of the rules; repeated here it would only fill the API document. */
const versionJson = z.custom<RuleVersion>((v) => typeof v === 'object' && v !== null);
const fileJson = z.custom<RuleFile>((v) => typeof v === 'object' && v !== null);
const factJson = z.custom<FactDefinition>((v) => factDefinition.safeParse(v).success);

const finding = z.object({ severity: z.enum(['ERROR', 'WARNING']), part: z.string(), ...words.shape });
export const difference = z.object({
  kind: z.enum(['VALIDITY', 'SOURCE', 'PARAMETER', 'FORMULA', 'STEP', 'ROW', 'CONDITION', 'STRUCTURE', 'GIFT', 'EXAMPLE']),
  part: z.string(), ...words.shape, before: z.string().nullable(), after: z.string().nullable(),
});

const count = z.number().int();
const impactCounts = {
  total: count,
  /** Firms; null where fewer than five stand behind the figure, or where it would give such a one away. */
  noToYes: count.nullable(), yesToNo: count.nullable(), unchanged: count.nullable(), unknown: count.nullable(),
  /** Of those whose answer stays: with another score or amount. */
  amountChanged: count.nullable(),
};
const amountPair = { before: z.number().nullable(), after: z.number().nullable() };
export const impact = z.object({
  /** The first day of the draft: both versions are asked for it. */
  on: z.string(),
  regions: z.array(z.string()),
  whole: z.object(impactCounts),
  cities: z.array(z.object({ city: z.string(), ...impactCounts, amounts: z.array(z.object({ id: z.string(), ...amountPair })) })),
  /** Sums over those who are given something. */
  amounts: z.array(z.object({ id: z.string(), ...words.shape, unit: z.string(), ...amountPair })),
});
export type Impact = z.output<typeof impact>;

const origin = z.enum(['PACK', 'PLATFORM']);
const standing = z.enum(['IN_FORCE', 'COMING', 'PAST']);
const confidence = z.enum(['LAW', 'REPRINT', 'GENERAL', 'DEFAULT']);
const versionHead = z.object({
  version: z.number().int(), from: z.string(), to: z.string().nullable(), regions: z.array(z.string()),
  source: z.object({ ...words.shape, number: z.string().optional(), clause: z.string().optional(), date: z.string().optional() }),
  confidence, origin, standing,
});
export type VersionHead = z.output<typeof versionHead>;
const ruleHead = z.object({
  id: z.string(), title: words, subject: z.enum(['FIRM', 'PROJECT', 'DEAL', 'PERSON', 'PARK', 'POLICY']), topic: z.string(),
  examples: z.number().int(), versions: z.array(versionHead),
});
export type RuleHead = z.output<typeof ruleHead>;

export const listRules = routeContract({
  id: 'rulebook.listRules', method: 'GET', path: '/api/rules', access: 'public',
  summary: { zh: '政策规则目录：版本、地区、依据', en: 'Rules: versions, regions, sources' },
  query: z.object({ on: day.optional() }),
  response: z.object({ on: z.string(), revision: z.number().int(), rules: z.array(ruleHead) }),
});

export const getBook = routeContract({
  id: 'rulebook.getBook', method: 'GET', path: '/api/rules/book', access: 'public',
  summary: { zh: '全部规则和事项（JSON），浏览器据此与服务器同样计算', en: 'All rules and facts as JSON: a browser answers from them as the server does' },
  query: z.object({ on: day.optional().describe('only versions in force on this day') }),
  response: z.object({
    revision: z.number().int(), today: z.string(), province: z.string(),
    facts: z.array(factJson), rules: z.array(fileJson),
  }),
});

export const getVectors = routeContract({
  id: 'rulebook.getVectors', method: 'GET', path: '/api/rules/vectors', access: 'public',
  summary: { zh: '服务器对全部测试向量的答案', en: 'What the server answers to every test vector' },
  response: z.object({
    revision: z.number().int(),
    answers: z.array(z.object({ rule: z.string(), version: z.number().int(), region: z.string(), name: z.string(), answer: z.enum(['YES', 'NO', 'UNKNOWN']), print: z.string(), expected: z.boolean() })),
  }),
});

export const getRule = routeContract({
  id: 'rulebook.getRule', method: 'GET', path: '/api/rules/:rule', access: 'public',
  summary: { zh: '一项规则：各版本全文、所用事项、来历', en: 'One rule: its versions in full, the facts it uses, where each version comes from' },
  params: ruleParams,
  response: z.object({
    revision: z.number().int(), today: z.string(), province: z.string(),
    rule: fileJson, facts: z.array(factJson),
    heads: z.array(versionHead),
    approvals: z.array(z.object({ version: z.number().int(), reason: z.string(), approvedAt: z.iso.datetime(), hash: z.string() })),
  }),
  errors: ['RULE_UNKNOWN'],
});

const explanation = z.custom<Explanation>((v) => typeof v === 'object' && v !== null);

export const evaluate = routeContract({
  id: 'rulebook.evaluate', method: 'POST', path: '/api/rules/:rule/evaluate', access: 'public',
  summary: { zh: '按填写的事项判断一例，不保存', en: 'Judge one case from the facts given; nothing is kept' },
  params: ruleParams,
  body: z.object({ facts: givenFacts, on: day.optional(), region: regionQuery.optional() }),
  response: explanation,
  errors: ['RULE_UNKNOWN', 'RULE_NOT_IN_FORCE', 'RULE_FACT_UNKNOWN', 'RULE_FACT_INVALID'],
});

const draftStatus = z.enum(['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'WITHDRAWN']);
const draftHead = z.object({
  id: z.uuid(), caseId: z.uuid(), rule: z.string(), ruleTitle: words, title: z.string(), status: draftStatus, region: z.string().nullable(), regions: z.array(z.string()),
  from: z.string(), drafterName: z.string(), updatedAt: z.iso.datetime(), demo: z.boolean(),
});
export type DraftHead = z.output<typeof draftHead>;
const draft = draftHead.extend({
  baseVersion: z.number().int(), revision: z.number().int(), reason: z.string(),
  definition: versionJson,
  /** The version it started from. */
  base: versionJson,
  findings: z.array(finding), differences: z.array(difference),
  impact: impact.nullable(),
  /** Computed for exactly this text. */
  impactCurrent: z.boolean(),
  answer: z.string().nullable(), decidedByName: z.string().nullable(), submittedAt: z.iso.datetime().nullable(), decidedAt: z.iso.datetime().nullable(),
  may: z.object({ edit: z.boolean(), submit: z.boolean(), decide: z.boolean(), withdraw: z.boolean() }),
});
export type Draft = z.output<typeof draft>;

const read = { permission: 'rulebook.draft.read' };
const write = { permission: 'rulebook.draft.write' };
const approve = { permission: 'rulebook.draft.approve' };

export const listDrafts = routeContract({
  id: 'rulebook.listDrafts', method: 'GET', path: '/api/rules/drafts', access: read,
  summary: { zh: '规则修订稿', en: 'Drafts of rules' },
  query: pageQuery.extend({ rule: ruleId.optional(), status: draftStatus.optional() }),
  response: pageOf(draftHead),
});

export const createDraft = routeContract({
  id: 'rulebook.createDraft', method: 'POST', path: '/api/rules/drafts', access: write,
  summary: { zh: '从现行版本起草修订稿', en: 'Start a draft from a version in force' },
  body: z.object({ rule: ruleId, regions: z.array(z.string().regex(/^[A-Z0-9]+$/)).min(1).max(10) }),
  response: draft,
  errors: ['RULE_UNKNOWN', 'RULEBOOK_REGION_UNKNOWN'],
});

export const getDraft = routeContract({
  id: 'rulebook.getDraft', method: 'GET', path: '/api/rules/drafts/:id', access: read,
  summary: { zh: '一份修订稿：全文、差异、检查结果、影响', en: 'A draft: its text, differences, findings, impact' },
  params: idParams,
  response: draft,
});

export const saveDraft = routeContract({
  id: 'rulebook.saveDraft', method: 'PUT', path: '/api/rules/drafts/:id', access: write,
  summary: { zh: '保存修订稿', en: 'Save a draft' },
  params: idParams,
  body: z.object({ revision: z.number().int(), title: z.string().trim().min(2).max(200), reason: z.string().trim().max(4000), definition: z.record(z.string(), z.unknown()) }),
  response: draft,
  errors: ['RULEBOOK_DRAFT_CHANGED', 'RULEBOOK_DRAFT_CLOSED', 'RULEBOOK_DRAFT_UNREADABLE'],
});

export const measureImpact = routeContract({
  id: 'rulebook.measureImpact', method: 'POST', path: '/api/rules/drafts/:id/impact', access: write,
  summary: { zh: '测算修订稿对现有企业的影响', en: 'Compute what a draft does to the present firms' },
  params: idParams,
  response: draft,
  errors: ['RULEBOOK_DRAFT_UNSOUND'],
});

export const submitDraft = routeContract({
  id: 'rulebook.submitDraft', method: 'POST', path: '/api/rules/drafts/:id/submit', access: write,
  summary: { zh: '送审：先测算影响，再提交他人批准', en: 'Submit a draft: its impact is computed, then somebody else decides' },
  params: idParams,
  response: draft,
  errors: ['RULEBOOK_DRAFT_UNSOUND', 'GUARD_REFUSED'],
});

export const approveDraft = routeContract({
  id: 'rulebook.approveDraft', method: 'POST', path: '/api/rules/drafts/:id/approve', access: approve,
  summary: { zh: '批准修订稿，到生效日自动施行', en: 'Approve a draft; it holds from its first day' },
  params: idParams,
  body: z.object({ impactSeen: z.literal(true), revision: z.number().int() }),
  response: draft,
  errors: ['GUARD_REFUSED', 'RULEBOOK_DRAFT_CHANGED'],
});

export const returnDraft = routeContract({
  id: 'rulebook.returnDraft', method: 'POST', path: '/api/rules/drafts/:id/return', access: approve,
  summary: { zh: '退回修订稿并说明理由', en: 'Return a draft with a reason' },
  params: idParams,
  body: z.object({ reason: z.string().trim().min(4).max(2000) }),
  response: draft,
  errors: ['GUARD_REFUSED'],
});

export const withdrawDraft = routeContract({
  id: 'rulebook.withdrawDraft', method: 'POST', path: '/api/rules/drafts/:id/withdraw', access: write,
  summary: { zh: '撤回修订稿', en: 'Withdraw a draft' },
  params: idParams,
  body: z.object({ reason: z.string().trim().min(2).max(2000) }),
  response: draft,
});

const judgement = z.object({
  id: z.uuid(), rule: z.string(), version: z.number().int(), on: z.string(), region: z.array(z.string()),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string() }), purpose: z.string(),
  answer: z.enum(['YES', 'NO', 'UNKNOWN']), hash: z.string(), at: z.iso.datetime(),
});
export type JudgementHead = z.output<typeof judgement>;

export const listJudgements = routeContract({
  id: 'rulebook.listJudgements', method: 'GET', path: '/api/rules/judgements', access: { permission: 'rulebook.judgement.read' },
  summary: { zh: '已存档的判断', en: 'Judgements kept' },
  query: pageQuery.extend({ rule: ruleId.optional() }),
  response: pageOf(judgement),
});

export const keepJudgement = routeContract({
  id: 'rulebook.keepJudgement', method: 'POST', path: '/api/rules/judgements', access: { permission: 'rulebook.judgement.keep' },
  summary: { zh: '咨询答复存档：事项、规则版本、结论和理由', en: 'Keep an answer given at the counter: facts, version of the rule, answer and reasons' },
  body: z.object({
    rule: ruleId, on: day.optional(), city: z.string().regex(/^\d{6}$/), name: z.string().trim().min(2).max(200), purpose: z.string().trim().min(2).max(500), facts: givenFacts,
  }),
  response: judgement,
  errors: ['RULE_UNKNOWN', 'RULE_NOT_IN_FORCE', 'RULE_FACT_UNKNOWN', 'RULE_FACT_INVALID'],
});

export const recomputeJudgement = routeContract({
  id: 'rulebook.recomputeJudgement', method: 'POST', path: '/api/rules/judgements/:id/recompute', access: { permission: 'rulebook.judgement.read' },
  summary: { zh: '用判断当时的规则版本重算，逐字节比对', en: 'Compute a judgement again by the version it was judged by, and compare byte for byte' },
  params: idParams,
  response: z.object({ same: z.boolean(), hash: z.string(), kept: z.string(), explanation, current: explanation.nullable() }),
  errors: ['RULEBOOK_JUDGEMENT_ALTERED'],
});
