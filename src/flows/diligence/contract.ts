import { z } from 'zod';
import { routeContract } from '../../kernel/base/route-contract.ts';

const words = { zh: z.string(), en: z.string() };

const evidenceItem = z.object({
  id: z.string(),
  ...words,
  present: z.boolean(),
  /** What was found, in a line; null where something is missing. */
  found: z.string().nullable(),
});
export type EvidenceItem = z.output<typeof evidenceItem>;

const params = z.object({ kind: z.enum(['sales', 'talks']), id: z.uuid() });
const access = { permission: 'diligence.pack.collect' };

export const checkEvidence = routeContract({
  id: 'diligence.checkEvidence',
  method: 'GET',
  path: '/api/diligence/:kind/:id',
  access,
  summary: { zh: '尽职免责材料：已有和缺少', en: 'Evidence of due diligence: what there is and what is missing' },
  params,
  response: z.object({ title: z.string(), mode: z.enum(['NEGOTIATED', 'LISTED', 'AUCTION']), items: z.array(evidenceItem), missing: z.number().int() }),
});

export const downloadEvidence = routeContract({
  id: 'diligence.downloadEvidence',
  method: 'GET',
  path: '/api/diligence/:kind/:id/pack',
  access,
  summary: { zh: '下载尽职免责材料包', en: 'Download the evidence pack of a deal' },
  params,
  produces: 'file',
});
