import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../kernel/base/canonical-json.ts';
import { addDays } from '../../../kernel/base/calendar-date.ts';
import { addWorkingDays, isWorkingDay, workingDayCalendar, workingDaysBetween } from '../../../kernel/base/working-days.ts';
import { type Bid, endAfter, judgeBid, leastBid, type Standing } from './bid.ts';
import { decide } from './outcome.ts';
import { judgeRelation } from './relation.ts';
import { type AuctionRecord, replay } from './replay.ts';
import type { TradingRules } from './rules.ts';
import { type Commitment, judgeCommitment, judgeReveal, type Reveal, sealOf } from './sealed.ts';
import { afterRegistration, announcedUntil, cutNeedsApproval, depositCeiling, extendedUntil, resaleGap, suspensionEndsBy, untilAfterSuspension } from './stages.ts';
import { type AuctionTerms, reserveCommitment } from './terms.ts';

const ALIASES = ['甲', '乙', '丙', '丁'];
const START = Date.parse('2026-03-02T02:00:00.000Z');
const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();
const terms = (more: Partial<AuctionTerms> = {}): AuctionTerms => ({
  auction: 'a1', sale: 's1', result: 'r1', lot: '一种催化剂', seller: '某大学', method: 'ASCENDING', startFen: 1000, stepFen: 10, opensAt: at(0), closesAt: at(600), softCloseSeconds: 180, extendSeconds: 180, revealUntil: null,
  reserveHash: null, reserveRevealSeconds: 7200, unrevealedForfeits: true, bidders: ALIASES, rulesVersion: 1, ...more,
});
const attempts = fc.array(fc.record({ alias: fc.constantFrom(...ALIASES, '外人'), amountFen: fc.integer({ min: 1, max: 3000 }), wait: fc.integer({ min: -5, max: 200 }) }), { maxLength: 60 });

/** Lets people try one after the other and keeps what is accepted. */
function run(t: AuctionTerms, tries: readonly { alias: string; amountFen: number; wait: number }[]): { bids: Bid[]; standing: Standing } {
  let standing: Standing = { terms: t, closesAt: t.closesAt, last: null };
  let now = START;
  const bids: Bid[] = [];
  for (const { alias, amountFen, wait } of tries) {
    now += wait * 1000;
    const judged = judgeBid(standing, { alias, amountFen, now: new Date(now) });
    if ('refusal' in judged) continue;
    bids.push(judged.bid);
    standing = { terms: t, closesAt: judged.bid.closesAt, last: judged.bid };
  }
  return { bids, standing };
}

function recordOf(t: AuctionTerms, bids: readonly Bid[], reserve: AuctionRecord['reserve'] = null): AuctionRecord {
  const course = { terms: t, bids: [...bids], commitments: [], reveals: [], reserve };
  return { format: 'innomatrix-auction/1', ...course, outcome: decide(course) };
}

