import { z } from 'zod';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';
import { fieldTypes, frequencies } from './domain/collection.ts';

// The same rules in the browser as on the server.
export { TableChecker } from './domain/check-table.ts';
export type { TableOutcome, WarningGroup } from './domain/check-table.ts';
export { headingOf, numeric } from './domain/collection.ts';
export type { Collection, Field, Values } from './domain/collection.ts';
export type { Finding } from './domain/finding.ts';
export { periodName } from './domain/periods.ts';
export type { RawCell } from './domain/read-value.ts';

export const returnStates = ['NONE', 'DRAFT', 'SUBMITTED', 'FIRST_APPROVED', 'LOCKED'] as const;
export type ReturnState = (typeof returnStates)[number];
export const uploadStates = ['CHECKING', 'STORING', 'DONE', 'REFUSED', 'FAILED'] as const;
/** Fits a workbook of 100,000 rows and 20 columns twice over. */
export const MOST_UPLOAD_BYTES = 60 * 1024 * 1024;
/** Records that may be typed in the browser; longer lists come as a workbook. */
export const MOST_GRID_ROWS = 200;

const words = { zh: z.string(), en: z.string() };
const said = z.object(words);
const value = z.union([z.string(), z.number()]).nullable();
const values = z.record(z.string(), value);
const severity = z.enum(['error', 'warning']);

const field = z.object({
  key: z.string(), ...words, type: z.enum(fieldTypes), unitZh: z.string().nullable(), unitEn: z.string().nullable(), required: z.boolean(),
  min: z.number().nullable(), max: z.number().nullable(), decimals: z.number().int(), maxLength: z.number().int(), choices: z.array(said),
  indicator: z.string().nullable(), changeLimit: z.number().nullable(), outliers: z.boolean(), hintZh: z.string(), hintEn: z.string(),
});
const check = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('notAbove'), a: z.string(), b: z.string(), tolerance: z.number(), severity }),
  z.object({ kind: z.literal('sum'), parts: z.array(z.string()), whole: z.string(), tolerance: z.number(), severity }),
  z.object({ kind: z.literal('ratio'), numerator: z.string(), denominator: z.string(), result: z.string(), scale: z.number(), tolerance: z.number(), severity }),
]);
export const collection = z.object({
  id: z.string(), version: z.number().int(), ...words, descriptionZh: z.string(), descriptionEn: z.string(), sourceZh: z.string(), sourceEn: z.string(),
  layout: z.enum(['form', 'list']), frequency: z.enum(frequencies), from: z.string(), places: z.enum(['city', 'park']),
  due: z.object({ months: z.number().int(), day: z.number().int() }),
  fill: z.array(z.string()), first: z.array(z.string()), second: z.array(z.string()),
  keys: z.array(z.string()), maxRows: z.number().int(), fields: z.array(field), checks: z.array(check),
});

const finding = z.object({
  severity, code: z.string(), row: z.number().int().nullable(), field: z.string().nullable(), column: z.string().nullable(), shown: z.string(),
  ...words, remedy: said,
});
const group = z.object({ group: z.string(), code: z.string(), field: z.string().nullable(), count: z.number().int(), ...words });
/** What a check found. `findings` is cut at a bound of the pack; the counts are whole. */
export const outcome = z.object({
  records: z.number().int(), errors: z.number().int(), warnings: z.number().int(), normalised: z.number().int(),
  byCode: z.record(z.string(), z.number().int()), findings: z.array(finding), groups: z.array(group),
  unknownColumns: z.array(z.string()), hiddenRows: z.number().int(),
});
export type Outcome = z.output<typeof outcome>;

const name = z.object({ code: z.string(), ...words });
const may = z.object({ fill: z.boolean(), submit: z.boolean(), approve: z.boolean(), giveBack: z.boolean(), revise: z.boolean() });

const item = z.object({
  collection: z.object({ id: z.string(), ...words, layout: z.enum(['form', 'list']) }),
  period: z.string(),
  place: name,
  dueOn: z.iso.date(),
  /** Working days left; negative when overdue. Null once it has been submitted. */
  daysLeft: z.number().int().nullable(),
  overdue: z.boolean(),
  state: z.enum(returnStates),
  revision: z.number().int(),
  organisation: z.string().nullable(),
  /** The last step, for whoever waits. */
  last: z.object({ action: z.string(), byName: z.string(), at: z.string(), reason: z.string().nullable() }).nullable(),
  warnings: z.number().int(),
  demo: z.boolean(),
  may,
});
export type ReturnItem = z.output<typeof item>;

const read = { permission: 'returns.return.read' } as const;
const fill = { permission: 'returns.return.fill' } as const;
const approve = { permission: 'returns.return.approve' } as const;

