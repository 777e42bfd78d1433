import { z } from 'zod';
import { routeContract } from '../../../src/kernel/base/route-contract.ts';

const account = z.object({
  accountId: z.string(),
  loginName: z.string(),
  displayName: z.string(),
  assignments: z.array(
    z.object({
      role: z.string(),
      organisationId: z.string(),
      organisationName: z.string(),
      regions: z.array(z.string()),
      parks: z.array(z.string()),
      grants: z.array(z.object({ permission: z.string(), reach: z.enum(['own', 'jurisdiction', 'zone']) })),
    }),
  ),
});

export const currentSession = routeContract({
  id: 'identity.currentSession',
  method: 'GET',
  path: '/api/session',
  access: 'public',
  summary: { zh: '当前会话', en: 'Current session' },
  response: z.object({ account: account.nullable() }),
});

export const signOut = routeContract({
  id: 'identity.signOut',
  method: 'POST',
  path: '/api/sign-out',
  access: 'signed-in',
  summary: { zh: '退出登录', en: 'Sign out' },
  response: z.object({ ok: z.boolean() }),
});