describe('an ascending auction', () => {
  it('accepts only bids of admitted bidders, in time, that rise by at least the step; nobody raises himself', () => {
    fc.assert(fc.property(attempts, (tries) => {
      const { bids } = run(terms(), tries);
      for (const [i, b] of bids.entries()) {
        const before = bids[i - 1];
        expect(ALIASES).toContain(b.alias);
        expect(b.amountFen).toBeGreaterThanOrEqual(before ? before.amountFen + 10 : 1000);
        expect(b.alias).not.toBe(before?.alias);
        expect(b.at >= (before?.at ?? at(0)) && b.at < (before?.closesAt ?? at(600))).toBe(true);
      }
    }));
  });

  it('never ends sooner than the soft close after any bid, nor moves for an early one', () => {
    fc.assert(fc.property(attempts, (tries) => {
      const { bids, standing } = run(terms(), tries);
      for (const b of bids) {
        expect(Date.parse(standing.closesAt) - Date.parse(b.at)).toBeGreaterThanOrEqual(180_000);
      }
      const late = bids.filter((b) => Date.parse(b.closesAt) - Date.parse(b.at) === 180_000).length;
      if (late === 0) expect(standing.closesAt).toBe(at(600));
    }));
    expect(endAfter(terms(), at(600), at(419))).toBe(at(600));
    expect(endAfter(terms(), at(600), at(420))).toBe(at(600));
    expect(endAfter(terms(), at(600), at(421))).toBe(at(601));
    expect(endAfter(terms(), at(600), at(599))).toBe(at(779));
  });

  it('at the end itself it is closed, and it says what would be accepted at least', () => {
    const none: Standing = { terms: terms(), closesAt: at(600), last: null };
    expect(judgeBid(none, { alias: '甲', amountFen: 1000, now: new Date(at(600)) })).toEqual({ refusal: { code: 'AUCTION_CLOSED', closesAt: at(600) } });
    expect(judgeBid(none, { alias: '甲', amountFen: 1000, now: new Date(at(-1)) })).toEqual({ refusal: { code: 'AUCTION_NOT_OPEN', opensAt: at(0) } });
    expect(judgeBid(none, { alias: '甲', amountFen: 999, now: new Date(at(1)) })).toEqual({ refusal: { code: 'BID_TOO_LOW', leastFen: 1000 } });
    const { standing } = run(terms(), [{ alias: '甲', amountFen: 1000, wait: 1 }]);
    expect(leastBid(standing)).toBe(1010);
    expect(judgeBid(standing, { alias: '甲', amountFen: 5000, now: new Date(at(2)) })).toEqual({ refusal: { code: 'BID_ALREADY_LEADING' } });
  });

  it('is won by the last bid if it reaches the reserve; below it has no effect, and a reserve not opened does not count', () => {
    fc.assert(fc.property(attempts, fc.integer({ min: 1, max: 3500 }), (tries, amountFen) => {
      const reserve = { amountFen, nonce: 'n'.repeat(16) };
      const t = terms({ reserveHash: reserveCommitment('r1', reserve) });
      const { bids } = run(t, tries);
      const last = bids.at(-1);
      const opened = decide({ terms: t, bids, commitments: [], reveals: [], reserve });
      const silent = decide({ terms: t, bids, commitments: [], reveals: [], reserve: null });
      expect(silent.kind).toBe(last ? 'SOLD' : 'NO_BIDS');
      expect(opened.kind).toBe(!last ? 'NO_BIDS' : last.amountFen >= amountFen ? 'SOLD' : 'BELOW_RESERVE');
      expect(opened.priceFen).toBe(opened.kind === 'SOLD' ? last!.amountFen : null);
    }));
  });
});

describe('the public record', () => {
  it('of every auction that ran by the rules is recomputed to the same outcome', () => {
    fc.assert(fc.property(attempts, (tries) => {
      const record = recordOf(terms(), run(terms(), tries).bids);
      expect(replay(JSON.parse(canonicalJson(record)) as AuctionRecord)).toMatchObject({ ok: true, firstBreak: null, outcome: record.outcome });
    }));
  });

  it('that was changed anywhere is caught: a bid removed, raised, moved in time, renamed, or another winner', () => {
    const changes = [
      (r: AuctionRecord, i: number) => ({ ...r, bids: r.bids.toSpliced(i, 1) }),
      (r: AuctionRecord, i: number) => ({ ...r, bids: r.bids.with(i, { ...r.bids[i]!, amountFen: r.bids[i]!.amountFen + 1 }) }),
      (r: AuctionRecord, i: number) => ({ ...r, bids: r.bids.with(i, { ...r.bids[i]!, at: new Date(Date.parse(r.bids[i]!.at) + 1).toISOString() }) }),
      (r: AuctionRecord, i: number) => ({ ...r, bids: r.bids.with(i, { ...r.bids[i]!, alias: r.bids[i]!.alias === '甲' ? '乙' : '甲' }) }),
      (r: AuctionRecord) => ({ ...r, outcome: { ...r.outcome, alias: '丁' === r.outcome.alias ? '甲' : '丁' } }),
      (r: AuctionRecord) => ({ ...r, terms: { ...r.terms, stepFen: 1 } }),
    ];
    fc.assert(fc.property(attempts, fc.nat(), fc.constantFrom(...changes), (tries, n, change) => {
      const record = recordOf(terms(), run(terms(), tries).bids);
      fc.pre(record.bids.length > 0);
      expect(replay(change(record, n % record.bids.length))).toMatchObject({ ok: false, firstBreak: expect.objectContaining({ zh: expect.any(String) }) });
    }));
  });

  it('with a reserve that was not the one committed to names the reserve', () => {
    const t = terms({ reserveHash: reserveCommitment('r1', { amountFen: 500, nonce: 'x'.repeat(16) }) });
    expect(replay(recordOf(t, [], { amountFen: 501, nonce: 'x'.repeat(16) })).firstBreak).toMatchObject({ at: 'reserve' });
    expect(replay(recordOf(terms(), [], { amountFen: 501, nonce: 'x'.repeat(16) })).firstBreak).toMatchObject({ at: 'reserve' });
  });
});

