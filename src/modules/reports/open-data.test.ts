import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { datasetIds } from './contract.ts';
import { toCsv } from './domain/open-data/csv.ts';
import { datasets } from './domain/open-data/datasets.ts';
import { type Dataset, filterRows, versionOf } from './domain/open-data/dataset.ts';
import { toSdmx } from './domain/open-data/sdmx.ts';
import type { OpenSources } from './domain/open-data/sources.ts';
import { bounds, timePeriod } from './domain/open-data/time-period.ts';
import { publicPart } from './domain/snapshot.ts';
import { sampleSnapshot } from './testing/snapshot.ts';
import { type SdmxMessage, sdmxFaults } from './testing/sdmx-rules.ts';

function sources(): OpenSources {
  const open = publicPart(sampleSnapshot());
  return {
    asOf: open.asOf, places: open.places, documents: open.documents,
    indicators: async () => open.targets.map((t) => t.indicator),
    figures: async () => [
      { indicator: 'RD_GDP', place: 'SUNAN', period: '2022', value: 3.63, status: 'final', bound: 'exact', confidence: 'sourced', grade: 'A', source: '省公报', url: 'https://example.org', published: '2023-10-01' },
      { indicator: 'RD_GDP', place: '320200', period: '2021Q1-3', value: -3.2, status: 'provisional', bound: 'about', confidence: 'derived', grade: 'D', source: '=cmd|"x"!A1', url: null, published: null },
      { indicator: 'RD_GDP', place: '320200', period: '2021-09', value: 3.1, status: 'unstated', bound: 'exact', confidence: 'recalled', grade: 'R', source: '一般了解', url: null, published: '2021' },
    ],
    targets: async () => open.targets, tasks: async () => open.tasks, index: async () => open.index,
  };
}
const sender = { agency: 'SUNAN', zh: '平台', en: 'platform', address: 'http://127.0.0.1/api/open-data/x', asOf: '2026-06-30', licence: 'https://creativecommons.org/licenses/by/4.0/' };
const read = (bytes: Uint8Array): Record<string, string>[] => parse(Buffer.from(bytes), { columns: true, bom: true });

describe('an open data set', () => {
  it.each(datasetIds)('%s says the same in CSV and in SDMX-JSON, and every message keeps the rules of the format', async (id) => {
    const dataset = await datasets[id](sources());
    expect(dataset.rows.length).toBeGreaterThan(0);
    const message = toSdmx(dataset, sender) as SdmxMessage;
    expect(sdmxFaults(message)).toEqual([]);
    const structure = message.data.structures[0]!;
    const csv = read(toCsv(dataset));
    expect(csv).toHaveLength(dataset.rows.length);
    // Every observation, taken apart by its key, is a line of the CSV.
    const observed = Object.entries(message.data.dataSets[0]!.series).flatMap(([key, { observations }]) =>
      Object.entries(observations).map(([at, values]) => {
        const keys = key.split(':').map((n, i) => [structure.dimensions.series[i]!.id, structure.dimensions.series[i]!.values[Number(n)]!.id] as const);
        const time = structure.dimensions.observation[0]!.values[Number(at)]!;
        const measures = structure.measures.observation.map((m, i) => [m.id, values[i] === null ? '' : String(values[i])] as const);
        return Object.fromEntries([...keys, ['TIME_PERIOD', time.id ?? time.value], ...measures]) as Record<string, string>;
      }),
    );
    expect(observed).toHaveLength(csv.length);
    for (const one of observed) expect(csv.some((line) => Object.entries(one).every(([name, value]) => line[name] === value)), JSON.stringify(one)).toBe(true);
  });
  it('without rows is still a valid message', async () => {
    const dataset = filterRows(await datasets.figures(sources()), { place: '999999' });
    expect(dataset.rows).toEqual([]);
    expect(sdmxFaults(toSdmx(dataset, sender) as SdmxMessage)).toEqual([]);
  });
  it('holds nothing of tasks that are not public, and nothing a unit says of itself', async () => {
    const text = new TextDecoder().decode(toCsv(await datasets.tasks(sources())));
    expect(text).toContain('任务1');
    for (const secret of ['涉密任务', '60.25', '某局']) expect(text).not.toContain(secret);
  });
  it('leaves out what the filters say, by year, place and indicator', async () => {
    const figures = await datasets.figures(sources());
    expect(filterRows(figures, { from: 2022 }).rows).toHaveLength(1);
    expect(filterRows(figures, { place: '320200', to: 2021 }).rows).toHaveLength(2);
    expect(filterRows(figures, { indicator: 'GDP' }).rows).toHaveLength(0);
    // A data set without indicators is not emptied by asking for one.
    expect(filterRows(await datasets.tasks(sources()), { indicator: 'GDP' }).rows).toHaveLength(1);
  });
  it('has a version that changes with its content and only with it', async () => {
    const figures = await datasets.figures(sources());
    expect(versionOf(await datasets.figures(sources()))).toBe(versionOf(figures));
    const changed = { ...figures, rows: figures.rows.map((row, i) => (i === 0 ? row.with(4, 3.64) : row)) };
    expect(versionOf(changed)).not.toBe(versionOf(figures));
  });
});

