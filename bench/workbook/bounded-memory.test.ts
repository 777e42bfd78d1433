import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTemplate } from '../../src/modules/returns/workbook/template.ts';
import { wideList } from './collection.ts';
import { contest } from './contest.ts';
import { fillList } from './make.ts';

/** What README of returns states. The heap of the peers that read a workbook whole is several times as large. */
const HEAP_MB = 128;
const PEAK_MB = 512;
const ROWS = 100_000;

let folder: string;
let file: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'innomatrix-bounded-'));
  file = path.join(folder, 'filled.xlsx');
  const template = await writeTemplate({ collection: wideList().collection, period: '2025', place: { code: 'P04', zh: '测试园区' }, dueOn: '2026-04-30', before: [] });
  writeFileSync(file, await fillList(template, ROWS));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a workbook of 100,000 rows and 20 columns', () => {
  it(`is judged within ${HEAP_MB} MB of heap and ${PEAK_MB} MB in all`, () => {
    const outcome = contest('innomatrix', file, HEAP_MB);
    expect(outcome).toMatchObject({ records: ROWS, errors: 0 });
    expect('peakMb' in outcome && outcome.peakMb).toBeLessThan(PEAK_MB);
  }, 240_000);
});
