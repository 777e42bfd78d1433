import type { Frame } from './compile-expression.ts';
import type { CompiledCondition, CompiledRule, CompiledStep } from './compile-rule.ts';
import type { Answer, Explanation, Leaf, Missing, NamedValue, Working, Written } from './explain.ts';
import { writeValue } from './facts.ts';
import type { Kind } from './functions.ts';
import { namesIn } from './syntax.ts';
import type { Truth, Value } from './value.ts';
import { frozen } from './verdict.ts';

/**
 * What can be said of a rule before a case is known. Explaining a case then only puts its values in; where a condition looks
 * at answers of yes and no alone, all it can say is made once and shared.
 */
export interface ExplainedRule extends Pick<Explanation, 'rule' | 'version' | 'title' | 'source'> {
  gives: readonly ((value: Value) => NamedValue)[];
  leaves: readonly ((truth: Truth, frame: Frame, workings: readonly Working[]) => Leaf)[];
  workings: readonly ((frame: Frame) => Working)[];
  /** For each condition and each gift what it rests on: facts, and parameters without a number. */
  conditionsRestOn: readonly (readonly Wanted[])[];
  giftsRestOn: readonly (readonly Wanted[])[];
}

export interface Wanted {
  slot: number;
  missing: Missing;
}

const remembered = new WeakMap<CompiledRule, ExplainedRule>();

export function wordsOf(rule: CompiledRule): ExplainedRule {
  let words = remembered.get(rule);
  if (!words) remembered.set(rule, (words = prepare(rule)));
  return words;
}

function prepare(rule: CompiledRule): ExplainedRule {
  const { file, version } = rule;
  const named = namesOf(rule);
  const { zh, en, number, clause } = version.source;
  const clauseOf = (own: string | undefined): string => own ?? clause ?? '';
  const wanted = new Map([...named].map(([id, { slot, zh: inZh, en: inEn }]): [string, Wanted] => [id, { slot, missing: Object.freeze({ id, zh: inZh, en: inEn, of: version.parameters.some((p) => p.id === id) ? 'PARAMETER' : 'FACT' }) }]));
  const wantedFor = (names: readonly string[]): Wanted[] => [...new Set(names.flatMap((name) => [...rule.restsOn(name)]))].map((id) => wanted.get(id)!);
  return {
    rule: file.id, version: version.version, title: Object.freeze({ ...file.title }), source: Object.freeze({ zh, en, number, clause }),
    gives: version.gives.map((g, i) => sayer(g.id, g.zh, g.en, g.unit ?? rule.gives[i]!.test.unit ?? '', rule.gives[i]!.test.kind)),
    leaves: rule.conditions.map((condition) => leafOf(condition, rule, named, clauseOf)),
    workings: rule.steps.flatMap((step) => workingsOf(step, rule, clauseOf)),
    conditionsRestOn: rule.conditions.map(({ uses }) => wantedFor(uses)),
    giftsRestOn: rule.gives.map(({ test }) => wantedFor(namesIn(test.expression))),
  };
}

interface Name {
  slot: number;
  kind: Kind;
  /** The value in words; of a working of numbers the working itself. */
  say(value: Value, workings: readonly Working[]): NamedValue;
  worked: boolean;
  zh: string;
  en: string;
}

/** A value in words; what is unknown, and yes and no of a question, are said once for all. */
function sayer(id: string, zh: string, en: string, unit: string, kind: Kind): (value: Value) => NamedValue {
  const [yes, no, open] = [true, false, null].map((value) => Object.freeze({ id, zh, en, unit, value })) as [NamedValue, NamedValue, NamedValue];
  if (kind === 'truth') return (value) => (value === undefined ? open : value === true ? yes : no);
  if (kind === 'date') return (value) => ({ id, zh, en, unit, value: write(value, kind) });
  return (value) => (value === undefined ? open : { id, zh, en, unit, value: typeof value === 'number' && value !== value ? 'NOT_COMPUTABLE' : value });
}

/** NaN has no place in JSON; "cannot be computed" is written in words. */
const write = (value: Value, kind: Kind): Written => (typeof value === 'number' && Number.isNaN(value) ? 'NOT_COMPUTABLE' : writeValue(value, kind));