describe('the CSV', () => {
  it('begins with a byte-order mark, and no text in it can run as a formula', async () => {
    const bytes = toCsv(await datasets.figures(sources()));
    expect(Buffer.from(bytes.subarray(0, 3)).toString('hex')).toBe('efbbbf');
    const lines = read(bytes);
    expect(lines[1]).toMatchObject({ SOURCE: `'=cmd|"x"!A1`, OBS_VALUE: '-3.2', TIME_PERIOD: '2021-01-01/P9M', OBS_STATUS: 'E', LABEL: 'COMPUTED' });
  });
  it('gives back every text as it was, but for the mark before what looks like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 6 }), (texts) => {
        const dataset: Dataset = { id: 'figures', title: { zh: '', en: '' }, description: { zh: '', en: '' }, date: null, columns: [{ id: 'KEY', zh: '', en: '', role: 'dimension', type: 'text' }, { id: 'TEXT', zh: '', en: '', role: 'attribute', type: 'text' }], rows: texts.map((text, i) => [String(i), text]) };
        const back = parse(Buffer.from(toCsv(dataset)), { columns: true, bom: true, record_delimiter: '\r\n' }) as { TEXT: string }[];
        back.forEach(({ TEXT }, i) => {
          expect(TEXT).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
          expect(TEXT.startsWith("'") && TEXT !== texts[i] ? TEXT.slice(1) : TEXT).toBe(texts[i]);
        });
      }),
    );
  });
});

describe('a period as SDMX writes it', () => {
  it.each([
    ['2024', '2024', '2024-01-01T00:00:00Z', '2024-12-31T23:59:59Z'],
    ['2023H1', '2023-S1', '2023-01-01T00:00:00Z', '2023-06-30T23:59:59Z'],
    ['2024Q3', '2024-Q3', '2024-07-01T00:00:00Z', '2024-09-30T23:59:59Z'],
    ['2021Q1-3', '2021-01-01/P9M', '2021-01-01T00:00:00Z', '2021-09-30T23:59:59Z'],
    ['2021M1-8', '2021-01-01/P8M', '2021-01-01T00:00:00Z', '2021-08-31T23:59:59Z'],
    ['2021-09', '2021-09', '2021-09-01T00:00:00Z', '2021-09-30T23:59:59Z'],
    ['2021-2025', '2021-01-01/P5Y', '2021-01-01T00:00:00Z', '2025-12-31T23:59:59Z'],
    ['2026-06-30', '2026-06-30', '2026-06-30T00:00:00Z', '2026-06-30T23:59:59Z'],
  ])('%s is %s', (ours, theirs, start, end) => {
    expect(timePeriod(ours)).toBe(theirs);
    expect(bounds(theirs)).toEqual({ start, end });
  });
});

describe('the rules of the format', () => {
  it('notice a key that points nowhere, a code with a forbidden sign and values given twice', async () => {
    const good = toSdmx(await datasets.figures(sources()), sender) as SdmxMessage;
    const spoil = (change: (m: SdmxMessage) => void): string[] => {
      const message = structuredClone(good);
      change(message);
      return sdmxFaults(message);
    };
    expect(spoil((m) => void (m.data.dataSets[0]!.series['9:9:9'] = { observations: { '0': [1] } }))).not.toEqual([]);
    expect(spoil((m) => void (m.data.structures[0]!.dimensions.series[0]!.values[0]!.id = '研发'))).not.toEqual([]);
    expect(spoil((m) => m.data.structures[0]!.dimensions.series[1]!.values.push(m.data.structures[0]!.dimensions.series[1]!.values[0]!))).not.toEqual([]);
    expect(spoil((m) => void (m.meta.prepared = 'yesterday'))).not.toEqual([]);
  });
});
