import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeTemplate } from '../src/modules/returns/workbook/template.ts';
import { wideList } from './workbook/collection.ts';
import { contenders } from './workbook/contenders.ts';
import { contest } from './workbook/contest.ts';
import { fillList } from './workbook/make.ts';

/**
 * A filled list of 100,000 firms and 20 columns is opened, understood and judged by each contender in a process of its
 * own, in the same run. Times are without the start of the process; memory is the peak of the whole process.
 */
const ROWS = 100_000;
const folder = mkdtempSync(path.join(tmpdir(), 'innomatrix-workbook-'));
try {
  const { collection } = wideList();
  const template = await writeTemplate({ collection, period: '2025', place: { code: 'P04', zh: '测量用园区' }, dueOn: '2026-04-30', before: [] });
  const bytes = await fillList(template, ROWS);
  const file = path.join(folder, 'filled.xlsx');
  writeFileSync(file, bytes);
  console.log(`${ROWS} rows × ${collection.fields.length} columns, ${(bytes.length / 2 ** 20).toFixed(1)} MB`);
  const figures = Object.keys(contenders).map((name) => ({ name, outcome: contest(name, file) }));
  const own = figures[0]!.outcome;
  for (const { name, outcome } of figures) {
    if ('failed' in outcome) {
      console.log(`${name.padEnd(30)} ${outcome.failed}`);
      process.exitCode = 1;
      continue;
    }
    const ratio = (a: number, b: number): string => `×${(a / b).toFixed(1)}`;
    const beside = 'failed' in own ? '' : `${ratio(outcome.cpuSeconds, own.cpuSeconds).padStart(8)}${ratio(outcome.peakMb, own.peakMb).padStart(8)}`;
    console.log(`${name.padEnd(30)}${outcome.seconds.toFixed(1).padStart(7)} s${outcome.cpuSeconds.toFixed(1).padStart(7)} s CPU${outcome.peakMb.toFixed(0).padStart(7)} MB${beside}   ${outcome.records} records, ${outcome.errors} errors`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
