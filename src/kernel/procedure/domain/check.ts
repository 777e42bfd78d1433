import type { ProblemDetail } from '../../base/problem.ts';
import { checkActions } from './check-actions.ts';
import { checkClocks, checkNotices } from './check-periods.ts';
import type { Definition } from './definition.ts';
import { fault } from './fault.ts';
import { reachable } from './graph.ts';

/** Names that exist outside the definition; what is left out is not checked. */
export interface KnownNames {
  permissions?: ReadonlySet<string>;
  guards?: ReadonlySet<string>;
  effects?: ReadonlySet<string>;
}

/**
 * Everything about a definition that its shape does not catch: states nobody reaches or leaves, names nobody knows,
 * clocks that never stop, notices that hold nothing up. Empty when it is sound. `field` is the path in the file.
 */
export function checkDefinition(definition: Definition, known: KnownNames = {}): ProblemDetail[] {
  return [
    ...duplicates(definition),
    ...checkStates(definition),
    ...checkActions(definition, known),
    ...checkClocks(definition),
    ...checkNotices(definition),
  ];
}

function duplicates(definition: Definition): ProblemDetail[] {
  const lists = { parties: definition.parties, states: definition.states, actions: definition.actions,
    clocks: definition.clocks, notices: definition.notices };
  return Object.entries(lists).flatMap(([list, items]) =>
    items.flatMap(({ id }, index) =>
      items.findIndex((other) => other.id === id) < index
        ? [fault('PROCEDURE_ID_TWICE', `${list}[${index}].id`, `“${id}”重复`, `"${id}" is used twice`)]
        : [],
    ),
  );
}

function checkStates(definition: Definition): ProblemDetail[] {
  const { states, actions, initial } = definition;
  if (!states.some((s) => s.id === initial)) {
    return [fault('PROCEDURE_STATE_UNKNOWN', 'initial', `没有状态“${initial}”`, `There is no state "${initial}"`)];
  }
  const reached = reachable([initial], actions);
  const ends = new Set(states.filter((s) => s.kind !== 'open').map((s) => s.id));
  return states.flatMap((state, index) => {
    const field = `states[${index}]`;
    if (!reached.has(state.id)) {
      return [fault('PROCEDURE_STATE_UNREACHABLE', field, `状态“${state.id}”无法到达`, `State "${state.id}" cannot be reached`)];
    }
    if (state.kind === 'open' && ![...reachable([state.id], actions)].some((s) => ends.has(s))) {
      return [
        fault('PROCEDURE_DEAD_END', field, `从状态“${state.id}”无法结束`, `From state "${state.id}" the case can never end`),
      ];
    }
    return [];
  });
}
