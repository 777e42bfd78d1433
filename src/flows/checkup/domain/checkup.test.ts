import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRuleBook, evaluateRule, type FactDefinition, factDefinition, type Facts, type KnownFacts, ruleFile } from '../../../kernel/rules/contract.ts';
import { type Group, inGroups } from './groups.ts';
import { evaluateScope, type Policy, policiesOf, type Scope, weakestFact } from './policy.ts';
import { questionsOf } from './questions.ts';
import { matchOf, nearMissOf } from './reverse.ts';
import { suppressRow } from './small-cells.ts';
import { type Way, wayTo } from './way.ts';

const ON = '2026-06-01';
const fact = (id: string, kind: 'number' | 'truth' | 'date', more: Partial<FactDefinition> = {}): FactDefinition =>
  factDefinition.parse({ id, zh: id, en: id, kind, ...(kind === 'number' && { min: 0, whole: true, unit: '人' }), ...more });
const facts = [
  fact('staff', 'number', { changeable: true }), fact('rd', 'number', { unit: '万元', whole: false, changeable: true }), fact('sales', 'number', { unit: '万元', whole: false, changeable: true }),
  fact('resident', 'truth'), fact('founded', 'date'), fact('brand', 'truth', { changeable: true }),
];
const rule = (id: string, when: readonly string[], more: { subject?: string; topic?: string; regions?: string[]; gives?: { formula: string; unit: string }; any?: boolean } = {}) =>
  ruleFile.parse({
    id, title: { zh: id, en: id }, subject: more.subject ?? 'FIRM', topic: more.topic ?? 'award',
    versions: [{
      version: 1, from: '2020-01-01', to: null, regions: more.regions ?? ['CN'], source: { zh: '试', en: 'test', clause: '一' }, confidence: 'LAW',
      require: { [more.any ? 'any' : 'all']: when.map((w, i) => ({ id: `c${i}`, zh: w, en: w, when: w })) },
      gives: more.gives ? [{ id: 'money', zh: '奖励', en: 'Award', ...more.gives }] : [],
      examples: [{ name: 'x', on: ON, facts: {}, expect: { answer: 'UNKNOWN' }, source: 'x' }],
    }],
  });
const UP = { up: ['staff', 'rd', 'sales'], down: [] };
const SCOPE: Scope = { subjects: ['FIRM'], leftOut: ['score'] };
const book = createRuleBook(facts, [
  rule('big-award', ['staff >= 10'], { gives: { formula: '50', unit: '万元' } }),
  rule('small-award', ['staff >= 10'], { gives: { formula: '20', unit: '万元' } }),
  rule('research', ['rd / sales >= 0.05', 'resident']),
  rule('age', ['fullYears(founded, on) >= 1', 'staff >= 10']),
  rule('giant', ['sales >= 1000000']),
  rule('brand-award', ['brand', 'resident']),
  rule('wuxi-only', ['staff >= 1'], { regions: ['320200'] }),
  rule('points', ['staff >= 1'], { topic: 'score' }),
  rule('of-a-deal', ['staff >= 1'], { subject: 'DEAL' }),
]);
const firm: Facts = { staff: 12, rd: 47, sales: 1000, resident: true, founded: '2025-09-01' };
const evaluated = (given: Facts, region = '320500') => evaluateScope(book, SCOPE, given, ON, [region, '320000']);

function grouped(given: Facts): Record<Group, string[]> {
  const evaluations = evaluated(given);
  const ways = new Map<string, Way>([...evaluations].flatMap(([id, e]) => (e.truth === false ? [[id, wayTo(e.rule, given, ON, UP)] as const] : [])));
  const groups = inGroups(policiesOf(evaluations), ways, ON);
  return Object.fromEntries(Object.entries(groups).map(([g, list]) => [g, list.map((p: Policy) => p.id)])) as Record<Group, string[]>;
}

describe('the groups of a check-up', () => {
  it('put what brings most first, what is a step away next, and what is out of reach last', () => {
    expect(grouped(firm)).toEqual({ NOW: ['big-award', 'small-award'], NEAR: ['age', 'research'], ASK: ['brand-award'], NOT: ['giant'] });
  });

  it('leave out other cities’ rules, scores, and rules about a deal', () => {
    expect([...evaluated(firm).keys()]).not.toContain('wuxi-only');
    expect([...evaluated(firm, '320200').keys()]).toContain('wuxi-only');
    expect([...evaluated(firm).keys()]).not.toEqual(expect.arrayContaining(['points']));
    expect([...evaluated(firm).keys()]).not.toEqual(expect.arrayContaining(['of-a-deal']));
  });

  it('say how far a "no" is, by what figure (never by fewer sales), or until what day', () => {
    const of = (id: string): Way => wayTo(book.find(id, ON), firm, ON, UP);
    expect(of('research').change).toEqual({ kind: 'CHANGE', changes: [{ fact: 'rd', from: 47, to: 50 }], proven: true });
    expect(of('age').earliest).toBe('2026-09-01');
    expect(of('giant').earliest).toBeNull();
  });

  it('say what would have to change although other facts are not known, and name those', () => {
    const { resident: _, ...unsaid } = firm;
    expect(wayTo(book.find('research', ON), unsaid, ON, UP)).toEqual({ change: { kind: 'CHANGE', changes: [{ fact: 'rd', from: 47, to: 50 }], proven: true }, missing: ['resident'], earliest: null });
    expect(grouped(unsaid).NEAR).not.toContain('research');
  });

  it('hold every policy exactly once, whatever is known', () => {
    fc.assert(fc.property(fc.record({ staff: fc.nat(30), rd: fc.nat(100), sales: fc.nat(2000), resident: fc.boolean(), brand: fc.boolean() }, { requiredKeys: [] }), (given) => {
      const all = Object.values(grouped(given)).flat();
      expect(all.toSorted()).toEqual([...evaluated(given).keys()].toSorted());
    }), { numRuns: 12 });
  });
});

