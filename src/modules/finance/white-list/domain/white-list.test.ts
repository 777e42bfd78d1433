import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../kernel/base/calendar-date.ts';
import { consentState, judgeFirstLoan, periodFault } from './consent.ts';
import { fullMonths, withOwnRecords } from './known.ts';
import { entryStates, isListed, mayFollow, rankByPoints } from './state.ts';
import { type Cell, type Counted, guardCredit, Tally } from './statistics.ts';
import { tiersAhead } from './tiers-ahead.ts';
import { firstTrigger, type Trigger } from './triggers.ts';

const triggers: Trigger[] = [
  { id: 'DISHONESTY', zh: '', en: '', when: { fact: 'badRecord' } },
  { id: 'LOST', zh: '', en: '', when: { noneOf: ['highTech', 'project'] } },
  { id: 'STALE', zh: '', en: '', when: { fact: 'months', above: 12 } },
  { id: 'NOT_RENEWED', zh: '', en: '', when: { pastValidity: true } },
];
const good = { badRecord: false, highTech: true, project: null, months: 12 };
const out = (facts: object, today = '2026-06-01'): string | undefined => firstTrigger(triggers, { ...good, ...facts }, '2026-06-01', today)?.id;
const known = (value: boolean | number) => ({ value, source: '档案', asOf: '2026-01-01', confidence: 'REPORTED' as const });

describe('a listed firm', () => {
  it('leaves for the first trigger that applies; twelve months and the last day of validity do not yet', () => {
    expect([out({}), out({ months: 13 }), out({}, '2026-06-02'), out({ badRecord: true, months: 40 })]).toEqual([undefined, 'STALE', 'NOT_RENEWED', 'DISHONESTY']);
  });
  it('is not struck off because something is not known', () => {
    expect([out({ badRecord: null }), out({ months: null }), out({ highTech: null })]).toEqual([undefined, undefined, undefined]);
    expect([out({ highTech: false }), out({ highTech: false, project: true })]).toEqual(['LOST', undefined]);
  });
  it('is reached only through scoring, review and approval, and never comes back from the same entry', () => {
    expect(entryStates.filter((s) => entryStates.some((to) => isListed(to) && mayFollow(s, to)))).toEqual(['REVIEWED']);
    expect(['REFUSED', 'DELISTED', 'SUPERSEDED', 'NOT_MET', 'UNKNOWN'].flatMap((s) => entryStates.filter((to) => mayFollow(s as 'REFUSED', to)))).toEqual([]);
  });
  it('is ranked in its city by points, equal points alike, in whatever order it comes', () => {
    fc.assert(fc.property(fc.array(fc.record({ city: fc.constantFrom('a', 'b'), pointsCents: fc.integer({ min: 0, max: 5 }) }), { maxLength: 12 }), (firms) => {
      const all = firms.map((f, i) => ({ ...f, id: String(i) }));
      const ranks = rankByPoints(all);
      const backwards = rankByPoints(all.toReversed());
      for (const { id } of all) expect(backwards.get(id)).toBe(ranks.get(id));
      for (const x of all) for (const y of all) if (x.city === y.city) expect(Math.sign(ranks.get(x.id)! - ranks.get(y.id)!)).toBe(Math.sign(y.pointsCents - x.pointsCents) + 0);
    }));
  });
});

