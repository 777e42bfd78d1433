import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../base/clock.ts';
import { openPack } from '../base/pack.ts';
import { packageRoot } from '../base/root.ts';
import type { Database } from '../db/index.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing.ts';
import type { RequestContext } from '../identity/route.ts';
import { createIndicators, type Indicators } from './index.ts';

const folder = (module: string) => ({ module, dir: path.join(packageRoot, 'src/kernel', module, 'migrations') });
const HEADER = 'indicator,place,period,reading,standing,value,unit,status,bound,confidence,grade,source,url,published,note';

const PLACE = (code: string, kind: string) => `{ code: '${code}', kind: ${kind}, zh: ${code}, en: ${code}, shortZh: ${code}, shortEn: ${code}`;
const REGIONS = `
sourceZh: 试
sourceEn: test
zone: ${PLACE('Z', 'zone')} }
province: ${PLACE('P', 'province')} }
groups: []
cities: [${PLACE('A', 'city')}, map: { x: 1, y: 1 } }]
map: { width: 1, height: 1, line: [], lake: { zh: 湖, en: lake, x: 0, y: 0, rx: 1, ry: 1 }, river: { zh: 江, en: river, points: [] }, neighbours: [] }
`;
const DEFINITIONS = `
indicators:
  - { code: SHARE, theme: input, kind: RATIO, direction: UP, unit: '%', unitEn: '%', decimals: 2, zh: 比重, en: share, shortZh: 比重, shortEn: share, frequency: ANNUAL, aggregation: WEIGHTED, validRange: [0, 20], collectorZh: 统计, collectorEn: statistics }
`;
const PARAMETERS = `
version: 1
from: '2026-01-01'
sourceZh: 试
sourceEn: test
light: { green: { value: 1, unit: ratio }, yellow: { value: 0.9, unit: ratio } }
approx: { reachedFrom: { value: 0.95, unit: ratio }, pointedOutAbove: { value: 1.1, unit: ratio } }
baseFallback: NONE
sCurve: { midpoint: { value: 0.5, unit: ratio }, steepness: { value: 6, unit: ratio } }
forecast: { level: { value: 0.8, unit: ratio }, leastFigures: { value: 3, unit: figures }, leastDegrees: { value: 3, unit: figures },
  damping: { value: 0.9, unit: ratio }, leastSpread: { value: 0.005, unit: ratio }, furthest: { value: 3, unit: years } }
`;

function packWith(rows: string[], definitions = DEFINITIONS): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'indicators-'));
  for (const sub of ['places', 'parameters', 'indicators/series']) mkdirSync(path.join(dir, sub), { recursive: true });
  writeFileSync(path.join(dir, 'places/regions.yaml'), REGIONS);
  writeFileSync(path.join(dir, 'places/parks.csv'), 'code,zh\n');
  writeFileSync(path.join(dir, 'parameters/attainment.yaml'), PARAMETERS);
  writeFileSync(path.join(dir, 'indicators/definitions.yaml'), definitions);
  writeFileSync(path.join(dir, 'indicators/series/reported.csv'), [HEADER, ...rows].join('\n'));
  return dir;
}
const row = (value: string, more: { reading?: string; standing?: string; published?: string; unit?: string; place?: string; period?: string } = {}): string =>
  `SHARE,${more.place ?? 'Z'},${more.period ?? '2020'},${more.reading ?? 'main'},${more.standing ?? 'charted'},${value},${more.unit ?? '%'},final,exact,sourced,A,公报,,${more.published ?? ''},`;
const open = (rows: string[], definitions?: string): Indicators => createIndicators({ pack: openPack(packWith(rows, definitions)) });

let test: TestDatabase;
let db: Database;
beforeAll(async () => {
  test = await createTestDatabase([folder('audit'), folder('indicators')]);
  db = test.db;
});
afterAll(() => test?.drop());

