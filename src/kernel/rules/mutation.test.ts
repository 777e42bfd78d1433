import { describe, expect, it } from 'vitest';
import { openPack } from '../base/pack.ts';
import { packageRoot } from '../base/root.ts';
import { soundness } from './domain/check-book.ts';
import { compileRule, type CompiledRule } from './domain/compile-rule.ts';
import type { Requirement, RuleVersion } from './domain/definition.ts';
import { isProblem } from '../base/problem.ts';
import { evaluateRule } from './domain/evaluate.ts';
import { explain } from './domain/explain.ts';
import { mismatchesOf } from './domain/vectors.ts';
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

/** A place in a version that holds numbers: a number by itself, or a text (a formula, a cell, 5%) with numbers in it. */
interface Site {
  part: string;
  read(version: RuleVersion): number | string;
  write(version: RuleVersion, value: number | string): void;
}

/** Every place where a version says a number that an answer can hang on. */
function sitesOf(version: RuleVersion): Site[] {
  const sites: Site[] = [];
  const add = (part: string, at: (v: RuleVersion) => object, key: string | number): void => {
    const held = (v: RuleVersion): Record<string | number, number | string> => at(v) as Record<string | number, number | string>;
    const value: unknown = held(version)[key];
    if (typeof value === 'number' || typeof value === 'string') sites.push({ part, read: (v) => held(v)[key]!, write: (v, to) => { held(v)[key] = to; } });
  };
  version.parameters.forEach((p, i) => add(p.id, (v) => v.parameters[i]!, 'value'));
  version.let.forEach((l, i) => {
    add(l.id, (v) => v.let[i]!, 'formula');
    l.bracket?.steps.forEach((_, s) => {
      for (const key of ['upTo', 'below', 'value'] as const) add(`${l.id} step ${s + 1} ${key}`, (v) => v.let[i]!.bracket!.steps[s]!, key);
    });
    if (l.bracket) {
      add(`${l.id} of`, (v) => v.let[i]!.bracket!, 'of');
      add(`${l.id} otherwise`, (v) => v.let[i]!.bracket!, 'otherwise');
    }
    l.table?.rows.forEach((row, r) => {
      row.when.forEach((_, c) => add(`${l.id} row ${r + 1} cell ${c + 1}`, (v) => v.let[i]!.table!.rows[r]!.when, c));
      if (Array.isArray(row.gives)) row.gives.forEach((_, c) => add(`${l.id} row ${r + 1} result ${c + 1}`, (v) => v.let[i]!.table!.rows[r]!.gives as (number | string)[], c));
      else add(`${l.id} row ${r + 1} result`, (v) => v.let[i]!.table!.rows[r]!, 'gives');
    });
    if (l.table) add(`${l.id} otherwise`, (v) => v.let[i]!.table!, 'otherwise');
  });
  conditionsOf(version.require).forEach(({ id }, c) => add(id, (v) => conditionsOf(v.require)[c]!, 'when'));
  version.gives.forEach((g, i) => add(`gives ${g.id}`, (v) => v.gives[i]!, 'formula'));
  return sites;
}

/** Numbers in a text that are no part of a name, a date or an index (score2, 2024-05-01, 'GRADE_1'). */
const NUMBER = /(?<![\w.'-])(?<!-\d\d)\d+(?:\.\d+)?%?(?![\w'-])/g;

/** The same site with each of its numbers moved up and down by a tenth, whole things by one at least. */
function* movedOf(value: number | string): Generator<{ name: string; to: number | string }> {
  if (typeof value === 'number') {
    for (const to of nearby(value)) yield { name: `${value} → ${to}`, to };
    return;
  }
  for (const match of value.replace(/'[^']*'/g, (text) => ' '.repeat(text.length)).matchAll(NUMBER)) {
    const percent = match[0].endsWith('%');
    for (const to of nearby(percent ? Number(match[0].slice(0, -1)) : Number(match[0]))) {
      const text = `${Number(to.toPrecision(10))}${percent ? '%' : ''}`;
      yield { name: `${match[0]} → ${text}`, to: value.slice(0, match.index) + text + value.slice(match.index + match[0].length) };
    }
  }
}

