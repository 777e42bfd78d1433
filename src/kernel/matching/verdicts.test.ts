import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatchDocument } from './domain/document.ts';
import type { Verdict } from './domain/verdicts/judged.ts';
import { createIndex, type Match } from './match-index.ts';

const OBJECTS = ['桥梁缆索', '桥梁支座', '斜拉桥拉索', '锂离子电池负极', '污水除磷', '小麦抗病', '光伏组件', '数控机床'];
const TREATMENTS = ['健康监测系统', '损伤检测机器人', '材料制备方法', '工艺优化', '无损检测装置'];
const library: MatchDocument[] = OBJECTS.flatMap((o, i) => TREATMENTS.map((t, k) => ({ id: `r${i}${k}`, title: `${o}${t}` })));
const twin = { id: 'twin', title: library[1]!.title };
const demand = { title: '桥梁缆索断丝检测', content: '需要对运营期桥梁的拉索进行无损检测，及时发现断丝与锈蚀。' };
const alike = { title: '斜拉桥拉索断丝检测设备', content: '对斜拉桥拉索进行无损检测，发现断丝。' };
const index = createIndex();
index.upsert([...library, twin]);

const rank = (own: readonly Verdict[], more = {}): Match[] => index.match(demand, { top: 60, verdicts: { own, ...more } });
const byId = (matches: readonly Match[]): Map<string, Match> => new Map(matches.map((m) => [m.id, m]));
const of = (document: MatchDocument, level: number): Verdict => ({ document, level: level as Verdict['level'] });
const anyLevel = fc.integer({ min: 1, max: 4 });
const anyVerdicts = fc.uniqueArray(fc.record({ at: fc.nat(library.length - 1), level: anyLevel }), { selector: (v) => v.at, maxLength: 15 })
  .map((list) => list.map((v) => of(library[v.at]!, v.level)));

describe('verdicts', () => {
  it('that nobody gave change nothing', () => {
    expect(rank([])).toEqual(index.match(demand, { top: 60 }));
  });
  it('count as what was said of the candidate itself; of several judges the middle one, the stricter of two', () => {
    const [first, second] = [library[30]!, library[31]!];
    const found = byId(rank([of(first, 4), of(second, 2), of(second, 4), of(library[1]!, 1)]));
    expect(found.get(first.id)).toMatchObject({ level: 4, learned: { judged: 4 } });
    expect(found.get(second.id)!.level).toBe(2);
    expect(found.get(library[1]!.id)!.level).toBe(1);
  });
  it('lift what resembles a strong candidate above what does not, and say which', () => {
    const before = rank([]).map((m) => m.id);
    const steel = library.find((d) => d.title === '数控机床无损检测装置')!;
    const kin = library.find((d) => d.title === '数控机床损伤检测机器人')!;
    const after = rank([of(steel, 4)]);
    expect(after.findIndex((m) => m.id === kin.id)).toBeLessThan(before.indexOf(kin.id));
    expect(byId(after).get(kin.id)!.learned!.near[0]).toMatchObject({ id: steel.id, title: steel.title, level: 4, elsewhere: false });
  });
  it('the first one never moves another candidate against its own direction', () => {
    const before = byId(rank([]));
    for (const document of library) {
      for (const [level, sign] of [[4, 1], [1, -1]] as const) {
        for (const m of rank([of(document, level)])) {
          if (m.id === document.id) continue;
          expect(sign * (m.score - before.get(m.id)!.score), `${document.title} ${level}: ${m.id}`).toBeGreaterThanOrEqual(-1e-6);
        }
      }
    }
  });
  it('raised on one candidate never lower another of the same wording, whatever else was said', () => {
    fc.assert(fc.property(anyVerdicts, anyLevel, anyLevel, (others, a, b) => {
      const rest = others.filter((v) => v.document.id !== library[1]!.id);
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const at = (level: number): number => byId(rank([...rest, of(library[1]!, level)])).get('twin')!.score;
      expect(at(high)).toBeGreaterThanOrEqual(at(low) - 1e-6);
    }), { seed: 5, numRuns: 25 });
  });
  it('teach the same in any order; a better score never has a lower level', () => {
    fc.assert(fc.property(anyVerdicts, (own) => {
      const found = rank(own);
      expect(rank([...own].reverse())).toEqual(found);
      found.forEach((m, i) => expect(m.level).toBeLessThanOrEqual(found[i - 1]?.level ?? 4));
    }), { seed: 6, numRuns: 25 });
  });
  it('on a demand like it carry over, on an unlike one they do not', () => {
    const judged = OBJECTS.slice(0, 1).flatMap((_, i) => TREATMENTS.map((t, k) => ({ document: library[5 * i + k]!, level: (t === '材料制备方法' ? 4 : 1) as Verdict['level'], score: 2 })));
    const place = (elsewhere: { title: string; content: string }[]): number => {
      const found = byId(rank([], { elsewhere: elsewhere.map((d) => ({ demand: d, verdicts: judged })) })).get('r02')!;
      return found.score;
    };
    const plain = byId(rank([])).get('r02')!.score;
    expect(place([alike])).toBeGreaterThan(plain);
    expect(place([{ title: '小麦赤霉病防治', content: '选育抗赤霉病的小麦品种。' }])).toBe(plain);
  });
});
