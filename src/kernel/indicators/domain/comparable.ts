import type { YearValue } from './goal.ts';

/** Definitions of an indicator over time (口径变更) and the figures that bridge them. */
export interface DefinitionHistory {
  /** Oldest first; the first has no start. Empty: one definition is known. */
  versions: readonly { no: number; from: string | null }[];
  restated: readonly RestatedValue[];
}

interface RestatedValue {
  place: string;
  period: string;
  /** The definition it is told in. */
  version: number;
  value: number;
  /** May the ratio of both figures of this period carry other periods over? */
  link: boolean;
}

/** SAME: counted by that definition. RESTATED: published again in it. LINKED: carried over by a ratio of another year. */
export type Relation = 'SAME' | 'RESTATED' | 'LINKED' | 'NOT_COMPARABLE';

export interface Comparable<R extends RestatedValue = RestatedValue> extends YearValue {
  version: number;
  relation: Relation;
  /** In the definition asked for; null when nothing bridges the two. */
  comparable: number | null;
  /** The restated figure that bridges. */
  bridge: R | null;
}

/** The definition by which figures of a year count. */
export function versionOf({ versions }: Pick<DefinitionHistory, 'versions'>, year: number): number {
  return versions.findLast((v) => v.from === null || Number(v.from) <= year)?.no ?? 1;
}

/**
 * Yearly figures of one place in one definition. A restated figure of the same year comes first; else the ratio of a
 * restated and an original figure of a linking year carries the figure over, forwards or backwards; else it cannot be
 * compared, and nothing stands in for it.
 */
export function inDefinition<R extends RestatedValue>(history: { versions: DefinitionHistory['versions']; restated: readonly R[] }, place: string, figures: readonly YearValue[], version: number): Comparable<R>[] {
  const own = history.restated.filter((r) => r.place === place);
  const original = (year: number): number | undefined => figures.find((f) => f.year === year)?.value;
  return figures.map(({ year, value }) => {
    const counted = versionOf(history, year);
    const as = (relation: Relation, comparable: number | null, bridge: R | null): Comparable<R> => ({ year, value, version: counted, relation, comparable, bridge });
    if (counted === version) return as('SAME', value, null);
    const restated = own.find((r) => r.version === version && Number(r.period) === year);
    if (restated) return as('RESTATED', restated.value, restated);
    for (const bridge of own.filter((r) => r.link)) {
      const old = original(Number(bridge.period));
      const from = versionOf(history, Number(bridge.period));
      if (old === undefined || old === 0 || bridge.value === 0) continue;
      if (bridge.version === version && from === counted) return as('LINKED', (value * bridge.value) / old, bridge);
      if (bridge.version === counted && from === version) return as('LINKED', (value * old) / bridge.value, bridge);
    }
    return as('NOT_COMPARABLE', null, null);
  });
}
