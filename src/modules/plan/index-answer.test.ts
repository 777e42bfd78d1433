import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createIndicators, type Indicators } from '../../kernel/indicators/index.ts';
import { compositeIndex, lintReport } from './contract.ts';
import { indexValue } from './domain/index-values.ts';
import { createPlanModule, type PlanModule } from './index.ts';
import { type IndexDefinition, readIndexDefinition } from './index-pack.ts';
import { readLintParameters } from './lint-pack.ts';
import { getIndex } from './queries/get-index.ts';
import { lintStoredPlan } from './queries/lint-plan.ts';

const NOW = new Date('2026-11-21T04:00:00Z');
const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const folder = (dir: string) => ({ module: path.basename(dir), dir: path.join(packageRoot, 'src', dir, 'migrations') });

let test: TestDatabase;
let indicators: Indicators;
let plan: PlanModule;
let definition: IndexDefinition;
beforeAll(async () => {
  test = await createTestDatabase([folder('kernel/audit'), folder('kernel/indicators'), folder('modules/plan')]);
  indicators = createIndicators({ pack });
  plan = createPlanModule({ pack, indicators });
  definition = readIndexDefinition(pack, indicators);
  await indicators.load(test.db, NOW);
  await plan.load(test.db, NOW);
});
afterAll(() => test?.drop());

const ask = (asked: Parameters<typeof getIndex>[2] = {}) => getIndex({ db: test.db, indicators }, definition, asked);

describe('GET /api/plan/index', () => {
  it('is public and gives the same bytes twice, with the seed in the answer', async () => {
    const bound = plan.routes.find((r) => r.contract.id === 'plan.getIndex')!;
    expect(bound.contract.access).toBe('public');
    const first = compositeIndex.parse(await ask());
    expect(first).toMatchObject({ year: 2025, method: 'GOALPOSTS', aggregation: 'GEOMETRIC', seed: 20251231, draws: 1000 });
    expect(JSON.stringify(await ask())).toBe(JSON.stringify(await ask()));
    expect(JSON.stringify((await ask({ seed: 1 })).places.map((p) => p.score))).toBe(JSON.stringify(first.places.map((p) => p.score)));
  });
  it('states what is missing: which fields are out, what stands in, and how much of a city is known', async () => {
    const { fields, places } = await ask();
    expect(fields.filter((f) => f.weightInUse === 0).map((f) => f.code)).toEqual(['cooperation']);
    expect(fields.reduce((s, f) => s + f.weightInUse, 0)).toBeCloseTo(1, 9);
    const nanjing = places.find((p) => p.place === '320100')!;
    expect(nanjing.coverage).toBeLessThan(1);
    expect(nanjing.fields.find((f) => f.code === 'enterprise')).toMatchObject({ score: null, missing: ['HNTE_10K'] });
    const wuxi = places.find((p) => p.place === '320200')!;
    expect(wuxi.values.RD_SHARE).toMatchObject({ value: 3.28, year: 2022, standsIn: true });
    for (const p of places) expect(p.fields.reduce((s, f) => s + f.contribution, 0)).toBeCloseTo(p.score!, 6);
  });
  it('publishes what the arithmetic takes: shift, cap and the thresholds for missing data, as the pack has them', async () => {
    const { method, maxAge } = definition;
    expect((await ask()).constants).toEqual({ epsilon: method.epsilon, cap: method.cap, indicatorCoverage: method.indicatorCoverage, placeCoverage: method.placeCoverage, maxAge });
  });
  it('has every ranked city inside its interval and in one group, and a swap for each pair of neighbours', async () => {
    const { places, groups, flips } = await ask();
    const ranked = places.filter((p) => p.rank !== null);
    for (const p of ranked) {
      expect(p.interval!.best).toBeLessThanOrEqual(p.rank!);
      expect(p.interval!.worst).toBeGreaterThanOrEqual(p.rank!);
    }
    expect(groups.flat()).toEqual(ranked.map((p) => p.place));
    expect(flips.map((f) => [f.above, f.below])).toEqual(ranked.slice(1).map((p, i) => [ranked[i]!.place, p.place]));
  });
  it('can be asked by every method and year; z-scores are averaged, and refused under a geometric mean', async () => {
    for (const method of ['REFERENCE', 'MINMAX', 'RANK'] as const) expect((await ask({ method })).aggregation).toBe('GEOMETRIC');
    expect((await ask({ method: 'ZSCORE' })).aggregation).toBe('ARITHMETIC');
    await expect(ask({ method: 'ZSCORE', aggregation: 'GEOMETRIC' })).rejects.toMatchObject({ code: 'INDEX_METHOD_UNFIT' });
    const { years } = await ask();
    for (const year of years) compositeIndex.parse(await ask({ year }));
    await expect(ask({ year: 2001 })).rejects.toMatchObject({ code: 'INDEX_WITHOUT_DATA' });
  });
});

describe('a value of the index', () => {
  const figure = (indicator: string, period: string, value: number) => ({ indicator, place: 'A', period, value, confidence: 'sourced' as const, source: 's' });
  it('takes both parts of a quotient from one year, and the latest year within the allowed age', () => {
    const figures = [figure('N', '2024', 10), figure('N', '2022', 8), figure('D', '2022', 4), figure('D', '2025', 5)];
    const over = { value: { over: ['N', 'D'] as [string, string], times: 2 } };
    expect(indexValue(over, 'A', 2025, 3, figures)).toMatchObject({ value: 4, year: 2022, standsIn: true });
    expect(indexValue(over, 'A', 2025, 2, figures)).toBeNull();
    expect(indexValue({ value: { figure: 'N' } }, 'A', 2024, 0, figures)).toMatchObject({ value: 10, standsIn: false });
  });
});

describe('GET /api/plan/lint', () => {
  it('says of the stored plan what the command line says of the pack', async () => {
    const stored = lintReport.parse(await lintStoredPlan({ db: test.db, now: NOW, indicators, packed: plan.packed }, readLintParameters(pack, indicators)));
    expect(stored).toEqual(plan.lintPack(NOW));
    expect(plan.routes.find((r) => r.contract.id === 'plan.lint')!.contract.access).toBe('public');
  });
});
