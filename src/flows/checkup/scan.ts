import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import { isProblem } from '../../kernel/base/problem.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { CompiledRule, Facts } from '../../kernel/rules/contract.ts';
import { distance, bandOf, type Match, matchOf, nearMissOf, type NearMiss } from './domain/reverse.ts';
import { createKnownFirms, type KnownFirms } from './known-firms.ts';
import { chainOf, type CheckupParts } from './parts.ts';

/** One firm in the count of a rule. */
export interface ScannedFirm extends Match {
  id: string;
  name: string;
  code: string;
  city: string;
  park: string | null;
  near: (NearMiss & { band: number }) | null;
}

/** A rule counted over the firms of a city. It fills while it runs; whoever looks sees how far it is. */
export interface Scan {
  rule: CompiledRule;
  city: string;
  on: CalendarDate;
  countedAt: Date;
  phase: 'MATCHING' | 'NEAR' | 'DONE';
  /** Dossiers read so far. */
  read(): number;
  rows: ScannedFirm[];
  /** Firms whose near miss is to be looked for, and those looked at. */
  toSearch: number;
  searched: number;
  finished: Promise<void>;
  failure?: unknown;
}

/** Other people's requests get their turn after so many answers, and so many searches. */
const AT_ONCE = { answers: 500, searches: 20 };
/** A count is shown again for so long; older ones are made anew. */
const KEEP_MS = 5 * 60_000;
const KEEP = 24;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Counts of rules over the population, made in the background of a process and kept for minutes. Answers come first
 * (seconds for a city), near misses after them: each is a search.
 */
export function createScans(parts: CheckupParts): (db: Sql, rule: CompiledRule, city: string, on: CalendarDate, now: Date, fresh?: boolean) => Scan {
  const kept = new Map<string, Scan>();
  const knownFirms = createKnownFirms(parts);
  return (db, rule, city, on, now, fresh = false) => {
    // A version that is approved meanwhile is another object, and another count.
    const key = `${rule.file.id}/${rule.version.version}/${city}/${on}`;
    const former = kept.get(key);
    if (former && former.rule === rule && former.failure === undefined && (former.phase !== 'DONE' || (!fresh && now.getTime() - former.countedAt.getTime() < KEEP_MS))) return former;
    const known = knownFirms(db, city, on, now, rule.asks.map((d) => d.id), fresh);
    const scan: Scan = { rule, city, on, countedAt: known.readAt, phase: 'MATCHING', read: () => known.firms.length, rows: [], toSearch: 0, searched: 0, finished: Promise.resolve() };
    scan.finished = run(parts, known, scan).catch((cause: unknown) => {
      scan.failure = cause;
    });
    kept.delete(key);
    kept.set(key, scan);
    for (const old of kept.keys()) if (kept.size > KEEP) kept.delete(old);
    return scan;
  };
}

async function run(parts: CheckupParts, known: KnownFirms, scan: Scan): Promise<void> {
  const { rule, on } = scan;
  await known.finished;
  const open: { row: ScannedFirm; facts: Facts }[] = [];
  for (const { facts, ...firm } of known.firms) {
    const row: ScannedFirm = { ...firm, ...answerOf(rule, facts, on), near: null };
    if (row.answer === 'NO') open.push({ row, facts: onlyAsked(rule, facts) });
    if (scan.rows.push(row) % AT_ONCE.answers === 0) await breathe();
  }
  scan.toSearch = open.length;
  scan.phase = 'NEAR';
  for (const { row, facts } of open) {
    const miss = nearMissOf(rule, facts, on, parts.pack.directions);
    if (miss) row.near = { ...miss, band: bandOf(distance(miss.from, miss.to)) };
    scan.searched += 1;
    if (scan.searched % AT_ONCE.searches === 0) await breathe();
  }
  scan.phase = 'DONE';
}

/** A dossier with a figure out of its bounds must not stop the count of a city: that figure is wanted anew. */
function answerOf(rule: CompiledRule, facts: Facts, on: CalendarDate): Match {
  try {
    return matchOf(rule, facts, on);
  } catch (cause) {
    if (!isProblem(cause) || cause.code !== 'RULE_FACT_INVALID') throw cause;
    return { answer: 'UNKNOWN', gives: null, missing: [cause.where!.field!], failing: [] };
  }
}

const onlyAsked = (rule: CompiledRule, facts: Facts): Facts => Object.fromEntries(rule.asks.map((d) => [d.id, facts[d.id]]));

/** The rule in force for a city, or undefined. @throws Problem RULE_UNKNOWN */
export async function ruleIn(parts: CheckupParts, db: Sql, rule: string, on: CalendarDate, city: string): Promise<CompiledRule | undefined> {
  return (await parts.rulebook.current(db)).inForce(rule, on, chainOf(parts.places, city));
}

/** Waits until a count is finished, at most so long: a small city answers at once, a large one shows how far it is. */
export async function awaitScan(scan: Scan, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([scan.finished, new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
  if (scan.failure !== undefined) throw scan.failure;
}
