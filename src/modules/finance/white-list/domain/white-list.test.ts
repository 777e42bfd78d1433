import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../kernel/base/calendar-date.ts';
import { consentState, judgeFirstLoan, periodFault } from './consent.ts';
import { fullMonths, withOwnRecords } from './known.ts';
import { entryStates, isListed, mayFollow, rankByPoints } from './state.ts';
import { type Counted, suppressCounts, suppressLine } from './statistics.ts';
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
  const row = (over: Partial<Counted>): Counted => ({ listed: 0, consents: 0, offered: 0, declined: 0, lent: 0, first: 0, notFirst: 0, unknownFirst: 0, ...over });
  it('no number from one to four is told, nor can it be worked out from the sum of loans', () => {
    fc.assert(fc.property(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12), (first, notFirst, unknownFirst, listed) => {
      const counts = row({ listed, lent: first + notFirst + unknownFirst, first, notFirst, unknownFirst });
      const shown = suppressCounts(counts, 5);
      for (const key of Object.keys(counts) as (keyof Counted)[]) if (counts[key] > 0 && counts[key] < 5) expect(shown[key]).toBeNull();
      const kinds = ['first', 'notFirst', 'unknownFirst'] as const;
      expect(shown.lent !== null && kinds.filter((k) => shown[k] === null).length === 1).toBe(false);
      if (shown.firstSharePpm !== null) expect(shown.firstSharePpm).toBe(Math.floor((first * 1e6) / (first + notFirst)));
    }));
    expect(suppressCounts(row({ lent: 12, first: 7, notFirst: 5 }), 5)).toMatchObject({ lent: 12, first: 7, firstSharePpm: 583_333 });
  });
  it('of one small number on a line the next smallest goes with it', () => {
    expect([suppressLine([0, 3, 9, 7], 5), suppressLine([3, 2, 9], 5), suppressLine([0, 6], 5)]).toEqual([[0, null, 9, null], [null, null, 9], [0, 6]]);
  });
});
