import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { Facts, KnownFacts } from '../../kernel/rules/contract.ts';

/** A page of firms with the facts that are wanted, as the dossiers give them, ordered by id. */
export type ReadFirms = (db: Sql, query: { on: CalendarDate; city: string; after?: string; limit: number; facts: readonly string[] }) => Promise<readonly { id: string; name: string; code: string; facts: KnownFacts }[]>;

/** Firms of one city; stays on the server, and by name within the city. */
export interface CityFirms {
  city: string;
  firms: readonly { id: string; name: string; code: string }[];
  /** Facts of the firm at a place in the list, those asked for. */
  factsAt(index: number, wanted: readonly string[]): Facts;
}

export interface Population {
  readAt: Date;
  cities: readonly CityFirms[];
}

/** How long a reading serves: a slider is moved many times a minute, dossiers change a few times a day. The answer tells when it was. */
const FRESH_MS = 120_000;
const PAGE = 2000;

/**
 * Reads the firms of the zone city by city, of each the facts that are wanted; the last day asked for is kept for two
 * minutes. Who asks for further facts meanwhile has them read together with those that are kept, so that going to and fro
 * between two rules reads once more, not each time.
 */
export function createPopulationReader(read: ReadFirms, cities: readonly string[]): (db: Sql, on: CalendarDate, now: Date, wanted: readonly string[]) => Promise<Population> {
  let kept: { on: CalendarDate; db: Sql; readAt: Date; facts: ReadonlySet<string>; population: Promise<Population> } | undefined;
  return (db, on, now, wanted) => {
    const age = kept ? now.getTime() - kept.readAt.getTime() : 0;
    const fresh = kept?.on === on && kept.db === db && age >= 0 && age < FRESH_MS ? kept : undefined;
    if (fresh && wanted.every((id) => fresh.facts.has(id))) return fresh.population;
    const facts = new Set([...wanted, ...(fresh?.facts ?? [])]);
    const mine = { on, db, readAt: now, facts, population: readAll(read, cities, db, on, now, [...facts]) };
    kept = mine;
    // A reading that failed is not kept.
    mine.population.catch(() => {
      if (kept === mine) kept = undefined;
    });
    return mine.population;
  };
}

async function readAll(read: ReadFirms, cities: readonly string[], db: Sql, on: CalendarDate, readAt: Date, wanted: readonly string[]): Promise<Population> {
  const out: CityFirms[] = [];
  for (const city of cities) {
    const firms: CityFirms['firms'][number][] = [];
    // Fact by fact, not firm by firm.
    const columns = new Map<string, Facts[string][]>();
    for (let after: string | undefined, more = true; more;) {
      const page = await read(db, { on, city, limit: PAGE, facts: wanted, ...(after !== undefined && { after }) });
      for (const { id, name, code, facts } of page) {
        const index = firms.push({ id, name, code }) - 1;
        for (const fact in facts) {
          let column = columns.get(fact);
          if (!column) columns.set(fact, (column = []));
          column[index] = facts[fact]!.value;
        }
      }
      after = page.at(-1)?.id;
      more = page.length === PAGE;
    }
    const factsAt = (index: number, wanted: readonly string[]): Facts => {
      const facts: Record<string, Facts[string]> = {};
      for (const id of wanted) facts[id] = columns.get(id)?.[index] ?? null;
      return facts;
    };
    out.push({ city, firms, factsAt });
  }
  return { readAt, cities: out };
}
