import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { ContractAnswer } from '../../kernel/base/route-contract.ts';
import type { Sql } from '../../kernel/db/index.ts';
import { type Actor, findGrant, forbidden } from '../../kernel/identity/index.ts';
import type { getOverview, getPopulation, PopulationQuery, PopulationRow } from './contract.ts';
import { BANDS } from './domain/reverse.ts';
import { SMALLEST_CELL, suppressRow } from './domain/small-cells.ts';
import { chainOf, type CheckupParts } from './parts.ts';
import { awaitScan, ruleIn, type Scan, type ScannedFirm } from './scan.ts';

type Scans = (db: Sql, rule: Scan['rule'], city: string, on: CalendarDate, now: Date, fresh?: boolean) => Scan;
type Answered = Omit<ContractAnswer<typeof getPopulation>, 'page'>;
export interface Look {
  actor: Actor | undefined;
  now: Date;
  on: CalendarDate;
}

/** Longest a reader waits before he is shown how far the count is. */
const PATIENCE_MS = 1200;

/**
 * One rule over the firms of one city that the actor may see.
 * @throws Problem FORBIDDEN (another city's officer), RULE_UNKNOWN, RULE_NOT_IN_FORCE
 */
export async function readPopulation(parts: CheckupParts, scans: Scans, db: Sql, look: Look, query: PopulationQuery, wait = PATIENCE_MS): Promise<{ answered: Answered; rows: ScannedFirm[] }> {
  const { actor, now, on } = look;
  if (!mayLookAt(actor, query.city)) throw forbidden('checkup.population.read');
  const book = await parts.rulebook.current(db);
  const rule = book.find(query.rule, on, chainOf(parts.places, query.city));
  const scan = scans(db, rule, query.city, on, now, query.fresh);
  await awaitScan(scan, wait);
  // A park's officer sees the firms of the park.
  const mine = scan.rows.filter((row) => findGrant(actor, 'checkup.population.read', { region: row.city, park: row.park }) !== undefined);
  const unit = rule.version.gives[0]?.unit ?? null;
  const factWords = (id: string): { fact: string; zh: string; en: string } => ({ fact: id, zh: book.facts.get(id)?.zh ?? id, en: book.facts.get(id)?.en ?? id });
  const leaves = rule.conditions.map(({ definition: { id, zh, en, clause } }) => ({ id, zh, en, clause: clause ?? rule.version.source.clause ?? '' }));
  const answered: Answered = {
    phase: scan.phase, done: scan.read(), toSearch: scan.toSearch, searched: scan.searched, countedAt: scan.countedAt.toISOString(), on, city: scan.city,
    rule: { id: rule.file.id, version: rule.version.version, title: rule.file.title, source: rule.version.source, unit, leaves },
    counts: { YES: count(mine, 'YES'), NO: count(mine, 'NO'), UNKNOWN: count(mine, 'UNKNOWN') },
    givesSum: mine.reduce((sum, r) => sum + (r.answer === 'YES' ? (r.gives ?? 0) : 0), 0),
    missing: tally(mine.flatMap((r) => r.missing)).map(([fact, firms]) => ({ ...factWords(fact), firms })),
    failing: tally(mine.flatMap((r) => r.failing)).map(([id, firms]) => ({ id, ...wordsOf(leaves, id), firms })),
    near: nearOf(mine).map(([fact, bands]) => ({ ...factWords(fact), unit: book.facts.get(fact)?.unit ?? '', bands })),
  };
  return { answered, rows: mine.filter(fits(query)).sort(inOrder) };
}

/** True when some assignment reaches the city at all; firms are filtered one by one afterwards. */
function mayLookAt(actor: Actor | undefined, city: string): boolean {
  return actor?.assignments.some((a) => a.grants.some((g) => g.permission === 'checkup.population.read' && (g.reach === 'zone' || (g.reach === 'jurisdiction' && (a.regions.length === 0 || a.regions.includes(city)))))) ?? false;
}