const key = z.object({ collection: z.string().max(60), period: z.string().max(10), place: z.string().max(20) });
const BASE = '/api/returns/:collection/:period/:place';

export const listReturns = routeContract({
  id: 'returns.list',
  method: 'GET',
  path: '/api/returns',
  access: read,
  summary: { zh: '填报表及其期限、状态和待办', en: 'Returns with their dates, states and what waits for whom' },
  query: z.object({
    /** mine: to be filled by me. desk: waiting for my approval. all: everything within reach. */
    scope: z.enum(['mine', 'desk', 'all']).default('all'),
    overdue: z.enum(['true', 'false']).default('false').transform((v) => v === 'true'),
  }),
  response: z.object({ today: z.iso.date(), items: z.array(item), counts: z.object({ mine: z.number().int(), desk: z.number().int(), overdue: z.number().int(), all: z.number().int() }) }),
});

const step = z.object({
  seq: z.number().int(), action: z.string(), byName: z.string(), organisation: z.string(), at: z.string(), reason: z.string().nullable(),
  submissionNo: z.number().int().nullable(),
  explanations: z.array(z.object({ group: z.string(), text: z.string() })),
});
const submission = z.object({
  id: z.string(), no: z.number().int(), origin: z.enum(['WORKBOOK', 'GRID']), fileName: z.string().nullable(), fileSha256: z.string().nullable(),
  records: z.number().int(), enteredBy: z.string(), organisation: z.string(), enteredAt: z.string(), outcome,
});

export const getReturn = routeContract({
  id: 'returns.get',
  method: 'GET',
  path: BASE,
  access: read,
  summary: { zh: '一份填报的要求、数值、办理过程和可办事项', en: 'One return: what is asked, its values, its steps and what may be done' },
  params: key,
  query: z.object({ revision: z.coerce.number().int().min(1).optional() }),
  response: z.object({
    today: z.iso.date(),
    collection,
    item,
    parameters: z.object({ outlierZ: z.number(), outlierLeast: z.number(), findingsKept: z.number(), explanationLeast: z.number(), sourceZh: z.string(), sourceEn: z.string() }),
    /** Null until something has been stored. */
    returnId: z.string().nullable(),
    version: z.number().int(),
    submission: submission.nullable(),
    /** The one record of a form; empty for a list, whose records are paged. */
    values,
    remarks: z.record(z.string(), z.object({ source: z.string().nullable(), note: z.string().nullable() })),
    /** Numbers of a form a year before. */
    before: z.record(z.string(), z.number()),
    /** Past values of a form by field, oldest first, for the check of outliers in the browser. */
    history: z.record(z.string(), z.array(z.number())),
    steps: z.array(step),
    revisions: z.array(z.object({ revision: z.number().int(), state: z.enum(returnStates), openedAt: z.string() })),
    /** Figures this revision has published. */
    published: z.array(z.object({ indicator: z.string(), ...words, period: z.string(), value: z.number(), unit: z.string(), vintage: z.number().int(), reading: z.string(), source: z.string() })),
    uploads: z.array(z.object({ id: z.string(), fileName: z.string(), status: z.enum(uploadStates), errors: z.number().int().nullable(), byName: z.string(), at: z.string() })),
  }),
  errors: ['RETURN_UNKNOWN'],
});

export const listRecords = routeContract({
  id: 'returns.listRecords',
  method: 'GET',
  path: `${BASE}/records`,
  access: read,
  summary: { zh: '明细表的记录，附上年同期和需说明的格', en: 'Records of a list, with the year before and the cells to be explained' },
  params: key,
  query: pageQuery.extend({ revision: z.coerce.number().int().min(1).optional(), flagged: z.enum(['true', 'false']).default('false').transform((v) => v === 'true') }),
  response: pageOf(z.object({ no: z.number().int(), key: z.string(), values, before: z.record(z.string(), z.number()).nullable(), flagged: z.array(z.string()) })),
  errors: ['RETURN_UNKNOWN'],
});

export const downloadTemplate = routeContract({
  id: 'returns.downloadTemplate',
  method: 'GET',
  path: `${BASE}/template`,
  access: fill,
  summary: { zh: '下载填报模板', en: 'Download the template to be filled in' },
  params: key,
  produces: 'file',
  errors: ['RETURN_UNKNOWN'],
});

export const upload = z.object({
  id: z.string(), collection: z.string(), period: z.string(), place: z.string(), fileName: z.string(), status: z.enum(uploadStates),
  rowsDone: z.number().int(), rowsTotal: z.number().int().nullable(), outcome: outcome.nullable(),
  problem: z.object({ code: z.string(), ...words, remedy: said.nullable() }).nullable(), startedAt: z.string(),
});
export type UploadView = z.output<typeof upload>;

