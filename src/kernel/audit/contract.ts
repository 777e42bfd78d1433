import { z } from 'zod';
import { pageOf, pageQuery } from '../base/page.ts';
import { routeContract } from '../base/route-contract.ts';

const instant = z.iso.datetime({ offset: true });

const auditEntry = z.object({
  id: z.string(),
  /** Place in the chain; null while it waits for the sealer. */
  seq: z.number().int().nullable(),
  at: z.string(),
  actor: z.object({ accountId: z.string(), organisationId: z.string().nullable(), role: z.string().nullable() }).nullable(),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  detail: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
  hash: z.string(),
});
export type AuditEntry = z.output<typeof auditEntry>;

export const listAuditEntries = routeContract({
  id: 'audit.listEntries',
  method: 'GET',
  path: '/api/audit/entries',
  access: { permission: 'audit.entry.read' },
  summary: { zh: '查询审计记录，新的在前', en: 'Audit entries, newest first' },
  query: pageQuery.extend({
    subjectKind: z.string().max(100).optional(),
    subjectId: z.string().max(200).optional(),
    accountId: z.string().max(100).optional(),
    action: z.string().max(100).optional(),
    from: instant.optional(),
    to: instant.optional(),
  }),
  response: pageOf(auditEntry),
});

const tampering = z.object({
  seq: z.number().int().nullable(),
  entryId: z.string().nullable(),
  what: z.string(),
  zh: z.string(),
  en: z.string(),
});

export const verifyAuditChain = routeContract({
  id: 'audit.verifyChain',
  method: 'GET',
  path: '/api/audit/verify',
  access: { permission: 'audit.chain.verify' },
  summary: { zh: '重新计算审计链，指出被改动之处', en: 'Recompute the audit chain and name what was tampered with' },
  query: z.object({
    /** A place exported earlier that the chain must still contain. */
    checkpointSeq: z.coerce.number().int().min(1).optional(),
    checkpointHash: z.string().regex(/^[0-9a-f]{64}$/).optional(),
  }),
  response: z.object({
    ok: z.boolean(),
    entries: z.number().int(),
    sealed: z.number().int(),
    unsealed: z.number().int(),
    head: z.object({ seq: z.number().int(), hash: z.string() }),
    firstBreak: tampering.optional(),
    breaks: z.array(tampering),
  }),
});
