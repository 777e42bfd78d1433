import { Problem } from '../base/problem.ts';
import type { WorkingDayCalendar } from '../base/working-days.ts';
import type { Sql } from '../db/index.ts';
import type { CalendarYear } from './contract.ts';
import type { Definition } from './domain/definition.ts';
import type { Effect, Guard, ProcedureHooks } from './hooks.ts';
import type { LoadedDefinition } from './load/definitions.ts';
import { findDefinition } from './store/definitions.ts';

/** What every command and query of the engine shares. Rebuilt from pack and database at each start. */
export interface EngineContext {
  calendar: WorkingDayCalendar;
  years: readonly CalendarYear[];
  /** Definitions new cases begin under. */
  current: ReadonlyMap<string, LoadedDefinition>;
  hooks: ProcedureHooks;
  /** The definition a case is pinned to. */
  pinned(handle: Sql, id: string, version: number): Promise<Definition>;
}

export function engineContext(
  loaded: readonly LoadedDefinition[],
  calendar: WorkingDayCalendar,
  years: readonly CalendarYear[],
): EngineContext {
  const current = new Map(loaded.map((l) => [l.definition.id, l]));
  // Versions never change once stored, so what was read once stays right.
  const known = new Map<string, Definition>();
  return {
    calendar,
    years,
    current,
    hooks: { guards: {}, effects: {} },
    async pinned(handle, id, version) {
      const now = current.get(id)?.definition;
      if (now?.version === version) return now;
      const key = `${id}@${version}`;
      const found = known.get(key) ?? (await findDefinition(handle, id, version));
      if (!found) throw unknownProcedure(id);
      known.set(key, found);
      return found;
    },
  };
}

export function currentDefinition(context: EngineContext, id: string): Definition {
  const found = context.current.get(id)?.definition;
  if (!found) throw unknownProcedure(id);
  return found;
}

function unknownProcedure(id: string): Problem {
  return new Problem('PROCEDURE_UNKNOWN', {
    status: 404,
    zh: `没有流程“${id}”`,
    en: `There is no procedure "${id}"`,
  });
}

/** @throws Problem PROCEDURE_HOOK_TWICE: two modules gave the same name to a function. */
export function addHooks(context: EngineContext, hooks: ProcedureHooks): void {
  for (const list of ['guards', 'effects'] as const) {
    for (const [name, hook] of Object.entries(hooks[list])) {
      if (name in context.hooks[list]) {
        throw new Problem('PROCEDURE_HOOK_TWICE', { status: 500, zh: `“${name}”由两个模块提供`, en: `Two modules provide "${name}"` });
      }
      (context.hooks[list] as Record<string, Guard | Effect>)[name] = hook;
    }
  }
}

/** @throws Problem PROCEDURE_HOOK_MISSING: a case of an old version names a function that is gone. */
export function guardNamed(context: EngineContext, name: string): Guard {
  return context.hooks.guards[name] ?? missing(name);
}

export function effectNamed(context: EngineContext, name: string): Effect {
  return context.hooks.effects[name] ?? missing(name);
}

function missing(name: string): never {
  throw new Problem('PROCEDURE_HOOK_MISSING', {
    status: 500,
    zh: `没有模块提供“${name}”，该版本流程的事项无法办理`,
    en: `No module provides "${name}"; cases of this version cannot proceed`,
  });
}
