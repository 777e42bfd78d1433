import { Problem } from '../../base/problem.ts';
import { type CompiledBracket, compileBracket } from './bracket.ts';
import { type CompiledRequirement, compileRequirement } from './requirement.ts';
import { type Compiled, compileExpression, type Frame, type Named } from './compile-expression.ts';
import { type CompiledTable, compileTable } from './decision-table.ts';
import { type Facts, factReader } from './facts.ts';
import type { Condition, FactDefinition, LetDefinition, Requirement, RuleFile, RuleVersion } from './definition.ts';
import { namesIn, parseExpression } from './syntax.ts';
import { floorOf, halfUp, type Truth, type Value } from './value.ts';
import { rememberVerdicts, type Verdict } from './verdict.ts';

/** One version of a rule, ready to run. */
export interface CompiledRule {
  file: RuleFile;
  version: RuleVersion;
  /** Facts it asks for, directly or through a formula. */
  asks: readonly FactDefinition[];
  names: ReadonlyMap<string, Named>;
  frameSize: number;
  /** Facts it needs, with their place; the day of the answer stands first, in `ON_SLOT`. */
  factSlots: readonly { definition: FactDefinition; slot: number; read(given: Facts[string]): Value }[];
  /** What every frame begins with: parameters. */
  blank: Frame;
  steps: readonly CompiledStep[];
  conditions: readonly CompiledCondition[];
  requirement: CompiledRequirement;
  verdict(truths: readonly Truth[]): Verdict;
  gives: readonly { id: string; test: Compiled; always: boolean; finish(value: Value): Value }[];
  /** Facts and parameters on which a name rests. */
  restsOn(name: string): ReadonlySet<string>;
}

export interface CompiledStep {
  definition: LetDefinition;
  /** Names it gives, each with its place, and names it uses. */
  names: readonly string[];
  slots: readonly number[];
  uses: readonly string[];
  table?: CompiledTable;
  bracket?: CompiledBracket;
  /** Where the frame keeps the row that fitted, counted from 0, if it was one. */
  rowSlot?: number;
  run(frame: Frame): void;
}

export interface CompiledCondition {
  definition: Condition;
  test: Compiled;
  uses: readonly string[];
}

export const ON_SLOT = 0;

/** The day for which a rule is asked; every expression may use it. */
const ON: FactDefinition = { id: 'on', zh: '判断日期', en: 'Day of the answer', kind: 'date', whole: false, changeable: false, confidential: false };

/**
 * @throws Problem of expressions, tables and brackets with the rule, version and part in `where.field`; RULE_NAME_TWICE
 */
export function compileRule(file: RuleFile, version: RuleVersion, dictionary: ReadonlyMap<string, FactDefinition>): CompiledRule {
  const names = new Map<string, Named>();
  const blank: Frame = [];
  const rests = new Map<string, ReadonlySet<string>>();
  const add = (id: string, named: Omit<Named, 'slot'>, value: Value, restsOn: Iterable<string>): number => {
    if (names.has(id)) throw nameTwice(id, `${file.id}/${version.version}/${id}`);
    const slot = blank.push(value) - 1;
    names.set(id, { ...named, slot });
    rests.set(id, new Set(restsOn));
    return slot;
  };
  const usedBy = (sources: readonly string[]): string[] => sources.flatMap((s) => namesIn(parseExpression(s)));
  const restOf = (sources: readonly string[]): Set<string> => new Set(usedBy(sources).flatMap((n) => [...(rests.get(n) ?? [])]));

  const factSlots = usedFacts(version, dictionary).map((definition) => ({
    definition,
    read: factReader(definition),
    slot: add(definition.id, { kind: definition.kind, unit: definition.unit ?? '', choices: definition.choices?.map((c) => c.value), given: true }, undefined, [definition.id]),
  }));
  for (const p of version.parameters) add(p.id, { kind: 'number', unit: p.unit ?? '' }, p.value ?? undefined, p.value === null ? [p.id] : []);

  const inPart = <T>({ id, clause, table }: { id: string; clause?: string | undefined; table?: LetDefinition['table'] }, work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      const field = `${file.id}/${version.version}/${id}`;
      const stands = table?.rows[(cause.where?.row ?? 0) - 1]?.clause ?? clause ?? version.source.clause;
      throw new Problem(cause.code, { zh: `规则 ${field}：${cause.zh}`, en: `Rule ${field}: ${cause.en}`, where: { ...cause.where, field, ...(stands !== undefined && { clause: stands }) }, ...(cause.remedy && { remedy: cause.remedy }), cause });
    }
  };

  const steps = version.let.map((definition) => inPart(definition, (): CompiledStep => {
    const { id, unit } = definition;
    if (definition.table) {
      const table = compileTable(definition.table, names);
      const rest = restOf(definition.table.inputs);
      const outputs = table.outputs.map((output) => (table.outputs.length === 1 ? id : `${id}.${output.id}`));
      const slots = table.outputs.map(({ kind, choices }, i) => add(outputs[i]!, { kind, choices, unit: definition.table!.units?.[i] ?? unit ?? '' }, undefined, rest));
      const rowSlot = blank.push(undefined) - 1;
      return { definition, names: outputs, slots, uses: usedBy(definition.table.inputs), table, rowSlot, run: (frame) => {
        const rows = table.fitting(frame);
        const values = table.give(rows);
        frame[rowSlot] = rows?.length === 1 ? rows[0] : undefined;
        for (let i = 0; i < slots.length; i += 1) frame[slots[i]!] = values[i];
      } };
    }
    const bracket = definition.bracket && compileBracket(definition.bracket, names);
    const compiled = bracket ? { kind: 'number' as const, choices: undefined, ...bracket } : compileExpression(definition.formula!, names);
    sameMeasure(unit, compiled.unit);
    const b = definition.bracket;
    const sources = b ? [b.of, ...b.steps.flatMap((s) => [s.upTo, s.below, s.value]).filter((x) => typeof x === 'string')] : [definition.formula!];
    const slot = add(id, { kind: compiled.kind, unit: unit ?? compiled.unit ?? '', choices: compiled.choices }, undefined, restOf(sources));
    return { definition, names: [id], slots: [slot], uses: usedBy(sources), ...(bracket && { bracket }), run: (frame) => {
      frame[slot] = compiled.run(frame);
    } };
  }));

  const conditions: CompiledCondition[] = [];
  const unused = (taken: readonly { id: string }[], id: string): void => {
    if (taken.some((one) => one.id === id)) throw nameTwice(id, `${file.id}/${version.version}/${id}`);
  };
  const required = compileRequirement(version.require, (definition) => inPart(definition, () => {
    unused(conditions.map((c) => c.definition), definition.id);
    const test = compileExpression(definition.when, names);
    if (test.kind !== 'truth') throw new Problem('RULE_TYPE_MISMATCH', { zh: `“${definition.when}”不是条件`, en: `"${definition.when}" is no condition`, remedy: { zh: '写成比较式', en: 'Write a comparison' } });
    return { index: conditions.push({ definition, test, uses: namesIn(test.expression) }) - 1, run: test.run };
  }));

  const gives = version.gives.map((gift, i) => inPart(gift, () => {
    unused(version.gives.slice(0, i), gift.id);
    const test = compileExpression(gift.formula, names);
    sameMeasure(gift.unit, test.unit);
    return { id: gift.id, test, always: gift.always, finish: finisher(gift.round) };
  }));
  return {
    file, version, names, blank, steps, conditions, requirement: required, gives,
    verdict: rememberVerdicts(required, conditions.map((c) => c.definition.id)),
    frameSize: blank.length,
    factSlots,
    asks: factSlots.map((f) => f.definition).filter((d) => d.id !== 'on'),
    restsOn: (name) => rests.get(name) ?? new Set(),
  };
}

