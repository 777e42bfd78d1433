import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { bestBundle } from '../../../kernel/rules/domain/best-bundle.ts';
import { type BundleRules, findBundle } from '../../../kernel/rules/domain/bundle.ts';
import { type Relations, relationsOn, unitOf } from '../../../kernel/rules/domain/relations.ts';
import type { Region, RuleBook } from '../../../kernel/rules/domain/rule-book.ts';
import { prepare, type Support } from './judge.ts';
import type { Combine, Sides } from './verdict.ts';

/** A gift that costs public money otherwise than by paying it out, e.g. tax forgone: so much of each yuan given. */
export interface Cost {
  rule: string;
  gives: string;
  share: number;
}

export interface PlannedSupport extends Support {
  once: boolean;
}

/** Which rules a scenario has to be judged by, and what they pay. */
export interface Plan {
  rules: readonly string[];
  supports: readonly PlannedSupport[];
}

/**
 * The changed rules, and every rule that pays under a relation with one of them: where the highest applies, raising one
 * support changes what is paid by another.
 */
export function planOf(book: RuleBook, relations: Relations, costs: readonly Cost[], changed: readonly string[]): Plan {
  const all = supportsOf(book, relations, costs);
  const groups = [...relations.highest, ...relations.excludes, ...relations.caps, ...relations.yearlyCeilings, ...relations.quotas].map((r) => r.of);
  const inPlay = new Set(all.filter((s) => changed.includes(s.rule)).map((s) => s.id));
  for (let before = -1; before !== inPlay.size;) {
    before = inPlay.size;
    for (const of of groups) {
      const members = of === 'ALL' ? relations.supports.map((s) => s.id) : of;
      if (members.some((id) => inPlay.has(id))) members.forEach((id) => inPlay.add(id));
    }
  }
  const supports = all.filter((s) => inPlay.has(s.id) && isOfFirms(book, s.rule));
  return { rules: [...new Set([...changed, ...supports.map((s) => s.rule)])], supports };
}

/** Supports of the zone's relations, costs of the pack, and amounts of rules that neither names. */
function supportsOf(book: RuleBook, relations: Relations, costs: readonly Cost[]): PlannedSupport[] {
  const unit = (rule: string, gives: string): number => unitOf(book.rules.find((r) => r.id === rule)?.versions.flatMap((v) => v.gives).find((g) => g.id === gives)?.unit) ?? 0;
  const listed = [
    ...relations.supports.map((s): PlannedSupport => ({ id: s.id, rule: s.rule, gives: s.gives, fenPerUnit: unit(s.rule, s.gives), once: s.once === 'EVER' })),
    ...costs.map((c): PlannedSupport => ({ id: `${c.rule}.${c.gives}`, rule: c.rule, gives: c.gives, fenPerUnit: unit(c.rule, c.gives) * c.share, once: false })),
  ];
  const named = new Set(listed.map((s) => s.rule));
  return [
    ...listed,
    ...book.rules.filter((r) => !named.has(r.id)).flatMap((r) =>
      [...new Set(r.versions.flatMap((v) => v.gives).filter((g) => unitOf(g.unit) !== undefined).map((g) => g.id))].map((gives): PlannedSupport => ({ id: `${r.id}.${gives}`, rule: r.id, gives, fenPerUnit: unit(r.id, gives), once: false }))),
  ];
}

export const isOfFirms = (book: RuleBook, rule: string): boolean => book.rules.find((r) => r.id === rule)?.subject === 'FIRM';

/** Both sides for one city. */
export function sidesOf(plan: Plan, books: { base: RuleBook; next: RuleBook }, relations: Relations, on: CalendarDate, region: Region): Sides {
  const base = prepare(books.base, plan.rules, plan.supports, on, region);
  const next = books.next === books.base ? base : prepare(books.next, plan.rules, plan.supports, on, region);
  return { base, next, supportCount: plan.supports.length, on, combine: combineBy(books.base, relations, plan.supports, on, region) };
}

/** The best lawful bundle of what a firm is entitled to; earlier payments of the firm are not looked at. */
function combineBy(book: RuleBook, relations: Relations, supports: readonly PlannedSupport[], on: CalendarDate, region: Region): Combine {
  const law = bestBundle(book, relationsOn(relations, on, region), supports.map(({ id }) => ({ id, amount: 0 }))).law;
  if (!binds(law)) return (amounts) => amounts;
  // Many firms draw the same few amounts.
  const known = new Map<string, readonly Fen[]>();
  return (amounts) => {
    const offers = supports.flatMap(({ id }, i) => (amounts[i]! > 0 ? [{ id, amount: amounts[i]! }] : []));
    if (offers.length === 0) return amounts;
    // Alone it is drawn as far as the caps go; a quota of nothing is left to the search.
    if (offers.length === 1 && (law.quotas ?? []).every((q) => q.most > 0)) {
      const most = Math.min(...(law.caps ?? []).filter((c) => c.of.includes(offers[0]!.id)).map((c) => c.most));
      return amounts.map((amount) => Math.min(amount, most));
    }
    const key = amounts.join();
    let paid = known.get(key);
    if (!paid) {
      const chosen = new Map(findBundle(offers, law).chosen.map((c) => [c.id, c.paid]));
      paid = supports.map(({ id }) => chosen.get(id) ?? 0);
      if (known.size < 10_000) known.set(key, paid);
    }
    return paid;
  };
}

const binds = ({ excludes = [], highest = [], caps = [], quotas = [] }: BundleRules): boolean => excludes.length + highest.length + caps.length + quotas.length > 0;
