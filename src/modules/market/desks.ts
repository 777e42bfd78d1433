import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import { demandTypes } from './contract/words.ts';

const desksFile = z.strictObject({
  version: z.number().int(),
  source: z.string(),
  desks: z.array(z.strictObject({ type: z.enum(demandTypes), zh: z.string().min(1), en: z.string().min(1), path: z.string().startsWith('/'), cues: z.array(z.string().min(1)).min(1) }))
    .refine((all) => demandTypes.every((t) => all.filter((d) => d.type === t).length === 1), 'one desk for every type'),
});

/** Where a demand of a type is sent, with the words that suggest it. */
export type Desk = z.output<typeof desksFile>['desks'][number];

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readDesks(pack: Pack): readonly Desk[] {
  return pack.read('market/desks.yaml', desksFile).desks;
}
