import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import { type Desk, deskFaults, deskLevels } from './domain/desk.ts';

const words = { zh: z.string().min(1), en: z.string().min(1) };
const place = z.string().regex(/^(\d{6}|P\d{2})$/);
const desk = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  level: z.enum(deskLevels),
  ...words,
  place,
  city: z.string().regex(/^\d{6}$/).nullable(),
  parent: z.string().nullable(),
  industry: z.strictObject(words).nullable(),
});

const file = z
  .strictObject({
    version: z.number().int(),
    source: z.enum(['W', 'GK', 'PC']),
    clauses: z.array(z.strictObject({ document: z.string(), clause: z.string() })).min(1),
    repository: z.strictObject({
      origin: z.string().regex(/^[a-z][a-z0-9.-]*$/),
      ...words,
      adminEmail: z.email(),
      pageSize: z.strictObject({ value: z.number().int().min(1).max(1000), unit: z.literal('records'), source: z.string() }).transform((m) => m.value),
    }),
    desks: z.array(desk).min(1),
  })
  .superRefine(({ desks }, ctx) => {
    for (const message of deskFaults(desks)) ctx.addIssue({ code: 'custom', path: ['desks'], message });
  });

export interface NetworkPack {
  clauses: readonly { document: string; clause: string }[];
  repository: { origin: string; zh: string; en: string; adminEmail: string; pageSize: number };
  desks: readonly Desk[];
}

/** Desks of the network and the name of this market among others. @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readNetwork(pack: Pack): NetworkPack {
  return pack.read('network/desks.yaml', file);
}
