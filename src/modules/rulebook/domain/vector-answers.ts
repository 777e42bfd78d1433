import { createRuleBook, evaluateRule, explain, type RuleBook, runVectors, vectorsOf } from '../../../kernel/rules/contract.ts';

/** What came out for one public vector: the answer, and a print of the whole explanation that any reader can compare. */
export interface VectorAnswer {
  rule: string;
  version: number;
  region: string;
  name: string;
  answer: 'YES' | 'NO' | 'UNKNOWN';
  /** Of every leaf, clause, value and working. */
  print: string;
  /** As the document it is taken from says. */
  expected: boolean;
}

/**
 * Every example of every version, each by its own version: a version that was ended since is still tested by its cases.
 * Runs on the server and in the browser.
 */
export function vectorAnswers(book: RuleBook): VectorAnswer[] {
  const facts = [...book.facts.values()];
  return book.versions.flatMap((rule) => {
    const { file, version } = rule;
    const alone = createRuleBook(facts, [{ ...file, versions: [{ ...version, from: '0001-01-01', to: null }] }]);
    const vectors = vectorsOf(alone);
    const failed = new Set(runVectors(alone, vectors).map((f) => f.name));
    return vectors.map(({ name, region, on, facts: given }) => {
      const said = explain(evaluateRule(rule, given, on));
      return { rule: file.id, version: version.version, region, name, answer: said.answer, print: printOf(JSON.stringify(said, twelveDigits)), expected: !failed.has(name) };
    });
  });
}

/**
 * Rules take numbers closer than one part in 10¹² for the same; a print does, too: the power function of two JavaScript
 * engines may differ in the last bit (seen between Node 20 and Chromium 147).
 */
const twelveDigits = (_key: string, value: unknown): unknown => (typeof value === 'number' && !Number.isInteger(value) ? value.toPrecision(12) : value);

/** FNV-1a over UTF-16 units, twice with different seeds: to compare, not to keep secrets; the browser has it everywhere. */
function printOf(text: string): string {
  const half = (seed: number): string => {
    let hash = seed;
    for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  };
  return half(0x811c9dc5) + half(0x9747b28c);
}
