import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Sql } from '../../kernel/db/index.ts';
import { type Facts, plainFacts } from '../../kernel/rules/contract.ts';
import type { CheckupParts } from './parts.ts';

export interface PlainFirm {
  id: string;
  name: string;
  code: string;
  city: string;
  park: string | null;
  facts: Facts;
}

/** The firms of a city with the facts a rule asks for, on a day; grows while it is read. */
export interface KnownFirms {
  firms: PlainFirm[];
  readAt: Date;
  finished: Promise<void>;
}

const PAGE = 1000;
/** Facts are read again after so long. */
const KEEP_MS = 5 * 60_000;
/** Readings kept; a firm takes some hundred bytes in each. */
const KEEP = 15;

/**
 * Facts of the population, kept for minutes: reading tens of thousands of dossiers takes most of the time of a count. Only
 * the facts asked for are read, which is most of what makes it quick.
 */
export function createKnownFirms(parts: CheckupParts): (db: Sql, city: string, on: CalendarDate, now: Date, facts: readonly string[], fresh: boolean) => KnownFirms {
  const kept = new Map<string, KnownFirms>();
  return (db, city, on, now, facts, fresh) => {
    const key = `${city}/${on}/${facts.toSorted().join()}`;
    const known = kept.get(key);
    if (known && !fresh && now.getTime() - known.readAt.getTime() < KEEP_MS) return known;
    const made: KnownFirms = { firms: [], readAt: now, finished: Promise.resolve() };
    made.finished = read(parts, db, { city, on, facts }, made.firms).catch((cause: unknown) => {
      if (kept.get(key) === made) kept.delete(key);
      throw cause;
    });
    // Whoever counts waits for it and reports; nobody else needs to hear.
    made.finished.catch(() => undefined);
    kept.delete(key);
    kept.set(key, made);
    for (const old of kept.keys()) if (kept.size > KEEP) kept.delete(old);
    return made;
  };
}

async function read(parts: CheckupParts, db: Sql, asked: { city: string; on: CalendarDate; facts: readonly string[] }, into: PlainFirm[]): Promise<void> {
  for (let after: string | undefined; ;) {
    const firms = await parts.enterprises.population(db, { ...asked, limit: PAGE, ...(after !== undefined && { after }) });
    for (const { facts, ...firm } of firms) into.push({ ...firm, facts: plainFacts(facts) });
    if (firms.length < PAGE) return;
    after = firms.at(-1)!.id;
  }
}
