import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Database, Tx } from '../../../kernel/db/index.ts';
import { type CompiledRule, earliestDay, type Explanation, explain, type Facts, onlyFailing, plainFacts, smallestChange, type SmallestChange } from '../../../kernel/rules/contract.ts';
import type { EnterpriseParts } from '../act.ts';
import type { Dossier } from '../domain/dossier.ts';
import { factsFromDossier } from '../domain/facts-from-dossier.ts';
import { type Rung, standingOn } from '../domain/ladder.ts';
import { recordContext } from './population.ts';

/** What a rung above asks of a firm, and what is missing of it. */
export interface RungAhead {
  rung: Rung;
  ladder: 'main' | 'specialised';
  explanation: Explanation;
  /** The smallest change of facts the firm can change; null where the answer is yes, or hangs on missing facts alone. */
  change: SmallestChange | null;
  /** First day on which the facts as they stand meet the rule; null: not within ten years. */
  earliestOn: CalendarDate | null;
}

/** How many rungs above the present one are looked at. */
const AHEAD = 2;
/** Pieces of cases looked at; beyond, the answer says undecided rather than make a person wait. */
const BUDGET = 3_000;

/**
 * The next rungs of both ladders with what is missing, by how much, and when at the earliest. Rules that are not in force
 * for the city on the day are left out.
 */
export async function nextRungs(parts: EnterpriseParts, db: Database | Tx, dossier: Dossier, on: CalendarDate): Promise<RungAhead[]> {
  const book = await parts.rules.current(db);
  const facts = plainFacts(factsFromDossier(dossier, on, recordContext(parts)));
  const standing = standingOn(dossier, parts.pack.ladder, on);
  const region = [dossier.firm.city, parts.places.province.code];
  const above = (rungs: readonly Rung[], at: string | null): Rung[] => rungs.slice(rungs.findIndex((r) => r.type === at) + 1).filter((r) => r.rule !== null).slice(0, AHEAD);
  const known = new Set(book.rules.map((r) => r.id));
  return (['main', 'specialised'] as const).flatMap((ladder) => above(parts.pack.ladder[ladder], standing[ladder]).flatMap((rung): RungAhead[] => {
    const rule = known.has(rung.rule!) ? book.inForce(rung.rule!, on, region) : undefined;
    if (!rule) return [];
    const explanation = explain(book.evaluate(rung.rule!, facts, on, region));
    if (explanation.answer === 'YES' && givesRung(rung, explanation)) return [{ rung, ladder, explanation, change: null, earliestOn: on }];
    const change = explanation.answer === 'YES' ? null : changeOf(rule, facts, on);
    return [{ rung, ladder, explanation, change, earliestOn: explanation.answer === 'NO' ? (earliestDay(rule, facts, on) ?? null) : null }];
  }));
}

/**
 * What would have to change. Where facts are missing (the explanation names them) it is what mends the parts that are known
 * to fail; null where none is: then it is the missing facts alone that keep the answer open.
 */
function changeOf(rule: CompiledRule, facts: Facts, on: CalendarDate): SmallestChange | null {
  const whole = smallestChange(rule, facts, on, undefined, BUDGET);
  if (whole.kind !== 'UNDECIDED' || whole.missing === undefined) return whole;
  const mended = smallestChange(onlyFailing(rule, facts, on), facts, on, undefined, BUDGET);
  return mended.kind === 'ALREADY' ? null : mended;
}

/** A rule may speak of several rungs; then what it gives says which. */
export function givesRung(rung: Rung, explanation: Explanation): boolean {
  if (!rung.ruleGives) return true;
  const given = explanation.gives.find((g) => g.id === rung.ruleGives!.id)?.value;
  return typeof given === 'string' && rung.ruleGives.values.includes(given);
}
