import { z } from 'zod';
import { routeContract } from '../../../src/kernel/base/route-contract.ts';

const clock = z.object({ offsetDays: z.number().int(), now: z.string() });

export const demoState = routeContract({
  id: 'demo.state',
  method: 'GET',
  path: '/api/demo',
  access: 'public',
  summary: { zh: '演示环境', en: 'Demo' },
  response: z.object({
    demo: z.boolean(),
    accounts: z.array(
      z.object({ loginName: z.string(), password: z.string(), displayName: z.string(), roleZh: z.string(), roleEn: z.string(), organisation: z.string() }),
    ),
    clock,
  }),
});

export const moveDemoClock = routeContract({
  id: 'demo.moveClock',
  method: 'POST',
  path: '/api/demo/clock',
  access: 'signed-in',
  summary: { zh: '调整演示日期', en: 'Move the demo date' },
  body: z.object({ days: z.number().int() }),
  response: clock,
});
