import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';

const words = { zh: z.string().min(1), en: z.string().min(1) };
const code = z.string().regex(/^[a-z][a-z0-9-]*$/);
const sourced = { sourceZh: z.string().min(1), sourceEn: z.string().min(1), evidence: z.enum(['W', 'GK', 'PC']) };
const weight = z.strictObject({ value: z.number().int().min(0).max(100), unit: z.literal('points'), evidence: z.enum(['W', 'GK', 'PC']) }).transform((w) => w.value);

const file = z.strictObject({
  version: z.number().int(),
  /** A checked batch that nobody acts upon gives its money free after so long. */
  reservedFor: z.strictObject({ value: z.number().int().min(1), unit: z.literal('calendarDays'), evidence: z.enum(['W', 'GK', 'PC']) }).transform((v) => v.value),
  purposes: z.array(z.strictObject({ id: code, ...words, clause: z.string() })).min(1),
  /** Costs that may be supported, and what happens when they have been before. */
  costLines: z.array(z.strictObject({ id: code, ...words, rule: z.enum(['once', 'highest']), oncePerYear: z.boolean(), ...sourced })).min(1),
  /** What is left of a task may stay for another year instead of going back. */
  carryOver: z.strictObject({ allowed: z.boolean(), atMost: z.strictObject({ value: z.number().min(0).max(100), unit: z.literal('percent') }).transform((v) => Math.round(v.value * 10_000)), ...sourced }),
  /** Points of a programme's performance, out of 100. */
  performance: z.strictObject({ spending: weight, progress: weight, indicators: weight, ...sourced })
    .refine((p) => p.spending + p.progress + p.indicators === 100, 'the points must come to 100'),
}).refine((f) => new Set(f.costLines.map((c) => c.id)).size === f.costLines.length, 'two cost lines of one id');

export type FundRules = z.output<typeof file>;

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readFundRules(pack: Pack): FundRules {
  return pack.read('funds/funds.yaml', file);
}
