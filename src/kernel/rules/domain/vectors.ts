import { z } from 'zod';
import type { CompiledRule } from './compile-rule.ts';
import { example, type Example } from './definition.ts';
import { evaluateRule } from './evaluate.ts';
import { explain, type Written } from './explain.ts';
import type { RuleBook } from './rule-book.ts';
import { sameNumber } from './value.ts';

/** A public test vector: a case, the version of the rule it is judged by, and the answer, with the document it is taken from. */
export const ruleVector = z.strictObject({ rule: z.string(), version: z.number().int().min(1), region: z.string(), ...example.shape });
export type RuleVector = z.output<typeof ruleVector>;

export const ruleVectors = z.array(ruleVector).min(1);

/** Where an answer is not the expected one; `part` is `answer`, `failing` or the id of what is given. */
export interface Mismatch {
  part: string;
  expected: Written | string[];
  got: Written | string[];
}

export interface VectorFailure {
  rule: string;
  version: number;
  name: string;
  mismatches: Mismatch[];
}

/** Every example of every rule as a vector. */
export function vectorsOf(book: RuleBook): RuleVector[] {
  return book.versions.flatMap(({ file, version }) => version.examples.map(({ name, on, facts, expect, source }) => ({
    rule: file.id, version: version.version, region: version.regions[0]!, name, on, facts, expect, source: `${version.source.number ?? version.source.zh} ${source}`,
  })));
}

/**
 * Runs vectors on a book and answers with those that come out otherwise; the same on the server and in the browser. A vector
 * of a version the book has not, or of a day on which another version is in force, is a failure too.
 */
export function runVectors(book: RuleBook, vectors: readonly RuleVector[]): VectorFailure[] {
  return vectors.flatMap(({ rule: id, version, region, name, on, facts, expect }) => {
    const rule = book.versions.find((r) => r.file.id === id && r.version.version === version);
    if (!rule) return [{ rule: id, version, name, mismatches: [{ part: 'version', expected: version, got: null }] }];
    const inForce = book.inForce(id, on, region)?.version.version ?? null;
    const mismatches = inForce === version ? mismatchesOf(rule, { on, facts, expect }) : [{ part: 'version', expected: version, got: inForce }];
    return mismatches.length > 0 ? [{ rule: id, version, name, mismatches }] : [];
  });
}

export function mismatchesOf(rule: CompiledRule, { on, facts, expect }: Pick<Example, 'on' | 'facts' | 'expect'>): Mismatch[] {
  const said = explain(evaluateRule(rule, facts, on));
  const wrong: Mismatch[] = said.answer === expect.answer ? [] : [{ part: 'answer', expected: expect.answer, got: said.answer }];
  for (const [id, value] of Object.entries(expect.gives ?? {})) {
    const got = said.gives.find((g) => g.id === id)?.value;
    const same = typeof value === 'number' && typeof got === 'number' ? sameNumber(value, got) : value === got;
    if (!same) wrong.push({ part: id, expected: value, got: got ?? null });
  }
  if (expect.failing && said.because.join() !== expect.failing.join()) wrong.push({ part: 'failing', expected: expect.failing, got: [...said.because] });
  return wrong;
}
