import { describe, expect, it } from 'vitest';
import type { MatchDocument } from './domain/document.ts';
import { meaningOf } from './domain/meaning.ts';
import type { Demand } from './domain/question.ts';
import { createIndex, type MatchIndex } from './match-index.ts';

const demand: Demand = { title: '高韧性立方氮化硼单晶', content: '需要高韧性立方氮化硼单晶合成工艺，抗冲击韧性≥67%，堆积密度≥1.80g/cm3。' };
const others: MatchDocument[] = ['桥梁健康监测系统', '污水除磷工艺', '水稻智能灌溉', '磷酸铁锂正极材料', '毫米波天线阵列'].map((title, i) => ({ id: `o${i}`, title, abstract: `${title}的研究。` }));
const crystal: MatchDocument = { id: 'r', title: '立方氮化硼单晶合成工艺', abstract: '高温高压合成立方氮化硼单晶。' };
const indexWith = (document: MatchDocument): MatchIndex => {
  const index = createIndex();
  index.upsert([...others, document]);
  return index;
};
const scoreOf = (document: MatchDocument, asked: Demand = demand): number => indexWith(document).match(asked, { top: 9 }).find((m) => m.id === document.id)!.score;

describe('field, maturity and place', () => {
  it('change nothing unless both sides have them', () => {
    const plain = scoreOf(crystal);
    expect(scoreOf({ ...crystal, field: 'C04B', maturity: 6, place: '320200' })).toBe(plain);
    expect(scoreOf(crystal, { ...demand, field: 'C04B', maturity: 6, place: '320200' })).toBe(plain);
  });
  it('add a little each, and are named', () => {
    const asked = { ...demand, field: 'C04B35/58', maturity: 6, place: '320214' };
    const document = { ...crystal, field: 'C04B', maturity: 7, place: '320200' };
    const evidence = indexWith(document).explain(asked, document).reasons.evidence;
    expect(evidence).toEqual(expect.arrayContaining([{ kind: 'field', points: 0.2 }, { kind: 'maturity', points: 0.15 }, { kind: 'place', points: 0.1 }]));
    expect(scoreOf(document, asked) - scoreOf(crystal)).toBeCloseTo(0.45, 5);
    expect(scoreOf({ ...document, field: 'C04', maturity: 3, place: '320500' }, asked) - scoreOf(crystal)).toBeCloseTo(0.1 - 0.15, 5);
  });
  it('make no match of what has nothing in common', () => {
    const asked = { ...demand, field: '新材料', maturity: 6, place: '320200' };
    const alike = { ...others[0]!, field: '新材料', maturity: 9, place: '320200' };
    expect(indexWith(crystal).explain(asked, alike).score).toBe(indexWith(crystal).explain(demand, others[0]!).score);
  });
});

describe('meaning', () => {
  const near = meaningOf([1, 2, 3]);
  it('lifts what says the same in other words, names itself, and never above the lower half of weak where no word is shared', () => {
    const asked = { ...demand, meaning: near };
    const other = { ...others[3]!, meaning: near };
    const index = indexWith(other);
    const said = index.explain(asked, other);
    expect(said.reasons.evidence).toContainEqual({ kind: 'meaning', points: 0.8 });
    expect(said.score).toBeGreaterThan(index.explain(demand, other).score);
    expect(said.level).toBeLessThanOrEqual(2);
  });
  it('counts nothing on one side alone, between models, or far apart', () => {
    const plain = scoreOf(crystal);
    expect(scoreOf({ ...crystal, meaning: near })).toBe(plain);
    expect(scoreOf({ ...crystal, meaning: near }, { ...demand, meaning: meaningOf([1, 2]) })).toBe(plain);
    expect(scoreOf({ ...crystal, meaning: near }, { ...demand, meaning: meaningOf([-3, 0, 1]) })).toBe(plain);
  });
});

describe('figures', () => {
  const offering = (abstract: string): MatchDocument => ({ ...crystal, id: abstract, abstract: `高温高压合成，${abstract}。` });
  it('raise a result that meets them over one that does not', () => {
    const index = createIndex();
    index.upsert([...others, offering('抗冲击韧性达71%'), offering('抗冲击韧性达61%')]);
    const [first, second] = index.match(demand, { top: 2, explain: 2 });
    expect([first!.id, second!.id]).toEqual(['抗冲击韧性达71%', '抗冲击韧性达61%']);
    expect(first!.reasons!.figures).toMatchObject([{ verdict: 'met', points: 0.3, asked: { field: 'content', text: '抗冲击韧性≥67%' }, offered: { field: 'abstract', text: '抗冲击韧性达71%' } }]);
    expect(second!.reasons!.evidence.find((e) => e.kind === 'unmet')!.points).toBe(-0.3);
    for (const m of [first!, second!]) expect(m.reasons!.evidence.reduce((sum, e) => sum + e.points, 0)).toBeCloseTo(m.score, 2);
  });
  it('together never count more than their bound', () => {
    const many = { title: demand.title, content: '抗冲击韧性≥67%，堆积密度≥1g/cm3，纯净度≥99%，抗压强度≥2MPa。' };
    const document = offering('抗冲击韧性70%，堆积密度2g/cm3，纯净度99.9%，抗压强度3MPa');
    expect(indexWith(document).explain(many, document).reasons.evidence.find((e) => e.kind === 'met')!.points).toBe(0.6);
  });
});
