import { z } from 'zod';
import { routeContract } from '../../kernel/base/route-contract.ts';

const clock = z.object({ offsetDays: z.number().int(), now: z.iso.datetime() });

export const demoState = routeContract({
  id: 'demo.state',
  method: 'GET',
  path: '/api/demo',
  access: 'public',
  summary: { zh: '演示环境：是否演示、演示账号、演示日期', en: 'Demonstration: whether this is one, its sign-ins, its date' },
  response: z.object({
    demo: z.boolean(),
    accounts: z.array(
      z.object({
        loginName: z.string(),
        password: z.string(),
        displayName: z.string(),
        roleZh: z.string(),
        roleEn: z.string(),
        organisation: z.string(),
      }),
    ),
    clock,
  }),
});

export const moveDemoClock = routeContract({
  id: 'demo.moveClock',
  method: 'POST',
  path: '/api/demo/clock',
  access: 'signed-in',
  summary: { zh: '把演示日期往后拨（公示期等待）', en: 'Move the demonstration date forward, e.g. over a notice' },
  body: z.object({ days: z.number().int().min(1).max(366) }),
  response: clock,
  errors: ['DEMO_ONLY'],
});
