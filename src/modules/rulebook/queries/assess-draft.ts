import { dateOf } from '../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { CompiledRule, RuleBook, RuleFile, RuleVersion } from '../../../kernel/rules/index.ts';
import type { Desk } from '../act.ts';
import { checkPlace, checkVersion, type DraftFinding } from '../domain/check-draft.ts';
import { differences } from '../domain/difference.ts';
import { ruleText } from '../domain/rule-text.ts';
import { chainOf } from '../regions.ts';
import type { StoredDraft } from '../store/drafts.ts';

export interface AssessedDraft {
  book: RuleBook;
  /** The rule as it stands, without the draft. */
  file: RuleFile;
  /** The version it started from, as it reads today. */
  base: RuleVersion;
  findings: DraftFinding[];
  /** Ready to run, with the hash of its text; undefined where it cannot be read. */
  rule: CompiledRule | undefined;
  hash: string | undefined;
}

/** A draft beside the rules as they stand today: what must be mended before it can be submitted or approved. */
export async function assessDraft(desk: Desk, db: Sql, draft: StoredDraft, now: Date): Promise<AssessedDraft> {
  const { book } = await desk.shelf.current(db);
  const file = book.rules.find((r) => r.id === draft.rule)!;
  const { versions, ...head } = file;
  const base = versions.find((v) => v.version === draft.baseVersion)!;
  const { rule, findings } = checkVersion([...book.facts.values()], head, draft.definition);
  const placed = draft.status === 'APPROVED' ? [] : [...checkPlace(draft.definition, versions, dateOf(now)), ...overtaken(desk, book, draft), ...idle(base, draft)];
  return { book, file, base, rule, hash: rule && ruleText(rule).hash, findings: [...findings, ...placed] };
}

/** Somebody else's version came into force since: publishing this one would undo it without anybody having seen that. */
function overtaken(desk: Desk, book: RuleBook, { rule, definition, baseVersion, baseHash }: StoredDraft): DraftFinding[] {
  const standing = book.inForce(rule, definition.from, chainOf(desk, definition.regions[0]!));
  if (!standing || (standing.version.version === baseVersion && ruleText(standing).hash === baseHash)) return [];
  return [{
    severity: 'ERROR', part: 'base', zh: `本稿起草自第 ${baseVersion} 版，${definition.from} 施行的是第 ${standing.version.version} 版`,
    en: `Started from version ${baseVersion}, but on ${definition.from} version ${standing.version.version} is in force`,
  }];
}

function idle(base: RuleVersion, { definition, reason }: StoredDraft): DraftFinding[] {
  const kinds = new Set(differences(base, definition).map((d) => d.kind));
  const changed = ['PARAMETER', 'FORMULA', 'STEP', 'ROW', 'CONDITION', 'STRUCTURE', 'GIFT'].some((k) => kinds.has(k as 'ROW'));
  return [
    ...(changed ? [] : [{ severity: 'ERROR' as const, part: 'definition', zh: '与现行版本相比没有改动', en: 'Nothing differs from the version in force' }]),
    ...(reason.length >= 4 ? [] : [{ severity: 'ERROR' as const, part: 'reason', zh: '未写修订理由', en: 'No reason is given' }]),
    ...(kinds.has('SOURCE') ? [] : [{ severity: 'WARNING' as const, part: 'source', zh: '依据未改：新版本应注明新的文件或条款', en: 'The source is the same: name the new document or clause' }]),
  ];
}
