import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';

const words = { zh: z.string().min(1), en: z.string().min(1) };
const named = z.strictObject({ id: z.string(), ...words });
const ids = z.array(z.string());

const checkupFile = z.strictObject({
  version: z.number().int(),
  subjects: z.array(z.enum(['FIRM', 'PROJECT', 'DEAL', 'PERSON', 'PARK', 'POLICY'])).min(1),
  leftOutTopics: ids,
  topics: z.array(named),
  groups: z.array(named.extend({ facts: ids })).min(1),
  directions: z.strictObject({ up: ids, down: ids }),
  steps: z.array(z.strictObject({ rule: z.string(), ...words, to: z.string().startsWith('/').optional(), url: z.url().optional() })),
});
/** How a zone's check-up asks and where its steps lead. */
export type CheckupPack = z.output<typeof checkupFile>;

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readCheckupPack(pack: Pack): CheckupPack {
  return pack.read('checkup/checkup.yaml', checkupFile);
}
