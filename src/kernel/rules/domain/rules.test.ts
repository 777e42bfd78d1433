import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BundleRules, certifies, findBundle, worthOf } from './bundle.ts';
import { checkTable } from './check-table.ts';
import { compileExpression, type Named } from './compile-expression.ts';
import { compileRule } from './compile-rule.ts';
import { factDefinition, ruleVersion, type FactDefinition } from './definition.ts';
import { compileTable } from './decision-table.ts';
import { evaluateRule } from './evaluate.ts';
import { explain } from './explain.ts';
import type { Facts } from './facts.ts';
import { isPossible } from './search.ts';
import { smallestChange } from './smallest-change.ts';

const DAY = '2024-05-01';
const SEED = 20261122;

/** Three small facts: every case can be tried. */
const facts: FactDefinition[] = ['a', 'b', 'c'].map((id) =>
  factDefinition.parse({ id, zh: id, en: id, kind: 'number', whole: true, min: 0, max: 5, changeable: true }));
const stage = factDefinition.parse({ id: 'stage', zh: '阶段', en: 'Stage', kind: 'text', changeable: true, choices: ['S', 'G'].map((value) => ({ value, zh: value, en: value })) });
const dictionary = new Map([...facts, stage].map((f) => [f.id, f]));

const everyCase: Facts[] = [];
for (let a = 0; a <= 5; a += 1) for (let b = 0; b <= 5; b += 1) for (let c = 0; c <= 5; c += 1) for (const s of ['S', 'G']) everyCase.push({ a, b, c, stage: s });

function ruleOf(conditions: readonly string[], shape: 'all' | 'any' | 'mixed') {
  const leaves = conditions.map((when, i) => ({ id: `c${i}`, zh: when, en: when, when }));
  const require = shape === 'mixed' ? { all: [leaves[0], { any: leaves.slice(1) }] } : { [shape]: leaves };
  const version = ruleVersion.parse({
    version: 1, from: '2020-01-01', to: null, regions: ['CN'], source: { zh: '例', en: 'Example' }, confidence: 'DEFAULT', require,
    let: [{ id: 'points', zh: '分', en: 'Points', bracket: { of: 'a + b', mode: 'WHOLE', steps: [{ below: 3, value: 0 }, { upTo: 6, value: 2 }, { value: 5 }] } }],
    examples: [{ name: 'x', on: DAY, facts: {}, expect: { answer: 'UNKNOWN' }, source: 'x' }],
  });
  return compileRule({ id: 'small', title: { zh: '小', en: 'Small' }, subject: 'FIRM', topic: 'test', versions: [version] }, version, dictionary);
}

const term = fc.constantFrom('a', 'b', 'c', 'a + b', 'a * 2 - c', 'b / c', 'points', 'max(a, c)', "if(stage = 'S', a, b)");
const comparison = fc.tuple(term, fc.constantFrom('<', '<=', '>', '>=', '=', '!='), fc.integer({ min: -1, max: 7 })).map(([t, op, n]) => `${t} ${op} ${n}`);
const condition = fc.oneof({ weight: 4, arbitrary: comparison }, { weight: 1, arbitrary: fc.constantFrom("stage = 'S'", "stage in ('G')", "not stage = 'G'") });
const rule = fc.tuple(fc.array(condition, { minLength: 2, maxLength: 4 }), fc.constantFrom('all' as const, 'any' as const, 'mixed' as const)).map(([c, s]) => ruleOf(c, s));

describe('answers', () => {
  it('with facts left out are what all ways to fill them in agree on, never more', () => {
    fc.assert(fc.property(rule, fc.constantFrom(...everyCase), fc.subarray(['a', 'b', 'c', 'stage']), (r, given, hidden) => {
      const known = Object.fromEntries(Object.entries(given).filter(([id]) => !hidden.includes(id)));
      const answer = evaluateRule(r, known, DAY).truth;
      if (answer === undefined) return;
      const fills = everyCase.filter((full) => Object.entries(known).every(([id, v]) => full[id] === v));
      for (const full of fills) expect(evaluateRule(r, full, DAY).truth).toBe(answer);
    }), { seed: SEED, numRuns: 150 });
  });

  it('that stay open name a fact whose value is wanted', () => {
    fc.assert(fc.property(rule, (r) => {
      const said = explain(evaluateRule(r, {}, DAY));
      if (said.answer === 'UNKNOWN') expect(said.missing.length).toBeGreaterThan(0);
    }), { seed: SEED, numRuns: 100 });
  });
});

