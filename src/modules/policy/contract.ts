import { z } from 'zod';
import { routeContract } from '../../kernel/base/route-contract.ts';

/** Also part of an address: `/policy/002`. */
export const documentId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/);

export const documentSummary = z.object({
  id: z.string(),
  titleZh: z.string(),
  titleEn: z.string().nullable(),
  issuerZh: z.string().nullable(),
  issuerEn: z.string().nullable(),
  documentNumber: z.string().nullable(),
  issuedOn: z.string().nullable(),
  noteZh: z.string().nullable(),
  noteEn: z.string().nullable(),
  /** True once the text has been loaded. */
  hasText: z.boolean(),
  clauses: z.number().int(),
  demo: z.boolean(),
});

export const clauseView = z.object({
  path: z.string(),
  numbered: z.boolean(),
  level: z.number().int(),
  kind: z.string(),
  heading: z.string(),
  /** String indices into `text`, `end` exclusive. */
  start: z.number().int(),
  end: z.number().int(),
  headingEnd: z.number().int(),
  parent: z.string().nullable(),
});

/** What a clause became: the other end of the chain. */
export const clauseUse = z.object({
  path: z.string(),
  kind: z.enum(['target', 'task', 'procedure']),
  zh: z.string(),
  en: z.string(),
  /** Address in the application. */
  to: z.string(),
});
export type ClauseUse = z.output<typeof clauseUse>;

export const documentView = documentSummary.extend({
  text: z.string().nullable(),
  version: z.number().int().nullable(),
  fileName: z.string().nullable(),
  sha256: z.string().nullable(),
  loadedAt: z.iso.datetime().nullable(),
  nodes: z.array(clauseView),
  uses: z.array(clauseUse),
});

export const listDocuments = routeContract({
  id: 'policy.listDocuments',
  method: 'GET',
  path: '/api/policy/documents',
  access: 'public',
  summary: { zh: '政策文件', en: 'Policy documents' },
  response: z.object({ items: z.array(documentSummary) }),
});

export const getDocument = routeContract({
  id: 'policy.getDocument',
  method: 'GET',
  path: '/api/policy/documents/:id',
  access: 'public',
  summary: { zh: '一份文件：正文、条款树、每一条变成了什么', en: 'One document: text, clause tree, what each clause became' },
  params: z.object({ id: documentId }),
  response: documentView,
});

export const loadDocument = routeContract({
  id: 'policy.loadDocument',
  method: 'POST',
  path: '/api/policy/documents/:id/text',
  access: { permission: 'policy.document.load' },
  summary: { zh: '载入正文（txt、docx、pdf），建立条款树', en: 'Load the text (txt, docx, pdf) and build its clause tree' },
  params: z.object({ id: documentId }),
  query: z.object({ title: z.string().trim().max(200).optional() }),
  upload: { maxBytes: 20 * 1024 * 1024 },
  response: z.object({ id: z.string(), version: z.number().int(), clauses: z.number().int(), unchanged: z.boolean() }),
  errors: ['POLICY_TITLE_NEEDED'],
});

export const itemKinds = ['target', 'fact', 'responsibility', 'measure', 'milestone', 'entity', 'parameter'] as const;
export type ItemKind = (typeof itemKinds)[number];
export const itemStates = ['PROPOSED', 'ACCEPTED', 'CORRECTED', 'REJECTED'] as const;
export type ItemState = (typeof itemStates)[number];
/** WITHDRAWN is set when a person takes back an item that a person had added. */
export const rejectReasons = ['NOT_THIS_KIND', 'DUPLICATE', 'WRONG_READING', 'NOT_BINDING', 'WITHDRAWN'] as const;
export type RejectReason = (typeof rejectReasons)[number];
/** Who found an item: the engine, a language model whose proposals are marked, or a person who added it. */
export const itemOrigins = ['ENGINE', 'ASSISTED', 'PERSON'] as const;
export type ItemOrigin = (typeof itemOrigins)[number];
export const nameKinds = ['platform', 'park', 'laboratory', 'body', 'programme'] as const;
export const parameterRoles = ['cap', 'rate', 'amount', 'threshold', 'duration', 'validity', 'quota'] as const;
export const comparators = ['=', '>=', '>', '<=', '<', '~', 'growth', 'reduction', 'new'] as const;

const year = z.number().int().min(1900).max(2200);
const words = z.string().trim().min(1).max(400);
const quantityFields = {
  indicator: words,
  /** Empty where the text names no place. */
  subject: z.string().trim().max(200),
  comparator: z.enum(comparators),
  magnitudeComparator: z.enum(comparators),
  evaluateAs: z.enum(comparators),
  value: z.number(),
  /** Upper end of a range; `value` is the lower. */
  upTo: z.number().optional(),
  unit: z.string().trim().max(40),
  year: year.nullable(),
  periodStart: year.nullable(),
  baseYear: year.nullable(),
  source: z.enum(['text', 'table']),
};

