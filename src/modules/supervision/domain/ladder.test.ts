import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Climb, nextClimb, redMonths } from './ladder.ts';

const rules = { ladder: { talkAfterRed: 3, circularAfterRed: 4, councilAfterRed: 6 } };
const order = (colour: 'BLUE' | 'YELLOW' | 'RED', overdue: string[], taken: Record<string, string>) => ({ colour, overdue: new Set(overdue), taken: new Map(Object.entries(taken)) });
const next = (colour: 'BLUE' | 'YELLOW' | 'RED', overdue: string[], taken: Record<string, string>, months = 0): Climb | null => nextClimb(order(colour, overdue, taken), months, '2026-07', rules);

describe('an order that nobody answers', () => {
  it('climbs from blue to yellow to red when its time for an answer is over', () => {
    expect(next('BLUE', [], { issueBlue: '2026-07' })).toBeNull();
    expect(next('BLUE', ['answerBlue'], { issueBlue: '2026-07' })).toBe('raiseToYellow');
    expect(next('YELLOW', ['answerYellow'], { issueYellow: '2026-07' })).toBe('raiseToRed');
  });
  it('in red leads to an interview, then a circular, then the council, each when its clock has run out', () => {
    const red = { issueRed: '2026-07' };
    expect(next('RED', [], red)).toBeNull();
    expect(next('RED', ['interview'], red)).toBe('escalate');
    const talked = { ...red, escalate: '2026-07', interview: '2026-07' };
    expect(next('RED', [], talked)).toBeNull();
    expect(next('RED', ['afterTalk'], talked)).toBe('circulate');
    const circulated = { ...talked, circulate: '2026-07', recordCircular: '2026-07' };
    expect(next('RED', ['afterCircular'], circulated)).toBe('elevate');
    expect(next('RED', ['afterCircular'], { ...circulated, elevate: '2026-07' })).toBeNull();
  });
  it('climbs by months in red too, one rung a month and never past one', () => {
    expect(next('RED', [], { issueRed: '2026-06' }, 3)).toBe('escalate');
    expect(next('RED', [], { issueRed: '2026-07' }, 9)).toBeNull();
    const talked = { issueRed: '2026-05', escalate: '2026-06', interview: '2026-06' };
    expect(next('RED', [], talked, 3)).toBeNull();
    expect(next('RED', [], talked, 4)).toBe('circulate');
    expect(next('RED', [], { ...talked, interview: '2026-07' }, 9)).toBeNull();
    expect(next('RED', [], { ...talked, circulate: '2026-06', recordCircular: '2026-06' }, 6)).toBe('elevate');
  });
});

describe('months in red', () => {
  it('are counted back from the present by the last light of each; a month without an entry keeps the one before', () => {
    const entries = [{ period: '2026-01', light: 'GREEN' }, { period: '2026-02', light: 'RED' }, { period: '2026-04', light: 'YELLOW' }, { period: '2026-04', light: 'RED' }];
    expect(redMonths(entries, '2026-05')).toBe(4);
    expect(redMonths([...entries, { period: '2026-05', light: 'GREEN' }], '2026-05')).toBe(0);
    expect(redMonths([], '2026-05')).toBe(0);
    expect(redMonths(entries, '2025-12')).toBe(0);
  });
  it('never exceed the months since the first entry, and grow by one with each further month in red', () => {
    const light = fc.constantFrom('RED', 'YELLOW', 'GREEN');
    fc.assert(
      fc.property(fc.array(light, { minLength: 1, maxLength: 11 }), (lights) => {
        const entries = lights.map((l, i) => ({ period: `2026-${String(i + 1).padStart(2, '0')}`, light: l }));
        const last = entries.at(-1)!.period;
        const months = redMonths(entries, last);
        expect(months).toBeLessThanOrEqual(lights.length);
        expect(months).toBe(lights.length - (lights.findLastIndex((l) => l !== 'RED') + 1));
      }),
    );
  });
});
