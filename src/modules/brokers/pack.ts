import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import type { CommissionRule } from './domain/commission-rule.ts';
import { payeeKinds } from './domain/commission-rule.ts';

const evidence = z.enum(['W', 'GK', 'PC']);
const day = z.union([z.iso.date(), z.date().transform((d) => d.toISOString().slice(0, 10))]);
const yuan = z.strictObject({ value: z.number().positive(), unit: z.literal('yuan') }).transform((m) => Math.round(m.value * 100));
const sourced = { sourceZh: z.string().min(1), sourceEn: z.string().min(1), evidence };

const rule = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    region: z.string().regex(/^\d{6}$/),
    version: z.string().min(1),
    from: day,
    until: day.nullable(),
    zh: z.string().min(1),
    en: z.string().min(1),
    document: z.string().min(1),
    clause: z.string().min(1),
    ...sourced,
    payees: z.array(
      z.strictObject({
        kind: z.enum(payeeKinds),
        rate: z.strictObject({ value: z.number().positive().max(100), unit: z.literal('percent') }).transform((r) => Math.round(r.value * 10_000)),
        perYear: yuan.nullable(),
      }),
    ),
    verifiedDemand: yuan.nullable(),
  })
  .transform(({ payees, verifiedDemand, ...r }): CommissionRule => ({
    ...r, verifiedDemandFen: verifiedDemand, payees: payees.map((p) => ({ kind: p.kind, ratePpm: p.rate, perYearFen: p.perYear })),
  }));

const file = z
  .strictObject({
    version: z.number().int(),
    relatedParties: z.strictObject({ rewarded: z.literal(false), ...sourced }),
    civilServants: z.strictObject({ rewarded: z.literal(false), ...sourced }),
    oneSide: z.strictObject(sourced),
    rules: z.array(rule).min(1),
    payment: z.strictObject({ purpose: z.string().min(1), costLine: z.string().min(1) }),
    desk: z.strictObject({
      staleAfter: z.strictObject({ value: z.number().int().min(1), unit: z.literal('calendarDays'), evidence }).transform((v) => v.value),
      trainingHours: z.strictObject({ value: z.number().int().min(1), unit: z.literal('hours'), evidence }).transform((v) => v.value),
    }),
  })
  .refine((f) => new Set(f.rules.map((r) => `${r.id} ${r.version}`)).size === f.rules.length, 'two rules of one id and version')
  .refine((f) => f.rules.every((r) => f.rules.every((o) => o.id !== r.id || o.region === r.region)), 'a rule belongs to one region');

export type BrokerRules = z.output<typeof file>;

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readCommissionRules(pack: Pack): BrokerRules {
  return pack.read('brokers/commission.yaml', file);
}