/** The fields of each kind of item, as the engine fills them and a person may correct them. */
export const itemFields = {
  target: z.object({ ...quantityFields, strength: z.enum(['plan', 'stretch']) }),
  fact: z.object({ ...quantityFields, asOfYear: year.nullable() }),
  responsibility: z.object({
    kind: z.enum(['explicit', 'annex_task', 'prose', 'addressee']),
    role: z.string().trim().max(80),
    units: z.array(words).min(1),
    unitsExpanded: z.array(words),
    task: z.string().trim().max(2000).nullable(),
  }),
  measure: z.object({ verb: words, verbClass: z.string().trim().max(40), instrument: z.string().trim().max(60), regions: z.array(words) }),
  milestone: z.object({ subject: z.string().trim().max(200), year, goal: z.string().trim().min(1).max(2000) }),
  entity: z.object({ kind: z.enum(nameKinds), name: words, normalised: z.string().trim().max(200), aliases: z.array(words) }),
  parameter: z.object({ role: z.enum(parameterRoles), subject: z.string().trim().max(200), comparator: z.enum(comparators), value: z.union([z.number(), z.iso.date()]), unit: z.string().trim().max(40) }),
} as const;
export type TargetFields = z.output<typeof itemFields.target>;
export type ResponsibilityFields = z.output<typeof itemFields.responsibility>;

const content = { clause: z.string(), start: z.number().int(), end: z.number().int(), fields: z.record(z.string(), z.unknown()) };

export const reviewItem = z.object({
  id: z.string(),
  documentId: z.string(),
  version: z.number().int(),
  kind: z.enum(itemKinds),
  ordinal: z.number().int(),
  origin: z.enum(itemOrigins),
  subClause: z.string().nullable(),
  /** What the item says now; offsets are indices into the text of its version. */
  ...content,
  /** What the engine read, where a person put something else in its place; else null. */
  extracted: z.object(content).nullable(),
  state: z.enum(itemStates),
  reason: z.enum(rejectReasons).nullable(),
  note: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** Name it when deciding; another's decision in between is then noticed. */
  revision: z.number().int(),
});
export type ReviewItem = z.output<typeof reviewItem>;

const stateCounts = z.record(z.enum(itemStates), z.number().int());
export const reviewProgress = z.object({ version: z.number().int(), total: z.number().int(), byState: stateCounts, byKind: z.record(z.enum(itemKinds), stateCounts) });

const mayReview = { permission: 'policy.item.review' };
const documentParams = z.object({ id: documentId });
const itemParams = z.object({ item: z.string().max(120) });
const version = z.coerce.number().int().positive().optional();
const revision = z.number().int().positive();
const note = z.string().trim().max(500).optional();
const itemErrors = ['POLICY_ITEM_CHANGED'] as const;

export const listItems = routeContract({
  id: 'policy.listItems',
  method: 'GET',
  path: '/api/policy/documents/:id/items',
  access: mayReview,
  summary: { zh: '一份文件中待审核和已审核的内容', en: 'What was found in a document, with what was decided' },
  params: documentParams,
  query: z.object({ version, kind: z.enum(itemKinds).optional(), state: z.enum(itemStates).optional(), clause: z.string().max(120).optional() }),
  response: z.object({
    documentId: z.string(),
    version: z.number().int(),
    /** False: the text was loaded before items were kept; `prepareReview` takes it apart. */
    prepared: z.boolean(),
    /** A language model may be asked what was missed; off unless the operator configured one. */
    assist: z.boolean(),
    items: z.array(reviewItem),
  }),
  errors: ['POLICY_NO_TEXT'],
});

export const prepareReview = routeContract({
  id: 'policy.prepareReview',
  method: 'POST',
  path: '/api/policy/documents/:id/items/prepare',
  access: mayReview,
  summary: { zh: '拆解较早载入的正文，供审核', en: 'Take a text apart that was loaded before items were kept' },
  params: documentParams,
  response: z.object({ items: z.number().int() }),
  errors: ['POLICY_NO_TEXT'],
});

export const reviewProgressOf = routeContract({
  id: 'policy.reviewProgress',
  method: 'GET',
  path: '/api/policy/documents/:id/progress',
  access: mayReview,
  summary: { zh: '审核进度', en: 'How far the review of a document has come' },
  params: documentParams,
  query: z.object({ version }),
  response: reviewProgress,
  errors: ['POLICY_NO_TEXT'],
});

