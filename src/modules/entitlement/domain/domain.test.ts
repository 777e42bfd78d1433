import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRuleBook, factDefinition, type KnownFacts, ruleFile } from '../../../kernel/rules/contract.ts';
import { fenOf } from './amount.ts';
import { distance } from './distance.ts';
import { factsKept, judgeFirm, type Terms } from './judge-firm.ts';
import { listHash, recomputeList } from './list.ts';
import { countTakeUp, publicRows, suppressed, takeUpKinds, takeUpOf } from './take-up.ts';

const facts = [
  { id: 'certificate', zh: '有证书', en: 'Has a certificate', kind: 'truth' },
  { id: 'badRecord', zh: '有不良记录', en: 'Bad record', kind: 'truth' },
  { id: 'rd', zh: '研发费用', en: 'R&D', kind: 'number', unit: '万元', min: 0 },
  { id: 'staff', zh: '职工', en: 'Staff', kind: 'number' },
].map((f) => factDefinition.parse(f));
const rule = ruleFile.parse({
  id: 'award', title: { zh: '奖励', en: 'Award' }, subject: 'FIRM', topic: 'award',
  versions: [{
    version: 1, from: '2024-01-01', to: null, regions: ['CN'], source: { zh: '办法', en: 'Measures', clause: '一' }, confidence: 'DEFAULT',
    require: { all: [
      { id: 'held', zh: '有证书', en: 'Certificate', when: 'certificate', clause: '一（一）' },
      { any: [{ id: 'big', zh: '职工100人以上', en: '100 staff', when: 'staff >= 100' }, { id: 'spends', zh: '研发10万元以上', en: 'R&D of 10', when: 'rd >= 10' }] },
    ] },
    gives: [{ id: 'money', zh: '奖励', en: 'Award', unit: '万元', formula: 'min(rd * 10%, 50)' }],
    examples: [{ name: '一', on: '2024-05-01', facts: { certificate: true, rd: 100, staff: 5 }, expect: { answer: 'YES', gives: { money: 10 } }, source: '例' }],
  }],
});
const book = createRuleBook(facts, [rule]);
const terms: Terms = { rule: book.find('award', '2024-05-01'), gift: 'money', on: '2024-05-01', nearMiss: 1, integrity: ['badRecord'], integrityUnknown: 'HOLD' };
const known = (values: Record<string, unknown>): KnownFacts => Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value: value as number, source: '年报', asOf: '2024-03-01', confidence: 'REPORTED' as const }]));
const firm = (values: Record<string, unknown>, more: object = {}) => ({ facts: known(values), support: null, elsewhere: null, ...more });
const GOOD = { certificate: true, badRecord: false, rd: 123.45, staff: 20 };

