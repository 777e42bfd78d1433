import { z } from 'zod';
import { pageOf, pageQuery } from '../../../kernel/base/page.ts';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { idParams, instant } from './words.ts';

export const importKinds = ['demands', 'results'] as const;
export type ImportKind = (typeof importKinds)[number];

/** 100,000 rows of half a kilobyte fit; more is for the command line. */
export const MAX_UPLOAD_BYTES = 64 * 1024 * 1024;

export const refusedRow = z.object({
  /** As a spreadsheet counts: the header is row 1; in JSONL the line number. */
  row: z.number().int(),
  field: z.string(),
  value: z.string(),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  /** What would be right. */
  remedy: z.object({ zh: z.string(), en: z.string() }),
});
export type RefusedRow = z.output<typeof refusedRow>;

export const importReport = z.object({
  kind: z.enum(importKinds),
  fileName: z.string(),
  format: z.enum(['jsonl', 'csv', 'xlsx']),
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  /** The first of them; `refused` is the true count. */
  refusedRows: z.array(refusedRow),
  /** Columns of the file nobody knows: read over. */
  unknownColumns: z.array(z.string()),
  /** Cells that looked like formulas and were taken as plain text. */
  neutralised: z.number().int(),
  /** False: nothing was written (dry run, or rows were refused). */
  applied: z.boolean(),
  dryRun: z.boolean(),
});
export type ImportReport = z.output<typeof importReport>;

export const importJob = z.object({
  id: z.uuid(),
  kind: z.enum(importKinds),
  fileName: z.string(),
  status: z.enum(['RUNNING', 'DONE', 'REFUSED', 'FAILED']),
  rowsRead: z.number().int(),
  bytesRead: z.number().int(),
  bytesTotal: z.number().int(),
  report: importReport.nullable(),
  problem: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
  startedAt: instant,
  finishedAt: instant.nullable(),
});
export type ImportJob = z.output<typeof importJob>;

const flag = z.enum(['true', 'false']).default('false').transform((v) => v === 'true');

export const startImport = routeContract({
  id: 'market.startImport',
  method: 'POST',
  path: '/api/market/imports',
  access: { permission: 'market.import.run' },
  summary: { zh: '导入需求或成果（JSONL、CSV、XLSX）', en: 'Import demands or results (JSONL, CSV, XLSX)' },
  query: z.object({ kind: z.enum(importKinds), dryRun: flag, acceptGoodRows: flag, publish: flag }),
  upload: { maxBytes: MAX_UPLOAD_BYTES },
  response: importJob,
  errors: ['IMPORT_FORMAT_UNKNOWN', 'IMPORT_TOO_LARGE', 'IMPORT_FILE_BROKEN', 'IMPORT_NO_ROWS', 'IMPORT_HEADER_UNKNOWN'],
});

export const getImport = routeContract({
  id: 'market.getImport',
  method: 'GET',
  path: '/api/market/imports/:id',
  access: { permission: 'market.import.run' },
  summary: { zh: '导入进度与结果', en: 'Progress and outcome of an import' },
  params: idParams,
  response: importJob,
});

export const listImports = routeContract({
  id: 'market.listImports',
  method: 'GET',
  path: '/api/market/imports',
  access: { permission: 'market.import.run' },
  summary: { zh: '本单位的导入记录', en: 'Imports of the own organisation' },
  query: pageQuery,
  response: pageOf(importJob.omit({ report: true })),
});

export const downloadImportReport = routeContract({
  id: 'market.downloadImportReport',
  method: 'GET',
  path: '/api/market/imports/:id/report',
  access: { permission: 'market.import.run' },
  summary: { zh: '下载未通过行的报告（XLSX）', en: 'Refused rows as a spreadsheet' },
  params: idParams,
  produces: 'file',
});

export const downloadImportTemplate = routeContract({
  id: 'market.downloadImportTemplate',
  method: 'GET',
  path: '/api/market/import-templates/:kind',
  access: 'public',
  summary: { zh: '下载导入模板（XLSX）', en: 'Import template' },
  params: z.object({ kind: z.enum(importKinds) }),
  produces: 'file',
});
