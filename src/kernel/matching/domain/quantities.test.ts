import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedQuantities, type Comparison, compareQuantities, likeness, offeredQuantities } from './met-quantities.ts';
import { quantitiesIn } from './quantities.ts';

const read = (text: string): unknown[] => quantitiesIn(text).map((q) => [q.property, q.dimension, q.change, q.bound, ...[q.low, q.high].map((n) => (Number.isFinite(n) ? Number(n.toPrecision(12)) : '-'))]);
const compare = (asked: string, offered: string): Comparison[] => compareQuantities(askedQuantities({ title: '', content: asked }), offeredQuantities({ id: 'r', title: '', abstract: offered }));
const verdicts = (asked: string, offered: string): string[] => compare(asked, offered).map((c) => c.verdict);

describe('numbers with units are read', () => {
  it.each([
    ['粒度的抗冲击韧性≥67%，堆积密度不低于1.80克/立方厘米', [['抗冲击韧性', 'share', 'none', 'least', 67, '-'], ['堆积密度', 'density', 'none', 'least', 1.8, '-']]],
    ['抗弯强度达到850MPa', [['抗弯强度', 'pressure', 'none', 'up', 850e6, 850e6]]],
    ['表面粗糙度（Ra）≤０.2μm', [['表面粗糙度', 'length', 'none', 'most', '-', 0.2e-6]]],
    ['工作温度-40℃～85℃', [['工作温度', 'temperature', 'none', 'within', -40, 85]]],
    ['线宽100±5mm', [['线宽', 'length', 'none', 'within', 0.095, 0.105]]],
    ['生产成本降低20%以上', [['生产成本', 'share', 'fall', 'least', 20, '-']]],
    ['使用寿命提高30%', [['使用寿命', 'share', 'rise', 'bare', 30, 30]]],
    ['能耗由50kW降低到30kW', [['能耗', 'power', 'none', 'bare', 50e3, 50e3], ['能耗', 'power', 'none', 'down', 30e3, 30e3]]],
    ['投资不超过50万元', [['投资', 'money', 'none', 'most', '-', 500_000]]],
    ['bending strength of at least 1,200 MPa', [['bending strength', 'pressure', 'none', 'least', 1.2e9, '-']]],
    ['输出功率10mW，装机功率10MW', [['输出功率', 'power', 'none', 'bare', 0.01, 0.01], ['装机功率', 'power', 'none', 'bare', 10e6, 10e6]]],
    ['2018年成立，5G网络，流量5kg/h，专利ZL201310586887.2', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
  it('spans lie in the original text and begin with the property', () => {
    fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 9_999 }), fc.constantFrom('%', 'MPa', '毫米', 'W/(m·K)', '小时'), fc.constantFrom('≥', '不低于', '达到', ''), (noise, n, unit, bound) => {
      const text = `${noise}。抗弯强度${bound}${n}${unit}`;
      const last = quantitiesIn(text).at(-1)!;
      expect(text.slice(last.span.start, last.span.end)).toBe(`抗弯强度${bound}${n}${unit}`);
    }));
  });
  it('a text made to be slow is read all the same', () => {
    for (const piece of ['由1', '1 ', '从3%', '约为', '1~', '（1', '≥ ', '9'.repeat(40), ' '.repeat(40)]) {
      expect(quantitiesIn(`${piece.repeat(20_000 / piece.length)}。抗弯强度≥5%`).at(-1)).toMatchObject({ property: '抗弯强度', low: 5 });
    }
  });
  it('a number means the same in every unit of its dimension', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), (n) => {
      expect(verdicts(`厚度≥${n}mm`, `厚度为${n * 1000}μm`)).toEqual(['met']);
    }));
  });
});

describe('what is asked is compared with what is offered', () => {
  it.each([
    ['抗冲击韧性≥67%', '抗冲击韧性达71%', ['met']],
    ['抗冲击韧性≥67%', '冲击韧性达到60%', ['unmet']],
    ['厚度不超过0.2mm', '厚度150μm', ['met']],
    ['降低生产成本20%以上', '生产成本可降低25%', ['met']],
    ['效率≥90%', '转换效率提高了15%', []],
    ['抗弯强度≥800MPa', '抗拉强度900MPa', []],
    ['抗弯强度≥800MPa', '强度900MPa', ['unknown']],
    ['抗弯强度≥800MPa', '抗弯强度不低于700MPa', ['unknown']],
    ['目前抗弯强度不足800MPa', '抗弯强度900MPa', []],
    ['年产量5000吨', '年产量3000吨', []],
  ])('%s / %s', (asked, offered, expected) => {
    expect(verdicts(asked, offered)).toEqual(expected);
  });
  it('more of what is wanted is never worse', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (asked, offered, more) => {
      const rank = (n: number): number => ['unmet', 'unknown', 'met'].indexOf(verdicts(`抗弯强度≥${asked}MPa`, `抗弯强度达到${n}MPa`)[0]!);
      expect(rank(offered + more)).toBeGreaterThanOrEqual(rank(offered));
    }));
  });
  it('likeness does not care which side is which', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => {
      expect(likeness(a, b)).toBe(likeness(b, a));
    }));
  });
});
