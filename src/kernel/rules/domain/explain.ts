import type { CalendarDate } from '../../base/calendar-date.ts';
import type { CompiledRule } from './compile-rule.ts';
import type { Confidence, FactDefinition } from './definition.ts';
import { type Evaluation, givenBy } from './evaluate.ts';
import { writeValue } from './facts.ts';
import { namesIn } from './syntax.ts';
import type { Value } from './value.ts';

export type Answer = 'YES' | 'NO' | 'UNKNOWN';
export type Written = number | string | boolean | null;

export interface NamedValue {
  id: string;
  zh: string;
  en: string;
  value: Written;
  unit: string;
}

/** One condition with its answer, the values it looked at and the clause it stands in. */
export interface Leaf {
  id: string;
  answer: Answer;
  zh: string;
  en: string;
  clause: string;
  confidence: Confidence;
  values: NamedValue[];
}

/** A formula, bracket or table on the way, with what it came to; of a table also the row (counted from 1). */
export interface Working extends NamedValue {
  clause: string;
  row?: number;
}

export interface Explanation {
  rule: string;
  version: number;
  on: CalendarDate;
  answer: Answer;
  title: { zh: string; en: string };
  source: { zh: string; en: string; number?: string | undefined; clause?: string | undefined };
  /** What the rule gives; null where it cannot be said yet. */
  gives: NamedValue[];
  leaves: Leaf[];
  /** Ids of the leaves to which the answer is owed. */
  because: string[];
  /** What must be known before there is an answer. */
  missing: { id: string; zh: string; en: string; of: 'FACT' | 'PARAMETER' }[];
  workings: Working[];
}

const answerOf = (truth: boolean | undefined): Answer => (truth === undefined ? 'UNKNOWN' : truth ? 'YES' : 'NO');

/** Everything a person, a form or an auditor wants to know of an evaluation. */
export function explain(evaluation: Evaluation): Explanation {
  const { rule, on, truth, truths, frame } = evaluation;
  const { file, version } = rule;
  const named = namesOf(rule);
  const show = (id: string): NamedValue => {
    const { zh, en, kind, unit } = named.get(id)!;
    return { id, zh, en, unit, value: write(frame[rule.names.get(id)!.slot], kind) };
  };
  const clauseOf = (clause: string | undefined): string => clause ?? version.source.clause ?? '';
  const because = rule.requirement.because(truths);
  const gives = givenBy(evaluation);
  const open = Object.values(gives).includes(undefined);
  return {
    rule: file.id, version: version.version, on, answer: answerOf(truth), title: file.title,
    source: { zh: version.source.zh, en: version.source.en, number: version.source.number, clause: version.source.clause },
    gives: version.gives.filter((g) => g.id in gives).map(({ id, zh, en, unit }, i) => ({ id, zh, en, unit: unit ?? rule.gives[i]!.test.unit ?? '', value: write(gives[id], 'number') })),
    leaves: rule.conditions.map(({ definition: { id, zh, en, clause, confidence }, uses }, i) => ({
      id, zh, en, answer: answerOf(truths[i]), clause: clauseOf(clause), confidence: confidence ?? version.confidence, values: uses.map(show),
    })),
    because: because.map((i) => rule.conditions[i]!.definition.id),
    missing: truth === undefined || open ? missingOf(evaluation, truth === undefined ? because.flatMap((i) => rule.conditions[i]!.uses) : openGifts(evaluation)) : [],
    workings: rule.steps.flatMap(({ definition, slots, table }) => {
      const rows = table?.fitting(frame);
      return slots.map((slot, i): Working => ({
        id: slots.length === 1 ? definition.id : `${definition.id}.${table!.outputs[i]!.id}`, zh: definition.zh, en: definition.en, unit: definition.table?.units?.[i] ?? definition.unit ?? '',
        value: write(frame[slot], table?.outputs[i]?.kind ?? rule.names.get(definition.id)?.kind ?? 'number'),
        clause: clauseOf((rows?.length === 1 ? definition.table!.rows[rows[0]!]!.clause : undefined) ?? definition.clause), ...(rows?.length === 1 && { row: rows[0]! + 1 }),
      }));
    }),
  };
}

/** NaN has no place in JSON; "cannot be computed" is written in words. */
const write = (value: Value, kind: FactDefinition['kind']): Written => (typeof value === 'number' && Number.isNaN(value) ? 'NOT_COMPUTABLE' : writeValue(value, kind));

/** Names used by what is given but not yet known. */
function openGifts({ rule, frame }: Evaluation): string[] {
  return rule.gives.filter(({ test }) => test.run(frame) === undefined).flatMap(({ test }) => namesIn(test.expression));
}

function missingOf({ rule, frame }: Evaluation, names: readonly string[]): Explanation['missing'] {
  const named = namesOf(rule);
  const wanted = new Set(names.flatMap((name) => [...rule.restsOn(name)]));
  return [...wanted].filter((id) => frame[rule.names.get(id)!.slot] === undefined).map((id) => {
    const { zh, en } = named.get(id)!;
    return { id, zh, en, of: rule.version.parameters.some((p) => p.id === id) ? 'PARAMETER' : 'FACT' };
  });
}

interface Name {
  zh: string;
  en: string;
  kind: FactDefinition['kind'];
  unit: string;
}

const remembered = new WeakMap<CompiledRule, ReadonlyMap<string, Name>>();

function namesOf(rule: CompiledRule): ReadonlyMap<string, Name> {
  const known = remembered.get(rule);
  if (known) return known;
  const words = new Map<string, { zh: string; en: string }>();
  for (const { definition } of rule.factSlots) words.set(definition.id, definition);
  for (const p of rule.version.parameters) words.set(p.id, p);
  for (const { definition, table } of rule.steps) {
    words.set(definition.id, definition);
    for (const output of table?.outputs ?? []) words.set(`${definition.id}.${output.id}`, definition);
  }
  const names = new Map([...rule.names].map(([id, { kind, unit }]) => [id, { zh: words.get(id)!.zh, en: words.get(id)!.en, kind, unit }]));
  remembered.set(rule, names);
  return names;
}
