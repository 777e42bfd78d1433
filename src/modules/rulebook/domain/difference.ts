import type { Bracket, LetDefinition, Requirement, RuleVersion, Table } from '../../../kernel/rules/contract.ts';

/** One thing that reads otherwise in the later version; null where one of them has not got it. */
export interface Difference {
  kind: 'VALIDITY' | 'SOURCE' | 'PARAMETER' | 'FORMULA' | 'STEP' | 'ROW' | 'CONDITION' | 'STRUCTURE' | 'GIFT' | 'EXAMPLE';
  /** Id of the parameter, formula, condition, gift, or the example's name. */
  part: string;
  zh: string;
  en: string;
  before: string | null;
  after: string | null;
}

interface Line {
  kind: Difference['kind'];
  part: string;
  zh: string;
  en: string;
  text: string;
}

/** What a reader of both versions would mark, in the order of the rule. Steps and rows are paired as they stand. */
export function differences(before: RuleVersion, after: RuleVersion): Difference[] {
  const old = linesOf(before);
  const now = linesOf(after);
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => pairs(old.get(key) ?? [], now.get(key) ?? []));
}

/** Lines that both have are left out; the others are paired in their order. */
function pairs(old: readonly Line[], now: readonly Line[]): Difference[] {
  const gone = without(old, now);
  const come = without(now, old);
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, i) => {
    const { kind, part, zh, en } = (come[i] ?? gone[i])!;
    return { kind, part, zh, en, before: gone[i]?.text ?? null, after: come[i]?.text ?? null };
  });
}

function without(lines: readonly Line[], others: readonly Line[]): Line[] {
  const left = others.map((l) => l.text);
  return lines.filter(({ text }) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Everything a version says, as lines under a key that stays the same from version to version. */
function linesOf(v: RuleVersion): Map<string, Line[]> {
  const lines = new Map<string, Line[]>();
  const add = (kind: Line['kind'], part: string, words: { zh: string; en: string }, text: string): void => {
    const key = `${kind} ${part}`;
    lines.set(key, [...(lines.get(key) ?? []), { kind, part, zh: words.zh, en: words.en, text }]);
  };
  add('VALIDITY', 'from', { zh: '生效日期', en: 'First day' }, v.from);
  add('VALIDITY', 'to', { zh: '失效日期', en: 'Last day' }, v.to ?? '—');
  add('VALIDITY', 'regions', { zh: '适用地区', en: 'Regions' }, v.regions.join(' '));
  add('SOURCE', 'source', { zh: '依据', en: 'Source' }, [v.source.zh, v.source.number, v.source.clause, v.source.date].filter(Boolean).join(' '));
  for (const p of v.parameters) add('PARAMETER', p.id, p, `${p.value ?? '—'} ${p.unit ?? ''}`.trim());
  for (const l of v.let) addLet(l, (kind, text) => add(kind, l.id, l, text));
  if (v.require) {
    add('STRUCTURE', 'require', { zh: '条件的组合', en: 'How conditions combine' }, shapeOf(v.require));
    for (const c of conditionsOf(v.require)) add('CONDITION', c.id, c, `${c.zh}〔${c.when}〕${c.clause ?? ''}`);
  }
  for (const g of v.gives) add('GIFT', g.id, g, `${g.formula}${g.round ? ` ${g.round.mode} ${g.round.to}` : ''}${g.always ? ' *' : ''}`);
  for (const e of v.examples) {
    const told = { zh: e.name, en: e.name };
    add('EXAMPLE', e.name, told, `${e.on} → ${e.expect.answer} ${sorted(e.expect.gives ?? {})} ${e.expect.failing?.join(' ') ?? ''}`.trim());
    // One line a fact, so that only what was changed shows.
    for (const [fact, value] of Object.entries(e.facts)) add('EXAMPLE', e.name, told, `${fact} = ${value}`);
  }
  return lines;
}

function addLet({ formula, bracket, table }: LetDefinition, add: (kind: Line['kind'], text: string) => void): void {
  if (formula !== undefined) add('FORMULA', formula);
  if (bracket) {
    add('FORMULA', `${bracket.of} (${bracket.mode})`);
    for (const step of bracket.steps) add('STEP', stepText(step));
  }
  if (table) {
    add('FORMULA', `${table.inputs.join(', ')} (${table.hit})`);
    for (const row of table.rows) add('ROW', rowText(row));
    if (table.otherwise !== undefined) add('ROW', `… → ${[table.otherwise].flat().join(', ')}`);
  }
}

const stepText = ({ upTo, below, value }: Bracket['steps'][number]): string => `${upTo !== undefined ? `≤ ${upTo}` : below !== undefined ? `< ${below}` : '…'} → ${value}`;
const rowText = ({ when, gives }: Table['rows'][number]): string => `${when.join(' | ')} → ${[gives].flat().join(', ')}`;

type Leaf = Extract<Requirement, { when: string }>;

/** The conditions of a requirement, in the order in which they are written. */
function conditionsOf(node: Requirement): Leaf[] {
  if ('when' in node) return [node];
  if ('not' in node) return conditionsOf(node.not);
  return ('all' in node ? node.all : 'any' in node ? node.any : node.of).flatMap(conditionsOf);
}

function shapeOf(node: Requirement): string {
  if ('when' in node) return node.id;
  if ('not' in node) return `not(${shapeOf(node.not)})`;
  const [word, parts] = 'all' in node ? ['all', node.all] as const : 'any' in node ? ['any', node.any] as const : [`${node.atLeast} of`, node.of] as const;
  return `${word}(${parts.map(shapeOf).join(', ')})`;
}

/** The order of keys says nothing. */
const sorted = (values: Readonly<Record<string, unknown>>): string => Object.keys(values).sort().map((k) => `${k}=${String(values[k])}`).join(' ');
