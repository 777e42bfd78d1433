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

describe('files as people and other programs write them', () => {
  const run = async (options: { demands: string; results: string; top?: number; judgements?: string }): Promise<{ query: unknown; doc: unknown; score: number; level: number }[]> => {
    const out = path.join(folder, 'as-written.jsonl');
    await matchFiles({ top: 10, ...options, out });
    return readFileSync(out, 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l) as { query: unknown; doc: unknown; score: number; level: number });
  };

  it('lines may end as Windows ends them, hold the separators of Unicode, numbers for ids and null for what is missing', async () => {
    const text = [
      { id: 7, title: '桥梁健康\u2028监测', content: null },
      { id: '8', title: '桥梁', content: '' },
    ].map((d) => JSON.stringify(d)).join('\r\n');
    const found = await run({ demands: write('windows.jsonl', [`${text}\r`, '']), results: write('nulls.jsonl', [{ id: 1, title: '桥梁健康监测\u2029系统', abstract: null, keywords: null, field: null }, { id: 2, abstract: '桥梁的健康监测' }]) });
    expect(found.filter((l) => l.query === '7').map((l) => l.doc).sort()).toEqual(['1', '2']);
  });
  it('empty texts, empty files and more ranks than results are answered, always with a number and a level', async () => {
    const nothing = [{ id: 'e', title: '', content: '' }];
    for (const [d, r] of [[nothing, results], [demands, [{ id: 'x', title: '' }]], [nothing, [{ id: 'x', title: '', abstract: '' }]]] as const) {
      for (const line of await run({ demands: write('d.jsonl', d), results: write('r.jsonl', r), top: 1_000 })) {
        expect(Number.isFinite(line.score)).toBe(true);
        expect([1, 2, 3, 4]).toContain(line.level);
      }
    }
    expect(await run({ demands: write('d.jsonl', demands), results: write('none.jsonl', []) })).toEqual([]);
    expect(await run({ demands: write('none.jsonl', []), results: write('r.jsonl', results) })).toEqual([]);
  });
  it('judgements may be none, of strangers, or have their levels as text; those of strangers are counted and change nothing', async () => {
    const files = { demands: write('d.jsonl', demands), results: write('r.jsonl', results) };
    const without = await run(files);
    expect(await run({ ...files, judgements: write('j.jsonl', []) })).toEqual(without);
    const strangers = write('j.jsonl', [{ requirement: 'nobody', achievement: 'r1', level: 4 }, { requirement: 'd1', achievement: 'nothing', level: 4 }]);
    expect(await run({ ...files, judgements: strangers })).toEqual(without);
    expect((await matchFiles({ ...files, top: 5, judgements: strangers, out: path.join(folder, 'out.jsonl') })).unusedJudgements).toBe(2);
    const asText = await run({ ...files, judgements: write('j.jsonl', [{ query: 'd1', doc: 'r3', level: '4' }]) });
    expect(asText.find((l) => l.query === 'd1' && l.doc === 'r3')).toMatchObject({ level: 4 });
  });
  it.each([
    ['without a level', '{"requirement":"d1","achievement":"r1"}', 'level', /缺少字段 level/],
    ['with a level that is none', '{"query":"d1","doc":"r1","level":"5"}', 'level', /值不合要求/],
    ['without a result', '{"requirement":"d1","level":2}', 'achievement', /缺少字段 achievement/],
    ['that is a list', '["d1","r1",2]', undefined, /不是 JSON 对象/],
  ])('a judgement %s is named with its line and field', async (_, bad, field, zh) => {
    const file = write('j.jsonl', ['{"requirement":"d1","achievement":"r1","level":2}', bad]);
    const problem = await matchFiles({ demands: write('d.jsonl', demands), results: write('r.jsonl', results), top: 5, judgements: file, out: path.join(folder, 'refused.jsonl') }).then(() => undefined, (error: Problem) => error);
    expect(problem?.code).toBe('MATCH_LINE_INVALID');
    expect(problem?.where).toEqual(field === undefined ? { file, row: 2 } : { file, row: 2, field });
    expect(problem?.zh).toMatch(zh);
  });
  it('a file in another encoding is refused as such, and not read as something else', async () => {
    const file = path.join(folder, 'gbk.jsonl');
    writeFileSync(file, Buffer.concat([Buffer.from('{"id":"r1","title":"'), Buffer.from([0xc7, 0xc5, 0xc1, 0xba]), Buffer.from('"}\n')]));
    const problem = await refusal(write('d.jsonl', demands), file);
    expect(problem).toMatchObject({ code: 'MATCH_FILE_UNREADABLE', where: { file } });
    expect(problem.zh).toMatch(/不是 UTF-8/);
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
