import { Problem, type ProblemDetail } from '../../../kernel/base/problem.ts';
import { checkBook, type RuleFinding } from '../../../kernel/rules/domain/check-book.ts';
import type { RuleFile, RuleVersion } from '../../../kernel/rules/domain/definition.ts';
import { createRuleBook, type RuleBook } from '../../../kernel/rules/domain/rule-book.ts';
import { leversOf, type Setting, setLever } from './levers.ts';

/** One lever of one rule version set to something else. */
export interface Change {
  rule: string;
  version: number;
  path: string;
  to: Setting;
}

export interface AppliedScenario {
  /** The book with the changed rules in place of the present ones. */
  book: RuleBook;
  changed: readonly RuleFile[];
  /** Examples of the changed versions that come out otherwise than the rule says: expected, and worth a look. */
  movedExamples: { rule: string; version: number; example: string; zh: string; en: string }[];
  /** What the check of the book says now and did not before, and does not forbid. */
  warnings: { rule: string; zh: string; en: string }[];
}

/**
 * Puts changes into a rule book, as if the document said so, and checks what came out as every rule is checked on load.
 *
 * @throws Problem SANDBOX_RULE_UNKNOWN, SANDBOX_LEVER_UNKNOWN, SANDBOX_CHANGE_TWICE, SANDBOX_VALUE_UNFIT, SANDBOX_RULE_BROKEN; `where.field` is `rule/version/path`
 */
export function applyScenario(base: RuleBook, changes: readonly Change[]): AppliedScenario {
  const files = new Map<string, RuleFile>();
  const seen = new Set<string>();
  for (const change of changes) {
    const field = fieldOf(change);
    if (seen.has(field)) throw problem('SANDBOX_CHANGE_TWICE', field, '同一处改了两次', 'This place is changed twice', '只保留一处', 'Keep one of them');
    seen.add(field);
    const file = files.get(change.rule) ?? base.rules.find((r) => r.id === change.rule);
    const version = file?.versions.find((v) => v.version === change.version);
    if (!file || !version) {
      const known = file ? file.versions.map((v) => String(v.version)) : base.rules.map((r) => r.id);
      throw problem('SANDBOX_RULE_UNKNOWN', field, file ? `规则 ${change.rule} 没有第 ${change.version} 版` : `没有规则 ${change.rule}`, file ? `${change.rule} has no version ${change.version}` : `No rule ${change.rule}`, `可选：${known.join('、')}`, `Choose from: ${known.join(', ')}`);
    }
    files.set(change.rule, { ...file, versions: file.versions.map((v) => (v === version ? changedVersion(v, change, field) : v)) });
  }
  // A rule whose every lever was set to what it is stays the very object it was: nothing is judged anew.
  const changed = [...files.values()].filter((f) => JSON.stringify(f) !== JSON.stringify(base.rules.find((r) => r.id === f.id)));
  if (changed.length === 0) return { book: base, changed, movedExamples: [], warnings: [] };
  const { book, own } = withFiles(base, changed, changes);
  const fresh = checkBook(own).filter((f) => !knownFindings(base, f.rule).has(keyOf(f)));
  const isExample = (f: RuleFinding): boolean => book.rules.some((r) => r.id === f.rule && r.versions.some((v) => v.version === f.version && v.examples.some((e) => e.name === f.part)));
  const broken = fresh.filter((f) => f.severity === 'ERROR' && !isExample(f));
  if (broken.length > 0) {
    const details = broken.map((f): ProblemDetail => ({ code: 'SANDBOX_RULE_BROKEN', zh: f.zh, en: f.en, where: { field: `${f.rule}/${f.version}/${f.part}` } }));
    throw new Problem('SANDBOX_RULE_BROKEN', { zh: `改动后规则不成立：${broken.map((f) => f.zh).join('；')}`, en: `The rule does not hold together after the change: ${broken.map((f) => f.en).join('; ')}`, details, where: details[0]!.where!, remedy: { zh: '相邻的分档或条件要一并调整', en: 'Move the neighbouring steps or conditions with it' } });
  }
  return {
    book, changed,
    movedExamples: fresh.filter(isExample).map((f) => ({ rule: f.rule, version: f.version, example: f.part, zh: f.zh, en: f.en })),
    warnings: fresh.filter((f) => f.severity === 'WARNING').map((f) => ({ rule: f.rule, zh: f.zh, en: f.en })),
  };
}

