import { addDays, type CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { RuleFile, RuleVersion } from '../../../kernel/rules/index.ts';

/**
 * The versions of the pack and those approved on the platform as one rule. A version that begins later ends the one before
 * it in the regions they share, the day before; where the earlier holds in more regions, it goes on there. Two versions of
 * the pack are left as they are: whether they overlap is the pack's own affair.
 *
 * @throws Problem RULEBOOK_NUMBER_TAKEN: the pack has by now a version of that number; RULEBOOK_SAME_DAY
 */
export function joinVersions(packed: RuleFile, approved: readonly RuleVersion[]): RuleFile {
  if (approved.length === 0) return packed;
  for (const { version } of approved) if (packed.versions.some((v) => v.version === version)) throw numberTaken(packed.id, version);
  const fromPlatform = new Set(approved);
  const all = [...packed.versions, ...approved];
  const versions = all.flatMap((earlier) =>
    endedBy(earlier, all.filter((later) => later !== earlier && (fromPlatform.has(later) || fromPlatform.has(earlier)) && succeeds(packed.id, later, earlier))));
  return { ...packed, versions };
}

function succeeds(rule: string, later: RuleVersion, earlier: RuleVersion): boolean {
  const shared = later.regions.filter((r) => earlier.regions.includes(r));
  if (shared.length === 0 || later.from < earlier.from || (earlier.to !== null && earlier.to < later.from)) return false;
  if (later.from === earlier.from) throw sameDay(rule, later, earlier);
  return true;
}

/** One version, cut into as many as its regions end on different days. */
function endedBy(version: RuleVersion, successors: readonly RuleVersion[]): RuleVersion[] {
  const groups = new Map<CalendarDate | null, string[]>();
  for (const region of version.regions) {
    const starts = successors.filter((s) => s.regions.includes(region)).map((s) => s.from).sort();
    const end = starts.length === 0 ? version.to : addDays(starts[0]!, -1);
    groups.set(end, [...(groups.get(end) ?? []), region]);
  }
  return [...groups].map(([to, regions]) => ({ ...version, to, regions }));
}

const numberTaken = (rule: string, version: number): Problem =>
  new Problem('RULEBOOK_NUMBER_TAKEN', {
    status: 500, zh: `规则 ${rule} 的第 ${version} 版已在平台批准，数据包不得再用同一版号`, en: `Version ${version} of ${rule} was approved on the platform; the pack may not use its number`,
    where: { field: `${rule}/${version}` }, remedy: { zh: '把数据包中该版的版号改为更大的数', en: 'Give the version in the pack a higher number' },
  });

const sameDay = (rule: string, a: RuleVersion, b: RuleVersion): Problem =>
  new Problem('RULEBOOK_SAME_DAY', {
    status: 409, zh: `规则 ${rule} 的第 ${b.version} 版与第 ${a.version} 版在同一地区同日（${a.from}）生效`, en: `Versions ${b.version} and ${a.version} of ${rule} begin on the same day (${a.from}) in one region`,
    where: { field: `${rule}/${a.version}` }, remedy: { zh: '改一个生效日期', en: 'Choose another day' },
  });