describe('the smallest change', () => {
  it('changes as few facts, as little, as the best of all cases tried one by one', () => {
    fc.assert(fc.property(rule, fc.constantFrom(...everyCase), (r, now) => {
      const found = smallestChange(r, now, DAY);
      const asked = r.asks.map((d) => d.id);
      const cost = (to: Facts): [number, number] => {
        const moved = asked.filter((id) => to[id] !== now[id]);
        return [moved.length, moved.reduce((s, id) => s + (id === 'stage' ? 1 : Math.abs((to[id] as number) - (now[id] as number)) / Math.max(1, Math.abs(now[id] as number))), 0)];
      };
      const working = everyCase.filter((full) => evaluateRule(r, full, DAY).truth === true).map(cost).sort((x, y) => x[0] - y[0] || x[1] - y[1]);
      if (found.kind === 'ALREADY') expect(evaluateRule(r, now, DAY).truth).toBe(true);
      else if (found.kind === 'NONE') expect(working).toEqual([]);
      else if (found.kind === 'CHANGE') {
        const after = { ...now, ...Object.fromEntries(found.changes.map((ch) => [ch.fact, ch.to])) };
        expect(evaluateRule(r, after, DAY).truth).toBe(true);
        const [count, way] = cost(after);
        expect([count, Number(way.toFixed(9))]).toEqual([working[0]![0], Number(working[0]![1].toFixed(9))]);
      } else expect.fail('a domain this small must be decided');
    }), { seed: SEED, numRuns: 150 });
  });
});

describe('a contradiction', () => {
  it('is said of exactly those rules that no case meets', () => {
    fc.assert(fc.property(rule, (r) => {
      const verdict = isPossible(r, {}, DAY);
      const any = everyCase.some((full) => evaluateRule(r, full, DAY).truth === true);
      expect(verdict.kind).toBe(any ? 'POSSIBLE' : 'CONTRADICTION');
    }), { seed: SEED, numRuns: 150 });
  });
});

describe('tables', () => {
  const names = new Map<string, Named>([['a', { slot: 0, kind: 'number', unit: '' }], ['b', { slot: 1, kind: 'number', unit: '' }]]);
  const bound = fc.integer({ min: 0, max: 5 });
  const cell = fc.oneof(fc.constant('-'), bound.map((n) => `>= ${n}`), bound.map((n) => `< ${n}`), fc.tuple(bound, bound).filter(([x, y]) => x < y).map(([x, y]) => `[${x}, ${y})`), bound.map(String));
  const row = fc.record({ when: fc.tuple(cell, cell).map(([x, y]) => [x, y]), gives: fc.integer({ min: 0, max: 9 }) });
  const fitsCell = (text: string, n: number): boolean => {
    const interval = /^\[(\d), (\d)\)$/.exec(text);
    if (interval) return n >= Number(interval[1]) && n < Number(interval[2]);
    if (text.startsWith('>=')) return n >= Number(text.slice(3));
    return text.startsWith('<') ? n < Number(text.slice(2)) : text === '-' || n === Number(text);
  };
  const grid = Array.from({ length: 36 }, (_, i) => [Math.floor(i / 6), i % 6] as const);

  it('give the row that reading from the top gives, also the last of many', () => {
    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 80 }), (rows) => {
      const table = compileTable({ hit: 'FIRST', inputs: ['a', 'b'], outputs: ['value'], rows }, names);
      for (const [a, b] of grid) {
        const first = rows.find((r) => fitsCell(r.when[0]!, a) && fitsCell(r.when[1]!, b));
        expect(table.give(table.fitting([a, b]))[0]).toEqual(first ? first.gives : Number.NaN);
      }
    }), { seed: SEED, numRuns: 60 });
  });

  it('answer with facts left out exactly where every way to fill them in gives the same', () => {
    const given = new Map<string, Named>([['a', { slot: 0, kind: 'number', unit: '', given: true }], ['b', { slot: 1, kind: 'number', unit: '', given: true }]]);
    // Halves lie between the bounds, and far outside nothing changes any more: these stand for every number there is.
    const every = Array.from({ length: 15 }, (_, i) => i / 2 - 1);
    let answered = 0;
    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 6 }).map((rows) => rows.map((r) => ({ ...r, gives: r.gives % 2 }))), fc.constantFrom('FIRST' as const, 'MAX' as const, 'MIN' as const, 'SUM' as const), fc.constantFrom(undefined, 2.5), (rows, hit, a) => {
      const table = compileTable({ hit, inputs: ['a', 'b'], outputs: ['value'], rows }, given);
      const ways = (a === undefined ? every : [a]).flatMap((x) => every.map((y) => {
        const fits = rows.filter((r) => fitsCell(r.when[0]!, x) && fitsCell(r.when[1]!, y)).map((r) => r.gives);
        if (fits.length === 0) return Number.NaN;
        return hit === 'FIRST' ? fits[0]! : hit === 'MAX' ? Math.max(...fits) : hit === 'MIN' ? Math.min(...fits) : fits.reduce((s, v) => s + v, 0);
      }));
      const said = table.give(table.fitting([a, undefined]))[0];
      const agreed = ways.every((w) => Object.is(w, ways[0]));
      if (said !== undefined) {
        answered += 1;
        expect([agreed, said]).toEqual([true, ways[0]]);
      } else if (hit !== 'SUM') expect(agreed).toBe(false);
    }), { seed: SEED, numRuns: 1_500 });
    expect(answered).toBeGreaterThan(100);
  });

  it('are found to overlap, to leave gaps and to have dead rows exactly where trying every case shows it', () => {
    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      const domain = { min: 0, max: 5, whole: true };
      const findings = checkTable(compileTable({ hit: 'UNIQUE', inputs: ['a', 'b'], outputs: ['value'], rows }, names), [domain, domain]);
      const hits = grid.map(([a, b]) => rows.flatMap((r, i) => (fitsCell(r.when[0]!, a) && fitsCell(r.when[1]!, b) ? [i + 1] : [])));
      expect(findings.some((f) => f.kind === 'GAP')).toBe(hits.some((h) => h.length === 0));
      expect(new Set(findings.filter((f) => f.kind === 'OVERLAP').map((f) => f.rows.join()))).toEqual(new Set(hits.filter((h) => h.length > 1).map((h) => h.join())));
      expect(findings.find((f) => f.kind === 'UNREACHABLE')?.rows ?? []).toEqual(rows.map((_, i) => i + 1).filter((i) => !hits.some((h) => h.includes(i))));
    }), { seed: SEED, numRuns: 150 });
  });
});

