import type { Definition } from './definition.ts';

export interface Placed {
  column: number;
  row: number;
}

/**
 * Where each state stands: the way to the first good end is the spine in column 0, one row a step; every other state
 * stands beside the last state of the spine that leads to it.
 */
export function layout(definition: Definition): Map<string, Placed> {
  const spine = wayToEnd(definition);
  const placed = new Map<string, Placed>(spine.map((state, row) => [state, { column: 0, row }]));
  const taken = new Set<string>(spine.map((_, row) => `0 ${row}`));
  const rest = definition.states.map((s) => s.id).filter((id) => !placed.has(id));
  for (const state of rest) {
    const sources = definition.actions.filter((a) => a.to === state).flatMap((a) => a.from);
    const rows = sources.flatMap((s) => placed.get(s)?.row ?? []);
    let row = Math.max(0, ...rows) + 1;
    while (taken.has(`1 ${row}`)) row += 1;
    taken.add(`1 ${row}`);
    placed.set(state, { column: 1, row });
  }
  return placed;
}

/** The longest way without a circle to the first `done` state: it shows every ordinary step. */
function wayToEnd(definition: Definition): string[] {
  const goal = definition.states.find((s) => s.kind === 'done')?.id;
  let best: string[] = [definition.initial];
  const walk = (way: string[]): void => {
    const here = way.at(-1)!;
    if (here === goal) {
      if (way.length > best.length || best.at(-1) !== goal) best = way;
      return;
    }
    const next = new Set(definition.actions.filter((a) => a.from.includes(here) && a.to !== undefined).map((a) => a.to!));
    for (const state of next) {
      const forward = indexOf(definition, state) > indexOf(definition, here);
      if (forward && !way.includes(state)) walk([...way, state]);
    }
  };
  walk([definition.initial]);
  return best;
}

/** States are written in the order in which a person would tell them. */
function indexOf(definition: Definition, state: string): number {
  return definition.states.findIndex((s) => s.id === state);
}