const nearby = (n: number): number[] => {
  if (n === 0) return [1];
  const step = Number.isInteger(n) ? Math.max(1, Math.round(n / 10)) : n / 10;
  return [n + step, ...(n - step > 0 ? [n - step] : [])];
};

/** Numbers that can be moved without any answer moving, and why that is so. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  'angel-loss-city/1 projectCap: 200 → 220': 'the cap of the investor is 200 as well and holds it back; both must be raised together',
  'double-plan/1 level: 0 → 1': 'amounts of the table are 0 or 15 and more, none lies between',
  'label-award/1 tier: 0 → 1': 'whoever has no label of the list is refused, and nothing is given on a no',
  'little-giant/1 rdMiddle: 10000 → 11000': 'from 10,000 on whoever has 6 % meets the 3 % of large firms as well',
  'plan-period/1 span row 1 result 1: 2018 → 1816': 'the rule itself is in force from 2018 on only',
  'potential-unicorn/2 earlier: 2019 → 2221': 'from 2020 on 0.1 billion is more than the 0.05 asked of younger firms',
  'rd-super-deduction/1 rate: 0 → 1': 'the sectors with this rate are refused, and nothing is given on a no',
  'rd-super-deduction/2 rate: 0 → 1': 'as version 1',
  'rd-super-deduction/3 rate: 0 → 1': 'as version 1',
  'rd-super-deduction/4 rate row 2 result: 0 → 1': 'as version 1',
  'rd-super-deduction/5 rate row 2 result: 0 → 1': 'as version 1',
  'suzhi-loan-compensation/1 ratio step 2 upTo: 3000 → 3300': 'a balance above 3,000 is refused by a condition of its own, which is guarded',
  'suzhi-loan-compensation/1 ratio step 3 value: 0 → 1': 'as the step before',
  'suzhou-matching/1 gives amount: 0 → 1': 'the document gives no rate and no cap, so there is no amount yet',
  'suzhou-output-award/1 gives award: 0 → 1': 'the document gives no rate and no cap, so there is no amount yet',
  'suzhou-platform-award/1 gives award: 1 → 2': 'the document gives no amounts, so all tiers are alike yet; the tier itself is guarded',
  'suzhou-platform-award/1 gives award: 2 → 3': 'as before',
  'suzhou-platform-award/1 gives award: 2 → 1': 'as before',
  'technology-sme/1 staffNotZero: 0 → 1': 'points are 0 or 4 and more, none lies between',
  'unicorn-gei/1 older: 5 → 4': 'a firm of four years that meets what is asked of older ones meets what is asked of younger ones',
};

describe('every number of the pack', () => {
  it('is guarded: moved up or down by a tenth, some public vector comes out otherwise, or the file is refused', () => {
    const unnoticed: string[] = [];
    let tried = 0;
    for (const rule of book.versions) {
      for (const site of sitesOf(rule.version)) {
        for (const { name, to } of movedOf(site.read(rule.version))) {
          tried += 1;
          const version = structuredClone(rule.version);
          site.write(version, to);
          if (noticed(rule, version)) continue;
          unnoticed.push(`${rule.file.id}/${rule.version.version} ${site.part}: ${name}`);
        }
      }
    }
    expect(tried).toBeGreaterThan(900);
    expect(unnoticed.filter((one) => !(one in WITHOUT_EFFECT))).toEqual([]);
    expect(Object.keys(WITHOUT_EFFECT).filter((one) => !unnoticed.includes(one))).toEqual([]);
  });
});

function noticed(rule: CompiledRule, version: RuleVersion): boolean {
  try {
    const other = compileRule(rule.file, version, book.facts);
    return rule.version.examples.some((example) => mismatchesOf(other, example).length > 0) || soundness(other).some((f) => f.severity === 'ERROR');
  } catch (cause) {
    if (isProblem(cause)) return true;
    throw cause;
  }
}
