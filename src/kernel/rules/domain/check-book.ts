import type { CompiledRule } from './compile-rule.ts';
import { checkTable, type Domain, domainOf, type TableFinding } from './check-table.ts';
import type { CompiledTable } from './decision-table.ts';
import type { FactDefinition, LetDefinition } from './definition.ts';
import { evaluateRule } from './evaluate.ts';
import type { Part } from './requirement.ts';
import type { RuleBook } from './rule-book.ts';
import { isPossible } from './search.ts';
import { namesIn } from './syntax.ts';
import { type Mismatch, mismatchesOf } from './vectors.ts';

/** What is wrong with a rule; WARNING where it may be meant so. */
export interface RuleFinding {
  /** File of the pack, where the rule came from one. */
  file?: string;
  rule: string;
  version: number;
  /** Id of the formula, condition or parameter, or the name of an example. */
  part: string;
  /** Clause the part stands in; that of the version where it has none of its own. */
  clause?: string;
  /** Rows of a table, or steps of a bracket, counted from 1. */
  rows?: number[];
  severity: 'ERROR' | 'WARNING';
  zh: string;
  en: string;
}

/**
 * Everything that can be known of a book without a case: tables that overlap, leave gaps or have dead rows, brackets out of
 * order, requirements or parts of them nobody can meet, examples that come out otherwise than they say.
 */
export function checkBook(book: RuleBook): RuleFinding[] {
  return book.versions.flatMap((rule) => {
    const file = book.files?.get(rule.file.id);
    return [...soundness(rule), ...exampleFindings(rule, book.facts)].map((found) => ({ ...(file !== undefined && { file }), ...found }));
  });
}

/** As `checkBook`, without the examples: what is wrong with a version whatever it is asked. */
export function soundness(rule: CompiledRule): RuleFinding[] {
  return [...tableFindings(rule), ...bracketFindings(rule), ...contradictions(rule)];
}

interface Place {
  part: string;
  clause?: string | undefined;
  rows?: number[];
}

function finding(rule: CompiledRule, { part, clause = rule.version.source.clause, rows }: Place, severity: RuleFinding['severity'], zh: string, en: string): RuleFinding {
  return { rule: rule.file.id, version: rule.version.version, part, ...(clause !== undefined && { clause }), ...(rows && rows.length > 0 && { rows }), severity, zh, en };
}

function tableFindings(rule: CompiledRule): RuleFinding[] {
  return rule.steps.flatMap(({ definition, table }) => {
    if (!table) return [];
    return checkTable(table, domainsOf(rule, table)).flatMap((found) => tableFinding(rule, definition, found));
  });
}

function tableFinding(rule: CompiledRule, { id, clause, table }: LetDefinition, { kind, rows, witness }: TableFinding): RuleFinding[] {
  const at = witness.length > 0 ? `（${table!.inputs.map((input, i) => `${input} = ${witness[i]}`).join('，')}）` : '';
  // The clause of the row, where all that are named stand in one.
  const own = [...new Set(rows.map((r) => table!.rows[r - 1]!.clause ?? clause))];
  const place: Place = { part: id, rows, clause: own.length === 1 ? own[0] : clause };
  switch (kind) {
    case 'OVERLAP': return [finding(rule, place, 'ERROR', `第 ${rows.join('、')} 行重叠${at}`, `Rows ${rows.join(', ')} overlap ${at}`)];
    case 'UNREACHABLE': return [finding(rule, place, 'ERROR', `第 ${rows.join('、')} 行永远用不到`, `Rows ${rows.join(', ')} can never apply`)];
    case 'UNDECIDED': return [finding(rule, place, 'WARNING', '组合太多，重叠和缺口未能判定', 'Too many combinations: overlaps and gaps undecided')];
    default: return table!.otherwise !== undefined ? [] : [finding(rule, place, 'ERROR', `有情形没有任何一行适用${at}`, `No row applies ${at}`)];
  }
}

function domainsOf(rule: CompiledRule, { inputs }: CompiledTable): Domain[] {
  const facts = new Map(rule.factSlots.map((f) => [f.definition.id, f.definition]));
  return inputs.map(({ expression, kind, choices }) => {
    const fact = expression.kind === 'name' ? facts.get(namesIn(expression)[0]!) : undefined;
    if (fact) return domainOf(fact);
    return kind === 'truth' ? { choices: [true, false] } : kind === 'text' ? { choices } : {};
  });
}