describe('sealed bids', () => {
  const t = terms({ method: 'SEALED', closesAt: at(600), revealUntil: at(1200) });
  const offers = fc.uniqueArray(fc.record({ alias: fc.constantFrom(...ALIASES), amountFen: fc.integer({ min: 900, max: 1100 }), open: fc.boolean() }), { selector: (o) => o.alias, maxLength: 4 });

  function hold(list: readonly { alias: string; amountFen: number; open: boolean }[]): { commitments: Commitment[]; reveals: Reveal[] } {
    const commitments: Commitment[] = [];
    const reveals: Reveal[] = [];
    for (const [i, o] of list.entries()) {
      const judged = judgeCommitment(t, commitments, { alias: o.alias, commitment: sealOf('a1', o.alias, o.amountFen, `nonce-of-${o.alias}`), now: new Date(at(i + 1)) });
      if ('commitment' in judged) commitments.push(judged.commitment);
    }
    for (const o of list.filter((x) => x.open).toReversed()) {
      const judged = judgeReveal(t, commitments, { alias: o.alias, amountFen: o.amountFen, nonce: `nonce-of-${o.alias}`, now: new Date(at(700)) });
      if ('reveal' in judged) reveals.push(judged.reveal);
    }
    return { commitments, reveals };
  }

  it('are won by the highest that was opened and reaches the starting price; of equal ones by the one sealed earlier, whoever opens first', () => {
    fc.assert(fc.property(offers, (list) => {
      const outcome = decide({ terms: t, bids: [], reserve: null, ...hold(list) });
      const valid = list.filter((o) => o.open && o.amountFen >= 1000);
      const best = Math.max(...valid.map((o) => o.amountFen));
      expect(outcome.alias).toBe(valid.find((o) => o.amountFen === best)?.alias ?? null);
      expect(outcome.unrevealed).toEqual(list.filter((o) => !o.open).map((o) => o.alias));
      const record: AuctionRecord = { format: 'innomatrix-auction/1', terms: t, bids: [], reserve: null, ...hold(list), outcome };
      expect(replay(record)).toMatchObject({ ok: true });
    }));
  });

  it('cannot be opened as another amount, by somebody who copied the seal, too early, too late, or replaced', () => {
    const { commitments } = hold([{ alias: '甲', amountFen: 1000, open: false }]);
    const open = (more: object) => judgeReveal(t, commitments, { alias: '甲', amountFen: 1000, nonce: 'nonce-of-甲', now: new Date(at(700)), ...more });
    expect(open({ amountFen: 1001 })).toEqual({ refusal: { code: 'SEAL_DOES_NOT_MATCH' } });
    expect(open({ now: new Date(at(599)) })).toMatchObject({ refusal: { code: 'REVEAL_NOT_OPEN' } });
    expect(open({ now: new Date(at(1200)) })).toMatchObject({ refusal: { code: 'AUCTION_CLOSED' } });
    const copied = judgeCommitment(t, commitments, { alias: '乙', commitment: commitments[0]!.commitment, now: new Date(at(5)) });
    expect(copied).toHaveProperty('commitment');
    expect(judgeReveal(t, [...commitments, (copied as { commitment: Commitment }).commitment], { alias: '乙', amountFen: 1000, nonce: 'nonce-of-甲', now: new Date(at(700)) })).toEqual({ refusal: { code: 'SEAL_DOES_NOT_MATCH' } });
    expect(judgeCommitment(t, commitments, { alias: '甲', commitment: 'f'.repeat(64), now: new Date(at(6)) })).toEqual({ refusal: { code: 'BID_SEALED_ALREADY' } });
  });
});

const rules: TradingRules = {
  version: 1, announcement: { listingDays: 15, enterpriseWorkingDays: 20, auctionDays: 7, displayDays: 2, extensionWorkingDays: 5 }, cutFreePpm: 900_000, suspension: { months: 1, leastWorkingDaysAfter: 10 },
  deposit: { ceilingPpm: 300_000, returnWorkingDays: 3 }, auction: { softCloseSeconds: 180, extendSeconds: 180, reserveRevealHours: 2, longestHours: 72 }, sealed: { revealHours: 24, unrevealedForfeits: true },
};
const calendar = workingDayCalendar([2026, 2027].map((year) => ({ year, holidays: [`${year}-10-01`, `${year}-10-02`], makeUpDays: [] })));
const day = fc.integer({ min: 0, max: 300 }).map((n) => addDays('2026-01-05', n));

