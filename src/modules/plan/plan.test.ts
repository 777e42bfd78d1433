import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../kernel/base/clock.ts';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import type { Database } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import type { BoundRoute, FileAnswer, RequestContext } from '../../kernel/identity/route.ts';
import { createIndicators, type Indicators } from '../../kernel/indicators/index.ts';
import * as contract from './contract.ts';
import { createPlanModule, type PlanModule, turnoverSeries } from './index.ts';
import { loadPlanPack } from './commands/load-pack.ts';

const NOW = new Date('2026-11-21T04:00:00Z');
const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const folder = (dir: string) => ({ module: path.basename(dir), dir: path.join(packageRoot, 'src', dir, 'migrations') });

// One contract of 1.5 亿 from Nanjing to Wuxi, and 0.5 亿 from Suzhou to a place outside, all in 2026.
const turnover = async (_db: Database, { year }: { year: number }) =>
  year === 2026
    ? {
        regions: [
          { region: '320100', outputFen: 15_000_000_000, absorptionFen: 0 },
          { region: '320200', outputFen: 0, absorptionFen: 15_000_000_000 },
          { region: '320500', outputFen: 5_000_000_000, absorptionFen: 0 },
        ],
        zone: { outputFen: 20_000_000_000, absorptionFen: 15_000_000_000 },
      }
    : { regions: [], zone: { outputFen: 0, absorptionFen: 0 } };

let test: TestDatabase;
let db: Database;
let indicators: Indicators;
let plan: PlanModule;
beforeAll(async () => {
  test = await createTestDatabase([folder('kernel/audit'), folder('kernel/indicators'), folder('modules/plan')]);
  db = test.db;
  indicators = createIndicators({ pack, operational: turnoverSeries(turnover, 'SUNAN') });
  plan = createPlanModule({ pack, indicators });
  await indicators.load(db, NOW);
  await plan.load(db, NOW);
});
afterAll(() => test?.drop());

const ctx = (): RequestContext => ({ db, clock: fixedClock(NOW), actor: undefined, requestId: 'r', ip: '', locale: 'zh' });
async function call<C extends { id: string; response?: { parse(v: unknown): unknown } }>(route: C, input: { params?: unknown; query?: unknown } = {}): Promise<NonNullable<ReturnType<NonNullable<C['response']>['parse']>>> {
  const bound = plan.routes.find((r: BoundRoute) => r.contract.id === route.id)!;
  const answer = await bound.handle(ctx(), { params: input.params, query: input.query ?? {}, body: undefined });
  return route.response!.parse(answer) as never;
}

