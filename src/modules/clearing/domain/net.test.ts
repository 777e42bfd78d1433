import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../kernel/base/problem.ts';
import { net } from './net.ts';
import { type Obligation, readObligations } from './obligation.ts';
import { parseJson } from './parse-json.ts';

const CITIES = ['320100', '320200', '320400', '320500', '321100'];

const obligations = fc
  .array(fc.record({ from: fc.constantFrom(...CITIES), to: fc.constantFrom(...CITIES), amountFen: fc.integer({ min: 1, max: 1e12 }) }), { maxLength: 60 })
  .map((list) => list.filter((o) => o.from !== o.to).map((o, i): Obligation => ({ ...o, ref: `R${i}` })));

/** Written a second time, the slow way: what a party has coming less what it owes. */
const position = (list: readonly { from: string; to: string; amountFen: number }[], party: string): number =>
  list.reduce((sum, o) => sum + (o.to === party ? o.amountFen : 0) - (o.from === party ? o.amountFen : 0), 0);

describe('Netting', () => {
  it('A worked case: three cities in a circle pay one amount instead of three', () => {
    const netting = net([
      { from: 'A', to: 'B', amountFen: 100_00, ref: '1' },
      { from: 'B', to: 'C', amountFen: 80_00, ref: '2' },
      { from: 'C', to: 'A', amountFen: 80_00, ref: '3' },
    ]);
    expect(netting.positions.map((p) => [p.party, p.netFen])).toEqual([['A', -20_00], ['B', 20_00], ['C', 0]]);
    expect(netting.payments).toEqual([{ from: 'A', to: 'B', amountFen: 20_00 }]);
    expect([netting.grossFen, netting.bilateralFen, netting.multilateralFen]).toEqual([260_00, 260_00, 20_00]);
  });

  it('Preserves the position of every party, by pairs and by payments, and all positions come to nothing', () => {
    fc.assert(
      fc.property(obligations, (list) => {
        const netting = net(list);
        for (const { party, netFen } of netting.positions) {
          expect(netFen).toBe(position(list, party));
          expect(position(netting.payments, party)).toBe(netFen);
          const alone = netting.pairs.flatMap((p) => (p.netPayer ? [{ from: p.netPayer, to: p.netPayer === p.a ? p.b : p.a, amountFen: p.netFen }] : []));
          expect(position(alone, party)).toBe(netFen);
        }
        expect(netting.positions.reduce((sum, p) => sum + p.netFen, 0)).toBe(0);
        expect(netting.payments.length).toBeLessThan(Math.max(1, netting.positions.length));
        expect(netting.payments.every((p) => p.amountFen > 0)).toBe(true);
        expect(netting.multilateralFen).toBeLessThanOrEqual(netting.bilateralFen);
      }),
    );
  });

  it('Does not depend on the order in which the obligations are listed', () => {
    fc.assert(
      fc.property(obligations.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
        expect(net(shuffled)).toEqual(net(list));
      }),
    );
  });

  it('Refuses a total that could not be exact', () => {
    const huge = { from: 'A', to: 'B', amountFen: Number.MAX_SAFE_INTEGER };
    expect(() => net([{ ...huge, ref: '1' }, { ...huge, ref: '2' }])).toThrow(/NETTING_TOO_LARGE/);
  });
});

