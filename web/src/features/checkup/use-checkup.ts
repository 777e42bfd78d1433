import { useMemo, useState } from 'react';
import { bundleOf, type BundleView, evaluateScope, type Group, inGroups, policiesOf, type Policy, type Question, questionsOf, type Way, weakestFact } from '../../../../src/flows/checkup/contract.ts';
import { type Answer, type Evaluations, type FactConfidence, type Facts, type KnownFacts, plainFacts, relationsOn, type RuleBook } from '../../../../src/kernel/rules/contract.ts';
import type { BookData } from './use-book.ts';
import { useWays } from './use-ways.ts';

export interface AnswerChange {
  policy: Policy;
  from: Answer;
}

export interface Checkup {
  on: string;
  facts: Facts;
  groups: Record<Group, Policy[]>;
  questions: Question[];
  bundle: BundleView;
  ways: ReadonlyMap<string, Way>;
  searching: number;
  /** Facts the rules in force ask for. */
  asked: ReadonlySet<string>;
  /** What the last change of a fact did to the answers; undefined before the first. */
  changes: AnswerChange[] | undefined;
  weakest(policy: Policy): FactConfidence | null;
}

interface Case {
  known: KnownFacts;
  typed: Facts;
  city: string;
  on: string;
  withOthers: boolean;
}

/** The check-up of one case: evaluated here as somebody types. */
export function useCheckup(data: BookData | undefined, book: RuleBook | undefined, { known, typed, city, on, withOthers }: Case): Checkup | undefined {
  const region = useMemo(() => [city, ...(data ? [data.province] : [])], [city, data]);
  const facts = useMemo<Facts>(() => {
    if (!book) return {};
    const all = { ...plainFacts(known), ...typed };
    return Object.fromEntries(Object.entries(all).filter(([id, value]) => book.facts.has(id) && value !== null && value !== undefined));
  }, [book, known, typed]);

  const evaluations = useMemo<Evaluations | undefined>(() => {
    if (!data || !book || city === '') return undefined;
    const scope = { subjects: withOthers ? data.subjects : data.subjects.filter((s) => s === 'FIRM'), leftOut: data.leftOutTopics };
    return evaluateScope(book, scope, facts, on, region);
  }, [data, book, facts, city, on, region, withOthers]);

  const { ways, searching } = useWays(data, evaluations, facts, region);
  const policies = useMemo(() => (evaluations ? policiesOf(evaluations) : []), [evaluations]);
  const changes = useChanges(policies, `${city}/${on}/${withOthers}`);
  return useMemo(() => {
    if (!data || !book || !evaluations) return undefined;
    return {
      on, facts, ways, searching, changes,
      groups: inGroups(policies, ways, on), questions: questionsOf(evaluations, facts, on), bundle: bundleOf(book, relationsOn(data.relations, on, region), evaluations),
      asked: new Set([...evaluations.values()].flatMap((e) => e.rule.asks.map((d) => d.id))),
      weakest: (policy) => weakestFact(evaluations, policy.id, known),
    };
  }, [data, book, evaluations, policies, facts, ways, searching, changes, on, region, known]);
}

/** Answers that differ from those before the last change of a fact; another day or city is another case, not a change. */
function useChanges(policies: readonly Policy[], frame: string): AnswerChange[] | undefined {
  const [seen, setSeen] = useState<{ frame: string; policies: readonly Policy[]; changes: AnswerChange[] | undefined }>({ frame, policies, changes: undefined });
  if (seen.policies !== policies || seen.frame !== frame) {
    const another = seen.frame !== frame || seen.policies.length === 0;
    const was = new Map(seen.policies.map((p) => [p.id, p.said.answer]));
    const changes = another ? undefined : policies.flatMap((policy) => {
      const from = was.get(policy.id);
      return from !== undefined && from !== policy.said.answer ? [{ policy, from }] : [];
    });
    setSeen({ frame, policies, changes });
    return changes;
  }
  return seen.changes;
}
