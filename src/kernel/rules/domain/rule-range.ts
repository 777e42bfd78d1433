import { dayNumber, type CalendarDate } from '../../base/calendar-date.ts';
import type { CompiledRule, CompiledStep } from './compile-rule.ts';
import { exactly, join, type Range, rangeOf, type Ranges } from './range.ts';
import { parseExpression } from './syntax.ts';
import type { RangeCell } from './table-cell.ts';
import type { Truth, Value } from './value.ts';

const ANY_NUMBER: Range = { kind: 'number', from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, sound: false };

/**
 * The truth of a rule's requirement for every case within bounds: `true` and `false` hold for all of them, `undefined` says
 * nothing.
 */
export function truthWithin(rule: CompiledRule, facts: ReadonlyMap<string, Range>, on: CalendarDate): Truth {
  const ranges = frameWithin(rule, facts, on);
  return truthOfFrame(rule, (slot) => ranges[slot]!);
}

/** As `truthWithin`, with the bounds of each thing the rule gives, in its order and before rounding. */
export function givenWithin(rule: CompiledRule, facts: ReadonlyMap<string, Range>, on: CalendarDate): { truth: Truth; gives: Range[] } {
  const ranges = frameWithin(rule, facts, on);
  const at: Ranges = (slot) => ranges[slot]!;
  return { truth: truthOfFrame(rule, at), gives: rule.gives.map(({ test }) => rangeOf(test.expression, rule.names, at)) };
}

function frameWithin(rule: CompiledRule, facts: ReadonlyMap<string, Range>, on: CalendarDate): Range[] {
  const ranges: Range[] = rule.blank.map((value) => exactly(value));
  for (const { definition, slot } of rule.factSlots) ranges[slot] = definition.id === 'on' ? exactly(dayNumber(on)) : (facts.get(definition.id) ?? unknownOf(definition.kind));
  const at: Ranges = (slot) => ranges[slot]!;
  for (const step of rule.steps) stepRanges(step, rule, at).forEach((range, i) => (ranges[step.slots[i]!] = range));
  return ranges;
}

function truthOfFrame(rule: CompiledRule, at: Ranges): Truth {
  return rule.requirement.decide(rule.conditions.map(({ test }) => {
    const range = rangeOf(test.expression, rule.names, at);
    return range.kind === 'truth' ? range.truth : undefined;
  }));
}

const unknownOf = (kind: string): Range => (kind === 'truth' ? { kind: 'truth', truth: undefined } : kind === 'text' ? { kind: 'text', values: undefined } : ANY_NUMBER);

function stepRanges(step: CompiledStep, rule: CompiledRule, at: Ranges): Range[] {
  const { definition, table } = step;
  if (definition.formula) return [rangeOf(parsed(definition.formula), rule.names, at)];
  if (table) return tableRanges(step, rule, at);
  return [bracketRange(definition.bracket!, rule, at)];
}

const known = new Map<string, ReturnType<typeof parseExpression>>();
function parsed(source: string): ReturnType<typeof parseExpression> {
  const expression = known.get(source) ?? parseExpression(source);
  known.set(source, expression);
  return expression;
}

function bracketRange(bracket: NonNullable<CompiledStep['definition']['bracket']>, rule: CompiledRule, at: Ranges): Range {
  const of = rangeOf(parsed(bracket.of), rule.names, at);
  const read = (value: number | string | undefined): Range => (typeof value === 'string' ? rangeOf(parsed(value), rule.names, at) : value === undefined ? exactly(Number.POSITIVE_INFINITY) : exactly(value));
  if (of.kind !== 'number' || bracket.mode === 'MARGINAL') return of.kind === 'number' ? marginal(bracket, of, read) : ANY_NUMBER;
  let from = Number.NEGATIVE_INFINITY;
  const met: Range[] = bracket.otherwise !== undefined && !of.sound ? [exactly(bracket.otherwise)] : [];
  for (const step of bracket.steps) {
    const bound = read(step.upTo ?? step.below);
    if (bound.kind !== 'number') return ANY_NUMBER;
    if (of.to >= from && of.from <= bound.to) met.push(read(step.value));
    from = bound.from;
  }
  const range = met.length === 0 ? ANY_NUMBER : met.reduce(join);
  return range.kind === 'number' && !of.sound && bracket.otherwise === undefined ? { ...range, sound: false } : range;
}

/** With rates that are no fees, more never gives less: both ends suffice. */
function marginal(bracket: NonNullable<CompiledStep['definition']['bracket']>, of: { from: number; to: number; sound: boolean }, read: (value: number | string | undefined) => Range): Range {
  let low = 0;
  let high = 0;
  let from = 0;
  for (const step of bracket.steps) {
    const [bound, rate] = [read(step.upTo ?? step.below), read(step.value)];
    if (bound.kind !== 'number' || rate.kind !== 'number' || bound.from !== bound.to || rate.from !== rate.to || rate.from < 0) return ANY_NUMBER;
    low += Math.max(0, Math.min(of.from, bound.to) - from) * rate.from;
    high += rate.from === 0 ? 0 : Math.max(0, Math.min(of.to, bound.to) - from) * rate.from;
    from = bound.to;
  }
  return { kind: 'number', from: low, to: high, sound: of.sound };
}

function tableRanges({ definition, table }: CompiledStep, rule: CompiledRule, at: Ranges): Range[] {
  const inputs = table!.inputs.map((input) => rangeOf(input.expression, rule.names, at));
  const possible = definition.table!.rows.filter((_, r) => table!.cells[r]!.every((cell, c) => {
    const input = inputs[c]!;
    if (cell.kind === 'any') return true;
    if (cell.kind === 'range') return input.kind !== 'number' || touches(cell, input);
    const values: readonly Value[] | undefined = input.kind === 'text' ? input.values && [...input.values] : input.kind === 'truth' && input.truth !== undefined ? [input.truth] : undefined;
    return !values || values.some((v) => cell.values.includes(v as string | boolean) !== cell.except);
  }));
  const rows = definition.table!.otherwise === undefined ? possible : [...possible, { gives: definition.table!.otherwise }];
  return table!.outputs.map((_, i) => {
    // Rows of a sum add up in ways that are not followed here.
    if (rows.length === 0 || table!.hit === 'SUM') return ANY_NUMBER;
    const range = rows.map((row) => exactly(resultAt([row.gives].flat()[i]!))).reduce(join);
    return range.kind === 'number' ? { ...range, sound: range.sound && definition.table!.otherwise !== undefined } : range;
  });
}

const resultAt = (value: number | string | boolean): Value => (typeof value === 'string' && /^-?\d+(\.\d+)?%$/.test(value) ? Number(value.slice(0, -1)) / 100 : value);

const touches = (cell: RangeCell, input: { from: number; to: number }): boolean => cell.from <= input.to && cell.to >= input.from;
