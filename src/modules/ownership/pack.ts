import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import { distributionModes, type FloorRule } from './domain/floor-rule.ts';
import type { PlanRules } from './domain/distribute.ts';
import { type ExemptionBook, exemptionOccasions } from './domain/exemption.ts';

const percent = z.strictObject({ value: z.number().min(0).max(100), unit: z.literal('percent') }).transform((p) => Math.round(p.value * 10_000));
const yuan = z.strictObject({ value: z.number().int().min(0), unit: z.literal('CNY') }).transform((m) => m.value * 100);
const sourced = (unit: string) => z.strictObject({ value: z.number().int().min(1), unit: z.literal(unit), source: z.string() }).transform((m) => m.value);

const rule = z
  .strictObject({
    id: z.string(), region: z.string().regex(/^\d{2}0000$/), mode: z.enum(distributionModes), from: z.iso.date(), to: z.iso.date().nullable(), floor: percent,
    years: z.strictObject({ least: z.number().int().min(1), most: z.number().int().min(1) }).nullable().default(null),
    inner: z.strictObject({ mainContributors: percent, transferStaff: percent }).nullable().default(null),
    fiscalRdDeductible: z.boolean().default(true), evidence: z.enum(['L', 'GK', 'NOT_VERIFIED']), clause: z.string(), zh: z.string(), en: z.string(),
  })
  .refine((r) => (r.mode === 'SELF_IMPLEMENTATION') === (r.years !== null), 'years belong to self implementation, and to nothing else')
  .transform(({ floor, inner, ...r }): FloorRule => ({
    ...r, floorPpm: floor, inner: inner && { mainContributorsPpm: inner.mainContributors, transferStaffPpm: inner.transferStaff },
  }));

const floorsFile = z.strictObject({
  version: z.number().int(),
  source: z.string(),
  noticeDays: sourced('calendarDays'),
  payWithin: sourced('months'),
  rules: z.array(rule).min(1).refine((all) => new Set(all.map((r) => r.id)).size === all.length, 'two rules of one id'),
  deductions: z.array(z.strictObject({ id: z.string(), zh: z.string(), en: z.string(), clause: z.string(), fiscal: z.boolean().default(false) })),
  patentBonus: z.strictObject({ invention: yuan, utility: yuan, design: yuan, within: z.strictObject({ value: z.number().int(), unit: z.literal('months') }).transform((m) => m.value), clause: z.string() }),
});

const exemptionFile = z.strictObject({
  version: z.number().int(), from: z.iso.date(), source: z.string(),
  rules: z.array(z.strictObject({
    id: z.string(), kind: z.enum(['FORBIDDEN', 'ALLOWED']), appliesTo: z.array(z.enum(exemptionOccasions)).min(1), zh: z.string(), en: z.string(),
    question: z.strictObject({ zh: z.string(), en: z.string() }).nullable(), breachWhen: z.boolean().nullable(), clause: z.string(),
  }).refine((r) => (r.question === null) === (r.breachWhen === null), 'a question needs the answer that is a breach')),
});

const grantsFile = z.strictObject({ version: z.number().int(), leastTerm: sourced('years') });

/** What the pack says of grants, floors, bonuses and negative lists. */
export interface OwnershipRules {
  plan: PlanRules;
  patentBonus: { invention: number; utility: number; design: number; within: number; clause: string };
  exemptions: ExemptionBook;
  leastTermYears: number;
}

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readOwnershipRules(pack: Pack): OwnershipRules {
  const { version, rules, deductions, noticeDays, payWithin, patentBonus } = pack.read('ownership/floors.yaml', floorsFile);
  return {
    plan: { version, rules, deductions, noticeDays, payWithinMonths: payWithin },
    patentBonus,
    exemptions: pack.read('ownership/exemption-rules.yaml', exemptionFile),
    leastTermYears: pack.read('ownership/grants.yaml', grantsFile).leastTerm,
  };
}