describe('the questions of a check-up', () => {
  it('ask first for the fact that settles most answers', () => {
    const questions = questionsOf(evaluated({ rd: 60, sales: 1000 }), { rd: 60, sales: 1000 }, ON);
    expect(questions[0]).toEqual({ fact: 'staff', settles: ['big-award', 'small-award'], may: ['age'], touches: ['big-award', 'small-award', 'age'] });
    expect(questions.map((q) => q.fact)).toEqual(['staff', 'resident', 'brand', 'founded']);
  });

  it('never ask for a fact that no open answer waits for', () => {
    expect(questionsOf(evaluated(firm), firm, ON).map((q) => q.fact)).toEqual(['brand']);
  });

  it('keep their word: with the fact told, whatever it is, the answers it settles are there', () => {
    fc.assert(fc.property(fc.nat(200), fc.boolean(), (n, truth) => {
      const given: Facts = { sales: 1000, resident: true };
      const [first] = questionsOf(evaluated(given), given, ON);
      const kind = book.facts.get(first!.fact)!.kind;
      const after = evaluated({ ...given, [first!.fact]: kind === 'truth' ? truth : n });
      for (const id of first!.settles) expect(after.get(id)!.truth).not.toBeUndefined();
    }));
  });
});

describe('an answer', () => {
  it('is as sure as the weakest fact it rests on', () => {
    const known: KnownFacts = {
      rd: { value: 60, source: '企业自填', asOf: ON, confidence: 'DECLARED' }, sales: { value: 1000, source: '审计报告', asOf: ON, confidence: 'REPORTED' },
      resident: { value: true, source: '登记', asOf: ON, confidence: 'MEASURED' }, staff: { value: 3, source: '估计', asOf: ON, confidence: 'ESTIMATED' },
    };
    const evaluations = evaluated({ rd: 60, sales: 1000, resident: true, staff: 3 });
    expect(weakestFact(evaluations, 'research', known)).toBe('DECLARED');
    expect(weakestFact(evaluations, 'big-award', known)).toBe('ESTIMATED');
  });
});

describe('a rule looked at from the population', () => {
  it('counts a firm by its answer and tells the one figure that is nearest to yes', () => {
    expect(matchOf(book.find('big-award', ON), firm, ON)).toEqual({ answer: 'YES', gives: 50, missing: [], failing: [] });
    expect(matchOf(book.find('research', ON), { rd: 1, sales: 2 }, ON)).toMatchObject({ answer: 'UNKNOWN', missing: ['resident'] });
    const research = book.find('research', ON);
    expect(matchOf(research, firm, ON)).toMatchObject({ answer: 'NO', failing: ['c0'] });
    expect(nearMissOf(research, firm, ON, UP)).toMatchObject({ fact: 'rd', from: 47, to: 50 });
    expect(nearMissOf(research, firm, ON, { up: [], down: [] })).toMatchObject({ fact: 'sales', from: 1000, to: 940 });
    expect(nearMissOf(research, { ...firm, resident: false }, ON, UP)).toBeUndefined();
  });

  it('finds the nearest single figure, as trying all of them does', () => {
    const research = book.find('big-award', ON);
    fc.assert(fc.property(fc.nat(9), (staff) => {
      const miss = nearMissOf(research, { staff }, ON, UP)!;
      expect(miss).toEqual({ fact: 'staff', from: staff, to: 10 });
      expect(evaluateRule(research, { staff: 9 }, ON).truth).toBe(false);
    }));
  });
});

describe('counts shown outside a city', () => {
  it('hide a handful of firms, and the next count with it where the sum would tell', () => {
    expect(suppressRow([120, 3, 40])).toEqual([120, null, null]);
    expect(suppressRow([120, 3, 4])).toEqual([120, null, null]);
    expect(suppressRow([120, 0, 40])).toEqual([120, 0, 40]);
    fc.assert(fc.property(fc.array(fc.nat(30), { minLength: 2, maxLength: 6 }), (counts) => {
      const row = suppressRow(counts);
      row.forEach((c, i) => expect(c === null || (c === counts[i] && (c === 0 || c >= 5))).toBe(true));
      const hidden = row.filter((c) => c === null).length;
      // One alone could be told from the sum, unless there is nothing else to hide behind.
      expect(hidden === 1 && counts.filter((c) => c > 0).length > 1).toBe(false);
    }));
  });
});
