import type { CompiledRule, CompiledStep } from './compile-rule.ts';
import type { Evaluation } from './evaluate.ts';
import { allPossible, mayBe, NO, OPEN, type Possible, possibly, YES } from './possible-truth.ts';
import { ALL, exactly, join, type NumberRange, type Range, rangeOf, type Ranges, truthIn, UNKNOWN } from './range.ts';
import type { Part } from './requirement.ts';
import { type Expression, namesIn, parseExpression } from './syntax.ts';
import type { Cell, ChoiceCell } from './table-cell.ts';
import { sameNumber, type Value } from './value.ts';

/** What some parts of a requirement can be, all together, for every case in which the moving facts lie within bounds. */
export type Outlook = (bounds: ReadonlyMap<string, Range>) => Possible;

/**
 * Looks from one evaluation at all cases that differ from it in the moving facts alone. What does not rest on them is worked
 * out already; what these parts do not look at is left out.
 *
 * @param moving ids of facts; `on` is the day
 */
export function outlookOf({ rule, frame, truths }: Evaluation, parts: readonly Part[], moving: readonly string[]): Outlook {
  const { slots, steps, watched } = courseOf(rule, parts, moving);
  // Values of this case are turned into ranges when something looks at them.
  const ranges: Range[] = [];
  const at: Ranges = (slot) => (ranges[slot] ??= exactly(frame[slot]));
  const possible: Possible[] = truths.map(possibly);
  return (bounds) => {
    for (const { id, slot } of slots) ranges[slot] = bounds.get(id)!;
    for (const step of steps) stepRanges(step, rule, at).forEach((range, i) => (ranges[step.slots[i]!] = range));
    for (const i of watched) possible[i] = truthIn(rangeOf(rule.conditions[i]!.test.expression, rule.names, at));
    return allPossible(parts.map((part) => part.possible(possible)));
  };
}

/** What has to be worked out anew while these facts move; the same for every case. */
interface Course {
  slots: readonly { id: string; slot: number }[];
  steps: readonly CompiledStep[];
  /** Conditions that can come out otherwise. */
  watched: readonly number[];
}

const courses = new WeakMap<CompiledRule, Map<string, Course>>();

function courseOf(rule: CompiledRule, parts: readonly Part[], moving: readonly string[]): Course {
  let known = courses.get(rule);
  if (!known) courses.set(rule, (known = new Map<string, Course>()));
  const leaves = parts.flatMap((p) => p.leaves);
  const key = `${leaves.join()}/${moving.join()}`;
  let course = known.get(key);
  if (!course) {
    const moves = (name: string): boolean => moving.some((id) => rule.restsOn(name).has(id));
    course = {
      slots: moving.map((id) => ({ id, slot: rule.names.get(id)!.slot })),
      steps: neededSteps(rule, leaves.flatMap((i) => rule.conditions[i]!.uses)).filter((step) => step.names.some(moves)),
      watched: leaves.filter((i) => rule.conditions[i]!.uses.some(moves)),
    };
    // A population shows some hundred patterns of missing facts; more are not worth keeping.
    if (known.size >= MOST_COURSES) known.clear();
    known.set(key, course);
  }
  return course;
}

const MOST_COURSES = 1024;

function neededSteps(rule: CompiledRule, names: readonly string[]): CompiledStep[] {
  const wanted = new Set(names);
  // A step uses only what stands before it.
  return rule.steps.toReversed().filter((step) => {
    if (!step.names.some((name) => wanted.has(name))) return false;
    for (const name of step.uses) wanted.add(name);
    return true;
  }).toReversed();
}

function stepRanges(step: CompiledStep, rule: CompiledRule, at: Ranges): Range[] {
  const { definition, table } = step;
  if (definition.formula) return [rangeOf(parsed(definition.formula), rule.names, at)];
  if (table) return tableRanges(step, rule, at);
  return [bracketRange(definition.bracket!, rule, at)];
}

const known = new Map<string, Expression>();
function parsed(source: string): Expression {
  const expression = known.get(source) ?? parseExpression(source);
  known.set(source, expression);
  return expression;
}

function bracketRange(bracket: NonNullable<CompiledStep['definition']['bracket']>, rule: CompiledRule, at: Ranges): Range {
  const of = rangeOf(parsed(bracket.of), rule.names, at);
  const read = (value: number | string | undefined): Range => (typeof value === 'string' ? rangeOf(parsed(value), rule.names, at) : value === undefined ? exactly(Number.POSITIVE_INFINITY) : exactly(value));
  const otherwise = exactly(bracket.otherwise ?? Number.NaN);
  if (of.kind === 'unknown') return UNKNOWN;
  if (of.kind === 'none') return otherwise;
  if (of.kind !== 'number') return { ...ALL, open: true };
  const range = bracket.mode === 'MARGINAL' ? marginal(bracket, of, read) : whole(bracket, of, read);
  const sure = of.sound ? range : join(range, otherwise);
  return of.open ? join(sure, UNKNOWN) : sure;
}