function leafOf({ definition, uses }: CompiledCondition, rule: CompiledRule, named: ReadonlyMap<string, Name>, clauseOf: (own: string | undefined) => string): ExplainedRule['leaves'][number] {
  const { id, zh, en } = definition;
  const clause = clauseOf(definition.clause);
  const confidence = definition.confidence ?? rule.version.confidence;
  const used = uses.map((name) => named.get(name)!);
  if (used.length <= 4 && used.every((u) => u.kind === 'truth')) return shared(used, (answer, values) => Object.freeze({ id, zh, en, answer, clause, confidence, values: frozen(values) }));
  const [only] = used;
  if (used.length === 1) {
    const { slot, say, kind, worked } = only!;
    if (kind === 'text') return sharedByText(slot, (value, truth, workings) => Object.freeze({ id, zh, en, answer: answerOf(truth), clause, confidence, values: frozen([Object.freeze(say(value, workings))]) }));
    let open: Leaf | undefined;
    return (truth, frame, workings) => {
      const value = frame[slot];
      // What it answers follows from the one thing it looks at; a working is told with its own clause and row.
      if (value === undefined && !worked) return (open ??= Object.freeze({ id, zh, en, answer: answerOf(truth), clause, confidence, values: frozen([say(value, workings)]) }));
      return { id, zh, en, answer: answerOf(truth), clause, confidence, values: [say(value, workings)] };
    };
  }
  if (used.length === 2) {
    const [a, b] = used as [Name, Name];
    return (truth, frame, workings) => ({ id, zh, en, answer: answerOf(truth), clause, confidence, values: [a.say(frame[a.slot], workings), b.say(frame[b.slot], workings)] });
  }
  return (truth, frame, workings) => {
    // oxlint-disable-next-line unicorn/no-new-array -- as in `explain`
    const values = new Array<NamedValue>(used.length);
    for (let i = 0; i < values.length; i += 1) values[i] = used[i]!.say(frame[used[i]!.slot], workings);
    return { id, zh, en, answer: answerOf(truth), clause, confidence, values };
  };
}

/** One leaf for each way its questions can be answered. */
function shared(used: readonly Name[], make: (answer: Answer, values: NamedValue[]) => Leaf): ExplainedRule['leaves'][number] {
  const made: Leaf[] = [];
  const slots = used.map((u) => u.slot);
  if (slots.length === 1) {
    const slot = slots[0]!;
    return (truth, frame, workings) => {
      const value = frame[slot];
      const key = value === undefined ? 2 : value === true ? 1 : 0;
      return (made[key] ??= make(answerOf(truth), [Object.freeze(used[0]!.say(value, workings))]));
    };
  }
  return (truth, frame, workings) => {
    let key = 0;
    for (let i = 0; i < slots.length; i += 1) {
      const value = frame[slots[i]!];
      key = key * 3 + (value === undefined ? 2 : value === true ? 1 : 0);
    }
    // What a condition answers follows from what it looks at.
    return (made[key] ??= make(answerOf(truth), used.map(({ slot, say }) => Object.freeze(say(frame[slot], workings)))));
  };
}

/** One leaf for each choice. */
function sharedByText(slot: number, make: (value: Value, truth: Truth, workings: readonly Working[]) => Leaf): ExplainedRule['leaves'][number] {
  const made = new Map<Value, Leaf>();
  return (truth, frame, workings) => {
    const value = frame[slot];
    let leaf = made.get(value);
    if (!leaf) made.set(value, (leaf = make(value, truth, workings)));
    return leaf;
  };
}

const answerOf = (truth: Truth): Answer => (truth === undefined ? 'UNKNOWN' : truth ? 'YES' : 'NO');

function workingsOf({ definition, slots, table, rowSlot }: CompiledStep, rule: CompiledRule, clauseOf: (own: string | undefined) => string): ExplainedRule['workings'] {
  const { zh, en } = definition;
  const clause = clauseOf(definition.clause);
  return slots.map((slot, i) => {
    const id = slots.length === 1 ? definition.id : `${definition.id}.${table!.outputs[i]!.id}`;
    const unit = rule.names.get(id)!.unit;
    const kind = table?.outputs[i]?.kind ?? rule.names.get(definition.id)?.kind ?? 'number';
    if (!table && kind === 'number') {
      const open: Working = Object.freeze({ id, zh, en, unit, value: null, clause });
      return (frame): Working => {
        const value = frame[slot] as number | undefined;
        return value === undefined ? open : { id, zh, en, unit, value: value !== value ? 'NOT_COMPUTABLE' : value, clause };
      };
    }
    if (!table) return (frame): Working => ({ id, zh, en, unit, value: write(frame[slot], kind), clause });
    const clauses = definition.table!.rows.map((row) => clauseOf(row.clause ?? definition.clause));
    return (frame): Working => {
      const row = frame[rowSlot!] as number | undefined;
      const value = write(frame[slot], kind);
      return row === undefined ? { id, zh, en, unit, value, clause } : { id, zh, en, unit, value, clause: clauses[row]!, row: row + 1 };
    };
  });
}

function namesOf(rule: CompiledRule): ReadonlyMap<string, Name> {
  const words = new Map<string, { zh: string; en: string }>();
  for (const { definition } of rule.factSlots) words.set(definition.id, definition);
  for (const p of rule.version.parameters) words.set(p.id, p);
  for (const { definition, table } of rule.steps) {
    words.set(definition.id, definition);
    for (const output of table?.outputs ?? []) words.set(`${definition.id}.${output.id}`, definition);
  }
  const workings = rule.steps.flatMap((step) => step.names);
  return new Map([...rule.names].map(([id, { slot, kind, unit }]) => {
    const { zh, en } = words.get(id)!;
    const at = workings.indexOf(id);
    const worked = at >= 0 && kind === 'number';
    return [id, { slot, kind, zh, en, worked, say: worked ? (_, made) => made[at]! : sayer(id, zh, en, unit, kind) }];
  }));
}