const wordsOf = (leaves: readonly { id: string; zh: string; en: string }[], id: string): { zh: string; en: string } => {
  const { zh, en } = leaves.find((l) => l.id === id)!;
  return { zh, en };
};
const count = (rows: readonly ScannedFirm[], answer: ScannedFirm['answer']): number => rows.filter((r) => r.answer === answer).length;

function tally(ids: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** Counts by the figure that is missing and by how far it is: the first band is the nearest. */
function nearOf(rows: readonly ScannedFirm[]): [string, number[]][] {
  const byFact = new Map<string, number[]>();
  for (const { near } of rows) {
    if (!near) continue;
    const bands = byFact.get(near.fact) ?? Array.from({ length: BANDS.length + 1 }, () => 0);
    bands[near.band]! += 1;
    byFact.set(near.fact, bands);
  }
  return [...byFact].sort(([, a], [, b]) => b[0]! - a[0]! || b[1]! - a[1]!);
}

const fits = ({ answer, missing, near, band, q }: PopulationQuery) => (r: ScannedFirm): boolean =>
  (answer === undefined || r.answer === answer) && (missing === undefined || r.missing.includes(missing)) && (near === undefined || r.near?.fact === near) &&
  (band === undefined || (r.near !== null && r.near.band <= band)) && (q === undefined || q === '' || r.name.includes(q) || r.code.includes(q.toUpperCase()));

const RANK = { YES: 0, NO: 1, UNKNOWN: 2 };
/** Who qualifies first (most money first), then who is nearest, then who lacks fewest data. */
const inOrder = (a: ScannedFirm, b: ScannedFirm): number =>
  RANK[a.answer] - RANK[b.answer] || (b.gives ?? 0) - (a.gives ?? 0) || (a.near?.band ?? 9) - (b.near?.band ?? 9) || a.missing.length - b.missing.length || (a.id < b.id ? -1 : 1);

export function pageOfRows(rows: readonly ScannedFirm[], page: number, pageSize: number): { items: PopulationRow[]; total: number; page: number; pageSize: number } {
  const items = rows.slice((page - 1) * pageSize, page * pageSize).map((r) => ({ ...r, missing: [...r.missing], failing: [...r.failing] }));
  return { items, total: rows.length, page, pageSize };
}

/** By city, counts alone; a handful of firms is not told. @throws Problem RULE_UNKNOWN */
export async function readOverview(parts: CheckupParts, scans: Scans, db: Sql, look: Look, id: string): Promise<ContractAnswer<typeof getOverview>> {
  const cities: ContractAnswer<typeof getOverview>['cities'] = [];
  let done = true;
  const running: Scan[] = [];
  for (const { code } of parts.places.cities) {
    const rule = await ruleIn(parts, db, id, look.on, code);
    if (rule) running.push(scans(db, rule, code, look.on, look.now));
  }
  await Promise.all(running.map((scan) => awaitScan(scan, PATIENCE_MS)));
  for (const { code } of parts.places.cities) {
    const scan = running.find((s) => s.city === code);
    if (!scan) {
      cities.push({ city: code, inForce: false, firms: 0, YES: null, NO: null, UNKNOWN: null, near: null });
      continue;
    }
    if (scan.phase !== 'DONE') done = false;
    const [YES, NO, UNKNOWN] = suppressRow([count(scan.rows, 'YES'), count(scan.rows, 'NO'), count(scan.rows, 'UNKNOWN')]);
    const near = scan.rows.filter((r) => r.near !== null && r.near.band < BANDS.length).length;
    cities.push({ city: code, inForce: true, firms: scan.rows.length, YES: YES!, NO: NO!, UNKNOWN: UNKNOWN!, near: NO === null || (near > 0 && near < SMALLEST_CELL) ? null : near });
  }
  return { done, on: look.on, countedAt: (running[0]?.countedAt ?? look.now).toISOString(), cities };
}
