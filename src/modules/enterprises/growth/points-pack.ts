import { z } from 'zod';
import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import type { Pack } from '../../../kernel/base/pack.ts';
import { grades, type PointScheme, stages } from './domain/points/scheme.ts';

const evidence = z.enum(['W', 'GK', 'PC']);
const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/);
const percentPpm = z.strictObject({ value: z.number().min(0).max(100), unit: z.literal('percent'), evidence }).transform((m) => Math.round(m.value * 10_000));
const years = z.strictObject({ value: z.number().int().min(0), unit: z.literal('years'), evidence }).transform((m) => m.value);
const share = z.number().int().min(0).max(100);

const measure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('FACT'), fact: name }),
  z.strictObject({ kind: z.literal('SHARE'), of: name, by: name }),
  z.strictObject({ kind: z.literal('GROWTH'), now: name, before: name }),
  z.strictObject({ kind: z.literal('SUM'), of: z.array(name).min(1) }),
]);

const file = z
  .strictObject({
    version: z.number().int(),
    title: z.strictObject({ zh: z.string(), en: z.string() }),
    source: z.strictObject({ zh: z.string(), en: z.string(), evidence }),
    from: z.iso.date(),
    groups: z.array(z.strictObject({ id: name, zh: z.string(), en: z.string(), weight: z.strictObject({ START_UP: share, GROWTH: share, STABLE: share, unit: z.literal('percent'), evidence }) })).min(1),
    indicators: z.array(z.strictObject({ id: name, group: name, zh: z.string(), en: z.string(), unit: z.string(), measure })).min(1),
    stage: z.strictObject({
      ageFact: name, revenueFact: name, startUpYears: years, growthYears: years,
      startUpRevenueBelow: z.strictObject({ value: z.number().min(0), unit: z.literal('万元'), evidence }).transform((m) => m.value),
    }),
    fieldFact: name,
    scale: z.strictObject({ value: z.enum(['PERCENTILE', 'MIN_MAX']), evidence }).transform((m) => m.value),
    winsor: percentPpm,
    smallestCell: z.strictObject({ value: z.number().int().min(1), unit: z.literal('firms'), evidence }).transform((m) => m.value),
    filled: percentPpm,
    grades: z.array(z.strictObject({ grade: z.enum(grades), from: z.number().min(0).max(100), evidence })).refine((all) => all.every((g, i) => i === 0 || g.from < all[i - 1]!.from), 'grades must descend'),
  })
  .superRefine((f, ctx) => {
    for (const stage of stages) {
      const sum = f.groups.reduce((total, g) => total + g.weight[stage], 0);
      if (sum !== 100) ctx.addIssue({ code: 'custom', path: ['groups'], message: `weights of ${stage} sum to ${sum} percent` });
    }
    const known = new Set(f.groups.map((g) => g.id));
    f.indicators.forEach((i, n) => {
      if (!known.has(i.group)) ctx.addIssue({ code: 'custom', path: ['indicators', n, 'group'], message: `no group ${i.group}` });
    });
    if (new Set(f.indicators.map((i) => i.id)).size !== f.indicators.length) ctx.addIssue({ code: 'custom', path: ['indicators'], message: 'two indicators of one id' });
    if (f.winsor > 250_000) ctx.addIssue({ code: 'custom', path: ['winsor'], message: 'at most 25 percent at each end' });
  })
  .transform((f): PointScheme => ({
    version: f.version, zh: f.title.zh, en: f.title.en, sourceZh: f.source.zh, sourceEn: f.source.en, from: f.from,
    groups: f.groups.map(({ id, zh, en, weight: w }) => ({ id, zh, en, weightPpm: { START_UP: w.START_UP * 10_000, GROWTH: w.GROWTH * 10_000, STABLE: w.STABLE * 10_000 } })),
    indicators: f.indicators, stage: f.stage, fieldFact: f.fieldFact, scale: f.scale, winsorPpm: f.winsor, smallestCell: f.smallestCell, filledPpm: f.filled,
    grades: f.grades.map(({ grade, from }) => ({ grade, from })),
  }));

export interface PackedPoints {
  scheme: PointScheme;
  /** Of everything the pack sets: an edition says by which parameters it was made. */
  hash: string;
}

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readPointScheme(pack: Pack): PackedPoints {
  const scheme = pack.read('enterprises/points.yaml', file);
  return { scheme, hash: sha256(canonicalJson(scheme)) };
}