describe('GET /api/plan/targets', () => {
  it('is public and lists every target of the documents with indicator, place, operator, value, unit, year, document and clause', async () => {
    expect(contract.listTargets.access).toBe('public');
    const { targets } = await call(contract.listTargets);
    expect(targets).toHaveLength(72);
    expect(targets.filter((t) => t.document.id === '002')).toHaveLength(46);
    expect(targets.filter((t) => t.clause === '附件1')).toHaveLength(30);
    expect(targets[0]).toMatchObject({
      id: '002-RD_GDP-SUNAN-2025',
      indicator: { code: 'RD_GDP', zh: '全社会研发投入占地区生产总值比重' },
      place: { code: 'SUNAN' },
      operator: 'GTE', value: 3.7, unit: '%', year: 2025,
      document: { id: '002', number: '苏科发〔2021〕290号' },
      clause: '附件1', subClause: '附件1/1',
      restatements: [{ clause: '二/（三）', operator: 'GT' }],
    });
  });

  it('judges the R&D share of the zone by its latest figure: 3.63 in 2022 against 3.52 due, ahead', async () => {
    const [target] = (await call(contract.listTargets, { query: { indicator: 'RD_GDP', place: 'SUNAN', document: '002' } })).targets;
    expect(target!.judged).toMatchObject({ period: '2022', value: 3.63, confidence: 'derived' });
    expect(target!.judged!.source).not.toBe('');
    expect(target!.assessment).toMatchObject({ light: 'GREEN', attained: false, year: 2022, base: { year: 2020, value: 3.4, origin: 'DOCUMENT' } });
    expect(target!.assessment.expected).toBeCloseTo(3.52, 9);
    expect(target!.assessment.remarks).toContain('FINAL_FIGURE_MISSING');
  });

  it('is grey and says so where nothing is published: the three Annex 1 indicators without actuals', async () => {
    const { targets } = await call(contract.listTargets, { query: { document: '002', light: 'GREY' } });
    const codes = new Set(targets.filter((t) => t.clause === '附件1').map((t) => t.indicator.code));
    expect([...codes]).toEqual(expect.arrayContaining(['PAT_HV_10K', 'RD_10K_LAB', 'LAB_PROD_GROWTH']));
    const patents = targets.find((t) => t.id === '002-PAT_HV_10K-SUNAN-2025')!;
    expect(patents).toMatchObject({ latest: null, judged: null, assessment: { attainment: null, remarks: ['NO_FIGURE'] } });
  });

  it('marks targets of the 2020–2022 plan that figures from before its issue already met', async () => {
    const { targets } = await call(contract.listTargets, { query: { document: '003' } });
    const met = targets.filter((t) => t.assessment.remarks.includes('MET_BEFORE_ISSUE')).map((t) => t.indicator.code);
    expect(met.sort()).toEqual(['GAZELLE', 'RD_GDP']);
  });

  it('marks a light that rests on a figure nobody has verified', async () => {
    const [target] = (await call(contract.listTargets, { query: { indicator: 'HT_OUTPUT_SHARE', place: '320500' } })).targets;
    expect(target!.assessment).toMatchObject({ confidence: 'recalled', base: { origin: 'SERIES', year: 2020, value: 50.9 } });
    expect(target!.assessment.remarks).toContain('RECALLED_FIGURE');
  });

  it('judges by what was public on a day: in mid 2021 the zone had spent an estimated 3.3 %', async () => {
    const [target] = (await call(contract.listTargets, { query: { indicator: 'RD_GDP', place: 'SUNAN', document: '002', asOf: '2021-06-30' } })).targets;
    expect(target!.latest).toMatchObject({ period: '2020', value: 3.3, standing: 'vintage' });
    expect(target!.operational).toBeNull();
  });

  it('shows turnover registered on the platform beside the 2025 target and its clause, the zone counting output once', async () => {
    const [target] = (await call(contract.listTargets, { query: { indicator: 'TECH_CONTRACT', document: '002' } })).targets;
    expect(target).toMatchObject({ value: 3000, operator: 'APPROX', clause: '三/（三）/5', operational: { label: 'operational', unit: '亿元' } });
    expect(target!.operational!.figures.at(-1)).toEqual({ place: 'SUNAN', year: 2026, value: 2 });
    // The live figure is not the reported one: nothing is judged by it.
    expect(target!.assessment).toMatchObject({ light: 'GREY', remarks: ['NO_FIGURE'] });
  });

  it('downloads as CSV with a byte-order mark, one line a target', async () => {
    const route = plan.routes.find((r) => r.contract.id === 'plan.downloadTargets')!;
    const file = (await route.handle(ctx(), { params: undefined, query: {}, body: undefined })) as FileAnswer;
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
    expect(text.startsWith('\uFEFFtarget_id,')).toBe(true);
    expect(text.trim().split('\r\n')).toHaveLength(73);
    expect(file).toMatchObject({ contentType: 'text/csv; charset=utf-8', fileName: 'targets-2026-11-21.csv' });
  });
});