function changedVersion(version: RuleVersion, change: Change, field: string): RuleVersion {
  const lever = leversOf(version).find((l) => l.path === change.path);
  if (!lever) {
    const near = leversOf(version).map((l) => l.path);
    throw problem('SANDBOX_LEVER_UNKNOWN', field, `第 ${version.version} 版没有 ${change.path} 这一处`, `Version ${version.version} has no ${change.path}`, `可改之处：${near.slice(0, 30).join('、')}`, `What can be changed: ${near.slice(0, 30).join(', ')}`);
  }
  const { to } = change;
  const numeric = lever.kind === 'PARAMETER' || lever.kind === 'BOUND' || lever.kind === 'VALUE' || lever.kind === 'NUMBER' || (lever.kind === 'RESULT' && lever.value !== null);
  const fits = to === null ? lever.kind === 'PARAMETER' : numeric ? typeof to === 'number' && Number.isFinite(to) : true;
  if (!fits) throw problem('SANDBOX_VALUE_UNFIT', field, `“${lever.zh}”应为数，得到 ${JSON.stringify(to)}`, `"${lever.en}" takes a number, got ${JSON.stringify(to)}`, lever.percent ? '5% 写作 0.05' : '填写一个数', lever.percent ? 'Write 5 % as 0.05' : 'Give a number');
  return setLever(version, change.path, to)!;
}

/** The book with the changed rules compiled and the others as they are; faults name the place that was changed. */
function withFiles(base: RuleBook, changed: readonly RuleFile[], changes: readonly Change[]): { book: RuleBook; own: RuleBook } {
  let own: RuleBook;
  try {
    own = createRuleBook([...base.facts.values()], changed);
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    const at = changes.find((c) => cause.where?.field?.startsWith(`${c.rule}/${c.version}`)) ?? changes[0]!;
    throw new Problem('SANDBOX_RULE_BROKEN', { zh: `改动后规则不成立：${cause.zh}`, en: `The rule does not hold together after the change: ${cause.en}`, where: { ...cause.where, field: fieldOf(at) }, ...(cause.remedy && { remedy: cause.remedy }), cause });
  }
  const has = (id: string): boolean => changed.some((f) => f.id === id);
  const of = (id: string): RuleBook => (has(id) ? own : base);
  const book: RuleBook = {
    ...base,
    rules: base.rules.map((r) => changed.find((f) => f.id === r.id) ?? r),
    versions: [...base.versions.filter((v) => !has(v.file.id)), ...own.versions],
    find: (id, on, region) => of(id).find(id, on, region),
    inForce: (id, on, region) => of(id).inForce(id, on, region),
    versionsOn: (id, on) => of(id).versionsOn(id, on),
    evaluate: (id, facts, on, region) => of(id).evaluate(id, facts, on, region),
  };
  return { book, own };
}

const findings = new WeakMap<RuleFile, ReadonlySet<string>>();

/** What the check says of a rule as it stands; a slider asks for it at every step. */
function knownFindings(base: RuleBook, id: string): ReadonlySet<string> {
  const file = base.rules.find((r) => r.id === id)!;
  let known = findings.get(file);
  if (!known) {
    known = new Set(checkBook({ ...base, rules: [file], versions: base.versions.filter((v) => v.file.id === id) }).map(keyOf));
    findings.set(file, known);
  }
  return known;
}

const keyOf = (f: RuleFinding): string => `${f.rule}/${f.version}/${f.part}/${f.severity}/${f.zh}`;
const fieldOf = (change: Change): string => `${change.rule}/${change.version}/${change.path}`;

function problem(code: string, field: string, zh: string, en: string, remedyZh: string, remedyEn: string): Problem {
  return new Problem(code, { zh, en, where: { field }, remedy: { zh: remedyZh, en: remedyEn } });
}
