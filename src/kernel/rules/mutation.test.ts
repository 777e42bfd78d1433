import { describe, expect, it } from 'vitest';
import { openPack } from '../base/pack.ts';
import { packageRoot } from '../base/root.ts';
import { compileRule, type CompiledRule } from './domain/compile-rule.ts';
import type { Requirement, RuleVersion } from './domain/definition.ts';
import { evaluateRule } from './domain/evaluate.ts';
import { explain } from './domain/explain.ts';
import type { Facts } from './domain/facts.ts';
import { readRuleBook } from './pack.ts';

const book = readRuleBook(openPack(`${packageRoot}/packs/sunan`));

interface Mutation {
  part: string;
  apply(version: RuleVersion): void;
}

/** So far that whole numbers lie between; above nothing, so far that anything does (what a table gives has wide steps). */
const moved = (n: number): number => (n === 0 ? 1_000_000 : n >= 1 ? n * 1.5 + 1 : n * 1.5);

function conditionsOf(node: Requirement | undefined): { id: string; when: string }[] {
  if (!node) return [];
  if ('when' in node) return [node];
  if ('not' in node) return conditionsOf(node.not);
  return ('all' in node ? node.all : 'any' in node ? node.any : node.of).flatMap(conditionsOf);
}

/** Numbers of a comparison, each as a mutation of its own. */
const BOUND = /(?<=[<>]=?\s)\d+(?:\.\d+)?%?/g;

function mutationsOf(version: RuleVersion): Mutation[] {
  const found: Mutation[] = [];
  version.let.forEach(({ id, bracket }, l) => bracket?.steps.forEach((step, s) => {
    const side = step.upTo === undefined ? 'below' : 'upTo';
    const bound = step[side];
    // Between its neighbours, or the order of the steps would break.
    const next = bracket.steps[s + 1];
    const above = next && (next.upTo ?? next.below);
    if (typeof bound !== 'number' && !/^\d+(\.\d+)?%$/.test(String(bound))) return;
    const value = numberOf(bound!);
    const to = above === undefined ? moved(value) : (value + numberOf(above)) / 2;
    if (Number.isFinite(to)) found.push({ part: `${id} step ${s + 1}`, apply: (v) => (v.let[l]!.bracket!.steps[s]![side] = to) });
  }));
  conditionsOf(version.require).forEach(({ id, when }, c) => [...when.matchAll(BOUND)].forEach((match) => found.push({
    part: `${id} ${match[0]}`,
    apply: (v) => {
      const condition = conditionsOf(v.require)[c]!;
      condition.when = when.slice(0, match.index) + written(moved(numberOf(match[0]))) + when.slice(match.index + match[0].length);
    },
  })));
  return found;
}

const numberOf = (text: string | number): number => (typeof text === 'string' && text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text));
/** Plain digits: an expression knows no exponents. */
const written = (n: number): string => n.toFixed(8).replace(/\.?0+$/, '');

/** Cases around the examples: one number at a time moved over a wide grid. */
function* casesNear(rule: CompiledRule): Generator<{ facts: Facts; on: string }> {
  for (const { facts, on } of rule.version.examples) yield { facts, on };
  for (const { facts, on } of rule.version.examples) {
    for (const d of rule.asks) {
      const now = facts[d.id];
      if (d.kind !== 'number' || typeof now !== 'number') continue;
      for (let step = -24; step <= 24; step += 1) {
        const to = Math.min(d.max ?? Infinity, Math.max(d.min ?? -Infinity, now === 0 ? Math.sign(step) * 1.25 ** (Math.abs(step) * 2 - 10) : now * 1.07 ** step));
        yield { on, facts: { ...facts, [d.id]: d.whole ? Math.round(to) : to } };
      }
      for (const to of [0, 0.5, 1, 2, 3, 5]) if (to >= (d.min ?? 0) && to <= (d.max ?? to) && !(d.whole && to === 0.5)) yield { on, facts: { ...facts, [d.id]: to } };
    }
  }
}

describe('a moved threshold', () => {
  it('of any bracket or condition of the pack moves the explanation of some case', () => {
    const unmoved: string[] = [];
    let tried = 0;
    for (const rule of book.versions) {
      for (const mutation of mutationsOf(rule.version)) {
        tried += 1;
        const version = structuredClone(rule.version);
        mutation.apply(version);
        const other = compileRule(rule.file, version, book.facts);
        let shows = false;
        for (const { facts, on } of casesNear(rule)) {
          if (JSON.stringify(explain(evaluateRule(rule, facts, on))) === JSON.stringify(explain(evaluateRule(other, facts, on)))) continue;
          shows = true;
          break;
        }
        if (!shows) unmoved.push(`${rule.file.id}/${rule.version.version} ${mutation.part}`);
      }
    }
    expect(tried).toBeGreaterThan(100);
    expect(unmoved).toEqual([]);
  });
});