export const startUpload = routeContract({
  id: 'returns.startUpload',
  method: 'POST',
  path: `${BASE}/uploads`,
  access: fill,
  summary: { zh: '上传填好的工作簿，逐行校验，全部无误才存为草稿', en: 'Upload a filled workbook: every row is checked, and it is stored as a draft only when nothing is wrong' },
  params: key,
  upload: { maxBytes: MOST_UPLOAD_BYTES },
  response: upload,
  errors: ['RETURN_UNKNOWN', 'RETURN_NOT_OPEN'],
});

export const getUpload = routeContract({
  id: 'returns.getUpload',
  method: 'GET',
  path: '/api/returns/uploads/:id',
  access: fill,
  summary: { zh: '上传的进度和校验结果', en: 'Progress and result of an upload' },
  params: z.object({ id: z.uuid() }),
  response: upload,
});

export const downloadAnnotated = routeContract({
  id: 'returns.downloadAnnotated',
  method: 'GET',
  path: '/api/returns/uploads/:id/annotated',
  access: fill,
  summary: { zh: '下载标注了问题单元格的原工作簿', en: 'Download the workbook with notes on the cells concerned' },
  params: z.object({ id: z.uuid() }),
  produces: 'file',
  errors: ['RETURN_NOTHING_TO_MARK'],
});

const changed = z.object({ state: z.enum(returnStates), version: z.number().int() });
const version = z.number().int().min(0);

export const saveGrid = routeContract({
  id: 'returns.saveGrid',
  method: 'POST',
  path: `${BASE}/grid`,
  access: fill,
  summary: { zh: '保存在网页上填写的内容，有错的不存', en: 'Save what was typed in the browser; nothing is stored while something is wrong' },
  params: key,
  body: z.object({
    version,
    records: z.array(z.object({ values: z.record(z.string().max(60), z.string().max(2_000)), remarks: z.record(z.string().max(60), z.object({ source: z.string().max(500).nullable(), note: z.string().max(500).nullable() })).default({}) })).min(1).max(MOST_GRID_ROWS),
  }),
  response: z.object({ stored: z.boolean(), outcome, version: z.number().int() }),
  errors: ['RETURN_UNKNOWN', 'RETURN_NOT_OPEN', 'RETURN_CHANGED_MEANWHILE'],
});

export const submitReturn = routeContract({
  id: 'returns.submit',
  method: 'POST',
  path: `${BASE}/submit`,
  access: fill,
  summary: { zh: '提交审核，并说明需说明的数值', en: 'Submit for approval, explaining what was asked about' },
  params: key,
  body: z.object({ version, explanations: z.array(z.object({ group: z.string().max(120), text: z.string().trim().max(1_000) })).max(500) }),
  response: changed,
  errors: ['RETURN_UNKNOWN', 'RETURN_NOT_OPEN', 'RETURN_EMPTY', 'WARNINGS_UNEXPLAINED', 'RETURN_CHANGED_MEANWHILE'],
});

export const approveReturn = routeContract({
  id: 'returns.approve',
  method: 'POST',
  path: `${BASE}/approve`,
  access: approve,
  summary: { zh: '初审或终审；终审后锁定并发布', en: 'Approve, first or second; the second locks and publishes' },
  params: key,
  body: z.object({ version, opinion: z.string().trim().max(1_000).nullable() }),
  response: changed,
  errors: ['RETURN_UNKNOWN', 'RETURN_NOT_WAITING', 'RETURN_OWN_WORK', 'RETURN_SAME_APPROVER', 'RETURN_CHANGED_MEANWHILE'],
});

export const giveBackReturn = routeContract({
  id: 'returns.giveBack',
  method: 'POST',
  path: `${BASE}/give-back`,
  access: approve,
  summary: { zh: '退回修改，写明理由', en: 'Give back to be mended, with the reason' },
  params: key,
  body: z.object({ version, reason: z.string().trim().min(4).max(1_000) }),
  response: changed,
  errors: ['RETURN_UNKNOWN', 'RETURN_NOT_WAITING', 'RETURN_CHANGED_MEANWHILE'],
});

export const reviseReturn = routeContract({
  id: 'returns.revise',
  method: 'POST',
  path: `${BASE}/revise`,
  access: approve,
  summary: { zh: '解锁为新的一次修订，原数保留', en: 'Open a further revision; what was locked stays' },
  params: key,
  body: z.object({ version, reason: z.string().trim().min(4).max(1_000) }),
  response: changed,
  errors: ['RETURN_UNKNOWN', 'RETURN_NOT_LOCKED', 'RETURN_CHANGED_MEANWHILE'],
});
