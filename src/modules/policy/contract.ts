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