describe('what the platform knows beside the dossier', () => {
  const none = { pointsCents: 5012, loans: 'NONE' as const, falseDataOn: null, lastUpdate: '2026-01-15' };
  it('says of points, updates, loans and false data where it is from, and claims nothing it cannot know', () => {
    const facts = withOwnRecords({ badRecord: known(false) }, none, '2026-06-14', 3);
    expect(facts).toMatchObject({ innovationPoints: { value: 50.12, confidence: 'MEASURED' }, monthsSinceUpdate: { value: 4, asOf: '2026-01-15' }, loanDefault: { value: false, confidence: 'REPORTED' }, falseData: { value: false, asOf: '2026-01-01' } });
    const blank = withOwnRecords({}, { ...none, pointsCents: null, lastUpdate: null }, '2026-06-14', 3);
    expect(Object.keys(blank)).toEqual(['loanDefault']);
  });
  it('a default and false data on record go before what is stated; the bar of false data ends', () => {
    const facts = (on: string) => withOwnRecords({ loanDefault: known(false), falseData: known(false) }, { ...none, loans: 'IN_DEFAULT', falseDataOn: '2024-05-01' }, on, 3);
    expect([facts('2027-04-30').falseData!.value, facts('2027-05-01').falseData!.value, facts('2027-05-01').loanDefault!.value]).toEqual([true, false, true]);
  });
  it('counts whole months', () => {
    expect([fullMonths('2025-06-15', '2026-06-14'), fullMonths('2025-06-15', '2026-06-15'), fullMonths('2026-06-15', '2026-06-01')]).toEqual([11, 12, 0]);
  });
});

