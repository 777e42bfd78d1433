import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { isClosed } from './closure.ts';
import { inForce, inPool, yearOf } from './in-force.ts';
import type { Ladder, Rung } from './ladder.ts';

/** As much of a dossier as counting needs. */
export interface CountedFirm {
  city: string;
  park: string | null;
  foundedOn: CalendarDate | null;
  /** From this day it is no more and counts nowhere. */
  closedOn?: CalendarDate | null;
  qualifications: readonly { type: string; issuedOn: CalendarDate; expiresOn: CalendarDate | null; revokedFrom: CalendarDate | null }[];
  memberships: readonly { pool: string; admittedOn: CalendarDate; leftOn: CalendarDate | null }[];
}

export interface RungCount {
  type: string;
  /** Firms whose highest rung this is. */
  stock: number;
  /** Firms that hold it, higher ones included. */
  held: number;
  /** Held now and not a year before; held then and not now. */
  added: number;
  lost: number;
}

export interface YearCount {
  year: number;
  day: CalendarDate;
  rungs: RungCount[];
  /** Of the firms on a rung a year before: how many there were, how many stand higher now, how many lower. */
  steps: { type: string; base: number; up: number; down: number }[];
}

/** Of the firms that first got a qualification in a year: how many, and how many stood higher one, two, three years later. */
export interface Cohort {
  type: string;
  year: number;
  size: number;
  /** null where the year has not come yet. */
  higherAfter: (number | null)[];
}

export interface Funnel {
  years: YearCount[];
  cohorts: Cohort[];
  places: { city: string; park: string | null; rungs: { type: string; stock: number; held: number }[] }[];
}

/**
 * Stock and flow of a ladder at the end of each year (today, for the year that runs), conversion of each step, cohorts,
 * and the stock of today by city and park.
 */
export function funnelOf(firms: readonly CountedFirm[], ladder: Pick<Ladder, 'pools'>, rungs: readonly Rung[], { on, years }: { on: CalendarDate; years: number }): Funnel {
  const thisYear = yearOf(on);
  const days = Array.from({ length: years + 1 }, (_, i) => thisYear - years + i).map((year) => ({ year, day: year === thisYear ? on : `${year}-12-31` }));
  const tests = rungs.map((r) => holds(r, ladder));
  /** For each firm and day: a bit for each rung held. */
  const marks = firms.map((firm) => days.map(({ day }) => isClosed(firm, day) ? 0 : tests.reduce((bits, test, i) => (test(firm, day) ? bits | (1 << i) : bits), 0)));
  const top = (bits: number): number => 31 - Math.clz32(bits);
  const counted = days.slice(1).map(({ year, day }, d): YearCount => ({
    year,
    day,
    rungs: rungs.map((rung, i) => {
      const count = { type: rung.type, stock: 0, held: 0, added: 0, lost: 0 };
      for (const mark of marks) {
        const before = (mark[d]! >> i) & 1;
        const now = (mark[d + 1]! >> i) & 1;
        count.held += now;
        count.stock += top(mark[d + 1]!) === i ? 1 : 0;
        count.added += now && !before ? 1 : 0;
        count.lost += before && !now ? 1 : 0;
      }
      return count;
    }),
    steps: rungs.map((rung, i) => {
      const from = marks.filter((mark) => top(mark[d]!) === i);
      return { type: rung.type, base: from.length, up: from.filter((m) => top(m[d + 1]!) > i).length, down: from.filter((m) => top(m[d + 1]!) < i).length };
    }),
  }));
  return { years: counted, cohorts: cohortsOf(firms, marks, rungs, days.map((d) => d.year), top), places: placesOf(firms, marks, rungs, top) };
}

function holds(rung: Rung, ladder: Pick<Ladder, 'pools'>): (firm: CountedFirm, day: CalendarDate) => boolean {
  const pools = ladder.pools.filter((p) => p.rule !== null && p.rule === rung.rule).map((p) => p.id);
  switch (rung.from) {
    case 'QUALIFICATION': return (firm, day) => firm.qualifications.some((q) => q.type === rung.type && inForce(q, day));
    case 'POOL': return (firm, day) => firm.memberships.some((m) => pools.includes(m.pool) && inPool(m, day));
    case 'REGISTERED': return (firm, day) => firm.foundedOn !== null && firm.foundedOn <= day;
    // A team is one until it registers; when it began is not known, so only today's teams are counted.
    case 'UNREGISTERED': return (firm) => firm.foundedOn === null;
  }
}

function cohortsOf(firms: readonly CountedFirm[], marks: readonly number[][], rungs: readonly Rung[], years: readonly number[], top: (bits: number) => number): Cohort[] {
  return rungs.flatMap((rung, i) => {
    if (rung.from !== 'QUALIFICATION') return [];
    const first = firms.map((f) => f.qualifications.filter((q) => q.type === rung.type).reduce((least, q) => Math.min(least, yearOf(q.issuedOn)), Number.POSITIVE_INFINITY));
    return years.slice(0, -1).flatMap((year, d): Cohort[] => {
      const members = marks.filter((_, f) => first[f] === year);
      if (members.length === 0) return [];
      return [{ type: rung.type, year, size: members.length, higherAfter: [1, 2, 3].map((n) => (d + n < years.length ? members.filter((m) => top(m[d + n]!) > i).length : null)) }];
    });
  });
}

function placesOf(firms: readonly CountedFirm[], marks: readonly number[][], rungs: readonly Rung[], top: (bits: number) => number): Funnel['places'] {
  const places = new Map<string, Funnel['places'][number]>();
  const at = (city: string, park: string | null): Funnel['places'][number] => {
    const key = `${city}.${park ?? ''}`;
    let place = places.get(key);
    if (!place) places.set(key, (place = { city, park, rungs: rungs.map((r) => ({ type: r.type, stock: 0, held: 0 })) }));
    return place;
  };
  for (const [f, firm] of firms.entries()) {
    const bits = marks[f]!.at(-1)!;
    for (const place of firm.park ? [at(firm.city, null), at(firm.city, firm.park)] : [at(firm.city, null)]) {
      for (const [i, count] of place.rungs.entries()) {
        count.held += (bits >> i) & 1;
        count.stock += top(bits) === i ? 1 : 0;
      }
    }
  }
  return [...places.values()].sort((a, b) => (a.city + (a.park ?? '') < b.city + (b.park ?? '') ? -1 : 1));
}
