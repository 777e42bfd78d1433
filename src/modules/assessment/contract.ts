import { z } from 'zod';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';

export const subjectKinds = ['PLAN', 'INDEX'] as const;
/**
 * What an engagement may open. CLAIMS (what units say of themselves) and ORDERS (dispatch orders) are internal and are
 * opened only where the terms say so.
 */
export const sections = ['TARGETS', 'FIGURES', 'PROGRESS', 'EVIDENCE', 'CLAIMS', 'ORDERS'] as const;
export type Section = (typeof sections)[number];
export const paperKinds = ['PAPER', 'FINDING'] as const;

const text = (min: number, max: number) => z.string().trim().min(min).max(max);
const named = { zh: z.string().min(1), en: z.string().min(1) };

export const scheme = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.number().int().min(1),
  subject: z.enum(subjectKinds),
  ...named,
  basis: z.strictObject({ document: z.string(), path: z.string() }),
  marks: z.strictObject({ min: z.number(), max: z.number(), step: z.number().positive() }),
  criteria: z.array(z.strictObject({ code: z.string().regex(/^[A-Z][A-Z_]*$/), ...named, weight: z.number().positive().max(1), guideZh: z.string().min(1), guideEn: z.string().min(1) })).min(1),
  /** Best first. */
  grades: z.array(z.strictObject({ code: z.string(), from: z.number(), ...named })).min(1),
});
export type Scheme = z.output<typeof scheme>;

const engagement = z.object({
  id: z.string(),
  caseId: z.string(),
  number: z.string(),
  title: z.string(),
  subjectKind: z.enum(subjectKinds),
  subjectId: z.string(),
  yearFrom: z.number().int(),
  yearTo: z.number().int(),
  places: z.array(z.string()),
  opens: z.array(z.enum(sections)),
  terms: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  assessor: z.object({ id: z.string(), name: z.string() }),
  assessed: z.array(z.object({ id: z.string(), name: z.string() })),
  scheme,
  status: z.string(),
  /** Signed, not handed in, and today lies in its term: material can be read and work filed. */
  open: z.boolean(),
  demo: z.boolean(),
});
export type Engagement = z.output<typeof engagement>;

const mark = z.object({ criterion: z.string(), mark: z.number(), grounds: z.string(), by: z.string(), at: z.string(), version: z.number().int() });
const paper = z.object({
  id: z.string(), no: z.number().int(), kind: z.enum(paperKinds), title: z.string(), text: z.string(), fileName: z.string().nullable(), fileSha256: z.string().nullable(), by: z.string(), at: z.string(),
});
const score = z.object({ total: z.number(), grade: z.object({ code: z.string(), ...named }) });

const engagementId = z.object({ id: z.uuid() });
const file = { permission: 'assessment.work.file' } as const;
const read = { permission: 'assessment.engagement.read' } as const;

export const listEngagements = routeContract({
  id: 'assessment.listEngagements',
  method: 'GET',
  path: '/api/assessment/engagements',
  access: read,
  summary: { zh: '评估委托', en: 'Engagements of assessors' },
  response: z.object({ items: z.array(engagement), may: z.object({ manage: z.boolean() }) }),
});

export const getEngagement = routeContract({
  id: 'assessment.getEngagement',
  method: 'GET',
  path: '/api/assessment/engagements/:id',
  access: read,
  summary: { zh: '一项评估：约定、声明、评分、底稿', en: 'One assessment: terms, declarations, marks and papers' },
  params: engagementId,
  response: engagement.extend({
    today: z.iso.date(),
    declarations: z.array(z.object({ name: z.string(), statement: z.string(), at: z.string() })),
    marks: z.array(mark),
    papers: z.array(paper),
    /** Total and grade of the marks given so far; null until every criterion has one. */
    score: score.nullable(),
    /** Looks at the material, and how many of them were refused; only for who may see the log. */
    reads: z.object({ total: z.number().int(), refused: z.number().int() }).nullable(),
    may: z.object({ declare: z.boolean(), read: z.boolean(), file: z.boolean() }),
  }),
  errors: ['NOT_FOUND'],
});

export const draftEngagement = routeContract({
  id: 'assessment.draftEngagement',
  method: 'POST',
  path: '/api/assessment/engagements',
  access: { permission: 'assessment.engagement.manage' },
  summary: { zh: '拟定评估委托，待另一人签约', en: 'Propose an engagement, for another person to sign' },
  body: z.object({
    title: text(4, 200),
    subjectKind: z.enum(subjectKinds),
    subjectId: text(1, 60),
    yearFrom: z.number().int().min(2000).max(2100),
    yearTo: z.number().int().min(2000).max(2100),
    places: z.array(z.string().min(1).max(20)).max(30),
    opens: z.array(z.enum(sections)).min(1),
    terms: text(4, 4000),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    assessorId: z.uuid(),
    assessed: z.array(z.uuid()).min(1).max(50),
    schemeId: z.string().min(1).max(60),
  }),
  response: z.object({ engagementId: z.string(), caseId: z.string() }),
  errors: ['NOT_FOUND', 'ENGAGEMENT_TERM_INVALID', 'SCHEME_UNKNOWN', 'ASSESSOR_NOT_INDEPENDENT', 'ASSESSOR_KIND_UNFIT'],
});

