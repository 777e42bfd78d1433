export const entryStates = ['NOT_MET', 'UNKNOWN', 'CANDIDATE', 'SCORED', 'REVIEWED', 'LISTED', 'RENEWED', 'REFUSED', 'DELISTED', 'SUPERSEDED'] as const;
export type EntryState = (typeof entryStates)[number];

/** What may follow what (handbook 6.2). The database refuses two live entries of one firm. */
const FOLLOWS: Record<EntryState, readonly EntryState[]> = {
  NOT_MET: [], UNKNOWN: [],
  CANDIDATE: ['SCORED', 'REFUSED'],
  SCORED: ['REVIEWED', 'REFUSED'],
  REVIEWED: ['LISTED', 'RENEWED', 'REFUSED'],
  LISTED: ['DELISTED', 'SUPERSEDED'], RENEWED: ['DELISTED', 'SUPERSEDED'],
  REFUSED: [], DELISTED: [], SUPERSEDED: [],
};

export const mayFollow = (from: EntryState, to: EntryState): boolean => FOLLOWS[from].includes(to);
export const isListed = (state: EntryState): boolean => state === 'LISTED' || state === 'RENEWED';

/** Ranks by points within a city, equal points alike; the input order changes nothing. */
export function rankByPoints(entries: readonly { id: string; city: string; pointsCents: number }[]): Map<string, number> {
  return new Map(entries.map((e) => [e.id, 1 + entries.filter((o) => o.city === e.city && o.pointsCents > e.pointsCents).length]));
}