export const acceptItem = routeContract({
  id: 'policy.acceptItem',
  method: 'POST',
  path: '/api/policy/items/:item/accept',
  access: mayReview,
  summary: { zh: '采纳', en: 'Accept an item as it was read' },
  params: itemParams,
  body: z.object({ revision, note }),
  response: reviewItem,
  errors: itemErrors,
});

export const correctItem = routeContract({
  id: 'policy.correctItem',
  method: 'POST',
  path: '/api/policy/items/:item/correct',
  access: mayReview,
  summary: { zh: '更正内容或位置', en: 'Put right what an item says, or where it stands' },
  params: itemParams,
  body: z.object({ revision, note, start: z.number().int().min(0), end: z.number().int().min(1), fields: content.fields }),
  response: reviewItem,
  errors: [...itemErrors, 'POLICY_ITEM_FIELDS', 'POLICY_SPAN_INVALID'],
});

export const rejectItem = routeContract({
  id: 'policy.rejectItem',
  method: 'POST',
  path: '/api/policy/items/:item/reject',
  access: mayReview,
  summary: { zh: '不采纳，并说明原因', en: 'Reject an item with a reason' },
  params: itemParams,
  body: z.object({ revision, note, reason: z.enum(rejectReasons) }),
  response: reviewItem,
  errors: itemErrors,
});

export const undoItem = routeContract({
  id: 'policy.undoItem',
  method: 'POST',
  path: '/api/policy/items/:item/undo',
  access: mayReview,
  summary: { zh: '撤回决定', en: 'Take a decision back' },
  params: itemParams,
  body: z.object({ revision }),
  response: reviewItem,
  errors: [...itemErrors, 'POLICY_ITEM_UNDECIDED'],
});

export const addItem = routeContract({
  id: 'policy.addItem',
  method: 'POST',
  path: '/api/policy/documents/:id/items',
  access: mayReview,
  summary: { zh: '补充遗漏的内容', en: 'Add an item the engine missed' },
  params: documentParams,
  body: z.object({ version: z.number().int().positive(), kind: z.enum(itemKinds), start: z.number().int().min(0), end: z.number().int().min(1), fields: content.fields, note }),
  response: reviewItem,
  errors: ['POLICY_ITEM_FIELDS', 'POLICY_SPAN_INVALID', 'POLICY_NO_TEXT'],
});

export const acceptClause = routeContract({
  id: 'policy.acceptClause',
  method: 'POST',
  path: '/api/policy/documents/:id/accept-clause',
  access: mayReview,
  summary: { zh: '一次采纳一条及其下各条中未决的内容', en: 'Accept all undecided items of a clause and those under it' },
  params: documentParams,
  body: z.object({
    version: z.number().int().positive(),
    clause: z.string().min(1).max(120),
    /** The undecided items the person saw there. A different set is refused as a whole. */
    seen: z.array(z.object({ id: z.string(), revision })).min(1).max(5000),
  }),
  response: z.object({ items: z.array(reviewItem) }),
  errors: ['POLICY_CLAUSE_CHANGED'],
});

export const assistClause = routeContract({
  id: 'policy.assistClause',
  method: 'POST',
  path: '/api/policy/documents/:id/assist',
  access: mayReview,
  summary: { zh: '请语言模型补充一条中遗漏的内容，只作建议', en: 'Ask a language model what was missed in a clause; it only proposes' },
  params: documentParams,
  body: z.object({ clause: z.string().min(1).max(120) }),
  response: z.object({
    items: z.array(reviewItem),
    /** Proposals that did not stand in the text, did not fit their kind or were there already. */
    refused: z.number().int(),
  }),
  errors: ['POLICY_ASSIST_OFF', 'POLICY_ASSIST_FAILED', 'POLICY_ASSIST_TOO_LONG', 'POLICY_NO_TEXT'],
});

const example = z.object({ id: z.string(), clause_path: z.string(), sub_path: z.string().nullable(), quote: z.string(), char_start: z.number().int(), char_end: z.number().int() }).loose();

export const exportExamples = routeContract({
  id: 'policy.exportExamples',
  method: 'GET',
  path: '/api/policy/documents/:id/examples',
  access: mayReview,
  summary: { zh: '导出审核结果作为新的样例', en: 'Export what people decided as new examples' },
  params: documentParams,
  query: z.object({ version }),
  response: z.object({
    document: z.string(),
    version: z.number().int(),
    sha256: z.string(),
    /** While this is not 0, a span that no example marks may still be one. */
    undecided: z.number().int(),
    targets: z.array(example),
    facts: z.array(example),
    responsibilities: z.array(example),
    measures: z.array(example),
    milestones: z.array(example),
    entities: z.array(example),
    parameters: z.array(example),
    /** What the engine proposed and a person refused, with the reason. */
    rejected: z.array(example),
  }),
  errors: ['POLICY_NO_TEXT'],
});
