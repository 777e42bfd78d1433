import { type Finding, findingCodes, type LintReport, severities } from '../../contract/lint.ts';
import { deadlinePast } from './deadline-past.ts';
import { decomposition } from './decomposition.ts';
import { definitionChange } from './definition-change.ts';
import type { LintInput, Rule } from './input.ts';
import { metBeforeSet } from './met-before-set.ts';
import { otherDefinition } from './other-definition.ts';
import { taskLines } from './task-lines.ts';
import { textAndAnnex } from './text-and-annex.ts';
import { twoDefinitions } from './two-definitions.ts';
import { unitLoad } from './unit-load.ts';
import { zoneGrowth } from './zone-growth.ts';
import { zoneRatio } from './zone-ratio.ts';
import { zoneSum } from './zone-sum.ts';

const RULES: readonly Rule[] = [zoneRatio, zoneSum, zoneGrowth, decomposition, metBeforeSet, textAndAnnex, twoDefinitions, definitionChange, otherDefinition, deadlinePast, taskLines, unitLoad];

/**
 * What cannot be true in a plan, or cannot be followed up: gravest first, then by rule, document and target. The same
 * plan and figures give the same list.
 */
export function lintPlan(input: LintInput): Finding[] {
  const key = (f: Finding): string => [severities.indexOf(f.severity), String(findingCodes.indexOf(f.code)).padStart(2, '0'), f.targets[0] ?? f.tasks[0] ?? ''].join(' ');
  const weighed = (f: Finding): Finding[] => {
    const severity = input.parameters.severities[f.code] ?? f.severity;
    return severity === 'off' ? [] : [{ ...f, severity }];
  };
  return RULES.flatMap((rule) => rule(input).flatMap(weighed))
    .map((found) => ({ found, key: key(found) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ found }) => found);
}

export function reportOf(input: LintInput): LintReport {
  const findings = lintPlan(input);
  const { sourceZh, sourceEn, version } = input.parameters;
  return {
    year: input.thisYear,
    findings,
    counts: Object.fromEntries(severities.map((s) => [s, findings.filter((f) => f.severity === s).length])) as LintReport['counts'],
    parameters: { sourceZh, sourceEn, version },
  };
}
