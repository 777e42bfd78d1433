import { z } from 'zod';
import type { Pack } from '../../../kernel/base/pack.ts';
import type { RuleBook } from '../../../kernel/rules/index.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { CLOSED, type Trigger } from './domain/triggers.ts';

const evidence = z.enum(['W', 'GK', 'PC']);
const measure = <U extends string>(unit: U) => z.strictObject({ value: z.number().int().min(1), unit: z.literal(unit), evidence }).transform((m) => m.value);
const named = z.strictObject({ id: z.string(), zh: z.string(), en: z.string() });
const once = (items: readonly { id: string }[]): boolean => new Set(items.map((i) => i.id)).size === items.length;

const when = z.union([
  z.strictObject({ fact: z.string(), above: measure('months').optional() }),
  z.strictObject({ noneOf: z.array(z.string()).min(1) }),
  z.strictObject({ pastValidity: z.literal(true) }),
  z.strictObject({ closed: z.literal(true) }),
]);

const file = z.strictObject({
  version: z.number().int(),
  rule: z.string(),
  source: z.strictObject({ zh: z.string(), en: z.string() }),
  validity: measure('calendarDays'),
  longestConsent: measure('calendarDays'),
  smallestShown: measure('firms'),
  falseDataBar: measure('years'),
  triggers: z.array(named.extend({ when })).min(1).refine(once, 'two triggers of one id').refine((all) => all.some((t) => t.id === CLOSED), `no trigger ${CLOSED}`),
  purposes: z.array(named).min(1).refine(once, 'two purposes of one id'),
  fields: z.array(named).min(1).refine(once, 'two fields of one id'),
  declines: z.array(named).min(1).refine(once, 'two reasons of one id'),
});

type Named = z.output<typeof named>;

/** Parameters of the white list and of consents. Days, years and counts as whole numbers. */
export interface WhiteListPack {
  version: number;
  rule: string;
  source: { zh: string; en: string };
  validityDays: number;
  longestConsentDays: number;
  smallestShown: number;
  falseDataBarYears: number;
  triggers: readonly Trigger[];
  purposes: readonly Named[];
  /** What a firm may let a bank read: facts of the rules, LISTING and POINTS. `unit` is that of the fact. */
  fields: readonly (Named & { unit: string })[];
  declines: readonly Named[];
}

/** Fields that the list itself answers. */
export const OWN_FIELDS: ReadonlySet<string> = new Set(['LISTING', 'POINTS']);

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID, WHITE_LIST_FACT_UNKNOWN */
export function readWhiteListPack(pack: Pack, book: RuleBook): WhiteListPack {
  const { validity, longestConsent, smallestShown, falseDataBar, triggers, fields, ...rest } = pack.read('finance/white-list.yaml', file);
  const facts = [
    ...triggers.flatMap(({ when: w }) => ('fact' in w ? [w.fact] : 'noneOf' in w ? w.noneOf : [])),
    ...fields.map((f) => f.id).filter((id) => !OWN_FIELDS.has(id)),
  ];
  const strange = facts.find((id) => !book.facts.has(id));
  if (strange) throw new Problem('WHITE_LIST_FACT_UNKNOWN', { status: 500, zh: `finance/white-list.yaml 使用了未定义的事项 ${strange}`, en: `finance/white-list.yaml names the unknown fact ${strange}`, where: { field: strange } });
  return {
    ...rest, validityDays: validity, longestConsentDays: longestConsent, smallestShown, falseDataBarYears: falseDataBar,
    triggers: triggers.map(({ when: w, ...t }): Trigger => ({ ...t, when: 'fact' in w ? { fact: w.fact, ...(w.above !== undefined && { above: w.above }) } : w })),
    fields: fields.map((f) => ({ ...f, unit: f.id === 'POINTS' ? '分' : (book.facts.get(f.id)?.unit ?? '') })),
  };
}
