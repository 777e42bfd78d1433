import { Problem } from '../../base/problem.ts';
import { type Compiled, compileExpression, type Frame, type Names } from './compile-expression.ts';
import type { Bracket } from './definition.ts';
import { sameNumber, type Value } from './value.ts';

export interface CompiledBracket {
  of: Compiled;
  unit: string;
  run(frame: Frame): Value;
}

interface Step {
  bound: (frame: Frame) => Value;
  included: boolean;
  value: (frame: Frame) => Value;
}

/**
 * Steps without gaps or overlaps by construction: each begins where the one before ends, the last has no end.
 *
 * @throws Problem RULE_BRACKET_ORDER and those of expressions
 */
export function compileBracket(bracket: Bracket, names: Names): CompiledBracket {
  const of = compileExpression(bracket.of, names);
  const number = (value: number | string): { run: (frame: Frame) => Value; unit: string | undefined; fixed: number | undefined } => {
    if (typeof value === 'number') return { run: () => value, unit: undefined, fixed: value };
    const compiled = compileExpression(value, names);
    const fixed = compiled.expression.kind === 'number' ? compiled.expression.value : undefined;
    return { run: (frame) => compiled.run(frame), unit: compiled.unit, fixed };
  };
  let before = Number.NEGATIVE_INFINITY;
  let unit: string | undefined;
  const steps = bracket.steps.map((step, i): Step => {
    const last = i === bracket.steps.length - 1;
    const bound = step.upTo ?? step.below;
    if (last !== (bound === undefined)) throw order(i, '只有最后一档不写上限，且必须不写', 'only the last step has no upper bound, and it must have none');
    const value = number(step.value);
    unit ??= value.unit;
    if (bound === undefined) return { bound: () => Number.POSITIVE_INFINITY, included: true, value: value.run };
    const limit = number(bound);
    if (limit.fixed !== undefined) {
      if (limit.fixed <= before) throw order(i, '上限必须逐档增大', 'upper bounds must rise');
      before = limit.fixed;
    }
    return { bound: limit.run, included: step.upTo !== undefined, value: value.run };
  });
  const run = bracket.mode === 'WHOLE' ? whole(steps) : marginal(steps);
  return {
    of,
    // A rate for each part gives an amount in the unit of what it is taken from.
    unit: bracket.mode === 'MARGINAL' ? (of.unit ?? '') : (unit ?? ''),
    run: (frame) => {
      const amount = of.run(frame) as number | undefined;
      if (amount === undefined) return undefined;
      return Number.isNaN(amount) ? (bracket.otherwise ?? Number.NaN) : run(frame, amount);
    },
  };
}

function whole(steps: readonly Step[]) {
  return (frame: Frame, amount: number): Value => {
    for (const { bound, included, value } of steps) {
      const limit = bound(frame) as number | undefined;
      if (limit === undefined) return undefined;
      if (sameNumber(amount, limit) ? included : amount < limit) return value(frame);
    }
    return Number.NaN;
  };
}

function marginal(steps: readonly Step[]) {
  return (frame: Frame, amount: number): Value => {
    let sum = 0;
    let from = 0;
    for (const { bound, value } of steps) {
      if (amount <= from) break;
      const to = bound(frame) as number | undefined;
      const rate = value(frame) as number | undefined;
      if (to === undefined || rate === undefined) return undefined;
      sum += (Math.min(amount, to) - from) * rate;
      from = to;
    }
    return sum;
  };
}

function order(step: number, zh: string, en: string): Problem {
  return new Problem('RULE_BRACKET_ORDER', {
    zh: `第 ${step + 1} 档：${zh}`, en: `Step ${step + 1}: ${en}`, where: { row: step + 1 }, remedy: { zh: '按上限从小到大排列', en: 'Order the steps by rising bounds' },
  });
}
