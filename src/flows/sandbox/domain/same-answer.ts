import type { Frame } from '../../../kernel/rules/domain/compile-expression.ts';
import type { CompiledRule } from '../../../kernel/rules/domain/compile-rule.ts';
import type { Evaluation } from '../../../kernel/rules/domain/evaluate.ts';
import { namesIn, parseExpression } from '../../../kernel/rules/domain/syntax.ts';
import { sameNumber, type Value } from '../../../kernel/rules/domain/value.ts';

/**
 * Whether two evaluations of one case, under a rule and under the same rule changed, come out alike whatever the missing
 * facts turn out to be: each part is either known and equal in both, or stands on the same words and the same open facts.
 * A "no" here says nothing; a "yes" is certain.
 */
export function sameWhateverIsMissing(a: Evaluation, b: Evaluation): boolean {
  if (a.rule === b.rule) return true;
  if (a.truth !== b.truth) return false;
  const known = new Map<string, boolean>();
  const sameName = (name: string): boolean => {
    let same = known.get(name);
    if (same === undefined) {
      same = nameIsSame(name, a, b, sameText);
      known.set(name, same);
    }
    return same;
  };
  const sameText = (one: string, other: string): boolean => one === other && namesIn(parseExpression(one)).every(sameName);
  const [rule, changed] = [a.rule, b.rule];
  const conditions = a.truth !== undefined || rule.conditions.every(({ definition }, i) => {
    const [p, q] = [a.truths[i], b.truths[i]];
    return p !== undefined || q !== undefined ? p === q : sameText(definition.when, changed.conditions[i]!.definition.when);
  });
  if (!conditions) return false;
  return rule.gives.every(({ test }, i) => {
    if (a.truth === false && !rule.version.gives[i]!.always) return true;
    const [p, q] = [test.run(a.frame), changed.gives[i]!.test.run(b.frame)];
    return p !== undefined || q !== undefined ? sameValue(p, q) : sameText(rule.version.gives[i]!.formula, changed.version.gives[i]!.formula);
  });
}

function nameIsSame(name: string, a: Evaluation, b: Evaluation, sameText: (one: string, other: string) => boolean): boolean {
  const at = (frame: Frame, rule: CompiledRule): Value => frame[rule.names.get(name)!.slot];
  const [p, q] = [at(a.frame, a.rule), at(b.frame, b.rule)];
  if (p !== undefined || q !== undefined) return sameValue(p, q);
  const id = name.split('.')[0]!;
  const of = (rule: CompiledRule): CompiledRule['steps'][number]['definition'] | undefined => rule.steps.find((s) => s.definition.id === id)?.definition;
  const [one, other] = [of(a.rule), of(b.rule)];
  // A fact or a parameter that neither knows is the same unknown.
  if (!one || !other) return !one && !other;
  if (one.formula !== undefined && other.formula !== undefined) return sameText(one.formula, other.formula);
  const uses = one.bracket ? [one.bracket.of, ...one.bracket.steps.flatMap((s) => [s.upTo, s.below, s.value]).filter((x) => typeof x === 'string')] : one.table!.inputs;
  return JSON.stringify([one.bracket, one.table]) === JSON.stringify([other.bracket, other.table]) && uses.every((text) => sameText(text, text));
}

const sameValue = (p: Value, q: Value): boolean => p === q || (typeof p === 'number' && typeof q === 'number' && ((Number.isNaN(p) && Number.isNaN(q)) || sameNumber(p, q)));
