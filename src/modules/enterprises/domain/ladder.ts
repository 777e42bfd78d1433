import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Dossier } from './dossier.ts';
import { inForce, inPool } from './in-force.ts';

/** A rung as the pack describes it. */
export interface Rung {
  type: string;
  zh: string;
  en: string;
  /** What puts a firm on it: a qualification, a place in a pool, or being registered or not. */
  from: 'UNREGISTERED' | 'REGISTERED' | 'QUALIFICATION' | 'POOL';
  /** Rule that says what the rung asks; with `ruleGives` only where what the rule gives is one of these. */
  rule: string | null;
  ruleGives: { id: string; values: readonly string[] } | null;
  level: string | null;
  /** Fact of the rules that says a firm holds the qualification. */
  fact: string | null;
  validYears: number | null;
  /** Years before the edition whose figures a certification locks. */
  locksYears: number;
}

export interface Pool {
  id: string;
  zh: string;
  en: string;
  rule: string | null;
  /** The qualification a place in it leads to. */
  leadsTo: string;
  /** That is the label of a yearly list drawn from the pool: it ends no place, for who has left the pool is not on the next list. */
  yearly: boolean;
  /** Fact of the rules that says a firm is in it. */
  fact: string | null;
  years: number;
}

/** Pools in which nobody is who holds a qualification. */
export const poolsEndedBy = ({ pools }: Pick<Ladder, 'pools'>, type: string): Pool[] => pools.filter((p) => p.leadsTo === type && !p.yearly);

export interface Ladder {
  main: readonly Rung[];
  specialised: readonly Rung[];
  labels: readonly Rung[];
  pools: readonly Pool[];
}

export interface Standing {
  /** Highest rung of the main ladder; a firm in no rung's qualification is a start-up, unregistered a team. */
  main: string;
  /** Highest rung of the parallel ladder, if any. */
  specialised: string | null;
  labels: string[];
}

/**
 * Where a firm stands on a day. Labels are not exclusive; of each ladder the highest in force counts.
 */
export function standingOn(dossier: Pick<Dossier, 'firm' | 'qualifications' | 'memberships'>, ladder: Ladder, on: CalendarDate): Standing {
  const held = new Set(dossier.qualifications.filter((q) => inForce(q, on)).map((q) => q.type));
  const pooled = new Set(dossier.memberships.filter((m) => inPool(m, on)).map((m) => m.pool));
  const registered = dossier.firm.foundedOn !== null && dossier.firm.foundedOn <= on;
  const stands = (r: Rung): boolean => {
    if (r.from === 'QUALIFICATION') return held.has(r.type);
    // The rung of the library is that of the pool whose rule it names.
    if (r.from === 'POOL') return ladder.pools.some((p) => p.rule === r.rule && pooled.has(p.id));
    return r.from === 'REGISTERED' ? registered : true;
  };
  return {
    main: ladder.main.findLast(stands)!.type,
    specialised: ladder.specialised.findLast(stands)?.type ?? null,
    labels: ladder.labels.filter(stands).map((r) => r.type),
  };
}
