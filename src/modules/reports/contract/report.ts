import { z } from 'zod';
import { pageOf, pageQuery } from '../../../kernel/base/page.ts';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { audiences, languages, reportModel } from './model.ts';

export const reportFormats = ['docx', 'pdf', 'xlsx'] as const;
export type ReportFormat = (typeof reportFormats)[number];
/** DRAFT 草稿, SUBMITTED 待签发, ISSUED 已印发. What is returned is a draft again. */
export const reportStatuses = ['DRAFT', 'SUBMITTED', 'ISSUED'] as const;

const bilingual = z.object({ zh: z.string(), en: z.string() });
const placeChoice = z.object({ code: z.string(), zh: z.string(), en: z.string(), kind: z.string() });
const draft = { permission: 'reports.report.draft' } as const;
const read = { permission: 'reports.report.read' } as const;
const issue = { permission: 'reports.report.issue' } as const;
const params = z.object({ id: z.uuid() });
const fileParams = z.object({ id: z.uuid(), format: z.enum(reportFormats) });

export const templateView = z.object({
  id: z.string(),
  version: z.number().int(),
  ...bilingual.shape,
  purpose: bilingual,
  audiences: z.array(z.enum(audiences)),
  places: z.array(placeChoice),
  sections: z.array(z.object({ id: z.string(), title: bilingual, optional: z.boolean(), audience: z.enum(audiences).nullable() })),
});
export type TemplateView = z.output<typeof templateView>;

/** What somebody chooses for a report. */
export const reportChoice = z.object({
  template: z.string().min(1).max(40),
  place: z.string().min(1).max(20),
  asOf: z.iso.date(),
  audience: z.enum(audiences),
  language: z.enum(languages).default('zh'),
  /** Optional sections left out. */
  without: z.array(z.string().max(40)).max(40).default([]),
});
export type ReportChoice = z.output<typeof reportChoice>;

const refusals = ['REPORT_TEMPLATE_UNKNOWN', 'REPORT_PLACE_UNFIT', 'REPORT_AUDIENCE_UNFIT', 'REPORT_SECTION_UNKNOWN', 'REPORT_DAY_AHEAD'] as const;

/** A report drawn for the screen; charts as SVG in the order of the model's charts. */
const drawn = { model: reportModel, charts: z.array(z.string()) };

const reportHead = z.object({
  id: z.string(),
  template: bilingual.extend({ id: z.string(), version: z.number().int() }),
  title: z.string(),
  place: placeChoice,
  asOf: z.string(),
  audience: z.enum(audiences),
  language: z.enum(languages),
  status: z.enum(reportStatuses),
  number: z.string().nullable(),
  snapshotHash: z.string(),
  draftedBy: z.string(),
  draftedAt: z.string(),
  issuedBy: z.string().nullable(),
  issuedAt: z.string().nullable(),
});
export type ReportHead = z.output<typeof reportHead>;

const fileView = z.object({ format: z.enum(reportFormats), bytes: z.number().int(), sha256: z.string() });

export const listTemplates = routeContract({
  id: 'reports.listTemplates',
  method: 'GET',
  path: '/api/reports/templates',
  access: draft,
  summary: { zh: '报告模板', en: 'Report templates' },
  response: z.object({ today: z.iso.date(), templates: z.array(templateView) }),
});

export const previewReport = routeContract({
  id: 'reports.previewReport',
  method: 'POST',
  path: '/api/reports/preview',
  access: draft,
  summary: { zh: '预览报告，不保存', en: 'Preview a report; nothing is kept' },
  body: reportChoice,
  response: z.object(drawn),
  errors: refusals,
});

export const draftReport = routeContract({
  id: 'reports.draftReport',
  method: 'POST',
  path: '/api/reports',
  access: draft,
  summary: { zh: '建立报告草稿，数据即时冻结', en: 'Draft a report; its numbers are frozen now' },
  body: reportChoice,
  response: z.object({ id: z.string(), snapshotHash: z.string() }),
  errors: refusals,
});

export const listReports = routeContract({
  id: 'reports.listReports',
  method: 'GET',
  path: '/api/reports',
  access: read,
  summary: { zh: '报告台账', en: 'All reports' },
  query: pageQuery.extend({ status: z.enum(reportStatuses).optional() }),
  response: pageOf(reportHead),
});

