import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { type Answer, type CompiledRule, evaluateRule, explain, type FactDefinition, type Facts, givenBy, smallestChange } from '../../../kernel/rules/contract.ts';
import { type Directions, within } from './way.ts';

/** What one rule says of one firm, as small as a list of thousands needs it. */
export interface Match {
  answer: Answer;
  /** The first amount or score it gives. */
  gives: number | null;
  /** Facts without which there is no answer. */
  missing: readonly string[];
  /** Conditions that fail, by id. */
  failing: readonly string[];
}

export function matchOf(rule: CompiledRule, facts: Facts, on: CalendarDate): Match {
  const evaluation = evaluateRule(rule, facts, on);
  const { truth } = evaluation;
  // A yes needs no reasons here; explaining is for the others.
  const said = truth === true ? undefined : explain(evaluation);
  const given = Object.values(givenBy(evaluation))[0];
  return {
    answer: truth === undefined ? 'UNKNOWN' : truth ? 'YES' : 'NO',
    gives: typeof given === 'number' && Number.isFinite(given) ? given : null,
    missing: truth === undefined ? said!.missing.filter((m) => m.of === 'FACT').map((m) => m.id) : [],
    failing: truth === false ? said!.because : [],
  };
}

/** A firm that would qualify if this one figure were another. */
export interface NearMiss {
  fact: string;
  from: number | string | boolean;
  to: number | string | boolean;
}

/** A search over one fact: few cases tell. */
const BUDGET = 300;

/**
 * The one figure whose change alone leads to yes by the shortest way, measured against what it is now; undefined where no
 * single one does. Exact for each figure (`smallestChange` proves it); two changes at once are not looked for, because an
 * officer's list is about who is nearly there.
 */
export function nearMissOf(rule: CompiledRule, facts: Facts, on: CalendarDate, directions: Directions): NearMiss | undefined {
  const bounded = within(rule, facts, directions);
  let best: { miss: NearMiss; way: number } | undefined;
  for (const definition of candidates(rule, facts, on)) {
    const found = smallestChange(bounded, facts, on, [definition.id], BUDGET);
    if (found.kind !== 'CHANGE') continue;
    const { fact, from, to } = found.changes[0]!;
    const way = distance(from, to);
    if (from !== null && (!best || way < best.way)) best = { miss: { fact, from, to }, way };
  }
  return best?.miss;
}

/** How far a near miss is, as a part of what the figure is now; a yes-or-no counts as the whole of it. */
export function distance(from: NearMiss['from'] | null, to: NearMiss['to']): number {
  return typeof from === 'number' && typeof to === 'number' ? Math.abs(to - from) / Math.max(1, Math.abs(from)) : 1;
}

/** Figures that are known, may be changed, and on which every part rests that fails: no other can mend them all alone. */
function candidates(rule: CompiledRule, facts: Facts, on: CalendarDate): readonly FactDefinition[] {
  const { truths } = evaluateRule(rule, facts, on);
  const failing = rule.requirement.conjuncts.flatMap((part, i) => (part.decide(truths) === false ? [grounds(rule)[i]!] : []));
  return rule.asks.filter((d) => d.changeable && d.kind !== 'date' && facts[d.id] !== undefined && facts[d.id] !== null && failing.every((rested) => rested.has(d.id)));
}

const remembered = new WeakMap<CompiledRule, readonly ReadonlySet<string>[]>();

/** Facts on which each part of the requirement rests. */
function grounds(rule: CompiledRule): readonly ReadonlySet<string>[] {
  const known = remembered.get(rule);
  if (known) return known;
  const made = rule.requirement.conjuncts.map((part) => new Set(part.leaves.flatMap((i) => rule.conditions[i]!.uses).flatMap((name) => [...rule.restsOn(name)])));
  remembered.set(rule, made);
  return made;
}

/** Bands of distance in which an officer counts near misses: within a tenth, a quarter, a half, further. */
export const BANDS = [0.1, 0.25, 0.5] as const;
export function bandOf(way: number): number {
  const i = BANDS.findIndex((b) => way <= b + 1e-9);
  return i === -1 ? BANDS.length : i;
}