describe('the best lawful bundle', () => {
  const ids = ['p', 'q', 'r', 's', 't', 'u'];
  const supports = fc.tuple(...ids.map(() => fc.integer({ min: 1, max: 40 }))).map((amounts) => ids.map((id, i) => ({ id, amount: amounts[i]! })));
  const group = fc.subarray(ids, { minLength: 2, maxLength: 4 });
  const rules: fc.Arbitrary<BundleRules> = fc.record({
    excludes: fc.array(fc.subarray(ids, { minLength: 2, maxLength: 2 }).map(([x, y]) => [x!, y!] as const), { maxLength: 3 }),
    highest: fc.array(group.map((of) => ({ id: of.join(''), of })), { maxLength: 2 }),
    caps: fc.oneof(fc.constant([]), fc.tuple(group, fc.integer({ min: 5, max: 60 })).map(([of, most]) => [{ id: 'fund', of, most }, { id: 'year', of: ids, most: most + 20 }])),
    quotas: fc.array(fc.record({ id: fc.constant('quota'), of: group, most: fc.integer({ min: 1, max: 2 }) }), { maxLength: 1 }),
  });

  it('is worth what the best of all sets is, and its certificate holds', () => {
    fc.assert(fc.property(supports, rules, (list, law) => {
      let best = 0;
      for (let set = 0; set < 2 ** ids.length; set += 1) {
        const worth = worthOf(ids.filter((_, i) => set & (1 << i)), list, law);
        if ('total' in worth) best = Math.max(best, worth.total);
      }
      const bundle = findBundle(list, law);
      expect(bundle.total).toBe(best);
      expect(worthOf(bundle.chosen.map((c) => c.id), list, law)).toMatchObject({ total: best });
      expect(certifies(bundle.certificate, best, list, law)).toBe(true);
      expect(certifies(bundle.certificate, best - 1, list, law)).toBe(false);
    }), { seed: SEED, numRuns: 200 });
  });
});

describe('expressions', () => {
  const names = new Map<string, Named>([['money', { slot: 0, kind: 'number', unit: '万元' }], ['people', { slot: 1, kind: 'number', unit: '人' }], ['ok', { slot: 2, kind: 'truth', unit: '' }]]);
  it.each([
    ['money + people > 3', 'RULE_UNIT_MISMATCH'], ['money >', 'RULE_EXPRESSION_UNREADABLE'], ['moeny > 3', 'RULE_NAME_UNKNOWN'], ['ok + 1', 'RULE_TYPE_MISMATCH'],
    ['money > ok', 'RULE_TYPE_MISMATCH'], ['power(money)', 'RULE_ARGUMENTS_WRONG'], ['money ; 3', 'RULE_EXPRESSION_UNREADABLE'], ['sum(money)', 'RULE_NAME_UNKNOWN'],
  ])('%s is refused with %s', (source, code) => {
    expect(() => compileExpression(source, names)).toThrow(expect.objectContaining({ code }));
  });

  it('exactly five per cent is five per cent, whatever the sum went through', () => {
    const share = compileExpression('money / people >= 5%', new Map([...names].map(([id, n]) => [id, { ...n, unit: '' }])));
    expect(share.run([0.1 + 0.2, 6, true])).toBe(true);
    expect(share.run([0.2999999, 6, true])).toBe(false);
    expect(share.run([0, 0, true])).toBe(false);
  });
});