/** A measure that is said to be another one of its own kind (元 called 万元) or of another kind (money called people) is a slip. */
const MEASURES = [['分钱', '元', '千元', '万元', '百万元', '亿元'], ['美元', '万美元', '亿美元'], ['日', '月', '年'], ['人'], ['平方米', '亩', '公顷']];

function sameMeasure(said: string | undefined, worked: string | undefined): void {
  if (said === undefined || worked === undefined || said === worked || ![said, worked].every((unit) => MEASURES.some((units) => units.includes(unit)))) return;
  throw new Problem('RULE_UNIT_MISMATCH', {
    zh: `算出来的单位是${worked}，写的却是${said}`, en: `It comes to ${worked}, but is said to be ${said}`, remedy: { zh: '改正单位，或在算式里换算', en: 'Correct the unit, or convert in the formula' },
  });
}

function nameTwice(id: string, field: string): Problem {
  return new Problem('RULE_NAME_TWICE', { zh: `名称 ${id} 重复`, en: `The name ${id} is used twice`, where: { field }, remedy: { zh: '换一个名称', en: 'Use another name' } });
}

function finisher(round: RuleVersion['gives'][number]['round']): (value: Value) => Value {
  if (!round) return (value) => value;
  const whole = round.mode === 'FLOOR' ? floorOf : halfUp;
  // Steps like 0.01 are divided by their inverse: 0.1 × 3 is not 0.3, 3 ÷ 10 is.
  const inverse = Math.round(1 / round.to);
  return (value) => (typeof value !== 'number' || Number.isNaN(value) ? value : round.to < 1 ? whole(value * inverse) / inverse : whole(value / round.to) * round.to);
}

/** Facts of the dictionary that the version names anywhere; `on` always. What cannot be parsed is reported where it is compiled. */
function usedFacts(version: RuleVersion, dictionary: ReadonlyMap<string, FactDefinition>): FactDefinition[] {
  const sources: string[] = version.gives.map((g) => g.formula);
  for (const l of version.let) {
    if (l.formula) sources.push(l.formula);
    if (l.table) sources.push(...l.table.inputs);
    if (l.bracket) sources.push(l.bracket.of, ...l.bracket.steps.flatMap((s) => [s.upTo, s.below, s.value]).filter((x) => typeof x === 'string'));
  }
  const walk = (node: Requirement): void => {
    if ('when' in node) sources.push(node.when);
    else if ('not' in node) walk(node.not);
    else ('all' in node ? node.all : 'any' in node ? node.any : node.of).forEach(walk);
  };
  if (version.require) walk(version.require);
  const named = new Set(sources.flatMap((s) => { try { return namesIn(parseExpression(s)); } catch { return []; } }));
  return [ON, ...[...named].flatMap((id) => dictionary.get(id) ?? [])];
}
