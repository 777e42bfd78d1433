import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { checkBook, type CompiledRule, createRuleBook, type FactDefinition, type RuleFile, ruleVersion, type RuleVersion } from '../../../kernel/rules/contract.ts';

/** Something to mend (ERROR) or to look at (WARNING) in a version; `part` is the id of what it is about, or an example's name. */
export interface DraftFinding {
  severity: 'ERROR' | 'WARNING';
  part: string;
  zh: string;
  en: string;
}

export interface CheckedVersion {
  findings: DraftFinding[];
  /** Ready to run; undefined where it cannot be read at all. */
  rule: CompiledRule | undefined;
}

const error = (part: string, zh: string, en: string): DraftFinding => ({ severity: 'ERROR', part, zh, en });

/**
 * Everything that can be known of a version by itself: shape, names, types and units, tables, requirements nobody can meet,
 * and its examples. The same in the browser while somebody types and on the server before it is submitted.
 */
export function checkVersion(facts: readonly FactDefinition[], file: Omit<RuleFile, 'versions'>, candidate: unknown): CheckedVersion {
  const read = ruleVersion.safeParse(candidate);
  if (!read.success) {
    return { rule: undefined, findings: read.error.issues.map((i) => error(i.path.join('.'), `“${i.path.join('.')}”填写不合格式`, `"${i.path.join('.')}": ${i.message}`)) };
  }
  try {
    const book = createRuleBook(facts, [{ ...file, versions: [read.data] }]);
    return { rule: book.versions[0], findings: checkBook(book).map(({ severity, part, zh, en }) => ({ severity, part, zh, en })) };
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    return { rule: undefined, findings: [error(partOf(cause), cause.zh, cause.en)] };
  }
}

/** Errors say where as `rule/version/part`. */
const partOf = ({ where }: Problem): string => where?.field?.split('/')[2] ?? where?.field ?? '';

/**
 * Where a version does not fit among the others: it begins in the past, on the day of another, or ends before it begins.
 *
 * @param others versions of the rule as they stand
 */
export function checkPlace(version: RuleVersion, others: readonly RuleVersion[], today: CalendarDate): DraftFinding[] {
  const { from, to, regions } = version;
  const shared = others.filter((o) => o.regions.some((r) => regions.includes(r)));
  const twin = shared.find((o) => o.from === from);
  const later = shared.filter((o) => o.from > from).map((o) => o.from).sort()[0];
  return [
    ...(from < today ? [error('from', `生效日期 ${from} 已过（今天是 ${today}）`, `The first day ${from} is past (today is ${today})`)] : []),
    ...(to !== null && to < from ? [error('to', '失效日期早于生效日期', 'It ends before it begins')] : []),
    ...(twin ? [error('from', `第 ${twin.version} 版也在 ${from} 生效`, `Version ${twin.version} begins on ${from}, too`)] : []),
    ...(later ? [{ severity: 'WARNING' as const, part: 'from', zh: `${later} 起另有版本生效，本版将于其前一日终止`, en: `Another version begins on ${later}; this one would end the day before` }] : []),
  ];
}
