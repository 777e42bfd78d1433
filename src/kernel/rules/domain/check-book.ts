import type { CompiledRule } from './compile-rule.ts';
import { checkTable, domainOf } from './check-table.ts';
import { evaluateRule } from './evaluate.ts';
import { explain } from './explain.ts';
import type { RuleBook } from './rule-book.ts';
import { isPossible } from './search.ts';
import { namesIn } from './syntax.ts';
import { sameNumber } from './value.ts';

/** What is wrong with a rule; WARNING where it may be meant so. */
export interface RuleFinding {
  rule: string;
  version: number;
  part: string;
  severity: 'ERROR' | 'WARNING';
  zh: string;
  en: string;
}

/**
 * Everything that can be known of a book without a case: tables that overlap, leave gaps or have dead rows, requirements
 * nobody can meet, examples that come out otherwise than they say.
 */
export function checkBook(book: RuleBook): RuleFinding[] {
  return book.versions.flatMap((rule) => [...tableFindings(rule), ...contradiction(rule), ...exampleFindings(rule)]);
}

const finding = (rule: CompiledRule, part: string, severity: RuleFinding['severity'], zh: string, en: string): RuleFinding => ({ rule: rule.file.id, version: rule.version.version, part, severity, zh, en });

function tableFindings(rule: CompiledRule): RuleFinding[] {
  const facts = new Map(rule.factSlots.map((f) => [f.definition.id, f.definition]));
  return rule.steps.flatMap(({ definition, table }) => {
    if (!table) return [];
    const domains = table.inputs.map((input) => domainOf(input.expression.kind === 'name' ? facts.get(namesIn(input.expression)[0]!) : undefined));
    return checkTable(table, domains).map(({ kind, rows, witness }) => {
      const at = witness.length > 0 ? `（${definition.table!.inputs.map((input, i) => `${input} = ${witness[i]}`).join('，')}）` : '';
      switch (kind) {
        case 'OVERLAP': return finding(rule, definition.id, 'ERROR', `第 ${rows.join('、')} 行重叠${at}`, `Rows ${rows.join(', ')} overlap ${at}`);
        case 'UNREACHABLE': return finding(rule, definition.id, 'ERROR', `第 ${rows.join('、')} 行永远用不到`, `Rows ${rows.join(', ')} can never apply`);
        case 'UNDECIDED': return finding(rule, definition.id, 'WARNING', '组合太多，重叠和缺口未能判定', 'Too many combinations: overlaps and gaps undecided');
        default: return definition.table!.otherwise !== undefined ? [] : finding(rule, definition.id, 'ERROR', `有情形没有任何一行适用${at}`, `No row applies ${at}`);
      }
    }).flat();
  });
}

function contradiction(rule: CompiledRule): RuleFinding[] {
  const [first] = rule.version.examples;
  const dates = Object.fromEntries(rule.asks.filter((d) => d.kind === 'date').map((d) => [d.id, first!.facts[d.id] ?? null]));
  const verdict = isPossible(rule, dates, first!.on);
  if (verdict.kind === 'CONTRADICTION') return [finding(rule, 'require', 'ERROR', '各项条件互相矛盾，没有任何情形能全部满足', 'The conditions contradict each other: no case can meet them')];
  return verdict.kind === 'UNDECIDED' ? [finding(rule, 'require', 'WARNING', '条件之间是否矛盾未能判定', 'Whether the conditions can be met is undecided')] : [];
}

function exampleFindings(rule: CompiledRule): RuleFinding[] {
  return rule.version.examples.flatMap(({ name, on, facts, expect }) => {
    const said = explain(evaluateRule(rule, facts, on));
    const gives = new Map(said.gives.map((g) => [g.id, g.value]));
    const wrong: [zh: string, en: string][] = [];
    if (said.answer !== expect.answer) wrong.push([`答案是 ${said.answer}，应为 ${expect.answer}`, `the answer is ${said.answer}, not ${expect.answer}`]);
    for (const [id, value] of Object.entries(expect.gives ?? {})) {
      const got = gives.get(id);
      const same = typeof value === 'number' && typeof got === 'number' ? sameNumber(value, got) : value === got;
      if (!same) wrong.push([`${id} 是 ${got}，应为 ${value}`, `${id} is ${got}, not ${value}`]);
    }
    if (expect.failing && said.because.join() !== expect.failing.join()) wrong.push([`未满足的条件是 ${said.because.join('、')}，应为 ${expect.failing.join('、')}`, `fails for ${said.because.join(', ')}, not ${expect.failing.join(', ')}`]);
    return wrong.map(([zh, en]) => finding(rule, name, 'ERROR', `例“${name}”：${zh}`, `Example "${name}": ${en}`));
  });
}