describe('the stages of a listing', () => {
  it('announce for at least the days of the rules and end on a working day', () => {
    fc.assert(fc.property(day, fc.constantFrom('LISTING' as const, 'AUCTION' as const), fc.constantFrom('RESULT' as const, 'ENTERPRISE' as const), (from, kind, property) => {
      const until = announcedUntil(rules, calendar, { kind, property }, from);
      expect(isWorkingDay(calendar, until)).toBe(true);
      if (property === 'ENTERPRISE') expect(workingDaysBetween(calendar, from, until)).toBe(20);
      else expect(until >= addDays(from, kind === 'AUCTION' ? 7 : 15)).toBe(true);
    }));
  });

  it('extend by five working days at least', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 40 }), (from, n) => {
      expect(workingDaysBetween(calendar, from, extendedUntil(rules, calendar, from, n))).toBe(Math.max(5, n));
    }));
  });

  it('after a suspension leave at least ten working days, and never fewer than were left', () => {
    fc.assert(fc.property(day, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 30 }), (announced, after, pause) => {
      const until = addWorkingDays(calendar, announced, 20);
      const suspendedOn = addDays(announced, after);
      const resumedOn = addDays(suspendedOn, pause);
      const now = workingDaysBetween(calendar, resumedOn, untilAfterSuspension(rules, calendar, { until, suspendedOn, resumedOn }));
      expect(now).toBeGreaterThanOrEqual(10);
      // Twenty working days in all, the suspended ones not counted.
      expect(workingDaysBetween(calendar, announced, suspendedOn) + now).toBeGreaterThanOrEqual(20);
    }));
    expect(suspensionEndsBy(rules, '2026-01-31')).toBe('2026-02-28');
    expect(suspensionEndsBy(rules, '2026-12-15')).toBe('2027-01-15');
  });

  it('lead on by the number of bidders: none, one at the list price, several compete; one may bid in an auction', () => {
    expect([0, 1, 2, 9].map((n) => afterRegistration(n, 'LISTING'))).toEqual(['NOBODY', 'DEAL', 'COMPETE', 'COMPETE']);
    expect([0, 1, 2].map((n) => afterRegistration(n, 'AUCTION'))).toEqual(['NOBODY', 'COMPETE', 'COMPETE']);
  });

  it('cut to 90 % of the appraisal freely, below or without one with approval; deposits stop at 30 %; a resale owes the gap', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000_000_000 }), fc.integer({ min: 1, max: 10_000_000_000_000 }), (appraisal, price) => {
      expect(cutNeedsApproval(rules, appraisal, price)).toBe(BigInt(price) * 10n < BigInt(appraisal) * 9n);
      const ceiling = depositCeiling(rules, price);
      expect(ceiling * 10 <= price * 3 && (ceiling + 1) * 10 > price * 3).toBe(true);
      expect(resaleGap(price, appraisal)).toBe(Math.max(0, price - appraisal));
    }));
    expect(cutNeedsApproval(rules, null, 1)).toBe(true);
  });
});

describe('self-dealing', () => {
  it('is never admitted without a mark: whoever is the seller, its staff, a completer or known as related', () => {
    const facts = fc.record({
      kind: fc.constantFrom('LISTING' as const, 'AUCTION' as const), actsFor: fc.subarray(['seller', 'firm']), bidderId: fc.constantFrom('firm', 'seller'), bidderName: fc.constantFrom('某公司', '某大学', '张三'),
      personName: fc.constantFrom('李四', '张三'), sellerId: fc.constant('seller'), sellerName: fc.constant('某大学'), completers: fc.constantFrom([] as string[], ['张三']), knownRelation: fc.boolean(), statedRelated: fc.boolean(),
      relation: fc.constantFrom(null, '完成人控股的企业'),
    });
    fc.assert(fc.property(facts, (f) => {
      const { answer } = judgeRelation(f);
      const seller = f.bidderId === 'seller' || f.bidderName === '某大学';
      const related = f.actsFor.includes('seller') || f.completers.some((c) => c === f.bidderName || c === f.personName) || f.knownRelation;
      if (seller) expect(answer).toBe('REFUSE');
      else if (related || f.statedRelated) expect(answer).not.toBe('ADMIT');
      else expect(answer).toBe('ADMIT');
      if (answer === 'MARKED') expect(f.statedRelated && f.relation !== null).toBe(true);
      if (f.kind === 'AUCTION' && f.actsFor.includes('seller')) expect(answer).toBe('REFUSE');
    }), { numRuns: 500 });
  });
});