describe('What a firm is given', () => {
  it('An amount in ten thousands of yuan is exact to the fen, and anything finer goes down', () => {
    expect(fenOf(1.1, '万元')).toBe(1_100_000);
    expect(fenOf(0.1 + 0.2, '万元')).toBe(300_000);
    expect(fenOf(12.345678, '万元')).toBe(12_345_678);
    expect(fenOf(1.0000019, '万元')).toBe(1_000_001);
    expect(fenOf(5, '分')).toBeUndefined();
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (fen) => {
      expect(fenOf(fen / 1_000_000, '万元')).toBe(fen);
    }));
  });

  it('A firm that meets the rule gets what the rule gives; each other answer has its reasons', () => {
    expect(judgeFirm(terms, firm(GOOD))).toMatchObject({ outcome: 'ENTITLED', amountFen: 12_345_000, fullFen: 12_345_000, reasons: [] });
    expect(judgeFirm(terms, firm({ ...GOOD, certificate: false }))).toMatchObject({ outcome: 'NEAR_MISS', amountFen: null, reasons: [{ code: 'held', clause: '一（一）' }] });
    expect(judgeFirm(terms, firm({ ...GOOD, certificate: false, rd: 1 }))).toMatchObject({ outcome: 'NOT_ENTITLED' });
    expect(judgeFirm(terms, firm({ ...GOOD, certificate: null }))).toMatchObject({ outcome: 'UNKNOWN', reasons: [{ code: 'certificate' }] });
    // Meets the rule by its staff, while the amount rests on a figure nobody has given.
    expect(judgeFirm(terms, firm({ ...GOOD, rd: null, staff: 100 }))).toMatchObject({ outcome: 'UNKNOWN', reasons: [{ code: 'rd' }] });
    expect(judgeFirm(terms, firm({ ...GOOD, rd: 0, staff: 100 }))).toMatchObject({ outcome: 'NOT_ENTITLED', reasons: [{ code: 'AMOUNT_ZERO' }] });
    expect(judgeFirm(terms, firm({ ...GOOD, rd: -5 }))).toMatchObject({ outcome: 'UNKNOWN', reasons: [{ code: 'RULE_FACT_INVALID' }] });
  });

  it('A bad record, another round and an earlier support keep a firm off; a lower support leaves the difference', () => {
    expect(judgeFirm(terms, firm({ ...GOOD, badRecord: true }))).toMatchObject({ outcome: 'EXCLUDED', reasons: [{ code: 'BAD_RECORD' }] });
    expect(judgeFirm(terms, firm({ ...GOOD, badRecord: null }))).toMatchObject({ outcome: 'UNKNOWN', reasons: [{ code: 'INTEGRITY_UNKNOWN' }] });
    expect(judgeFirm({ ...terms, integrityUnknown: 'PASS' }, firm({ ...GOOD, badRecord: null }))).toMatchObject({ outcome: 'ENTITLED' });
    expect(judgeFirm(terms, firm(GOOD, { elsewhere: 'X-1' }))).toMatchObject({ outcome: 'EXCLUDED', reasons: [{ code: 'IN_OTHER_ROUND' }] });
    expect(judgeFirm(terms, firm(GOOD, { support: { ok: false, payableFen: 0 } }))).toMatchObject({ outcome: 'EXCLUDED', reasons: [{ code: 'DOUBLE_SUPPORT' }] });
    expect(judgeFirm(terms, firm(GOOD, { support: { ok: true, payableFen: 5_000 } }))).toMatchObject({ outcome: 'ENTITLED', amountFen: 5_000, reasons: [{ code: 'DIFFERENCE_ONLY' }] });
  });

  it('The distance to a yes counts the fewest conditions that must turn', () => {
    const answers = new Map([['held', 'NO'], ['big', 'NO'], ['spends', 'NO']] as const);
    expect(distance(terms.rule.version.require!, answers)).toBe(2);
    expect(distance({ not: terms.rule.version.require! }, answers)).toBe(0);
    expect(distance({ atLeast: 2, of: [{ id: 'held', zh: '', en: '', when: '' }, { id: 'big', zh: '', en: '', when: '' }] }, new Map([['held', 'YES']]))).toBe(1);
  });

  it('The list is a function of the frozen facts: any order gives the same bytes, any change of a fact that matters another', () => {
    const value = fc.record({ certificate: fc.boolean(), badRecord: fc.constantFrom(true, false, null), rd: fc.constantFrom(0, 10, 37.5, 600, null), staff: fc.constantFrom(5, 100, null) });
    fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), fc.integer(), (values, seed) => {
      const firms = values.map((v, i) => ({ ...firm(v), creditCode: `C${i}`, name: `企业${i}` }));
      const shuffled = firms.map((f, i) => ({ f, k: (i * 7919 + seed) % 13 })).sort((a, b) => a.k - b.k).map((x) => x.f);
      const one = recomputeList(terms, '320500', firms);
      const other = recomputeList(terms, '320500', shuffled);
      expect(other.bytes).toBe(one.bytes);
      expect(one.totalFen).toBe((JSON.parse(one.bytes) as { entries: { amountFen: number }[] }).entries.reduce((n, e) => n + e.amountFen, 0));
      expect(Object.values(one.counts).reduce((a, b) => a + b, 0)).toBe(values.length);
      const more = recomputeList(terms, '320500', [...firms, { ...firm(GOOD), creditCode: 'D', name: '新企业' }]);
      expect(listHash(more.bytes)).not.toBe(listHash(one.bytes));
    }));
    expect(factsKept(terms)).toEqual(['badRecord', 'certificate', 'rd', 'staff']);
  });
});

describe('Take-up', () => {
  it('Every firm falls in one kind, and money paid against the rule carries the condition that fails', () => {
    const of = (values: Record<string, unknown>, paid: number) => takeUpOf(judgeFirm(terms, firm(values)), paid);
    expect(of(GOOD, 0)).toMatchObject({ kind: 'UNCLAIMED', entitledFen: 12_345_000 });
    expect(of(GOOD, 500)).toMatchObject({ kind: 'PAID', paidFen: 500 });
    expect(of({ ...GOOD, certificate: false }, 500)).toMatchObject({ kind: 'PAID_NOT_ENTITLED', reasons: [{ code: 'held' }] });
    expect(of({ ...GOOD, badRecord: true }, 500)).toMatchObject({ kind: 'PAID_NOT_ENTITLED', reasons: [{ code: 'BAD_RECORD' }] });
    expect(of({ ...GOOD, certificate: null }, 500)).toMatchObject({ kind: 'UNKNOWN' });
    expect(of({ ...GOOD, certificate: false }, 0)).toMatchObject({ kind: 'NOT_ENTITLED' });
  });

  it('No hidden count can be worked out from the sum of its row or column', () => {
    const table = fc.integer({ min: 2, max: 6 }).chain((n) => fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: n, maxLength: n }), { minLength: 2, maxLength: 5 }));
    fc.assert(fc.property(table, (counts) => {
      const shown = suppressed(counts, 5);
      const lines = [...shown.map((r, i) => r.map((c, j) => ({ c, n: counts[i]![j]! }))), ...counts[0]!.map((_, j) => shown.map((r, i) => ({ c: r[j], n: counts[i]![j]! })))];
      for (const line of lines) {
        for (const { c, n } of line) expect(c === null || c === n).toBe(true);
        expect(line.every(({ c, n }) => c === null || n === 0 || n >= 5)).toBe(true);
        // Alone only where everything else of the line is nought: then its sum is itself, and is hidden with it.
        const hidden = line.filter(({ c }) => c === null);
        if (hidden.length === 1) expect(line.every(({ c, n }) => c === null || n === 0)).toBe(true);
      }
    }));
    const rows = countTakeUp(['A', 'B'], [{ ...takeUpOf(judgeFirm(terms, firm(GOOD)), 0), city: 'A' }]);
    expect(publicRows(rows, 5)[0]!.cells.UNCLAIMED).toEqual({ firms: null, fen: null });
    expect(publicRows(rows, 5)[1]!.cells.UNCLAIMED).toEqual({ firms: 0, fen: 0 });
    expect(Object.keys(rows[0]!.cells)).toEqual([...takeUpKinds]);
  });
});