function whole(bracket: NonNullable<CompiledStep['definition']['bracket']>, of: NumberRange, read: (value: number | string | undefined) => Range): Range {
  let from = Number.NEGATIVE_INFINITY;
  const met: Range[] = [];
  for (const step of bracket.steps) {
    const bound = read(step.upTo ?? step.below);
    if (bound.kind !== 'number' || bound.open || !bound.sound) return { ...ALL, open: true };
    if (of.to >= from && of.from <= bound.to) met.push(read(step.value));
    from = bound.from;
  }
  return met.reduce(join);
}

/** With rates that are no fees, more never gives less: both ends suffice. */
function marginal(bracket: NonNullable<CompiledStep['definition']['bracket']>, of: NumberRange, read: (value: number | string | undefined) => Range): Range {
  let low = 0;
  let high = 0;
  let from = 0;
  for (const step of bracket.steps) {
    const [bound, rate] = [read(step.upTo ?? step.below), read(step.value)];
    if (bound.kind !== 'number' || rate.kind !== 'number' || bound.from !== bound.to || rate.from !== rate.to || rate.from < 0) return { ...ALL, open: true };
    low += Math.max(0, Math.min(of.from, bound.to) - from) * rate.from;
    high += rate.from === 0 ? 0 : Math.max(0, Math.min(of.to, bound.to) - from) * rate.from;
    from = bound.to;
  }
  return { kind: 'number', from: low, to: high, sound: true };
}

function tableRanges({ definition, table }: CompiledStep, rule: CompiledRule, at: Ranges): Range[] {
  const inputs = table!.inputs.map((input) => rangeOf(input.expression, rule.names, at));
  const { rows, otherwise } = definition.table!;
  const possible: (typeof rows)[number]['gives'][] = [];
  let certain = false;
  for (const [r, row] of rows.entries()) {
    const fits = table!.cells[r]!.map((cell, c) => fitsWithin(cell, inputs[c]!));
    if (!fits.every((set) => mayBe(set, YES))) continue;
    possible.push(row.gives);
    if (!fits.every((set) => set === YES)) continue;
    certain = true;
    // Under FIRST no later row is looked at.
    if (table!.hit === 'FIRST') break;
  }
  if (!certain) possible.push(otherwise ?? table!.outputs.map(() => Number.NaN));
  const known = inputs.every((input) => (input.kind === 'number' || input.kind === 'text' ? input.open !== true : input.kind === 'none' || (input.kind === 'truth' && !mayBe(input.set, OPEN))));
  return table!.outputs.map((_, i) => {
    // Rows of a sum add up in ways that are not followed here.
    if (table!.hit === 'SUM') return { ...ALL, open: true };
    const range = possible.map((gives) => exactly(resultAt([gives].flat()[i]!))).reduce(join);
    return known ? range : join(range, UNKNOWN);
  });
}

/** Whether a cell fits all, some or none of what an input can be; what is not known may be anything. */
function fitsWithin(cell: Cell, input: Range): Possible {
  if (cell.kind === 'any') return YES;
  if (input.kind === 'none') return NO;
  if (input.kind === 'unknown') return YES | NO;
  if (cell.kind === 'range') {
    if (input.kind !== 'number' || input.open) return YES | NO;
    const above = beyond(input.to, cell.from, cell.fromIncluded) && beyond(-input.from, -cell.to, cell.toIncluded);
    const inside = input.sound && beyond(input.from, cell.from, cell.fromIncluded) && beyond(-input.to, -cell.to, cell.toIncluded);
    return inside ? YES : above ? YES | NO : NO;
  }
  if (input.kind === 'text') return !input.values || input.open ? YES | NO : choicesWithin(cell, [...input.values]);
  if (input.kind !== 'truth' || mayBe(input.set, OPEN)) return YES | NO;
  return choicesWithin(cell, [...(mayBe(input.set, YES) ? [true] : []), ...(mayBe(input.set, NO) ? [false] : [])]);
}

const beyond = (value: number, bound: number, included: boolean): boolean => (sameNumber(value, bound) ? included || !Number.isFinite(bound) : value > bound);

function choicesWithin(cell: ChoiceCell, values: readonly (string | boolean)[]): Possible {
  const fitting = values.filter((v) => cell.values.includes(v) !== cell.except).length;
  return fitting === 0 ? NO : fitting === values.length ? YES : YES | NO;
}

const resultAt = (value: number | string | boolean): Value => (typeof value === 'string' && /^-?\d+(\.\d+)?%$/.test(value) ? Number(value.slice(0, -1)) / 100 : value);

/** What one gift can be, before rounding, for every case that differs from an evaluated one in the moving facts alone. */
export function givenOutlook({ rule, frame }: Evaluation, gift: number, moving: readonly string[]): (bounds: ReadonlyMap<string, Range>) => Range {
  const ranges: Range[] = [];
  const at: Ranges = (slot) => (ranges[slot] ??= exactly(frame[slot]));
  const { expression } = rule.gives[gift]!.test;
  const steps = neededSteps(rule, namesIn(expression)).filter((step) => step.names.some((name) => moving.some((id) => rule.restsOn(name).has(id))));
  return (bounds) => {
    for (const id of moving) ranges[rule.names.get(id)!.slot] = bounds.get(id)!;
    for (const step of steps) stepRanges(step, rule, at).forEach((range, i) => (ranges[step.slots[i]!] = range));
    return rangeOf(expression, rule.names, at);
  };
}
