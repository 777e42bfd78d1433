import { z } from 'zod';
import { routeContract } from '../../kernel/base/route-contract.ts';

const place = z.object({
  file: z.string().optional(),
  row: z.number().int().optional(),
  field: z.string().optional(),
  clause: z.string().optional(),
});
const bilingual = z.object({ zh: z.string(), en: z.string() });

/** Every refusal: RFC 9457 with our stable code, both languages, the place and the remedy. */
export const problemDocument = z.object({
  type: z.string().describe('urn:innomatrix:problem:CODE'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('In the language of Accept-Language'),
  instance: z.string(),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  where: place.optional(),
  remedy: bilingual.optional(),
  details: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), where: place.optional(), remedy: bilingual.optional() })),
  requestId: z.string(),
});
export type ProblemDocument = z.output<typeof problemDocument>;

export const readHealth = routeContract({
  id: 'platform.readHealth',
  method: 'GET',
  path: '/api/health',
  access: 'public',
  summary: { zh: '运行状况；未就绪时状态码为 503', en: 'Health; the status is 503 while something is not ready' },
  response: z.object({
    status: z.enum(['ready', 'not-ready']),
    version: z.string(),
    checks: z.array(z.object({ name: z.string(), ready: z.boolean(), zh: z.string(), en: z.string() })),
  }),
});

export const liveUpdates = routeContract({
  id: 'platform.liveUpdates',
  method: 'GET',
  path: '/api/live',
  access: 'signed-in',
  summary: { zh: '实时通知（服务器推送事件）', en: 'What happens, as server-sent events' },
  produces: 'events',
});
