import type { ActionDefinition, Definition } from './definition.ts';

/** States that can be reached from `starts` by the given actions, the starts included. */
export function reachable(starts: readonly string[], actions: readonly ActionDefinition[]): Set<string> {
  const seen = new Set(starts);
  const queue = [...starts];
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    for (const next of leadingTo(state, actions)) {
      if (!seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
  }
  return seen;
}

function leadingTo(state: string, actions: readonly ActionDefinition[]): string[] {
  return actions.filter((a) => a.from.includes(state) && a.to !== undefined).map((a) => a.to!);
}

/** The states in which a case can be right after one of these actions. */
export function statesAfter(definition: Definition, actionIds: readonly string[]): string[] {
  return definition.actions.filter((a) => actionIds.includes(a.id)).flatMap((a) => (a.to === undefined ? a.from : [a.to]));
}