export const declareIndependence = routeContract({
  id: 'assessment.declareIndependence',
  method: 'POST',
  path: '/api/assessment/engagements/:id/declaration',
  access: file,
  summary: { zh: '声明无利害关系', en: 'Declare that there is no conflict of interest' },
  params: engagementId,
  body: z.object({
    /** No post in, and no consultancy for, an assessed body within two years. */
    noPost: z.literal(true),
    noConsultancy: z.literal(true),
    statement: text(4, 2000),
  }),
  response: z.object({ declared: z.literal(true) }),
  errors: ['NOT_FOUND', 'ENGAGEMENT_NOT_OPEN', 'ASSESSOR_NOT_INDEPENDENT', 'DECLARED_ALREADY'],
});

export const readMaterial = routeContract({
  id: 'assessment.readMaterial',
  method: 'GET',
  path: '/api/assessment/engagements/:id/material/:section',
  access: { permission: 'assessment.material.read' },
  summary: { zh: '查阅约定开放的资料；每次查阅留痕', en: 'Read opened material; every look is logged' },
  params: engagementId.extend({ section: z.string().max(60) }),
  response: z.object({
    section: z.enum(sections),
    columns: z.array(z.object({ key: z.string(), ...named })),
    rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
  }),
  errors: ['NOT_FOUND', 'ENGAGEMENT_NOT_OPEN', 'DECLARATION_MISSING', 'SECTION_NOT_OPENED'],
});
export type Material = z.output<NonNullable<typeof readMaterial.response>>;

export const giveMark = routeContract({
  id: 'assessment.giveMark',
  method: 'PUT',
  path: '/api/assessment/engagements/:id/marks',
  access: file,
  summary: { zh: '按评分办法打分', en: 'Give a mark by the scheme' },
  params: engagementId,
  body: z.object({ criterion: z.string().max(40), mark: z.number(), grounds: text(4, 4000) }),
  response: z.object({ version: z.number().int() }),
  errors: ['NOT_FOUND', 'ENGAGEMENT_NOT_OPEN', 'DECLARATION_MISSING', 'MARK_INVALID'],
});

export const filePaper = routeContract({
  id: 'assessment.filePaper',
  method: 'POST',
  path: '/api/assessment/engagements/:id/papers',
  access: file,
  summary: { zh: '归档底稿或评估发现', en: 'File a working paper or a finding' },
  params: engagementId,
  body: z.object({
    kind: z.enum(paperKinds), title: text(2, 200), text: text(4, 8000), fileName: z.string().trim().max(200).nullable().default(null), fileSha256: z.string().regex(/^[0-9a-f]{64}$/).nullable().default(null),
  }),
  response: z.object({ no: z.number().int() }),
  errors: ['NOT_FOUND', 'ENGAGEMENT_NOT_OPEN', 'DECLARATION_MISSING'],
});

export const listAccess = routeContract({
  id: 'assessment.listAccess',
  method: 'GET',
  path: '/api/assessment/engagements/:id/access',
  access: { permission: 'assessment.access.read' },
  summary: { zh: '评估人员的查阅记录', en: 'What assessors have read' },
  params: engagementId,
  query: pageQuery,
  response: pageOf(z.object({ at: z.string(), name: z.string(), section: z.string(), outcome: z.enum(['READ', 'REFUSED']), detail: z.string() })),
  errors: ['NOT_FOUND'],
});

export const listSchemes = routeContract({
  id: 'assessment.listSchemes',
  method: 'GET',
  path: '/api/assessment/schemes',
  access: 'public',
  summary: { zh: '评估评分办法', en: 'Schemes of assessment' },
  response: z.object({ sourceZh: z.string(), sourceEn: z.string(), schemes: z.array(scheme) }),
});

export const listResults = routeContract({
  id: 'assessment.listResults',
  method: 'GET',
  path: '/api/assessment/results',
  access: 'public',
  summary: { zh: '已公开的评估结果', en: 'Published assessments' },
  response: z.object({
    items: z.array(engagement.pick({ number: true, title: true, subjectKind: true, subjectId: true, yearFrom: true, yearTo: true, places: true, assessor: true, assessed: true, scheme: true, demo: true }).extend({
      summary: z.string(),
      reportName: z.string(),
      submittedAt: z.string(),
      marks: z.array(z.object({ criterion: z.string(), mark: z.number(), grounds: z.string() })),
      findings: z.array(z.object({ title: z.string(), text: z.string() })),
      ...score.shape,
    })),
  }),
});
export type AssessmentResult = z.output<NonNullable<typeof listResults.response>>['items'][number];
