import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';

const assignment = z.object({
  role: z.string(),
  organisations: z.array(z.string()).min(1),
  regions: z.array(z.string()).default([]),
  parks: z.array(z.string()).default([]),
});

const demoAccounts = z.object({
  password: z.string().min(8),
  accounts: z.array(z.object({ loginName: z.string(), displayName: z.string(), assignments: z.array(assignment).min(1) })),
  threadFirm: z.object({ nameZh: z.string(), nameEn: z.string(), region: z.string(), park: z.string(), field: z.string() }),
  seed: z.number().int(),
});
export type DemoAccounts = z.output<typeof demoAccounts>;

export function readDemoAccounts(pack: Pack): DemoAccounts {
  return pack.read('examples/accounts.yaml', demoAccounts);
}
