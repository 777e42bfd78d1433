import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import type { LoanProduct } from './domain/product.ts';

const evidence = z.enum(['W', 'GK', 'PC']);
const yuan = z.strictObject({ value: z.number().int().min(0), unit: z.literal('CNY') }).transform((m) => m.value * 100);
const percent = z.strictObject({ value: z.number().min(0).max(100), unit: z.literal('percent') }).transform((m) => Math.round(m.value * 10_000));
const measure = <U extends string>(unit: U) => z.strictObject({ value: z.number().int().min(0), unit: z.literal(unit), evidence }).transform((m) => m.value);
const judgedPercent = z.strictObject({ value: z.number().min(0).max(100), unit: z.literal('percent'), evidence }).transform((m) => Math.round(m.value * 10_000));

const product = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    zh: z.string(),
    en: z.string(),
    from: z.iso.date(),
    to: z.iso.date().nullable(),
    documentNumber: z.string(),
    sourceZh: z.string(),
    sourceEn: z.string(),
    evidence,
    mode: z.strictObject({ value: z.enum(['WHOLE_BALANCE', 'MARGINAL']), evidence }).transform((m) => m.value),
    tiers: z.array(z.strictObject({ upTo: yuan, fundShare: percent })).min(1)
      .refine((tiers) => tiers.every((t, i) => i === 0 || t.upTo > tiers[i - 1]!.upTo), 'tiers must ascend'),
    maxTerm: measure('months'),
    maxOverLpr: measure('basisPoints'),
    overdue: measure('calendarDays'),
    stopLoss: z.strictObject({ stopAt: judgedPercent, resumeBelow: judgedPercent }).refine((s) => s.resumeBelow <= s.stopAt, 'resumeBelow must not be above stopAt'),
    bankYearCeiling: z.strictObject({ value: z.number().int().min(0), unit: z.literal('CNY'), evidence }).transform((m) => m.value * 100),
  })
  .transform((p): LoanProduct => ({
    id: p.id, zh: p.zh, en: p.en, from: p.from, to: p.to, documentNumber: p.documentNumber, sourceZh: p.sourceZh, sourceEn: p.sourceEn, evidence: p.evidence, mode: p.mode,
    tiers: p.tiers.map((t) => ({ upToFen: t.upTo, fundSharePpm: t.fundShare })),
    maxTermMonths: p.maxTerm, maxOverLprBp: p.maxOverLpr, overdueDays: p.overdue, stopAtPpm: p.stopLoss.stopAt, resumeBelowPpm: p.stopLoss.resumeBelow, bankYearCeilingFen: p.bankYearCeiling,
  }));

export interface LoanProducts {
  version: number;
  /** A check that nobody acts upon gives the pool's money free after so long. */
  reservedDays: number;
  products: readonly LoanProduct[];
}

const file = z.strictObject({
  version: z.number().int(),
  reservedFor: measure('calendarDays'),
  products: z.array(product).refine((all) => new Set(all.map((p) => p.id)).size === all.length, 'two products of one id'),
}).transform(({ version, reservedFor, products }): LoanProducts => ({ version, reservedDays: reservedFor, products }));


/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readLoanProducts(pack: Pack): LoanProducts {
  return pack.read('finance/risk-pools.yaml', file);
}
