import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldsOf } from './judged-set.ts';
import { cutOfShare, leastErrorCuts, ndcg10, pairwise, type Scored } from './measures.ts';
import { SyntheticWorld } from './synthetic.ts';

const ranked = (levels: readonly number[]): Scored[] => levels.map((level, i) => ({ level, score: -i }));
const errors = (scored: readonly Scored[], cuts: readonly number[]): number =>
  scored.reduce((sum, s) => sum + Math.abs(1 + cuts.filter((cut) => s.score >= cut).length - s.level), 0);

describe('measures of a ranking', () => {
  it('a perfect order is 1, the reverse is worse, nothing relevant is not told', () => {
    expect(ndcg10(ranked([4, 3, 3, 2, 2, 1, 1, 1, 1, 1]))).toBe(1);
    expect(ndcg10(ranked([1, 1, 1, 1, 1, 2, 2, 3, 3, 4]))!).toBeLessThan(0.5);
    expect(ndcg10(ranked([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]))).toBeUndefined();
    expect(ndcg10(ranked([4, 3]))).toBeUndefined();
  });
  it('gives the gain of 7, 3 and 1 for levels 4, 3 and 2, less further down', () => {
    // One level 3 on the second place: 3/log2(3) of 3.
    expect(ndcg10(ranked([1, 3, 1, 1, 1, 1, 1, 1, 1, 1]))).toBeCloseTo(1 / Math.log2(3), 10);
  });
  it('counts pairs in the right order, ties as half', () => {
    const tied = Array.from({ length: 10 }, (_, i): Scored => ({ score: 0, level: i < 5 ? 1 : 2 }));
    expect(pairwise(tied)).toBe(0.5);
    expect(pairwise(ranked([4, 4, 3, 3, 2, 2, 2, 1, 1, 1]))).toBe(1);
  });
  it('cut points of least error are not beaten by any others', () => {
    const some = fc.array(fc.record({ score: fc.integer({ min: 0, max: 6 }), level: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 12 });
    const others = [-0.5, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5];
    fc.assert(fc.property(some, (scored) => {
      const best = errors(scored, leastErrorCuts(scored));
      for (const a of others) for (const b of others) for (const c of others) expect(best).toBeLessThanOrEqual(errors(scored, [a, b, c].sort((x, y) => x - y)));
    }), { seed: 3, numRuns: 60 });
  });
  it('a promised share is kept by what lies above the cut', () => {
    const scored = Array.from({ length: 200 }, (_, i): Scored => ({ score: i, level: i % 10 < i / 20 ? 3 : 1 }));
    const above = scored.filter((s) => s.score >= cutOfShare(scored, 3, 0.7));
    expect(above.filter((s) => s.level >= 3).length / above.length).toBeGreaterThanOrEqual(0.7);
    expect(above.length).toBeGreaterThan(20);
  });
});

describe('folds', () => {
  it('keep demands of one title or of resembling text together', () => {
    const texts: [string, string][] = [['甲', '高韧性立方氮化硼单晶的研制'], ['甲', '别的内容完全不同'], ['乙', '高韧性立方氮化硼单晶的研制。'], ['丙', '海绵乡村雨水路面渗透'], ['丁', '锂电池负极材料的循环寿命']];
    const demands = texts.map(([title, content], i) => ({ id: `d${i}`, title, content }));
    for (const seed of ['a', 'b', 'c', 'd']) {
      const folds = foldsOf({ demands, results: [], verdicts: new Map() }, 3, seed);
      expect(folds.get('d1')).toBe(folds.get('d0'));
      expect(folds.get('d2')).toBe(folds.get('d0'));
      expect(folds.size).toBe(5);
    }
  });
});

describe('the made-up library', () => {
  it('is the same for the same seed and another for another', () => {
    const make = (seed: number): string => JSON.stringify([new SyntheticWorld(seed).results(20), new SyntheticWorld(seed).demands(5)]);
    expect(make(1)).toBe(make(1));
    expect(make(1)).not.toBe(make(2));
  });
});
