import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { netFile } from './net-file.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'net-file-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const file = (name: string, text: string): string => {
  writeFileSync(path.join(dir, name), text);
  return path.join(dir, name);
};
const out = path.join(dir, 'statements.json');

interface Statements {
  grossFen: number;
  positions: { party: string; owesFen: number; receivesFen: number; netFen: number }[];
  pairs: { a: string; b: string; aOwesFen: number; bOwesFen: number; aCount: number; bCount: number; lines: { from: string; amountFen: number }[] }[];
}

describe('Netting a file', () => {
  it('Gives the same bytes for the same obligations in any order, and every statement re-adds to the fen', async () => {
    const parties = fc.constantFrom('320100', '320500', '321100', '苏州', 'a/b');
    const obligations = fc.array(fc.record({ from: parties, to: parties, amountFen: fc.integer({ min: 1, max: 1e10 }) }), { maxLength: 40 })
      .map((list) => list.filter((o) => o.from !== o.to).map((o, i) => ({ ...o, ref: `R${i}` })));
    await fc.assert(
      fc.asyncProperty(obligations.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), async ([list, shuffled]) => {
        await netFile({ in: file('one.json', JSON.stringify(list)), out, lines: true });
        const one = readFileSync(out);
        await netFile({ in: file('two.json', JSON.stringify(shuffled, null, 2)), out, lines: true });
        expect(readFileSync(out).equals(one)).toBe(true);
        const { pairs, positions, grossFen } = JSON.parse(one.toString()) as Statements;
        for (const p of pairs) {
          const sum = (from: string): [number, number] => [p.lines.filter((l) => l.from === from).reduce((s, l) => s + l.amountFen, 0), p.lines.filter((l) => l.from === from).length];
          expect([sum(p.a), sum(p.b)]).toEqual([[p.aOwesFen, p.aCount], [p.bOwesFen, p.bCount]]);
        }
        expect(pairs.reduce((s, p) => s + p.lines.length, 0)).toBe(list.length);
        expect(grossFen).toBe(list.reduce((s, o) => s + o.amountFen, 0));
        expect(positions.reduce((s, p) => s + p.netFen, 0)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('Writes nothing when anything is wrong: what stood there before stands there still', async () => {
    writeFileSync(out, 'before');
    const good = { from: 'A', to: 'B', amountFen: 5, ref: '1' };
    for (const text of ['', '[', '{}', JSON.stringify([good, good]), JSON.stringify([{ ...good, amountFen: '5' }]), JSON.stringify([{ ...good, amountFen: Number.MAX_SAFE_INTEGER }, { ...good, ref: '2' }])]) {
      await expect(netFile({ in: file('bad.json', text), out, lines: true })).rejects.toMatchObject({ code: expect.stringMatching(/^NETTING_/) });
      expect(readFileSync(out, 'utf8')).toBe('before');
    }
    await expect(netFile({ in: path.join(dir, 'nowhere.json'), out, lines: true })).rejects.toMatchObject({ code: 'NETTING_FILE_UNREADABLE', where: { file: path.join(dir, 'nowhere.json') } });
    const noFolder = path.join(dir, 'no', 'folder.json');
    await expect(netFile({ in: file('good.json', JSON.stringify([good])), out: noFolder, lines: true })).rejects.toMatchObject({ code: 'NETTING_OUT_UNWRITABLE', where: { file: noFolder } });
    expect(existsSync(path.dirname(noFolder))).toBe(false);
    expect(readdirSync(dir).filter((f) => f.endsWith('.part'))).toEqual([]);
  });

  it('Nets an empty list to nothing', async () => {
    await netFile({ in: file('empty.json', '[]'), out, lines: true });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual({ obligations: 0, grossFen: 0, bilateralFen: 0, multilateralFen: 0, positions: [], payments: [], pairs: [] });
  });
});
