import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import type { VoucherBook } from './domain/book.ts';
import type { VoucherRule } from './domain/rules.ts';

const words = { zh: z.string().min(1), en: z.string().min(1) };
const code = z.string().regex(/^\d{6}$/);
const day = z.iso.date();
const yuan = z.number().nonnegative().transform((y) => Math.round(y * 100));
const valued = (unit: string) => z.strictObject({ value: z.number().positive(), unit: z.literal(unit) }).transform((m) => m.value);
const sourced = { version: z.number().int(), from: day, sourceZh: z.string().min(1), sourceEn: z.string().min(1) };

const form = z.enum(['PROVIDER', 'USER']);
const payer = z.enum(['HOME', 'HOST']);
const quotaEnd = z.enum(['RETURN', 'BURN']);

const ruleFile = z.strictObject({
  ...sourced,
  rules: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      regions: z.array(z.strictObject({ code, ...words })).min(1),
      participates: z.boolean(),
      validFrom: day,
      validTo: day.nullable(),
      document: z.strictObject({ ...words, number: z.string().nullable(), url: z.string().nullable(), issuedOn: day.nullable() }),
      confidence: z.enum(['default', 'cited', 'verified']),
      forms: z.array(form).min(1),
      tiers: z.array(z.strictObject({ upTo: yuan.nullable(), percent: z.number().gt(0).max(100) })).min(1),
      perClaimCap: yuan.nullable(),
      annualCeiling: z.strictObject({ ENTERPRISE: yuan, TEAM: yuan }),
      holdingCap: yuan.nullable(),
      quotaValidity: z.union([z.strictObject({ kind: z.literal('CALENDAR_YEAR') }), z.strictObject({ kind: z.literal('MONTHS'), months: z.number().int().min(1).max(60) })]),
      requiresSmeList: z.boolean(),
      teamMinimum: z.number().int().min(1),
      claimsPerYear: z.number().int().min(1).nullable(),
      scope: z.array(z.string()).min(1),
      excluded: z.array(z.string()),
      settlement: z.strictObject({ every: z.enum(['QUARTER', 'HALF_YEAR', 'YEAR']), cutOffs: z.array(z.string().regex(/^\d{2}-\d{2}$/)).min(1) }),
      payment: z.strictObject({ PROVIDER: payer, USER: payer }),
      note: z.strictObject(words),
    }).transform(({ tiers, perClaimCap, annualCeiling, holdingCap, ...rule }): VoucherRule => ({
      ...rule,
      tiers: tiers.map(({ upTo, percent }) => ({ upToFen: upTo, percent })),
      perClaimCapFen: perClaimCap,
      annualCeilingFen: annualCeiling,
      holdingCapFen: holdingCap,
    })).refine(({ tiers }) => tiers.every((t, i) => (t.upToFen === null) === (i === tiers.length - 1) && (t.upToFen ?? Infinity) > (tiers[i - 1]?.upToFen ?? 0)), 'tiers must rise and the last one must be open'),
  ),
});

const serviceFile = z.strictObject({
  ...sourced,
  classes: z.array(z.strictObject({ id: z.string().regex(/^[A-Z_]+$/), ...words, examples: z.strictObject(words) })).min(1),
  excluded: z.array(z.strictObject({ id: z.string().regex(/^[A-Z_]+$/), ...words, hard: z.boolean(), words: z.array(z.string().min(2)).min(1) })),
});

const parameterFile = z.strictObject({
  ...sourced,
  related: z.strictObject({ shareAtLeast: valued('percent'), pathAtMost: valued('steps') }),
  circular: z.strictObject({ within: valued('months'), lengthAtMost: valued('firms') }),
  price: z.strictObject({ comparablesAtLeast: valued('orders'), zAtLeast: valued('sigma'), tolerance: valued('percent') }),
  spotCheck: z.strictObject({ share: valued('percent'), alwaysFrom: valued('yuan') }),
  redInvoice: z.strictObject({ quota: z.strictObject({ firmAtFault: quotaEnd, otherwise: quotaEnd, source: z.string() }) }),
  sanction: z.strictObject({ banYears: z.strictObject({ least: z.number().int().min(0), most: z.number().int().min(0), source: z.string() }) }),
});

const recognitionFile = z.strictObject({
  ...sourced,
  recognitions: z.array(z.strictObject({
    hosts: z.array(code).min(1), homes: z.array(code).min(1), validFrom: day, validTo: day.nullable(), basis: z.strictObject(words),
    clause: z.strictObject({ document: z.string(), path: z.string() }),
  })),
});

/** The rules, services, screens and recognitions of a pack. @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readVoucherBook(pack: Pack): VoucherBook {
  const { rules, sourceZh, sourceEn } = pack.read('vouchers/rules.yaml', ruleFile.refine(overlap, 'two rules of a region hold on the same day'));
  const services = pack.read('vouchers/services.yaml', serviceFile);
  const known = new Set(services.classes.map((c) => c.id));
  const excludedKnown = new Set(services.excluded.map((e) => e.id));
  const p = pack.read('vouchers/parameters.yaml', parameterFile);
  const { recognitions } = pack.read('vouchers/recognition.yaml', recognitionFile);
  for (const r of rules) {
    const stray = [...r.scope.filter((s) => !known.has(s)), ...r.excluded.filter((e) => !excludedKnown.has(e))];
    if (stray.length > 0) throw new Error(`vouchers/rules.yaml, rule ${r.id}: services.yaml has no ${stray.join(', ')}`);
  }
  return {
    source: { zh: sourceZh, en: sourceEn },
    rules,
    classes: services.classes,
    excluded: services.excluded,
    recognitions,
    related: { shareAtLeastPercent: p.related.shareAtLeast, pathAtMost: p.related.pathAtMost },
    circular: { withinMonths: p.circular.within, lengthAtMost: p.circular.lengthAtMost },
    price: { comparablesAtLeast: p.price.comparablesAtLeast, zAtLeast: p.price.zAtLeast, tolerancePercent: p.price.tolerance },
    spotCheck: { sharePercent: p.spotCheck.share, alwaysFromFen: p.spotCheck.alwaysFrom * 100 },
    banYears: p.sanction.banYears,
    redInvoiceQuota: p.redInvoice.quota,
    screensSource: { zh: p.sourceZh, en: p.sourceEn },
  };
}

/** True when every region has at most one rule on any day. */
function overlap({ rules }: { rules: readonly VoucherRule[] }): boolean {
  return rules.every((a, i) => rules.slice(i + 1).every((b) => {
    const shared = a.regions.some((p) => b.regions.some((q) => q.code === p.code));
    return !shared || (a.validTo !== null && a.validTo < b.validFrom) || (b.validTo !== null && b.validTo < a.validFrom);
  }));
}
