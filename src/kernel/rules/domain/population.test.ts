import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../base/pack.ts';
import { packageRoot } from '../../base/root.ts';
import { readRuleBook } from '../pack.ts';
import { evaluateRule, givenBy } from './evaluate.ts';
import { explain } from './explain.ts';
import type { Facts } from './facts.ts';
import { evaluateAll, judgeMany, keepCount, reevaluate, whoQualifies } from './population.ts';
import { exactly, EITHER, type Range } from './range.ts';
import { mayBe, possibly } from './possible-truth.ts';
import { outlookOf } from './rule-range.ts';
import type { FactDefinition } from './definition.ts';

const SEED = 20261122;
const DAY = '2024-05-01';
const REGION = ['320500', '320000'];
const book = readRuleBook(openPack(`${packageRoot}/packs/sunan`));
const inForce = [...evaluateAll(book, {}, DAY, REGION).values()].map((e) => e.rule);

/** Values as files may hold them, also none; round numbers, so that bounds are met. */
function valueOf({ kind, min = 0, max = 100_000, whole, choices }: FactDefinition): fc.Arbitrary<number | string | boolean | null> {
  const number = fc.integer({ min: 0, max: 40 }).map((n) => Math.min(max, Math.max(min, whole ? n * n : (n * n) / 4)));
  const value = kind === 'truth' ? fc.boolean() : kind === 'text' ? fc.constantFrom(...choices!.map((c) => c.value)) : kind === 'date' ? fc.constantFrom('2013-05-01', '2020-02-29', '2023-05-02', '2024-05-01') : number;
  return fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) });
}
const firm: fc.Arbitrary<Facts> = fc.record(Object.fromEntries([...book.facts.values()].map((d) => [d.id, valueOf(d)])));

describe('many cases and changed facts', () => {
  it('after facts changed every rule says what it says when asked anew, and rules that do not ask for them are not run', () => {
    fc.assert(fc.property(firm, firm, fc.subarray([...book.facts.keys()], { maxLength: 4 }), (before, other, changed) => {
      const after = { ...before, ...Object.fromEntries(changed.map((id) => [id, other[id]])) };
      const previous = evaluateAll(book, before, DAY, REGION);
      const next = reevaluate(previous, after, changed);
      for (const [id, anew] of evaluateAll(book, after, DAY, REGION)) {
        expect(explain(next.get(id)!)).toEqual(explain(anew));
        if (!changed.some((fact) => book.touchedBy(fact).has(id))) expect(next.get(id)).toBe(previous.get(id));
      }
    }), { seed: SEED, numRuns: 20 });
  });

  it('answered in a row, counted and asked from behind they come out as one by one', () => {
    fc.assert(fc.property(fc.array(firm, { minLength: 3, maxLength: 6 }), fc.constantFrom(...inForce), (cases, rule) => {
      const single = cases.map((facts) => evaluateRule(rule, facts, DAY));
      expect([...judgeMany(rule, cases, DAY)]).toEqual(single.map((e) => ({ truth: e.truth, gives: givenBy(e) })));
      const count = keepCount(rule, DAY);
      cases.forEach((facts) => count.set('moving', facts));
      cases.forEach((facts, i) => count.set(String(i), facts));
      count.remove('moving');
      const who = whoQualifies(rule, cases.map((facts, i) => ({ id: String(i), facts })), DAY);
      const ids = (truth: boolean | undefined): string[] => single.flatMap((e, i) => (e.truth === truth ? [String(i)] : []));
      expect([who.yes, who.no, who.unknown]).toEqual([ids(true), ids(false).length, ids(undefined)]);
      expect([count.yes, count.no, count.unknown]).toEqual([who.yes.length, who.no, who.unknown.length]);
    }), { seed: SEED, numRuns: 150 });
  });

  it('within bounds no case answers otherwise than the outlook allows', () => {
    fc.assert(fc.property(firm, firm, fc.constantFrom(...inForce.filter((r) => r.conditions.length > 0)), (here, there, rule) => {
      const moving = rule.asks.filter((d) => d.kind !== 'date' && here[d.id] !== null && there[d.id] !== null).map((d) => d.id);
      const bounds = new Map(moving.map((id): [string, Range] => {
        const [a, b] = [here[id]!, there[id]!];
        if (typeof a === 'number') return [id, { kind: 'number', from: Math.min(a, b as number), to: Math.max(a, b as number), sound: true }];
        if (typeof a === 'boolean') return [id, a === b ? exactly(a) : EITHER];
        return [id, { kind: 'text', values: new Set([a, b as string]) }];
      }));
      const set = outlookOf(evaluateRule(rule, here, DAY), [rule.requirement], moving)(bounds);
      const middle = Object.fromEntries(moving.map((id) => [id, typeof here[id] === 'number' && !book.facts.get(id)!.whole ? ((here[id] as number) + (there[id] as number)) / 2 : there[id]]));
      for (const moved of [{}, middle, Object.fromEntries(moving.map((id) => [id, there[id]]))]) {
        expect(mayBe(set, possibly(evaluateRule(rule, { ...here, ...moved }, DAY).truth))).toBe(true);
      }
    }), { seed: SEED, numRuns: 600 });
  });
});
