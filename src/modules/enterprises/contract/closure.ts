import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { day, idParams, reason } from './words.ts';

/** How a firm ended: 注销, 合并（被吸收）, 吊销营业执照. */
export const closureDraft = z.object({
  kind: z.enum(['DEREGISTERED', 'MERGED', 'LICENCE_REVOKED']), closedOn: day, source: z.string().trim().min(2).max(200),
  successor: z.object({ creditCode: z.string().trim().length(18), name: z.string().trim().min(2).max(200) }).nullable(),
});

export const closeFirm = routeContract({
  id: 'enterprises.closeFirm',
  method: 'POST',
  path: '/api/enterprises/:id/closure',
  access: { permission: 'enterprises.dossier.manage' },
  summary: { zh: '登记企业注销、合并或吊销', en: 'Record that a firm was deregistered, merged or lost its licence' },
  params: idParams,
  body: closureDraft,
  response: z.object({}),
  errors: ['NOT_FOUND', 'FIRM_CLOSED', 'CLOSURE_DAY_WRONG', 'CLOSURE_SUCCESSOR_WRONG'],
});

export const reopenFirm = routeContract({
  id: 'enterprises.reopenFirm',
  method: 'POST',
  path: '/api/enterprises/:id/closure/withdrawal',
  access: { permission: 'enterprises.dossier.manage' },
  summary: { zh: '撤回企业注销、合并或吊销登记（登记有误或已恢复）', en: 'Take back that a firm was closed: recorded wrongly, or restored' },
  params: idParams,
  body: z.object({ reason }),
  response: z.object({}),
  errors: ['NOT_FOUND', 'FIRM_NOT_CLOSED'],
});
