import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { ContractAnswer } from '../../kernel/base/route-contract.ts';
import type { Sql } from '../../kernel/db/index.ts';
import { type Facts, plainFacts, relationsOn, type RuleBook } from '../../kernel/rules/contract.ts';
import { bundleOf, type evaluate, evaluateScope, type getBook, policiesOf, questionsOf, type Scope } from './contract.ts';
import { chainOf, type CheckupParts } from './parts.ts';

export const scopeOf = ({ pack }: CheckupParts): Scope => ({ subjects: pack.subjects, leftOut: pack.leftOutTopics });

/** What a browser needs to answer by itself: the rules as they are written, the relations, and the order of the page. */
export async function readBook(parts: CheckupParts, db: Sql, today: CalendarDate): Promise<ContractAnswer<typeof getBook>> {
  const book = await parts.rulebook.current(db);
  const { subjects, leftOutTopics, topics, groups, directions, steps } = parts.pack;
  const asked = book.rules.filter((r) => subjects.includes(r.subject) && !leftOutTopics.includes(r.topic));
  const named = new Set(book.versions.flatMap((v) => (asked.includes(v.file) ? v.asks.map((d) => d.id) : [])));
  return {
    today, subjects, leftOutTopics, topics, directions, steps,
    facts: [...book.facts.values()].filter((f) => named.has(f.id)),
    // Examples are for whoever writes rules; they are most of a file.
    rules: asked.map(({ versions, ...file }) => ({ ...file, versions: versions.map((v) => ({ ...v, examples: [] })) })),
    relations: { ...parts.relations, supports: parts.relations.supports.filter((s) => asked.some((r) => r.id === s.rule)) },
    groups: groups.map((g) => ({ ...g, facts: g.facts.filter((f) => named.has(f)) })),
    cities: parts.places.cities.map(({ code, zh, en }) => ({ code, zh, en })),
    province: parts.places.province.code,
  };
}

/** The whole check-up on typed facts. @throws Problem RULE_FACT_UNKNOWN, RULE_FACT_INVALID */
export async function evaluateTyped(parts: CheckupParts, db: Sql, facts: Facts, city: string, on: CalendarDate): Promise<ContractAnswer<typeof evaluate>> {
  const book = await parts.rulebook.current(db);
  const region = chainOf(parts.places, city);
  const evaluations = evaluateScope(book, scopeOf(parts), facts, on, region);
  return {
    on, region,
    policies: policiesOf(evaluations).map((p) => ({ ...p, regions: [...p.regions] })),
    questions: questionsOf(evaluations, facts, on),
    bundle: bundleOf(book, relationsOn(parts.relations, on, region), evaluations),
  };
}

/** Facts of a dossier that the book knows, without source: what the rules are run on. */
export function factsInBook(book: RuleBook, known: Parameters<typeof plainFacts>[0]): Facts {
  const facts = plainFacts(known);
  return Object.fromEntries(Object.entries(facts).filter(([id]) => book.facts.has(id)));
}
