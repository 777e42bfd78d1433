import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { createIndicators } from '../../kernel/indicators/index.ts';
import { readLintParameters } from './lint-pack.ts';
import { readPlanPack } from './pack.ts';
import { lintPackedPlan } from './queries/lint-plan.ts';

const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const indicators = createIndicators({ pack });
const report = lintPackedPlan(readPlanPack(pack, indicators), indicators, readLintParameters(pack, indicators), new Date('2026-11-21T00:00:00Z'));

describe("the zone's own plan", () => {
  it('has exactly these faults', () => {
    const inWords = report.findings.filter((f) => f.code !== 'DEADLINE_PAST_WITHOUT_FIGURE').map((f) => `${f.severity} ${f.code} ${f.targets[0] ?? `${f.tasks.length} tasks`}`);
    expect(inWords).toEqual([
      'error ZONE_RATIO_NEEDS_OTHER_WEIGHTS 002-PAT_HV_10K-SUNAN-2025',
      'warning ZONE_GROWTH_NEEDS_MORE 002-LAB_PROD_GROWTH-SUNAN-2025',
      'warning TARGET_MET_BEFORE_SET 003-GAZELLE-SUNAN-2022',
      'warning TARGET_MET_BEFORE_SET 003-HNTE_STOCK-SUNAN-2022',
      'warning TARGET_MET_BEFORE_SET 003-RD_GDP-SUNAN-2022',
      'warning TARGET_MET_BEFORE_SET 003-STPC-SUNAN-2022',
      'warning TARGET_MET_BEFORE_SET 003-UNICORN-SUNAN-2022',
      'warning TEXT_AND_ANNEX_DISAGREE 002-RD_GDP-SUNAN-2025',
      'warning INDICATOR_TWO_DEFINITIONS 001-PLATFORM_KEY-320000-2020',
      'warning INDICATOR_TWO_DEFINITIONS 002-PAT_HV_10K-320100-2025',
      'warning INDICATOR_TWO_DEFINITIONS 002-SINGLE_CHAMPION-SUNAN-2025',
      'warning DEFINITION_CHANGED_UNDER_TARGET 002-GAZELLE-SUNAN-2025',
      'warning DEFINITION_CHANGED_UNDER_TARGET 003-KEY_LAB_NATIONAL-SUNAN-2022',
      'warning FIGURES_OF_OTHER_DEFINITION 003-PAT_INV_10K-SUNAN-2022',
      'warning TASK_WITHOUT_LEAD 3 tasks',
      'warning TASK_WITHOUT_LEAD 17 tasks',
      'warning TASK_WITHOUT_INDICATOR 6 tasks',
      'warning TASK_WITHOUT_INDICATOR 15 tasks',
      'warning TASK_WITHOUT_INDICATOR 2 tasks',
      'warning TASK_WITHOUT_INDICATOR 17 tasks',
      'warning TASK_WITHOUT_MONEY 13 tasks',
      'warning TASK_WITHOUT_MONEY 36 tasks',
      'warning TASK_WITHOUT_MONEY 4 tasks',
      'warning TASK_WITHOUT_MONEY 10 tasks',
      'warning UNIT_OVERLOADED 14 tasks',
      'note INDICATOR_TWO_DEFINITIONS 002-GAZELLE-SUNAN-2025',
      'note INDICATOR_TWO_DEFINITIONS 002-UNICORN-SUNAN-2025',
    ]);
  });
  it('wants 40 high-value patents where the cities give 29.2, and Nanjing would need 64% of the people, at the very least 60%, and has 24.5%', () => {
    const { numbers, figures } = report.findings[0]!;
    expect(numbers).toMatchObject({ target: 40, weightYear: 2020 });
    expect(numbers.weightedMean).toBeCloseTo(29.2146, 3);
    expect(numbers.shareNeeded).toBeCloseTo(0.6368, 3);
    expect(numbers.shareAtLeast).toBeCloseTo(0.6, 9);
    expect(numbers.shareKnown).toBeCloseTo(0.245, 3);
    expect(figures.map((f) => [f.indicator, f.period])).toEqual(Array.from({ length: 5 }, () => ['POPULATION', '2020']));
  });
  it('wants 5.5% growth with Nanjing at 2.2%: the others would need 6.5% and none is set above 6%', () => {
    const { numbers } = report.findings[1]!;
    expect(numbers.impliedGrowth).toBeCloseTo(4.93, 2);
    expect(numbers.othersNeeded).toBeCloseTo(6.51, 2);
    expect(numbers).toMatchObject({ highestPart: 6, weightYear: 2020 });
  });
  it('set three targets for 2022 on firms that 2020 had met, with the figures that show it', () => {
    const firms = ['GAZELLE', 'HNTE_STOCK', 'UNICORN'].map((code) => report.findings.find((f) => f.code === 'TARGET_MET_BEFORE_SET' && f.targets[0] === `003-${code}-SUNAN-2022`)!.numbers);
    expect(firms.map((n) => [n.target, n.latestValue, n.latestYear])).toEqual([[360, 454, 2020], [21000, 23000, 2020], [10, 13, 2020]]);
  });
  it('is not accused where it holds: R&D share, high-tech share and R&D staff of 2025 are no contradiction of the cities', () => {
    const about = report.findings.filter((f) => f.targets.some((id) => /^002-(RD_GDP|HT_OUTPUT_SHARE|RD_10K_LAB)-/.test(id)));
    expect(new Set(about.map((f) => f.code))).toEqual(new Set(['TEXT_AND_ANNEX_DISAGREE', 'DEADLINE_PAST_WITHOUT_FIGURE']));
  });
  it('has every finding told in both languages, with clause, proof and the targets or tasks meant', () => {
    for (const f of report.findings) {
      expect(f.clauses.length, f.code).toBeGreaterThan(0);
      expect(f.proof.length, f.code).toBeGreaterThan(0);
      expect(f.targets.length + f.tasks.length, f.code).toBeGreaterThan(0);
      for (const { zh, en } of [f, ...f.proof]) expect(`${zh}${en}`).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});