describe('the other views', () => {
  it('the matrix has the five rows of Annex 1 with six cells each first, and no cell where a place has no target', async () => {
    const matrix = await call(contract.getMatrix);
    expect(matrix.rows.slice(0, 5).map((r) => [r.indicator.code, r.cells.length])).toEqual([
      ['RD_GDP', 6], ['HT_OUTPUT_SHARE', 6], ['PAT_HV_10K', 6], ['RD_10K_LAB', 6], ['LAB_PROD_GROWTH', 6],
    ]);
    expect(matrix.places.slice(0, 6).map((p) => p.code)).toEqual(['SUNAN', '320100', '320200', '320400', '320500', '321100']);
    expect(matrix.rows.slice(5).every((r) => r.cells.length === 1)).toBe(true);
    expect(Object.values(matrix.counts).reduce((a, b) => a + b, 0)).toBe(46);
  });

  it('a target in detail has its series with sources, other readings, schedule, tasks and the targets of other places', async () => {
    const detail = await call(contract.getTarget, { params: { id: '002-RD_GDP-SUNAN-2025' } });
    expect(detail.series.map((f) => f.period)).toEqual(['2019', '2020', '2021', '2022']);
    expect(detail.otherReadings).toMatchObject([{ period: '2020', value: 3.3, standing: 'vintage', status: 'provisional' }]);
    expect(detail.schedule.at(-1)).toEqual({ year: 2025, value: 3.7 });
    expect(detail.siblings).toHaveLength(5);
    expect(detail.versions).toMatchObject([{ version: 1 }]);
    const bases = await call(contract.getTarget, { params: { id: '002-MAJOR_BASE-SUNAN-2025' } });
    expect(bases.tasks.length).toBeGreaterThan(10);
    await expect(call(contract.getTarget, { params: { id: 'none' } })).rejects.toMatchObject({ code: 'TARGET_UNKNOWN', status: 404 });
  });

  it('36 tasks, each with its clause; a cluster of all five cities has no lead of its own', async () => {
    const { tasks } = await call(contract.listTasks, { query: { document: '002' } });
    expect(tasks.map((t) => t.clause)).toEqual(Array.from({ length: 36 }, (_, i) => `附件2/${i + 1}`));
    expect(tasks.filter((t) => t.lead === null).map((t) => t.no)).toEqual([34, 35, 36]);
    expect((await call(contract.listTasks, { query: { place: '321100' } })).tasks.map((t) => t.no)).toEqual([33, 34, 35, 36]);
  });

  it('a clause names what became of it', async () => {
    const { items } = await call(contract.listClauseItems, { params: { id: '002' } });
    const goals = items.filter((i) => i.clause === '二/（三）');
    expect(goals.filter((i) => i.role === 'sets').map((i) => i.id).sort()).toEqual(['002-PAT_OVERSEAS-SUNAN-2025', '002-RD_AMOUNT-SUNAN-2025', '002-SCI_LIT-SUNAN-2025']);
    expect(goals.filter((i) => i.role === 'restates')).toHaveLength(5);
    expect(items.filter((i) => i.kind === 'task')).toHaveLength(36);
  });

  it('the portal gets headline figures and lights for the zone and five cities, and the zone is not the sum of its cities', async () => {
    const summary = await call(contract.getSummary);
    expect(summary.places.map((p) => p.place.code)).toEqual(['SUNAN', '320100', '320200', '320400', '320500', '321100']);
    const live = summary.places.map((p) => p.headlines.find((h) => h.indicator.code === 'TECH_CONTRACT')!.operational?.value ?? 0);
    expect(live).toEqual([2, 1.5, 0, 0, 0.5, 0]);
    expect(Object.values(summary.places[1]!.lights).reduce((a, b) => a + b, 0)).toBe(8);
    expect((await call(contract.listDocuments)).documents).toHaveLength(4);
  });
});

describe('loading', () => {
  it('the same pack again changes nothing; a changed target is a further version, a missing one is withdrawn', async () => {
    expect(await plan.load(db, NOW)).toMatchObject({ target: { added: 0, changed: 0, withdrawn: 0, unchanged: 72 }, task: { unchanged: 80 }, decomposition: { unchanged: 1 } });
    const [first, ...others] = plan.packed.targets;
    const report = await loadPlanPack(db, { ...plan.packed, targets: [{ ...first!, value: 3.8 }, ...others.slice(0, -1)] }, NOW);
    expect(report.target).toEqual({ added: 0, changed: 1, withdrawn: 1, unchanged: 70 });
    const detail = await call(contract.getTarget, { params: { id: first!.id } });
    expect(detail.target.value).toBe(3.8);
    expect(detail.versions.map((v) => [v.version, v.target?.value])).toEqual([[2, 3.8], [1, 3.7]]);
    expect((await call(contract.listTargets)).targets).toHaveLength(71);
    expect(await plan.load(db, NOW)).toMatchObject({ target: { changed: 2, unchanged: 70 } });
    expect((await call(contract.listTargets)).targets).toHaveLength(72);
  });

  it('no version can be rewritten', async () => {
    await expect(sql`update plan.target set body = '{}'`.execute(db.sql)).rejects.toThrow(/append-only/);
  });
});
