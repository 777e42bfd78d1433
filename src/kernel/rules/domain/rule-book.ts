import type { CalendarDate } from '../../base/calendar-date.ts';
import { Problem } from '../../base/problem.ts';
import { type CompiledRule, compileRule } from './compile-rule.ts';
import type { FactDefinition, RuleFile } from './definition.ts';
import { checkFactNames, type Evaluation, evaluateRule } from './evaluate.ts';
import type { Facts } from './facts.ts';

/**
 * A region's code, or codes from narrow to wide: city, province (`['320500', '320000']`). A city's own version goes before
 * the province's, and that before the one for the whole country, which need not be named.
 */
export type Region = string | readonly string[];

/** The rules of a zone: every version of each, found by day and region. */
export interface RuleBook {
  facts: ReadonlyMap<string, FactDefinition>;
  rules: readonly RuleFile[];
  versions: readonly CompiledRule[];
  /** File of each rule, by id, where they came from files. */
  files?: ReadonlyMap<string, string>;
  /** The version in force on a day; of the narrowest region that has one. @throws Problem RULE_UNKNOWN, RULE_NOT_IN_FORCE */
  find(id: string, on: CalendarDate, region?: Region): CompiledRule;
  /** As `find`, undefined where none is in force. */
  inForce(id: string, on: CalendarDate, region?: Region): CompiledRule | undefined;
  /** Every version in force on a day, each in its regions. @throws Problem RULE_UNKNOWN */
  versionsOn(id: string, on: CalendarDate): readonly CompiledRule[];
  /** @throws Problem RULE_FACT_UNKNOWN, RULE_FACT_INVALID and those of `find` */
  evaluate(id: string, facts: Facts, on: CalendarDate, region?: Region): Evaluation;
  /** Rules, by id, whose answer can change when this fact does. */
  touchedBy(fact: string): ReadonlySet<string>;
}

export const WHOLE_COUNTRY = 'CN';

/**
 * @param definitions facts that rules may name
 * @throws Problem RULE_TWICE, RULE_NAME_TWICE, RULE_VERSIONS_OVERLAP, RULE_VERSION_ENDS_EARLY and those of `compileRule`
 */
export function createRuleBook(definitions: readonly FactDefinition[], rules: readonly RuleFile[]): RuleBook {
  const facts = new Map(definitions.map((d) => [d.id, d]));
  const twice = definitions.find((d, i) => definitions.findIndex((other) => other.id === d.id) < i);
  if (twice) throw new Problem('RULE_NAME_TWICE', { zh: `事项 ${twice.id} 定义了两次`, en: `The fact ${twice.id} is defined twice`, where: { field: twice.id }, remedy: { zh: '保留一处', en: 'Keep one of them' } });
  const byId = new Map<string, CompiledRule[]>();
  for (const file of rules) {
    if (byId.has(file.id)) throw new Problem('RULE_TWICE', { zh: `规则 ${file.id} 有两个文件`, en: `Two files hold the rule ${file.id}`, where: { field: file.id }, remedy: { zh: '合并为一个文件的两个版本', en: 'Make them two versions of one file' } });
    checkVersions(file);
    byId.set(file.id, file.versions.map((version) => compileRule(file, version, facts)));
  }
  const versionsOn = (id: string, on: CalendarDate): CompiledRule[] => known(byId, id).filter((rule) => isInForce(rule, on));
  const inForce = (id: string, on: CalendarDate, region?: Region): CompiledRule | undefined => {
    const all = known(byId, id);
    for (const code of chainOf(region)) {
      const own = versionFor(all, on, code);
      if (own) return own;
    }
    return versionFor(all, on, WHOLE_COUNTRY) ?? (region === undefined ? all.find((rule) => isInForce(rule, on)) : undefined);
  };
  const find = (id: string, on: CalendarDate, region?: Region): CompiledRule => {
    const rule = inForce(id, on, region);
    if (!rule) throw notInForce(known(byId, id), id, on, region);
    return rule;
  };
  const versions = [...byId.values()].flat();
  const touching = new Map<string, Set<string>>();
  for (const rule of versions) {
    for (const { id } of rule.asks) touching.set(id, (touching.get(id) ?? new Set()).add(rule.file.id));
  }
  return {
    facts, rules, versions, find, inForce, versionsOn,
    evaluate: (id, given, on, region) => {
      checkFactNames(given, facts);
      return evaluateRule(find(id, on, region), given, on);
    },
    touchedBy: (fact) => touching.get(fact) ?? new Set(),
  };
}

const isInForce = ({ version: { from, to } }: CompiledRule, on: CalendarDate): boolean => from <= on && (to === null || on <= to);

function versionFor(versions: readonly CompiledRule[], on: CalendarDate, region: string): CompiledRule | undefined {
  for (const rule of versions) if (isInForce(rule, on) && rule.version.regions.includes(region)) return rule;
  return undefined;
}

export const chainOf = (region: Region | undefined): readonly string[] => (region === undefined ? [] : typeof region === 'string' ? [region] : region);

function known(byId: ReadonlyMap<string, CompiledRule[]>, id: string): CompiledRule[] {
  const rule = byId.get(id);
  if (!rule) throw new Problem('RULE_UNKNOWN', { status: 404, zh: `没有规则 ${id}`, en: `No rule ${id}`, where: { field: id }, remedy: { zh: `已有规则：${[...byId.keys()].join('、')}`, en: `Rules: ${[...byId.keys()].join(', ')}` } });
  return rule;
}

function notInForce(versions: readonly CompiledRule[], id: string, on: CalendarDate, region: Region | undefined): Problem {
  const spans = versions.map(({ version: v }) => `${v.from}–${v.to ?? ''} (${v.regions.join(' ')})`).join('; ');
  const where = chainOf(region).join(' ');
  return new Problem('RULE_NOT_IN_FORCE', {
    zh: `规则 ${id} 在 ${on}${where && `、地区 ${where}`} 没有生效的版本`, en: `No version of the rule ${id} is in force on ${on}${where && ` in ${where}`}`, where: { field: id },
    remedy: { zh: `现有版本：${spans}`, en: `Versions: ${spans}` },
  });
}

/** Two versions for one region on one day would leave the answer to chance. */
function checkVersions(file: RuleFile): void {
  for (const [i, a] of file.versions.entries()) {
    if (a.to !== null && a.to < a.from) {
      throw new Problem('RULE_VERSION_ENDS_EARLY', {
        zh: `规则 ${file.id} 第 ${a.version} 版的止日 ${a.to} 早于起日 ${a.from}`, en: `Version ${a.version} of ${file.id} ends on ${a.to}, before it begins on ${a.from}`,
        where: { field: `${file.id}/${a.version}` }, remedy: { zh: '改正起止日期', en: 'Correct the days' },
      });
    }
    for (const b of file.versions.slice(i + 1)) {
      const shared = a.regions.find((r) => b.regions.includes(r));
      if (shared === undefined || (a.to !== null && a.to < b.from) || (b.to !== null && b.to < a.from)) continue;
      throw new Problem('RULE_VERSIONS_OVERLAP', {
        zh: `规则 ${file.id} 的第 ${a.version} 版与第 ${b.version} 版在地区 ${shared} 的有效期重叠`, en: `Versions ${a.version} and ${b.version} of ${file.id} are both in force in ${shared}`,
        where: { field: `${file.id}/${b.version}` }, remedy: { zh: '前一版的止日应早于后一版的起日', en: 'End the earlier one before the later begins' },
      });
    }
  }
}