/** Bounds that are parameters must rise, too; a step beyond all the fact can be is dead. */
function bracketFindings(rule: CompiledRule): RuleFinding[] {
  return rule.steps.flatMap(({ definition, bracket }) => {
    if (!bracket) return [];
    const { id, clause } = definition;
    const fact = bracket.of.expression.kind === 'name' ? rule.factSlots.find((f) => f.definition.id === namesIn(bracket.of.expression)[0])?.definition : undefined;
    const bounds = bracket.bounds.map((bound) => bound(rule.blank) as number | undefined);
    const found: RuleFinding[] = [];
    for (const [i, bound] of bounds.entries()) {
      const before = bounds.slice(0, i).findLast((b) => b !== undefined);
      if (bound === undefined) continue;
      const place = { part: id, clause, rows: [i + 1] };
      if (before !== undefined && bound <= before) found.push(finding(rule, place, 'ERROR', `第 ${i + 1} 档的上限 ${bound} 不高于前一档的 ${before}`, `The bound ${bound} of step ${i + 1} is not above ${before} of the one before`));
      else if (beyond(fact, before, bound, definition.bracket!.steps[i]!.below !== undefined)) found.push(finding(rule, place, 'ERROR', `第 ${i + 1} 档永远用不到：${fact!.zh}不会在这一档`, `Step ${i + 1} can never apply: ${fact!.en} is never in it`));
    }
    const last = bounds.at(-1);
    if (last !== undefined && fact?.max !== undefined && last >= fact.max) found.push(finding(rule, { part: id, clause, rows: [bounds.length + 1] }, 'ERROR', `最后一档永远用不到：${fact.zh}最多 ${fact.max}`, `The last step can never apply: ${fact.en} is at most ${fact.max}`));
    return found;
  });
}

const beyond = (fact: FactDefinition | undefined, from: number | undefined, to: number, below: boolean): boolean =>
  (fact?.min !== undefined && (to < fact.min || (below && to === fact.min))) || (fact?.max !== undefined && from !== undefined && from >= fact.max);

/** Alternatives and single conditions nobody can meet are as dead as a whole requirement; the innermost ones are named. */
function contradictions(rule: CompiledRule): RuleFinding[] {
  const on = rule.version.examples[0]!.on;
  const whole = isPossible(rule, {}, on);
  // Parts that one case meets together need no search of their own.
  const truths = whole.kind === 'POSSIBLE' ? evaluateRule(rule, whole.witness, on).truths : [];
  const dead: Part[] = [];
  for (const part of rule.requirement.parts.slice(0, -1)) {
    if (part.decide(truths) === true || dead.some((inner) => inner.leaves.every((leaf) => part.leaves.includes(leaf)))) continue;
    if (isPossible(rule, {}, on, undefined, [part]).kind === 'CONTRADICTION') dead.push(part);
  }
  const found = dead.map((part) => {
    const leaves = part.leaves.map((leaf) => rule.conditions[leaf]!.definition);
    const ids = leaves.map((leaf) => leaf.id).join('、');
    const [zh, en] = leaves.length === 1 ? ['这一条件任何情形都不能满足', 'No case can meet this condition'] : [`这几项条件互相矛盾：${ids}`, `These conditions contradict each other: ${ids}`];
    return finding(rule, { part: leaves[0]?.id ?? 'require', clause: leaves[0]?.clause }, 'ERROR', zh, en);
  });
  if (whole.kind === 'CONTRADICTION') found.unshift(finding(rule, { part: 'require' }, 'ERROR', '各项条件互相矛盾，没有任何情形能全部满足', 'The conditions contradict each other: no case can meet them'));
  if (whole.kind === 'UNDECIDED') found.unshift(finding(rule, { part: 'require' }, 'WARNING', '条件之间是否矛盾未能判定', 'Whether the conditions can be met is undecided'));
  return found;
}

function exampleFindings(rule: CompiledRule, facts: ReadonlyMap<string, FactDefinition>): RuleFinding[] {
  const list = (value: Mismatch['got']): string => (Array.isArray(value) ? value.join('、') : String(value));
  return rule.version.examples.flatMap((example) => {
    const place = { part: example.name, clause: example.source };
    const strange = Object.keys(example.facts).filter((id) => !facts.has(id));
    if (strange.length > 0) return [finding(rule, place, 'ERROR', `例“${example.name}”：没有名为 ${strange.join('、')} 的事项`, `Example "${example.name}": no fact is named ${strange.join(', ')}`)];
    return mismatchesOf(rule, example).map(({ part, expected, got }) => {
      const [zh, en] = { answer: ['答案', 'the answer'], failing: ['未满足的条件', 'what fails'] }[part] ?? [part, part];
      return finding(rule, place, 'ERROR', `例“${example.name}”：${zh}是 ${list(got)}，应为 ${list(expected)}`, `Example "${example.name}": ${en} is ${list(got)}, not ${list(expected)}`);
    });
  });
}
