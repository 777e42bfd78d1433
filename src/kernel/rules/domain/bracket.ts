import { Problem } from '../../base/problem.ts';
import { comparable, type Compiled, compileExpression, type Frame, kindZh, mismatch, type Names, sharedUnit } from './compile-expression.ts';
import type { Bracket } from './definition.ts';
import { sameNumber, type Value } from './value.ts';

export interface CompiledBracket {
  of: Compiled;
  unit: string;
  /** The upper bound of each step but the last, as the frame has it. */
  bounds: readonly ((frame: Frame) => Value)[];
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
 * @throws Problem RULE_BRACKET_ORDER, RULE_TYPE_MISMATCH, RULE_UNIT_MISMATCH and those of expressions
 */
export function compileBracket(bracket: Bracket, names: Names): CompiledBracket {
  const of = numeric(bracket.of, compileExpression(bracket.of, names));
  const number = (value: number | string): Pick<Compiled, 'run' | 'unit' | 'expression'> & { fixed: number | undefined } => {
    if (typeof value === 'number') return { run: () => value, unit: undefined, expression: { kind: 'number', value }, fixed: value };
    const compiled = numeric(value, compileExpression(value, names));
    const fixed = compiled.expression.kind === 'number' ? compiled.expression.value : undefined;
    return { run: (frame) => compiled.run(frame), unit: compiled.unit, expression: compiled.expression, fixed };
  };
  let before = Number.NEGATIVE_INFINITY;
  let unit: string | undefined;
  const steps = bracket.steps.map((step, i): Step => {
    const last = i === bracket.steps.length - 1;
    const bound = step.upTo ?? step.below;
    if (last !== (bound === undefined)) throw order(i, '只有最后一档不写上限，且必须不写', 'only the last step has no upper bound, and it must have none');
    const value = inStep(i, () => number(step.value));
    unit = inStep(i, () => sharedUnit(String(step.value), unit, value.unit));
    if (bound === undefined) return { bound: () => Number.POSITIVE_INFINITY, included: true, value: value.run };
    const limit = inStep(i, () => number(bound));
    inStep(i, () => comparable(`${bracket.of} ${step.upTo === undefined ? '<' : '<='} ${bound}`, of, limit));
    if (limit.fixed !== undefined) {
      if (limit.fixed <= before) throw order(i, '上限必须逐档增大', 'upper bounds must rise');
      before = limit.fixed;
    }
    return { bound: limit.run, included: step.upTo !== undefined, value: value.run };
  });
  const run = bracket.mode === 'WHOLE' ? whole(steps) : marginal(steps);
  return {
    of, bounds: steps.slice(0, -1).map((step) => step.bound),
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

function numeric(source: string, compiled: Compiled): Compiled {
  if (compiled.kind !== 'number') throw mismatch(source, kindZh.number, 'number', compiled.kind);
  return compiled;
}

function inStep<T>(step: number, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    throw new Problem(cause.code, { zh: `第 ${step + 1} 档：${cause.zh}`, en: `Step ${step + 1}: ${cause.en}`, where: { ...cause.where, row: step + 1 }, ...(cause.remedy && { remedy: cause.remedy }), cause });
  }
}

function order(step: number, zh: string, en: string): Problem {
  return new Problem('RULE_BRACKET_ORDER', {
    zh: `第 ${step + 1} 档：${zh}`, en: `Step ${step + 1}: ${en}`, where: { row: step + 1 }, remedy: { zh: '按上限从小到大排列', en: 'Order the steps by rising bounds' },
  });
}