describe('A list of obligations from a file', () => {
  it('Names the row and the field of each fault and nets nothing', () => {
    const good = { from: 'A', to: 'B', amountFen: 5, ref: '1' };
    const wrong = [good, { ...good }, { ...good, to: 'A', ref: '2' }, { ...good, amountFen: 1.5, ref: '3' }, { ...good, amountFen: -1, ref: '4' }, { from: ' ', to: 'B', amountFen: 5, ref: '' }, null];
    let problem: Problem | undefined;
    try {
      readObligations(wrong, 'x.json');
    } catch (error) {
      problem = error as Problem;
    }
    expect(problem?.details.map((d) => [d.where?.row, d.where?.field, d.code])).toEqual([
      [2, 'ref', 'NETTING_REF_REPEATED'],
      [3, 'to', 'NETTING_SELF'],
      [4, 'amountFen', 'NETTING_AMOUNT'],
      [5, 'amountFen', 'NETTING_AMOUNT'],
      [6, 'from', 'NETTING_PARTY_MISSING'],
      [6, 'ref', 'NETTING_REF_MISSING'],
      [7, 'from', 'NETTING_PARTY_MISSING'],
      [7, 'to', 'NETTING_PARTY_MISSING'],
      [7, 'amountFen', 'NETTING_AMOUNT'],
      [7, 'ref', 'NETTING_REF_MISSING'],
    ]);
  });

  it('Refuses names that differ in what nobody sees, text where numbers belong, and numbers no double holds', () => {
    const row = (more: object) => [{ from: 'A', to: 'B', amountFen: 5, ref: '1', ...more }];
    const fault = (list: unknown[]) => {
      try {
        readObligations(list);
      } catch (error) {
        return (error as Problem).details.map((d) => `${d.where?.row} ${d.where?.field} ${d.code}`);
      }
      return [];
    };
    expect(fault(row({ from: '镇江 ' }))).toEqual(['1 from NETTING_SPACES']);
    expect(fault(row({ to: '\u200b苏州' }))).toEqual(['1 to NETTING_SPACES']);
    expect(fault(row({ ref: 'R\n1' }))).toEqual(['1 ref NETTING_SPACES']);
    expect(fault(row({ from: 321100 }))).toEqual(['1 from NETTING_PARTY_MISSING']);
    for (const amountFen of ['5', '100.00', 0, -0, -1, 1.5, 2 ** 53, 1e300, null, [5], true, undefined]) expect(fault(row({ amountFen })), String(amountFen)).toEqual(['1 amountFen NETTING_AMOUNT']);
    expect(fault([...row({}), ...row({ from: 'B', to: 'A' })])).toEqual([]);
    expect(readObligations([])).toEqual([]);
  });

  it('Says in which line a file stops being JSON, whatever is wrong with it', () => {
    const text = JSON.stringify([{ from: '镇江', to: '苏州', amountFen: 5, ref: 'a"\\b' }, { from: 'B', to: 'A', amountFen: 7, ref: '2' }], null, 1);
    const where = (input: string | Uint8Array): string => {
      try {
        parseJson(typeof input === 'string' ? new TextEncoder().encode(input) : input, 'x.json');
      } catch (error) {
        const { code, zh, where: place } = error as Problem;
        return `${code} ${place?.row} ${zh}`;
      }
      return 'fine';
    };
    expect(where(text)).toBe('fine');
    expect(where(`\uFEFF${text}`)).toBe('fine');
    expect(where('')).toMatch(/^NETTING_FILE_UNREADABLE 1 文件是空的/);
    // Cut anywhere: it breaks off, in the line where it ends.
    for (let cut = 1; cut < text.length; cut++) expect(where(text.slice(0, cut)), String(cut)).toMatch(new RegExp(`^NETTING_FILE_UNREADABLE ${text.slice(0, cut).trimEnd().split('\n').length} 文件在第`));
    const lines = text.split('\n');
    const withLine = (n: number, line: string): string => [...lines.slice(0, n - 1), line, ...lines.slice(n)].join('\n');
    for (const line of ['  "amountFen": 05,', "  'amountFen': 5,", '  "amountFen": 5;', '  amountFen: 5,', '  "amountFen": NaN,', '  "amountFen": 5,,', '  "amountFen" 5,', '  "amountFen": 1_000,', '  "a\\q": 5,', '  ]', '  "a": "x\ty",']) {
      expect(where(withLine(5, line)), line).toMatch(/^NETTING_FILE_UNREADABLE [56] 第 [56] 行第/);
    }
    expect(where(`${text}\n]`)).toMatch(/^NETTING_FILE_UNREADABLE 15 第 15 行/);
    // GBK: read as UTF-8 with replacements, every city would have the same name.
    expect(where(new Uint8Array([...new TextEncoder().encode('[\n{"from":"'), 0xd5, 0xf2, 0xbd, 0xad, ...new TextEncoder().encode('"}]')]))).toMatch(/^NETTING_FILE_UNREADABLE 2 第 2 行不是 UTF-8/);
  });

  it('Refuses what is no list', () => {
    expect(() => readObligations({ from: 'A' })).toThrow(/NETTING_NOT_A_LIST/);
  });
});
