import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOf, daysBetween, parseCalendarDate, weekday } from './calendar-date.ts';
import { canonicalJson } from './canonical-json.ts';
import { seededChance } from './chance.ts';
import { creditCodeCheckCharacter, isCreditCode } from './credit-code.ts';
import { newId } from './id.ts';
import { formatYuan, parseYuan } from './money.ts';
import { addCalendarDays, addWorkingDays, workingDayCalendar, workingDaysBetween } from './working-days.ts';

const calendar = workingDayCalendar([
  { year: 2025, holidays: ['2025-10-01', '2025-10-02', '2025-10-03', '2025-10-06', '2025-10-07', '2025-10-08'], makeUpDays: ['2025-09-28', '2025-10-11'] },
]);

describe('calendar dates', () => {
  it('refuses the 30th of February and says how to write a date', () => {
    expect(() => parseCalendarDate('2025-02-30')).toThrow(/DATE_INVALID/);
  });
  it('knows that 1 October 2025 was a Wednesday', () => {
    expect(weekday('2025-10-01')).toBe(3);
  });
  it('takes the Beijing day of an instant late in the UTC evening', () => {
    expect(dateOf(new Date('2025-10-01T16:30:00Z'))).toBe('2025-10-02');
  });
  it('adding days and counting days are inverse', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (n) => {
        expect(daysBetween('2000-01-01', addDays('2000-01-01', n))).toBe(n);
      }),
    );
  });
});

describe('working days', () => {
  it('skips the National Day holiday and works on the make-up Saturday', () => {
    expect(addWorkingDays(calendar, '2025-09-30', 1)).toBe('2025-10-09');
    expect(addWorkingDays(calendar, '2025-10-10', 1)).toBe('2025-10-11');
  });
  it('does not count the day of the event', () => {
    expect(addWorkingDays(calendar, '2025-09-01', 3)).toBe('2025-09-04');
  });
  it('rolls a calendar period that ends in the holiday to the next working day', () => {
    expect(addCalendarDays(calendar, '2025-09-20', 15)).toBe('2025-10-09');
  });
  it('refuses to guess the holidays of a year nobody entered', () => {
    expect(() => addWorkingDays(calendar, '2025-12-31', 1)).toThrow(/CALENDAR_YEAR_MISSING/);
  });
  it('counting undoes adding for any start and length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 60 }), (offset, n) => {
        const from = addDays('2025-01-01', offset);
        expect(workingDaysBetween(calendar, from, addWorkingDays(calendar, from, n))).toBe(n);
      }),
    );
  });
});

describe('money', () => {
  it('reads amounts as people write them', () => {
    expect(parseYuan('12.5万元')).toBe(12_500_000);
    expect(parseYuan('３，０００元')).toBe(300_000);
    expect(parseYuan('1.2亿')).toBe(12_000_000_000);
    expect(parseYuan('0.29')).toBe(29);
  });
  it('refuses a thousandth of a yuan instead of rounding it', () => {
    expect(() => parseYuan('1.005元')).toThrow(/MONEY_UNREADABLE/);
  });
  it('writes back what it reads, for any amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (fen) => {
        expect(parseYuan(formatYuan(fen))).toBe(fen);
      }),
    );
  });
});

describe('unified social credit code', () => {
  it('accepts a real code and refuses it with one digit changed', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
    expect(isCreditCode('91350100M000101Y43')).toBe(false);
  });
  it('has no check character for letters the standard leaves out', () => {
    expect(creditCodeCheckCharacter('9135010OM000100Y4')).toBeUndefined();
  });
});

describe('chance and ids', () => {
  it('gives the same sequence for the same seed', () => {
    const draw = (seed: number): number[] => Array.from({ length: 20 }, () => seededChance(seed).integer(1, 1000));
    expect(draw(7)).toEqual(draw(7));
    expect(seededChance(7).shuffle([1, 2, 3, 4, 5, 6, 7, 8])).not.toEqual(seededChance(8).shuffle([1, 2, 3, 4, 5, 6, 7, 8]));
  });
  it('orders ids by time', () => {
    const early = newId(new Date('2026-01-01T00:00:00Z'));
    const late = newId(new Date('2026-01-01T00:00:01Z'));
    expect(early < late).toBe(true);
    expect(late).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order in which an object was filled', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
