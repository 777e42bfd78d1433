import { type Almanac, Engine, type RuleProperties } from 'json-rules-engine';
import type { Contender } from './contest.ts';

/** Facts worked out from others, in plain JavaScript: the quickest it offers. */
export type Derived = Record<string, { of: readonly string[]; work(...values: number[]): number }>;

/** Rules in the order of their priority; the first that fires answers. */
export function jsonRules(rules: readonly RuleProperties[], derived: Derived, otherwise: string): Contender {
  const engine = new Engine([...rules]);
  for (const [id, { of, work }] of Object.entries(derived)) {
    engine.addFact(id, async (_: unknown, almanac: Almanac) => work(...(await Promise.all(of.map((name) => almanac.factValue<number>(name))))));
  }
  engine.on('success', () => {
    engine.stop();
  });
  return { name: 'json-rules-engine', answer: async (cases) => {
    const answers: string[] = [];
    // One after the other: a stopped engine stops all its runs.
    for (const facts of cases) answers.push((await engine.run(facts)).events[0]?.type ?? otherwise);
    return answers;
  } };
}