describe('a consent', () => {
  it('runs from its first to its last day, and ends at once when it is withdrawn', () => {
    const terms = { from: '2026-03-01', until: '2026-05-31', withdrawnAt: null };
    expect(['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map((d) => consentState(terms, d))).toEqual(['WAITING', 'LIVE', 'LIVE', 'ENDED']);
    expect(consentState({ ...terms, withdrawnAt: new Date(0) }, '2026-04-01')).toBe('WITHDRAWN');
  });
  it('has an end, and not after more days than the pack allows', () => {
    fc.assert(fc.property(fc.integer({ min: -3, max: 20 }), fc.integer({ min: -3, max: 20 }), fc.integer({ min: 1, max: 15 }), (start, length, longest) => {
      const from = addDays('2026-03-01', start);
      const ok = periodFault(from, addDays(from, length), '2026-03-01', longest) === undefined;
      expect(ok).toBe(start >= 0 && length >= 0 && length + 1 <= longest);
    }));
  });
  it('a loan is the first when none is on record and the firm says so; the record goes before the word', () => {
    expect([judgeFirstLoan(0, false), judgeFirstLoan(1, false), judgeFirstLoan(0, true), judgeFirstLoan(0, null), judgeFirstLoan(1, null)]).toEqual(['FIRST', 'NOT_FIRST', 'NOT_FIRST', 'UNKNOWN', 'NOT_FIRST']);
  });
});

describe('a further loan', () => {
  const product = { mode: 'WHOLE_BALANCE' as const, tiers: [{ upToFen: 1000, fundSharePpm: 800_000 }, { upToFen: 3000, fundSharePpm: 500_000 }] };
  it('falls in the tier of the whole balance: the room of a tier is what its bound leaves', () => {
    expect(tiersAhead(product, 600)).toEqual([{ upToFen: 1000, fundSharePpm: 800_000, furtherUpToFen: 400 }, { upToFen: 3000, fundSharePpm: 500_000, furtherUpToFen: 2400 }]);
    expect(tiersAhead(product, 1000)).toEqual([{ upToFen: 3000, fundSharePpm: 500_000, furtherUpToFen: 2000 }]);
    expect(tiersAhead(product, 3000)).toEqual([]);
  });
});

describe('statistics', () => {
  const measures = ['consents', 'offered', 'declined', 'lent', 'first', 'notFirst', 'unknownFirst'] as const;
  const kinds = ['first', 'notFirst', 'unknownFirst'] as const;
  const cell = (n: number, firms = n): Cell => ({ count: n, firms });
  const row = (over: Partial<Record<keyof Counted, number>>): Counted => Object.fromEntries([...measures, 'listed' as const].map((m) => [m, cell(over[m] ?? 0)])) as Counted;
  const one = (counts: Counted) => guardCredit({ cities: [counts], banks: [counts], declines: [] }, 5).cities[0]!;

  it('no number from one to four is told, nor can it be worked out from the sum of loans', () => {
    fc.assert(fc.property(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12), (first, notFirst, unknownFirst, listed) => {
      const counts = row({ listed, lent: first + notFirst + unknownFirst, first, notFirst, unknownFirst });
      const shown = one(counts);
      for (const key of Object.keys(counts) as (keyof Counted)[]) if (counts[key].count > 0 && counts[key].count < 5) expect(shown[key]).toBeNull();
      expect(shown.lent !== null && kinds.filter((k) => shown[k] === null).length === 1).toBe(false);
      if (shown.firstSharePpm !== null) expect(shown.firstSharePpm).toBe(Math.floor((first * 1e6) / (first + notFirst)));
    }));
    expect(one(row({ lent: 12, first: 7, notFirst: 5 }))).toMatchObject({ lent: 12, first: 7, firstSharePpm: 583_333 });
  });

  it('of one small number on a line the next smallest goes with it', () => {
    const line = (...of: number[]) => {
      const declined = of.reduce((a, b) => a + b, 0);
      return guardCredit({ cities: [row({ declined })], banks: [row({ declined })], declines: of.map((n) => cell(n)) }, 5).declines;
    };
    expect([line(0, 3, 9, 7), line(3, 2, 9), line(0, 6)]).toEqual([[0, null, 9, null], [null, null, 9], [0, 6]]);
    // Two that are hidden and come to two would be one each.
    expect(line(1, 1, 9, 12)).toEqual([null, null, null, 12]);
  });

  it('what the table of cities hides does not follow from the table of banks, nor the other way round', () => {
    const shown = guardCredit({ cities: [row({ consents: 10 }), row({})], banks: [row({ consents: 3 }), row({ consents: 7 })], declines: [] }, 5);
    expect(shown.banks.map((b) => b.consents)).toEqual([null, null]);
    expect(shown.cities.map((c) => c.consents)).toEqual([10, 0]);
    const loans = fc.array(fc.record({ city: fc.nat(2), bank: fc.nat(2), kind: fc.constantFrom(...kinds), firm: fc.nat(30), declined: fc.option(fc.nat(2), { nil: null }) }), { maxLength: 60 });
    fc.assert(fc.property(loans, (cases) => {
      const tally = (of: typeof cases): Counted => {
        const t = new Tally();
        for (const c of of) {
          t.add('consents', `${c.firm}`);
          if (c.declined === null) { t.add('lent', `${c.firm}`); t.add(c.kind, `${c.firm}`); } else t.add('declined', `${c.firm}`);
        }
        return t.counted();
      };
      const declines = [0, 1, 2].map((d) => { const of = cases.filter((c) => c.declined === d); return cell(of.length, new Set(of.map((c) => c.firm)).size); });
      const [cities, banks] = [[0, 1, 2].map((k) => tally(cases.filter((c) => c.city === k))), [0, 1, 2].map((k) => tally(cases.filter((c) => c.bank === k)))];
      const told = guardCredit({ cities, banks, declines }, 5);
      const all = [...cities, ...banks];
      const seen = [...told.cities, ...told.banks];
      for (const [r, counts] of all.entries()) {
        for (const m of measures) {
          expect(seen[r]![m] === null || seen[r]![m] === counts[m].count).toBe(true);
          if (counts[m].count > 0 && counts[m].firms < 5) expect(seen[r]![m]).toBeNull();
        }
      }
      // One unknown alone in a sum is no unknown: by hand, apart from the elimination.
      const alone = (of: (number | null)[]): boolean => of.filter((n) => n === null).length === 1;
      for (const m of measures) expect(alone([...told.cities.map((c) => c[m]), ...told.banks.map((b) => b[m])])).toBe(false);
      for (const s of seen) expect(alone([...kinds.map((k) => s[k]), s.lent])).toBe(false);
      expect(alone([...told.declines, ...told.cities.map((c) => c.declined)])).toBe(false);
    }), { numRuns: 300 });
  });

  it('five loans of one firm tell of one firm', () => {
    const busy: Counted = { ...row({ lent: 6, first: 6 }), lent: cell(6, 1), first: cell(6, 1) };
    expect(one(busy)).toMatchObject({ lent: null, first: null });
  });
});
