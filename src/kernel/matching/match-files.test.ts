import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../base/problem.ts';
import { matchFiles } from './match-files.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'matching-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, lines: readonly (object | string)[]): string => {
  const file = path.join(folder, name);
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return file;
};
const demands = [
  { id: 'd1', title: '桥梁健康监测', content: '运营期桥梁的受力与变形监测' },
  { id: 'd2', title: '锂电池负极', content: '高容量负极材料' },
];
const results = [
  { id: 'r1', title: '桥梁结构健康监测系统', tokens: ['桥梁', '结构'] },
  { id: 'r2', title: '硅碳负极材料', abstract: '锂离子电池用' },
  { id: 'r3', title: '水稻育种' },
  { id: 'r4', title: '桥梁结构健康监测系统' },
];

async function refusal(d: string, r: string): Promise<Problem> {
  const out = path.join(folder, 'refused.jsonl');
  const problem = await matchFiles({ demands: d, results: r, top: 5, out }).then(() => undefined, (error: Problem) => error);
  expect(readdirSync(folder).filter((name) => name.startsWith('refused'))).toEqual([]);
  return problem!;
}

describe('files are matched without a database', () => {
  it('writes the best results of each demand, best first, with score and level', async () => {
    const out = path.join(folder, 'run.jsonl');
    const report = await matchFiles({ demands: write('d.jsonl', demands), results: write('r.jsonl', results), top: 2, out });
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n').map((l) => JSON.parse(l) as { query: string; doc: string; score: number; level: number });
    expect(report).toEqual({ demands: 2, results: 4, lines: lines.length, unusedJudgements: 0 });
    expect(Object.keys(lines[0]!)).toEqual(['query', 'doc', 'score', 'level']);
    expect(lines.filter((l) => l.query === 'd2')[0]!.doc).toBe('r2');
    for (const { level } of lines) expect([1, 2, 3, 4]).toContain(level);
    const ofFirst = lines.filter((l) => l.query === 'd1');
    expect(ofFirst.map((l) => l.score)).toEqual(ofFirst.map((l) => l.score).sort((a, b) => b - a));
  });
  it('lets results of the same wording share a rank', async () => {
    const out = path.join(folder, 'ranks.jsonl');
    await matchFiles({ demands: write('d.jsonl', demands.slice(0, 1)), results: write('r.jsonl', results), top: 1, out });
    expect(readFileSync(out, 'utf8').trimEnd().split('\n').map((l) => (JSON.parse(l) as { doc: string }).doc)).toEqual(['r1', 'r4']);
  });
  it('passes over empty lines and a byte order mark', async () => {
    const d = write('bom.jsonl', [`\uFEFF${JSON.stringify(demands[0])}`, '', JSON.stringify(demands[1]), '']);
    const out = path.join(folder, 'bom-out.jsonl');
    expect((await matchFiles({ demands: d, results: write('r.jsonl', results), top: 1, out })).demands).toBe(2);
  });
});

describe('a bad input is refused and nothing is written', () => {
  it.each([
    ['a missing field', ['{"id":"r1","title":"甲"}', '{"id":"r2"}'], 'MATCH_LINE_INVALID', 2, 'title', /缺少字段 title/],
    ['a value of the wrong kind', ['{"id":"r1","title":7}'], 'MATCH_LINE_INVALID', 1, 'title', /值不合要求/],
    ['a line that is no JSON', ['{"id":"r1","title":"甲"}', '', '{"id":'], 'MATCH_LINE_INVALID', 3, undefined, /不是合法的 JSON/],
    ['a line that is no object', ['[]'], 'MATCH_LINE_INVALID', 1, undefined, /不是 JSON 对象/],
    ['an id used twice', ['{"id":"r1","title":"甲"}', '{"id":"r1","title":"乙"}'], 'MATCH_ID_TWICE', 2, 'id', /第 1 行和第 2 行/],
  ])('%s is named with file, line and field', async (_, lines, code, row, field, zh) => {
    const file = write('bad.jsonl', lines);
    const problem = await refusal(write('d.jsonl', demands), file);
    expect(problem.code).toBe(code);
    expect(problem.where).toEqual(field === undefined ? { file, row } : { file, row, field });
    expect(problem.zh).toMatch(zh);
  });
  it('a file that is not there is named', async () => {
    const missing = path.join(folder, 'not-there.jsonl');
    const problem = await refusal(missing, write('r.jsonl', results));
    expect(problem.code).toBe('MATCH_FILE_UNREADABLE');
    expect(problem.where).toEqual({ file: missing });
  });
  it('an output folder that is not there is named', async () => {
    const out = path.join(folder, 'no', 'where.jsonl');
    await expect(matchFiles({ demands: write('d.jsonl', demands), results: write('r.jsonl', results), top: 1, out })).rejects.toMatchObject({ code: 'MATCH_FILE_UNREADABLE', where: { file: out } });
  });
});