describe('a series with vintages, on PostgreSQL', () => {
  const first = new Date('2026-03-01T02:00:00Z');
  const later = new Date('2026-06-01T02:00:00Z');
  const estimate = row('3.3', { reading: 'vintage-1', standing: 'vintage', published: '2021-03' });

  it('loading a pack twice records it once, a changed figure becomes a further vintage, and the earlier one stays', async () => {
    const before = open([row('3.4', { published: '2021-12-31' }), estimate]);
    expect(await before.load(db, first)).toMatchObject({ definitions: { added: 1 }, figures: { added: 2, changed: 0 } });
    expect(await before.load(db, later)).toMatchObject({ definitions: { added: 0, unchanged: 1 }, figures: { added: 0, changed: 0, unchanged: 2 } });
    const revised = open([row('3.42', { published: '2021-12-31' }), estimate]);
    expect(await revised.load(db, later)).toMatchObject({ figures: { added: 0, changed: 1, unchanged: 1 }, absent: [] });
    const readings = await revised.readings(db.sql, { indicators: ['SHARE'] });
    expect(readings.map((f) => [f.reading, f.vintage, f.value])).toEqual([['main', 2, 3.42], ['main', 1, 3.4], ['vintage-1', 1, 3.3]]);
  });

  it('what was known on a day can be asked: the estimate first, then the plan, then the revision', async () => {
    const indicators = open([]);
    const at = async (asOf?: string) => (await indicators.figures(db.sql, { indicators: ['SHARE'], asOf })).map((f) => f.value);
    expect(await at('2021-03-30')).toEqual([]);
    expect(await at('2021-06-30')).toEqual([3.3]);
    expect(await at('2022-01-01')).toEqual([3.4]);
    expect(await at('2026-05-31')).toEqual([3.4]);
    expect(await at('2026-06-01')).toEqual([3.42]);
    expect(await at()).toEqual([3.42]);
  });

  it('a figure that goes back to its old value is a third vintage, not the first again', async () => {
    const report = await open([row('3.4', { published: '2021-12-31' }), estimate]).load(db, new Date('2026-07-01T02:00:00Z'));
    expect(report.figures.changed).toBe(1);
    const latest = await open([]).figures(db.sql, { indicators: ['SHARE'] });
    expect(latest[0]).toMatchObject({ value: 3.4, vintage: 3 });
  });

  it('a reading the pack no longer carries stays and is reported as absent', async () => {
    expect((await open([row('3.4', { published: '2021-12-31' })]).load(db, later)).absent).toEqual(['SHARE Z 2020 vintage-1']);
    expect(await open([]).readings(db.sql, { indicators: ['SHARE'] })).toHaveLength(4);
  });

  it('a changed definition is a further version, and the last one is served', async () => {
    await open([], DEFINITIONS.replace('zh: 比重', 'zh: 新口径比重')).load(db, later);
    expect(await open([]).definitions(db.sql)).toMatchObject([{ code: 'SHARE', version: 2, zh: '新口径比重' }]);
  });

  it('nothing recorded can be changed or removed', async () => {
    await expect(sql`update indicators.observation set value = 9`.execute(db.sql)).rejects.toThrow(/append-only/);
    await expect(sql`delete from indicators.observation`.execute(db.sql)).rejects.toThrow(/append-only/);
    await expect(sql`truncate indicators.definition`.execute(db.sql)).rejects.toThrow(/append-only/);
  });

  it('only a load that recorded something leaves an audit entry', async () => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from audit.entry where action = 'indicators.pack.loaded'`.execute(db.sql);
    expect(rows[0]!.n).toBe(4);
  });

  it('two processes that load at once record everything once', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => row('1', { place: 'A', period: String(1950 + i) }));
    const reports = await Promise.all([1, 2, 3].map(() => open(rows).load(db, later)));
    expect(reports.map((r) => r.figures.added).sort()).toEqual([0, 0, 50]);
  });
});

describe('routes', () => {
  const ctx = () => ({ db, clock: fixedClock('2026-11-21T00:00:00Z'), actor: undefined, requestId: 'r', ip: '', locale: 'zh' }) satisfies RequestContext;

  it('a series names every figure and its other readings, and the live figures beside them as the provider gives them', async () => {
    const asked: number[] = [];
    const indicators = createIndicators({
      pack: openPack(packWith([])),
      operational: [{
        indicator: 'SHARE',
        records: 'contracts',
        sourceZh: '平台登记',
        sourceEn: 'registered here',
        read: async (_db, year) => {
          asked.push(year);
          return [{ place: 'A', value: 7 }, { place: 'Z', value: 5 }];
        },
      }],
    });
    const route = indicators.routes.find((r) => r.contract.id === 'indicators.getSeries')!;
    const answer = await route.handle(ctx(), { params: { code: 'SHARE' }, query: { place: 'Z' }, body: undefined });
    expect(answer).toMatchObject({ figures: [{ value: 3.4 }], otherReadings: [{ value: 3.42 }, { value: 3.4, vintage: 1 }, { value: 3.3 }] });
    expect(asked).toEqual([2022, 2023, 2024, 2025, 2026]);
    // The zone has its own figure; 5 is not 7 and is not added up.
    expect(answer).toMatchObject({ operational: { label: 'operational', figures: asked.map((year) => ({ place: 'Z', year, value: 5 })) } });
    expect(route.contract.response!.safeParse(answer).error).toBeUndefined();
    await expect(route.handle(ctx(), { params: { code: 'NO' }, query: {}, body: undefined })).rejects.toMatchObject({ code: 'INDICATOR_UNKNOWN', status: 404 });
  });
});

describe('a pack that does not fit together is refused with the place of each fault', () => {
  it.each([
    ['unit', [row('3', { unit: '家' })], { row: 2, field: 'unit' }],
    ['place', [row('3', { place: 'X' })], { row: 2, field: 'place' }],
    ['value out of range', [row('30')], { row: 2, field: 'value' }],
    ['reading given twice', [row('3'), row('3')], { row: 3 }],
    ['charted reading with another name', [row('3', { reading: 'x' })], { row: 2, field: 'reading' }],
  ])('%s', (_name, rows, where) => {
    expect(() => open(rows)).toThrow(expect.objectContaining({ code: 'INDICATOR_PACK_INVALID', where: { file: 'indicators/series/reported.csv', ...where } }));
  });
  it('period', () => {
    expect(() => open([row('3', { period: '20' })])).toThrow(expect.objectContaining({ code: 'PACK_FILE_INVALID' }));
  });
});
