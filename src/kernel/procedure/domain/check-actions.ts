import type { ProblemDetail } from '../../base/problem.ts';
import type { KnownNames } from './check.ts';
import type { ActionDefinition, Definition, Requirement } from './definition.ts';
import { fault } from './fault.ts';

export function checkActions(definition: Definition, known: KnownNames): ProblemDetail[] {
  return definition.actions.flatMap((action, index) => {
    const at = `actions[${index}]`;
    return [
      ...checkEnds(definition, action, at),
      ...checkActor(definition, action, known, at),
      ...checkFour(definition, action, at),
      ...action.requires.flatMap((r, i) => checkRequirement(definition, r, `${at}.requires[${i}]`)),
      ...unknown(action.guards, known.guards, 'PROCEDURE_GUARD_UNKNOWN', `${at}.guards`),
      ...unknown(action.effects, known.effects, 'PROCEDURE_EFFECT_UNKNOWN', `${at}.effects`),
      ...(action.form?.required ?? [])
        .filter((name) => !(name in action.form!.properties))
        .map((name) => fault('PROCEDURE_FIELD_UNKNOWN', `${at}.form.required`, `表单没有字段“${name}”`, `The form has no field "${name}"`)),
    ];
  });
}

function checkEnds(definition: Definition, action: ActionDefinition, at: string): ProblemDetail[] {
  const states = new Set(definition.states.map((s) => s.id));
  const optional = typeof action.optional === 'boolean' ? [] : action.optional;
  const named = [
    ...action.from.map((state, i) => ({ state, field: `${at}.from[${i}]` })),
    ...optional.map((state, i) => ({ state, field: `${at}.optional[${i}]` })),
    { state: action.to, field: `${at}.to` },
  ];
  return named.flatMap(({ state, field }) =>
    state !== undefined && !states.has(state)
      ? [fault('PROCEDURE_STATE_UNKNOWN', field, `没有状态“${state}”`, `There is no state "${state}"`)]
      : [],
  );
}

function checkActor(definition: Definition, action: ActionDefinition, known: KnownNames, at: string): ProblemDetail[] {
  const rule = action.actor;
  const out: ProblemDetail[] = [];
  if ('party' in rule && !definition.parties.some((p) => p.id === rule.party)) {
    out.push(fault('PROCEDURE_PARTY_UNKNOWN', `${at}.actor.party`, `没有当事方“${rule.party}”`, `There is no party "${rule.party}"`));
  }
  if ('permission' in rule) {
    out.push(...unknown([rule.permission], known.permissions, 'PROCEDURE_PERMISSION_UNKNOWN', `${at}.actor.permission`));
  }
  return out;
}

function checkFour(definition: Definition, action: ActionDefinition, at: string): ProblemDetail[] {
  return action.differentFrom.flatMap((other, i) =>
    definition.actions.some((a) => a.id === other && other !== action.id)
      ? []
      : [fault('PROCEDURE_ACTION_UNKNOWN', `${at}.differentFrom[${i}]`, `没有其他动作“${other}”`, `There is no other action "${other}"`)],
  );
}

function checkRequirement(definition: Definition, requirement: Requirement, field: string): ProblemDetail[] {
  const [list, id] =
    requirement.kind === 'clockNotOverdue'
      ? [definition.clocks, requirement.clock]
      : requirement.kind === 'taken'
        ? [definition.actions, requirement.action]
        : requirement.kind === 'within'
          ? [definition.actions, requirement.after]
          : [definition.notices, requirement.notice];
  return list.some((item) => item.id === id)
    ? []
    : [fault('PROCEDURE_REFERENCE_UNKNOWN', field, `“${id}”不存在`, `"${id}" does not exist`)];
}

function unknown(names: readonly string[], set: ReadonlySet<string> | undefined, code: string, field: string): ProblemDetail[] {
  return names
    .filter((name) => set !== undefined && !set.has(name))
    .map((name) => fault(code, field, `没有模块提供“${name}”`, `No module provides "${name}"`));
}
