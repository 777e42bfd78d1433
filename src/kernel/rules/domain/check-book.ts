import type { CompiledRule } from './compile-rule.ts';
import { checkTable, domainOf } from './check-table.ts';
import type { RuleBook } from './rule-book.ts';
import { isPossible } from './search.ts';
import { namesIn } from './syntax.ts';
import { type Mismatch, mismatchesOf } from './vectors.ts';

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
  const verdict = isPossible(rule, {}, rule.version.examples[0]!.on);
  if (verdict.kind === 'CONTRADICTION') return [finding(rule, 'require', 'ERROR', '各项条件互相矛盾，没有任何情形能全部满足', 'The conditions contradict each other: no case can meet them')];
  return verdict.kind === 'UNDECIDED' ? [finding(rule, 'require', 'WARNING', '条件之间是否矛盾未能判定', 'Whether the conditions can be met is undecided')] : [];
}

function exampleFindings(rule: CompiledRule): RuleFinding[] {
  const list = (value: Mismatch['got']): string => (Array.isArray(value) ? value.join('、') : String(value));
  return rule.version.examples.flatMap((example) => mismatchesOf(rule, example).map(({ part, expected, got }) => {
    const [zh, en] = { answer: ['答案', 'the answer'], failing: ['未满足的条件', 'what fails'] }[part] ?? [part, part];
    return finding(rule, example.name, 'ERROR', `例“${example.name}”：${zh}是 ${list(got)}，应为 ${list(expected)}`, `Example "${example.name}": ${en} is ${list(got)}, not ${list(expected)}`);
  }));
}
