import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Firm } from './dossier.ts';
import type { FactSheet } from './fact-sheet.ts';
import { factsFromFigures, itemsOfLastYear } from './facts-from-figures.ts';
import type { FiguresSeen, SeenFigure } from './figures-seen.ts';
import { factsOfIncident, factsOfRound } from './found-facts.ts';
import type { Ladder } from './ladder.ts';

/** Which parts of a dossier some facts are worked out from; what is not named need not be read. */
export interface DossierNeeds {
  /** Facts that are wanted. */
  facts: ReadonlySet<string>;
  /** Items of the yearly figures and lasting statements. */
  items: readonly string[];
  qualifications: boolean;
  memberships: boolean;
  rounds: boolean;
  incidents: boolean;
}

/** @param facts ids; those no dossier holds need nothing */
export function needsOf(facts: readonly string[], { main, specialised, labels, pools }: Ladder, on: CalendarDate): DossierNeeds {
  const wanted = new Set(facts);
  const any = (ids: readonly (string | null | undefined)[]): boolean => ids.some((id) => id !== null && id !== undefined && wanted.has(id));
  const rounds = any(factsOfRound);
  const figures = facts.flatMap((id) => [...(itemsBehind().get(id) ?? [])]);
  return {
    facts: wanted,
    items: [...new Set([...figures, ...(figures.length > 0 ? itemsOfLastYear(on) : []), ...(rounds ? ['roundsComplete'] : [])])].sort(),
    qualifications: any(['hasHighTechCertificate', 'everHighTech', 'listed', ...[...main, ...specialised, ...labels].map((r) => r.fact)]),
    memberships: any(pools.map((p) => p.fact)),
    rounds,
    incidents: any([...factsOfIncident('DISHONESTY'), ...factsOfIncident('SAFETY')]),
  };
}

let behind: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/**
 * Items behind each fact, found by watching the derivation itself: what is looked up before a fact is put down is what it is
 * made of. So nothing is to be kept in step by hand.
 */
function itemsBehind(): ReadonlyMap<string, ReadonlySet<string>> {
  if (behind) return behind;
  const found = new Map<string, Set<string>>();
  let asked: string[] = [];
  const figure: SeenFigure = { value: 1, source: '', asOf: '2000-01-01', confidence: 'MEASURED' };
  const seen: FiguresSeen = { get: (item) => (asked.push(item), figure), hasYear: () => true };
  const put = (fact: string): void => {
    found.set(fact, new Set([...(found.get(fact) ?? []), ...asked]));
    asked = [];
  };
  // Its facts stay empty, so that a second way to a fact is taken as well.
  const sheet: FactSheet = { facts: {}, copy: put, derive: put, truth: put, put };
  const firm: Firm = { id: '', creditCode: '', name: '', city: '', park: null, field: null, sector: 'OTHER', foundedOn: null, organisationId: null, recordsCheckedOn: null, version: 1, demo: false };
  // A day on which nothing is looked up to find the last year: that is asked for apart.
  factsFromFigures(sheet, firm, seen, '2001-07-01');
  behind = found;
  return found;
}
