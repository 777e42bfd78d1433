import type { Condition, LetDefinition, Requirement, RuleVersion } from '../../../kernel/rules/contract.ts';

/** What one side of a condition can be: a fact, a parameter or a formula of the version. */
export interface Term {
  id: string;
  zh: string;
  en: string;
  kind: 'number' | 'truth' | 'text' | 'date';
  unit: string;
  /** Of a text: what it can be. */
  choices?: readonly { value: string; zh: string; en: string }[] | undefined;
}

export const comparisons = ['>=', '>', '<=', '<', '=', '!='] as const;
export type Sign = (typeof comparisons)[number];

/** A comparison as somebody chooses it from lists: the term, a sign, and a value, a day, choices, or another term of the version. */
export type Comparison =
  | { kind: 'number'; sign: Sign; value: number; /** 5 stands for 5 %. */ percent?: boolean }
  | { kind: 'term'; sign: Sign; other: string }
  | { kind: 'truth'; holds: boolean }
  | { kind: 'text'; among: readonly string[]; except?: boolean }
  | { kind: 'date'; sign: Sign; day: string };

/** The expression as the rule file has it. */
export function expressionOf(term: string, comparison: Comparison): string {
  switch (comparison.kind) {
    case 'number': return `${term} ${comparison.sign} ${plain(comparison.value)}${comparison.percent ? '%' : ''}`;
    case 'term': return `${term} ${comparison.sign} ${comparison.other}`;
    case 'truth': return comparison.holds ? term : `not ${term}`;
    case 'date': return `${term} ${comparison.sign} date('${comparison.day}')`;
    case 'text': {
      const [only, ...more] = comparison.among;
      const words = more.length > 0 ? `${term} in (${comparison.among.map((c) => `'${c}'`).join(', ')})` : `${term} = '${only ?? ''}'`;
      return comparison.except ? `not ${words}` : words;
    }
  }
}

/** Expressions know no exponents and no sign on a number that stands alone. */
const plain = (value: number): string => (value < 0 ? `0 - ${plain(-value)}` : value.toFixed(8).replace(/\.?0+$/, ''));

const SIGNS: Readonly<Record<Sign, readonly [zh: string, en: string]>> = {
  '>=': ['不低于', 'at least'], '>': ['超过', 'more than'], '<=': ['不超过', 'at most'], '<': ['低于', 'less than'], '=': ['等于', 'exactly'], '!=': ['不等于', 'other than'],
};

/** A sentence to begin with, in both languages; the author words it as the document does. */
export function sentenceOf(term: Term, comparison: Comparison, terms: readonly Term[]): { zh: string; en: string } {
  const named = (id: string): Term => terms.find((t) => t.id === id) ?? { ...term, id, zh: id, en: id };
  switch (comparison.kind) {
    case 'truth': return { zh: `${comparison.holds ? '' : '不属于：'}${term.zh}`, en: `${comparison.holds ? '' : 'Not: '}${term.en}` };
    case 'text': {
      const chosen = comparison.among.map((value) => term.choices?.find((c) => c.value === value) ?? { value, zh: value, en: value });
      return { zh: `${term.zh}${comparison.except ? '不' : ''}属于${chosen.map((c) => c.zh).join('、')}`, en: `${term.en}: ${comparison.except ? 'none of ' : ''}${chosen.map((c) => c.en).join(', ')}` };
    }
    default: {
      const [zh, en] = SIGNS[comparison.sign];
      const [right, rightEn] = comparison.kind === 'term' ? [named(comparison.other).zh, named(comparison.other).en] : comparison.kind === 'date' ? [comparison.day, comparison.day] : [amount(comparison, term), amount(comparison, term)];
      return { zh: `${term.zh}${zh}${right}`, en: `${term.en} ${en} ${rightEn}` };
    }
  }
}

const amount = ({ value, percent }: Extract<Comparison, { kind: 'number' }>, { unit }: Term): string => `${value}${percent ? '%' : unit}`;

/** Where a part of a requirement stands: the places to go down from the top. */
export type Place = readonly number[];

/**
 * Puts a condition at the end of the group at a place. Where there is none yet it becomes the first; a condition that stood
 * alone is joined by "all".
 */
export function withCondition(node: Requirement | undefined, place: Place, condition: Condition): Requirement {
  if (!node) return { all: [condition] };
  if ('when' in node) return { all: [node, condition] };
  const [next, ...rest] = place;
  if (next !== undefined) return put(node, partsOf(node).map((part, i) => (i === next ? withCondition(part, rest, condition) : part)));
  return 'not' in node ? { not: withCondition(node.not, [], condition) } : put(node, [...partsOf(node), condition]);
}

/** Takes out what stands at a place; a group that is left empty goes with it. Undefined when nothing is left. */
export function withoutPart(node: Requirement, place: Place): Requirement | undefined {
  const [next, ...rest] = place;
  if (next === undefined || 'when' in node) return undefined;
  const parts = partsOf(node).flatMap((part, i) => (i === next ? (withoutPart(part, rest) ?? []) : part));
  return parts.length === 0 ? undefined : put(node, parts);
}

function partsOf(node: Exclude<Requirement, { when: string }>): readonly Requirement[] {
  return 'not' in node ? [node.not] : 'all' in node ? node.all : 'any' in node ? node.any : node.of;
}

function put(node: Exclude<Requirement, { when: string }>, parts: Requirement[]): Requirement {
  if ('not' in node) return { not: parts[0]! };
  if ('all' in node) return { ...node, all: parts };
  // Of fewer parts no more can be asked for than there are.
  return 'any' in node ? { ...node, any: parts } : { ...node, of: parts, atLeast: Math.min(node.atLeast, parts.length) };
}

/** The version with a requirement, or without one. */
export function requiring({ require: _, ...version }: RuleVersion, node: Requirement | undefined): RuleVersion {
  return node ? { ...version, require: node } : version;
}

/** A parameter stands before what is worked out with it, a formula at the end: it may use everything above. */
export const withParameter = (version: RuleVersion, parameter: RuleVersion['parameters'][number]): RuleVersion => ({ ...version, parameters: [...version.parameters, parameter] });
export const withFormula = (version: RuleVersion, formula: LetDefinition): RuleVersion => ({ ...version, let: [...version.let, formula] });

/** Names that are taken: of facts, parameters, formulas, conditions and what is given. */
export function namesTaken(version: RuleVersion, facts: readonly { id: string }[]): ReadonlySet<string> {
  const conditions = (node: Requirement | undefined): string[] => (!node ? [] : 'when' in node ? [node.id] : partsOf(node).flatMap(conditions));
  return new Set([...facts, ...version.parameters, ...version.let, ...version.gives].map((x) => x.id).concat(conditions(version.require)));
}

/** A name like this one that nobody has. */
export function freeName(like: string, taken: ReadonlySet<string>): string {
  if (!taken.has(like)) return like;
  for (let n = 2; ; n += 1) if (!taken.has(`${like}${n}`)) return `${like}${n}`;
}
