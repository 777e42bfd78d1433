import { z } from 'zod';
import { isCalendarDate, type CalendarDate } from '../../base/calendar-date.ts';
import { Problem } from '../../base/problem.ts';
import { confidence } from './definition.ts';
import { chainOf, type Region, type RuleBook, WHOLE_COUNTRY } from './rule-book.ts';

const day = z.string().refine(isCalendarDate, 'YYYY-MM-DD');
const identifier = z.string().regex(/^[a-z][a-z0-9-]*$/, 'kebab-case');

/** Which earlier payments to the same subject count: none, those of the calendar year, all. */
export const span = z.enum(['NONE', 'YEAR', 'EVER']);
export type Span = z.output<typeof span>;

const relation = {
  id: identifier,
  zh: z.string().min(1),
  en: z.string().min(1),
  clause: z.string().min(1),
  source: z.string().min(1),
  confidence,
  from: day,
  to: z.union([day, z.null()]).default(null),
  regions: z.array(z.string()).min(1).default([WHOLE_COUNTRY]),
};
/** Ids of supports. */
const of = z.array(identifier).min(2);

/** 就高: of a group the highest alone. */
export const highest = z.strictObject({
  ...relation, of, span: span.default('YEAR'),
  /** Where a lower one was paid already, a higher one still brings the difference (补差). */
  difference: z.boolean().default(true),
});
/** 不重复: of these no two for the same matter. */
export const exclusion = z.strictObject({ ...relation, of, span: span.default('YEAR') });
/** Most that a group pays together, in 万元. */
export const cap = z.strictObject({ ...relation, of: z.array(identifier).min(1), most: z.number().min(0), span: span.default('NONE') });
/** Most that one subject draws in a calendar year, in 万元; of all supports where none are named. */
export const yearlyCeiling = z.strictObject({ ...relation, of: z.union([z.literal('ALL'), z.array(identifier).min(1)]), most: z.number().min(0) });
/** Most supports of a group that one subject may draw. */
export const quota = z.strictObject({ ...relation, of, most: z.number().int().min(0), span: span.default('YEAR') });

/** Which gift of which rule is money that a subject draws. */
export const supportDefinition = z.strictObject({
  /** The id of the rule, unless a rule has several. */
  id: identifier.optional(),
  rule: identifier,
  gives: z.string(),
  /** How often one subject may have it: once a year, once ever, as often as it is due. */
  once: z.enum(['YEAR', 'EVER', 'NO']).default('YEAR'),
}).transform((s) => ({ ...s, id: s.id ?? s.rule }));
export type SupportDefinition = z.output<typeof supportDefinition>;

/** `rules/relations.yaml`: how supports stand to each other. */
export const relationsFile = z.strictObject({
  version: z.number().int(),
  supports: z.array(supportDefinition),
  highest: z.array(highest).default([]),
  excludes: z.array(exclusion).default([]),
  caps: z.array(cap).default([]),
  yearlyCeilings: z.array(yearlyCeiling).default([]),
  quotas: z.array(quota).default([]),
});
export type Relations = z.output<typeof relationsFile>;
export type Relation = Relations['highest'][number] | Relations['excludes'][number] | Relations['caps'][number] | Relations['yearlyCeilings'][number] | Relations['quotas'][number];

/** Relations that hold on a day in a region, with the calendar year that ceilings count in. */
export interface RelationsInForce extends Omit<Relations, 'version'> {
  on: CalendarDate;
}

/** @throws Problem RULE_UNKNOWN, RULE_RELATION_INVALID: a support nobody defined, a gift a rule does not give, two of one id, caps that cross */
export function checkRelations(book: RuleBook, relations: Relations): Relations {
  const refuse = (field: string, zh: string, en: string): never => {
    throw new Problem('RULE_RELATION_INVALID', { zh: `关系 ${field}：${zh}`, en: `Relation ${field}: ${en}`, where: { file: 'rules/relations.yaml', field }, remedy: { zh: '核对支持与关系的编号', en: 'Check the ids of supports and relations' } });
  };
  const supports = new Set<string>();
  for (const { id, rule, gives } of relations.supports) {
    if (supports.has(id)) refuse(id, '编号重复', 'the id is used twice');
    supports.add(id);
    const file = book.rules.find((r) => r.id === rule);
    if (!file) refuse(id, `没有规则 ${rule}`, `there is no rule ${rule}`);
    else if (!file.versions.some((v) => v.gives.some((g) => g.id === gives && unitOf(g.unit) !== undefined))) refuse(id, `规则 ${rule} 不给予金额 ${gives}`, `the rule ${rule} gives no money ${gives}`);
  }
  const all = allOf(relations);
  const seen = new Set<string>();
  for (const { id, of: members } of all) {
    if (seen.has(id)) refuse(id, '编号重复', 'the id is used twice');
    seen.add(id);
    const strange = members === 'ALL' ? undefined : members.find((m) => !supports.has(m));
    if (strange) refuse(id, `没有支持 ${strange}`, `there is no support ${strange}`);
  }
  const limits = [...relations.caps, ...relations.yearlyCeilings];
  for (const [i, a] of limits.entries()) {
    for (const b of limits.slice(i + 1)) if (cross(a, b)) refuse(b.id, `与 ${a.id} 交叉：两个上限或不相干，或一个含另一个`, `crosses ${a.id}: two ceilings are apart, or one holds the other`);
  }
  return relations;
}

export function relationsOn(relations: Relations, on: CalendarDate, region?: Region): RelationsInForce {
  const here = new Set([...chainOf(region), WHOLE_COUNTRY]);
  const holds = ({ from, to, regions }: Relation): boolean => from <= on && (to === null || on <= to) && (region === undefined || regions.some((r) => here.has(r)));
  const { supports, highest: high, excludes, caps, yearlyCeilings, quotas } = relations;
  return { on, supports, highest: high.filter(holds), excludes: excludes.filter(holds), caps: caps.filter(holds), yearlyCeilings: yearlyCeilings.filter(holds), quotas: quotas.filter(holds) };
}

export const allOf = ({ highest: high, excludes, caps, yearlyCeilings, quotas }: Omit<Relations, 'version'>): Relation[] => [...high, ...excludes, ...caps, ...yearlyCeilings, ...quotas];

/** Fen in one of a money unit. */
export const unitOf = (unit: string | undefined): number | undefined => (unit === undefined ? undefined : { 元: 100, 万元: 1_000_000, 亿元: 10_000_000_000 }[unit]);

function cross(a: { of: 'ALL' | string[] }, b: { of: 'ALL' | string[] }): boolean {
  if (a.of === 'ALL' || b.of === 'ALL') return false;
  const shared = a.of.filter((id) => b.of.includes(id)).length;
  return shared !== 0 && shared !== a.of.length && shared !== b.of.length;
}
