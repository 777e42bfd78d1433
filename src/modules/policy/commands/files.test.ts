import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openPack } from '../../../kernel/base/pack.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { extractFile } from './extract-file.ts';
import { trainMeasures } from './train-measures.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'policy-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const at = (name: string): string => path.join(dir, name);
const pack = openPack(path.join(packageRoot, 'packs', 'sunan'));

describe('policy extract', () => {
  it('writes what it found as JSON', async () => {
    writeFileSync(at('plan.txt'), '一、发展目标\n到2030年，苏南地区建成泵站20座以上。\n');
    const found = await extractFile({ file: at('plan.txt'), id: '900', out: at('out.json'), pack });
    expect(JSON.parse(readFileSync(at('out.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(found)));
    expect(found).toMatchObject({ id: '900', structure: [{ path: '一' }], targets: [{ subject: '苏南地区', value: 20, unit: '座', year: 2030 }] });
  });
  it('says which file it cannot open', async () => {
    await expect(extractFile({ file: at('none.txt'), id: '900', pack })).rejects.toMatchObject({ code: 'POLICY_FILE_MISSING', where: { file: at('none.txt') } });
  });
});

describe('learning from marked documents', () => {
  it('writes the same table of weights every time, one feature a line', async () => {
    const text = '二、任务\n1.甲事。修建水渠，疏通河道。';
    writeFileSync(at('a.txt'), text);
    writeFileSync(at('a.json'), JSON.stringify([{ char_start: text.indexOf('修建'), char_end: text.length - 1 }]));
    const learn = async (out: string): Promise<string> => {
      await trainMeasures({ documents: [{ file: at('a.txt'), marked: at('a.json') }], out: at(out) });
      return readFileSync(at(out), 'utf8');
    };
    const first = await learn('one.json');
    expect(await learn('two.json')).toBe(first);
    expect(JSON.parse(first)).toMatchObject({ labels: ['O', 'B', 'I'] });
    expect(first.split('\n').length).toBeGreaterThan(10);
  });
});
