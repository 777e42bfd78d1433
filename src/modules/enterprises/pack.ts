import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import { Problem } from '../../kernel/base/problem.ts';
import type { Item } from './domain/item.ts';
import type { Ladder, Rung } from './domain/ladder.ts';

const words = { zh: z.string().min(1), en: z.string().min(1) };
const said = z.strictObject(words);
const evidence = z.enum(['W', 'GK', 'PC']);
const id = z.string().regex(/^[a-z][A-Za-z0-9]*$/);

const item = z.strictObject({
  id, ...words, kind: z.enum(['NUMBER', 'TRUTH']).default('NUMBER'), unit: z.string().optional(), min: z.number().optional(), max: z.number().optional(),
  whole: z.boolean().default(false), lasting: z.boolean().default(false), group: z.enum(['MONEY', 'RESEARCH', 'PEOPLE', 'PROPERTY', 'MARKET', 'SCORE', 'STATE']),
  confidential: z.boolean().default(false), declared: z.boolean(),
})
  .refine((i) => i.kind === 'TRUTH' || (i.unit !== undefined && i.min !== undefined && i.max !== undefined && i.min < i.max), 'a number needs a unit and bounds')
  .transform((i): Item => ({ ...i, unit: i.unit ?? null, min: i.min ?? 0, max: i.max ?? 1, whole: i.kind === 'TRUTH' || i.whole }));

const itemsFile = z.strictObject({ version: z.number().int(), source: said, items: z.array(item) })
  .refine(({ items }) => new Set(items.map((i) => i.id)).size === items.length, 'two items of one id');

const rung = z.strictObject({
  type: z.string().regex(/^[A-Z][A-Z_]*$/), ...words, from: z.enum(['UNREGISTERED', 'REGISTERED', 'QUALIFICATION', 'POOL']), rule: z.string().optional(),
  ruleGives: z.strictObject({ id: z.string(), values: z.array(z.string()).min(1) }).optional(), level: z.string().optional(), validYears: z.number().int().min(1).max(20).optional(),
  locksYears: z.number().int().min(0).max(10).default(0), fact: z.string().optional(), evidence: evidence.optional(),
}).transform((r): Rung => ({ type: r.type, zh: r.zh, en: r.en, from: r.from, rule: r.rule ?? null, ruleGives: r.ruleGives ?? null, level: r.level ?? null, fact: r.fact ?? null, validYears: r.validYears ?? null, locksYears: r.locksYears }));

const ladderFile = z.strictObject({
  version: z.number().int(),
  main: z.array(rung).min(1),
  specialised: z.array(rung),
  labels: z.array(rung),
  pools: z.array(z.strictObject({ id: z.string(), ...words, rule: z.string().optional(), leadsTo: z.string(), yearly: z.boolean().default(false), fact: z.string().optional(), years: z.number().int().min(1), evidence })
    .transform(({ evidence: _evidence, ...p }) => ({ ...p, rule: p.rule ?? null, fact: p.fact ?? null }))),
  foundFactDays: z.strictObject({ value: z.number().int().min(1), unit: z.literal('calendarDays'), evidence }).transform((f) => f.value),
  expiryNoticeDays: z.strictObject({ value: z.array(z.number().int().positive()).min(1), evidence }).transform((n) => [...n.value].sort((a, b) => b - a)),
  targets: z.array(z.strictObject({ type: z.string(), year: z.number().int(), value: z.number().int(), source: said })),
}).refine((l) => l.main[0]!.from === 'UNREGISTERED', 'the main ladder begins with a team');

const ratesFile = z.strictObject({ version: z.number().int(), source: said, rates: z.record(z.string().regex(/^\d{4}$/), z.number().min(1).max(20)) });

export interface Target {
  type: string;
  year: number;
  value: number;
  source: { zh: string; en: string };
}

/** What the zone says of firms: the items of a dossier, the ladders, the pools, the rates of the dollar. */
export interface EnterprisePack {
  items: ReadonlyMap<string, Item>;
  ladder: Ladder;
  /** Every type of qualification, of any ladder. */
  qualifications: ReadonlyMap<string, Rung>;
  /** Days before the end at which firm and city are told, longest first. */
  expiryNoticeDays: readonly number[];
  /** Days for which a fact that a decision found goes before the registers. */
  foundFactDays: number;
  targets: readonly Target[];
  dollarRates: ReadonlyMap<number, number>;
}

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID, ENTERPRISE_PACK_INVALID */
export function readEnterprisePack(pack: Pack): EnterprisePack {
  const { items } = pack.read('enterprises/items.yaml', itemsFile);
  const { main, specialised, labels, pools, foundFactDays, expiryNoticeDays, targets } = pack.read('enterprises/ladder.yaml', ladderFile);
  const { rates } = pack.read('enterprises/dollar-rates.yaml', ratesFile);
  const qualifications = new Map([...main, ...specialised, ...labels].filter((r) => r.from === 'QUALIFICATION').map((r) => [r.type, r]));
  for (const { type } of [...pools.map((p) => ({ type: p.leadsTo })), ...targets]) {
    if (!qualifications.has(type)) throw new Problem('ENTERPRISE_PACK_INVALID', { status: 500, zh: `梯度文件中没有资质 ${type}`, en: `The ladder has no qualification ${type}`, where: { file: 'enterprises/ladder.yaml', field: type } });
  }
  return {
    items: new Map(items.map((i) => [i.id, i])), ladder: { main, specialised, labels, pools }, qualifications, foundFactDays, expiryNoticeDays, targets,
    dollarRates: new Map(Object.entries(rates).map(([year, rate]) => [Number(year), rate])),
  };
}
