import { z } from 'zod';
import { routeContract } from '../../kernel/base/route-contract.ts';

/** The report on a published list; it holds no figure of a single firm and is for everybody. */
export const downloadListReport = routeContract({
  id: 'growth.downloadListReport',
  method: 'GET',
  path: '/api/growth/lists/:id/report',
  access: 'public',
  summary: { zh: '下载名单发展报告（Word、PDF）', en: 'Download the report on a published list' },
  params: z.object({ id: z.uuid() }),
  query: z.object({ format: z.enum(['docx', 'pdf']).default('docx'), language: z.enum(['zh', 'en']).default('zh') }),
  produces: 'file',
  errors: ['NOT_FOUND'],
});
