import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rejectReasons } from '../contract.ts';
import { clauseAt, contentOf, decide, type Decision, isAccepted, isWithin, type ItemContent, type Standing } from './review.ts';

const content = fc.record({ clause: fc.constantFrom('一', '二/（一）'), start: fc.nat(50), end: fc.integer({ min: 51, max: 90 }), fields: fc.record({ value: fc.nat(3) }) });
const decision: fc.Arbitrary<Decision> = fc.oneof(
  fc.constant({ kind: 'accept' } as const),
  content.map((c) => ({ kind: 'correct', content: c }) as const),
  fc.constantFrom(...rejectReasons).map((reason) => ({ kind: 'reject', reason }) as const),
  fc.constant({ kind: 'undo' } as const),
);
const proposed = (extracted: ItemContent): Standing => ({ extracted, state: 'PROPOSED', corrected: null, reason: null });
const added = (corrected: ItemContent): Standing => ({ extracted: null, state: 'CORRECTED', corrected, reason: null });
const run = (from: Standing, decisions: readonly Decision[]): Standing => decisions.reduce((at, d) => decide(at, d) ?? at, from);

describe('deciding about an item', () => {
  it('never changes what the engine read, and leaves a reason exactly with what is rejected', () => {
    fc.assert(
      fc.property(content, fc.array(decision, { maxLength: 8 }), (c, decisions) => {
        const end = run(proposed(c), decisions);
        expect(end.extracted).toEqual(c);
        expect(end.reason !== null).toBe(end.state === 'REJECTED');
        expect(end.corrected !== null).toBe(end.state === 'CORRECTED');
      }),
    );
  });
  it('whatever went before, taking it back leaves a proposal as it was read', () => {
    fc.assert(fc.property(content, fc.array(decision, { minLength: 1, maxLength: 6 }), (c, decisions) => {
      expect(run(proposed(c), [...decisions, { kind: 'undo' }])).toEqual(proposed(c));
    }));
  });
  it('an item a person added is never a proposal and keeps its words through rejection and return', () => {
    fc.assert(fc.property(content, fc.array(decision, { maxLength: 6 }), (c, decisions) => {
      const end = run(added(c), decisions);
      expect(['CORRECTED', 'REJECTED']).toContain(end.state);
      const twice = decide(decide(end, { kind: 'undo' })!, { kind: 'undo' })!;
      expect(twice.state).toBe(end.state);
      expect(contentOf(twice)).toEqual(contentOf(end));
    }));
  });
  it('a correction that changes nothing is an acceptance', () => {
    fc.assert(fc.property(content, (c) => {
      expect(decide(proposed(c), { kind: 'correct', content: structuredClone(c) })).toMatchObject({ state: 'ACCEPTED', corrected: null });
    }));
  });
  it('there is nothing to take back before the first decision, and only a decision accepts', () => {
    const item = proposed({ clause: '一', start: 0, end: 1, fields: {} });
    expect(decide(item, { kind: 'undo' })).toBeNull();
    expect(isAccepted(item.state)).toBe(false);
  });
});

describe('the clause of a span', () => {
  it('is the innermost numbered one in which it begins', () => {
    const clauses = [
      { path: '一', numbered: true, start: 10, end: 100 },
      { path: '一/（一）', numbered: true, start: 20, end: 60 },
      { path: '一/（一）/§1', numbered: false, start: 30, end: 40 },
    ];
    expect([5, 15, 35, 60].map((at) => clauseAt(clauses, at))).toEqual(['前', '一', '一/（一）', '一']);
  });
  it('lies within itself and its parents, not within one whose name it begins with', () => {
    expect([isWithin('一/（一）', '一'), isWithin('一', '一'), isWithin('一十', '一')]).toEqual([true, true, false]);
  });
});
