import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import type { ClearingRules } from './domain/rules.ts';

const workingDays = z.strictObject({ value: z.number().int().min(1), unit: z.literal('workingDays') }).transform((m) => m.value);
/** Whole yuan in the file, fen inside. */
const yuan = z.strictObject({ value: z.number().int().min(0), unit: z.literal('CNY') }).transform((m) => m.value * 100);

const file = z.strictObject({
  version: z.number().int(),
  from: z.iso.date(),
  sourceZh: z.string().min(1),
  sourceEn: z.string().min(1),
  clauses: z.array(z.strictObject({ document: z.string(), clause: z.string() })),
  window: z.strictObject({
    length: z.strictObject({ value: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(6)]), unit: z.literal('months') }).transform((m) => m.value),
    closeWithin: workingDays,
    inspection: workingDays,
    settlement: workingDays,
  }),
  limits: z.strictObject({ default: yuan, byRegion: z.record(z.string(), yuan) }),
});

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readClearingRules(pack: Pack): ClearingRules {
  const { version, sourceZh, sourceEn, clauses, window, limits } = pack.read('clearing/clearing.yaml', file);
  return { version, sourceZh, sourceEn, clauses, window, limits };
}