export const getReport = routeContract({
  id: 'reports.getReport',
  method: 'GET',
  path: '/api/reports/:id',
  access: read,
  summary: { zh: '一份报告：正文、情况说明、办理记录', en: 'One report with remarks and what was decided' },
  params,
  response: z.object({
    head: reportHead,
    ...drawn,
    /** Sections in their order, with the newest remark of each. */
    sections: z.array(z.object({ id: z.string(), title: z.string(), remark: z.object({ text: z.string(), by: z.string(), at: z.string() }).nullable() })),
    decisions: z.array(z.object({ issued: z.boolean(), reason: z.string().nullable(), by: z.string(), at: z.string() })),
    /** The files as issued; empty before. */
    files: z.array(fileView),
    may: z.object({ remark: z.boolean(), submit: z.boolean(), decide: z.boolean() }),
    /** Why the reader may not issue it although it waits; null when he may or nobody has to. */
    whyNot: bilingual.nullable(),
  }),
  errors: ['NOT_FOUND'],
});

export const saveRemark = routeContract({
  id: 'reports.saveRemark',
  method: 'PUT',
  path: '/api/reports/:id/remarks',
  access: draft,
  summary: { zh: '为一个部分写情况说明；留空即撤去', en: 'Write a remark for a section; empty takes it away' },
  params,
  body: z.object({ section: z.string().max(40), text: z.string().trim().max(4000) }),
  response: z.object({ version: z.number().int() }),
  errors: ['NOT_FOUND', 'REPORT_NOT_DRAFT', 'REPORT_SECTION_UNKNOWN'],
});

export const submitReport = routeContract({
  id: 'reports.submitReport',
  method: 'POST',
  path: '/api/reports/:id/submission',
  access: draft,
  summary: { zh: '送签', en: 'Send a draft to be issued' },
  params,
  response: z.object({ status: z.enum(reportStatuses) }),
  errors: ['NOT_FOUND', 'REPORT_NOT_DRAFT'],
});

export const decideReport = routeContract({
  id: 'reports.decideReport',
  method: 'POST',
  path: '/api/reports/:id/decision',
  access: issue,
  summary: { zh: '由另一人签发编号，或退回', en: 'Another person issues the report with its number, or returns it' },
  params,
  body: z.object({ issue: z.boolean(), reason: z.string().trim().max(1000).nullable().default(null) }),
  response: z.object({ status: z.enum(reportStatuses), number: z.string().nullable() }),
  errors: ['NOT_FOUND', 'REPORT_NOT_SUBMITTED', 'REPORT_OWN', 'DECISION_REASON_REQUIRED'],
});

export const downloadReport = routeContract({
  id: 'reports.downloadReport',
  method: 'GET',
  path: '/api/reports/:id/files/:format',
  access: read,
  summary: { zh: '下载报告（Word、PDF、Excel）', en: 'Download a report as Word, PDF or Excel' },
  params: fileParams,
  produces: 'file',
  errors: ['NOT_FOUND'],
});

export const checkReport = routeContract({
  id: 'reports.checkReport',
  method: 'GET',
  path: '/api/reports/:id/check',
  access: read,
  summary: { zh: '由快照和模板重新生成，与已印发文件逐字节比对', en: 'Make an issued report again from its snapshot and compare byte by byte' },
  params,
  response: z.object({ snapshotSound: z.boolean(), files: z.array(fileView.extend({ remade: z.string(), same: z.boolean() })) }),
  errors: ['NOT_FOUND', 'REPORT_NOT_ISSUED'],
});

/** Without the names of those who worked on it. */
const publicReport = reportHead.omit({ draftedBy: true, draftedAt: true, issuedBy: true }).extend({ files: z.array(fileView) });
export type PublicReport = z.output<typeof publicReport>;

export const listPublicReports = routeContract({
  id: 'reports.listPublicReports',
  method: 'GET',
  path: '/api/reports/public',
  access: 'public',
  summary: { zh: '对外公开的报告', en: 'Reports for the public' },
  query: pageQuery,
  response: pageOf(publicReport),
});

export const getPublicReport = routeContract({
  id: 'reports.getPublicReport',
  method: 'GET',
  path: '/api/reports/public/:id',
  access: 'public',
  summary: { zh: '一份公开报告的正文', en: 'One public report' },
  params,
  response: z.object(drawn),
  errors: ['NOT_FOUND'],
});

export const downloadPublicReport = routeContract({
  id: 'reports.downloadPublicReport',
  method: 'GET',
  path: '/api/reports/public/:id/files/:format',
  access: 'public',
  summary: { zh: '下载公开报告', en: 'Download a public report' },
  params: fileParams,
  produces: 'file',
  errors: ['NOT_FOUND'],
});
