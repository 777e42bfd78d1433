import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeSpans } from './contract.ts';
import { foldText } from './domain/text-folding.ts';
import type { MatchDocument } from './domain/document.ts';
import { createIndex, type MatchIndex } from './match-index.ts';

const SUBJECTS: [string, string][] = [
  ['桥梁健康监测系统', '基于传感器网络的桥梁结构健康监测与预警系统，可识别索力与挠度。'],
  ['大跨度斜拉桥拉索智能检测机器人', '爬索机器人携带相机检测拉索表面缺陷。'],
  ['铁路桥梁支座关键技术', '高速铁路桥梁支座的设计与制造。'],
  ['锂离子电池硅碳负极材料', '高容量硅碳复合负极，首次效率百分之八十八。'],
  ['磷酸铁锂正极材料制备方法', '固相法制备磷酸铁锂。'],
  ['污水处理厂除磷工艺', '化学除磷与生物除磷相结合。'],
  ['工业废水重金属离子去除吸附剂', '改性生物炭吸附铅镉离子。'],
  ['小麦赤霉病抗性育种', '抗赤霉病小麦新品种选育。'],
  ['水稻智能灌溉控制系统', '按土壤墒情自动灌溉。'],
  ['OLED 蒸镀设备真空腔体', '大尺寸 OLED 面板蒸镀。'],
  ['5G 毫米波天线阵列', '相控阵天线设计。'],
  ['中药复方颗粒制备工艺', '提取与喷雾干燥。'],
];
const library: MatchDocument[] = SUBJECTS.map(([title, abstract], i) => ({ id: `r${String(i).padStart(2, '0')}`, title, abstract, field: i < 3 ? '土木' : '其他' }));
const bridge = { title: '桥梁安全监测预警系统', content: '需要对运营期桥梁的受力和变形进行监测，及时发现隐患并预警。' };

function indexOf(documents: readonly MatchDocument[]): MatchIndex {
  const index = createIndex();
  index.upsert(documents);
  return index;
}

describe('a demand is matched', () => {
  it('finds the result on the same matter first and says why', () => {
    const [first, ...rest] = indexOf(library).match(bridge, { top: 12, explain: 1 });
    expect(first!.id).toBe('r00');
    expect(first!.reasons!.shared.map((s) => s.text)).toContain('桥梁');
    expect(first!.level).toBeGreaterThanOrEqual(2);
    expect(rest.every((m) => m.reasons === undefined)).toBe(true);
  });
  it('calls a result without any common subject no match', () => {
    const matches = indexOf(library).match(bridge, { top: 12 });
    expect(matches.find((m) => m.id === 'r07')!.level).toBe(1);
  });
  it('calls a result that shares single characters only weak at most', () => {
    const [match] = indexOf([...library, { id: 'tea', title: '纠' }]).match({ title: '纠缠', content: '' }, { top: 1, explain: 1 });
    expect(match!.id).toBe('tea');
    expect(match!.level).toBeLessThanOrEqual(2);
  });
  it('finds simplified results by a demand in traditional characters and the other way round', () => {
    const traditional = { title: '橋樑安全監測預警系統', content: '需要對運營期橋樑的受力和變形進行監測，及時發現隱患並預警。' };
    const index = indexOf(library);
    expect(index.match(traditional, { top: 5 }).map((m) => m.id)).toEqual(index.match(bridge, { top: 5 }).map((m) => m.id));
    expect(indexOf([{ id: 't', title: '鋰離子電池負極材料' }, ...library.slice(0, 3)]).match({ title: '锂离子电池', content: '' })[0]!.id).toBe('t');
  });
  it('does not care for width or case of letters', () => {
    expect(indexOf(library).match({ title: 'ｏｌｅｄ　蒸鍍', content: '' })[0]!.id).toBe('r09');
  });
  it('keeps to the fields and ids asked for', () => {
    const index = indexOf(library);
    expect(index.match(bridge, { filter: { fields: ['土木'] } }).map((m) => m.id).sort()).toEqual(['r00', 'r01', 'r02']);
    expect(index.match(bridge, { filter: { only: ['r05', 'r01'], except: ['r05'] } }).map((m) => m.id)).toEqual(['r01']);
  });
  it('answers an empty library and an empty demand', () => {
    expect(createIndex().match(bridge)).toEqual([]);
    expect(indexOf(library).match({ title: '', content: '' }).every((m) => m.level === 1)).toBe(true);
  });
  it('learns from demands that what every firm writes says little', () => {
    const results: MatchDocument[] = [...library, { id: 'firm', title: '企业合作需求管理' }];
    const index = indexOf(results);
    const vague = { title: '桥梁', content: '我公司是高新技术企业，有合作需求，企业管理规范，希望与高校合作。' };
    const score = (): number => index.match(vague, { top: 20 }).find((m) => m.id === 'firm')!.score;
    const before = score();
    index.learnDemands(Array.from({ length: 40 }, (_, i) => ({ id: `d${i}`, title: '企业合作需求', content: '我公司是高新技术企业，企业管理规范，有合作需求。' })));
    expect(score()).toBeLessThan(before);
    index.forgetDemands(Array.from({ length: 40 }, (_, i) => `d${i}`));
    expect(score()).toBe(before);
  });
});

describe('words are searched', () => {
  it('gives what has the words, best first, and nothing else', () => {
    const index = indexOf(library);
    expect(index.search('桥梁 监测')[0]!.id).toBe('r00');
    expect(index.search('量子纠缠态')).toEqual([]);
    expect(index.search('')).toEqual([]);
  });
  it('puts what has a word whole before what has only its parts', () => {
    const index = indexOf([{ id: 'parts', title: '健康桥梁与监测健康的桥梁' }, { id: 'whole', title: '某某大型工程之桥梁健康评估报告及其长期数据平台' }, ...library.slice(3)]);
    expect(index.search('桥梁健康').map((f) => f.id).slice(0, 2)).toEqual(['whole', 'parts']);
  });
});

const someText = fc.array(fc.constantFrom(...'桥梁监测系统电池材料锂離子污水處理的与，。 ＡaB5g㎏⑴'), { maxLength: 24 }).map((c) => c.join(''));
const someDocument = fc.record({ id: fc.integer({ min: 0, max: 30 }).map(String), title: someText, abstract: someText, keywords: fc.array(someText, { maxLength: 2 }) });
const someDocuments = fc.uniqueArray(someDocument, { selector: (d) => d.id, minLength: 1, maxLength: 20 });
const someDemand = fc.record({ title: someText, content: someText });
const seeded = { seed: 20_240_601, numRuns: 150 };

describe('whatever the texts', () => {
  it('an index that grew and shrank answers as one built afresh', () => {
    fc.assert(fc.property(someDocuments, someDocuments, someDemand, (first, second, demand) => {
      const grown = indexOf(first);
      grown.match(demand);
      grown.upsert(second);
      const gone = first.filter((_, i) => i % 3 === 0).map((d) => d.id);
      grown.remove(gone);
      const now = new Map([...first, ...second].map((d) => [d.id, d]));
      for (const id of gone) now.delete(id);
      const fresh = indexOf([...now.values()]);
      expect(grown.size).toBe(fresh.size);
      expect(grown.match(demand, { top: 50, explain: 50 })).toEqual(fresh.match(demand, { top: 50, explain: 50 }));
    }), seeded);
  });
  it('adding documents and taking them out again leaves no trace', () => {
    fc.assert(fc.property(someDocuments, someDocuments, someDemand, (kept, passing, demand) => {
      const index = indexOf(kept);
      const before = index.match(demand, { top: 50 });
      const strangers = passing.map((d) => ({ ...d, id: `x${d.id}` }));
      index.upsert(strangers);
      expect(index.remove(strangers.map((d) => d.id))).toBe(strangers.length);
      expect(index.match(demand, { top: 50 })).toEqual(before);
    }), seeded);
  });
  it('the order in which documents came does not matter', () => {
    fc.assert(fc.property(someDocuments, someDemand, (documents, demand) => {
      expect(indexOf([...documents].reverse()).match(demand, { top: 50 })).toEqual(indexOf(documents).match(demand, { top: 50 }));
    }), seeded);
  });
  it('a better score never has a lower level, and the evidence adds up to the score', () => {
    fc.assert(fc.property(someDocuments, someDemand, (documents, demand) => {
      const matches = indexOf(documents).match(demand, { top: 50, explain: 50 });
      matches.forEach((m, i) => {
        expect(matches[i + 1]?.level ?? 1).toBeLessThanOrEqual(m.level);
        expect(m.reasons!.evidence.reduce((sum, e) => sum + e.points, 0)).toBeCloseTo(m.score, 3);
      });
    }), seeded);
  });
  it('one explained alone gets the score, level and reasons it has in the list', () => {
    fc.assert(fc.property(someDocuments, someDemand, (documents, demand) => {
      const index = indexOf(documents);
      for (const match of index.match(demand, { top: 50, explain: 50 })) {
        expect(index.explain(demand, documents.find((d) => d.id === match.id)!)).toEqual(match);
      }
    }), seeded);
  });
  it('spans lie inside their texts, do not overlap and spell the same on both sides', () => {
    const spelled = (text: string): string => foldText(text).text;
    fc.assert(fc.property(someDocuments, someDemand, (documents, demand) => {
      const index = indexOf(documents);
      for (const { id, reasons } of index.match(demand, { top: 50, explain: 50 })) {
        const document = documents.find((d) => d.id === id)!;
        for (const { text, demand: asked, result } of reasons!.shared) {
          const places: [string, { start: number; end: number }[]][] = [
            [demand.title, asked.title], [demand.content, asked.content],
            [document.title, result.title], [document.abstract, result.abstract], [document.keywords.join('；'), result.keywords],
          ];
          expect(asked.title.length + asked.content.length).toBeGreaterThan(0);
          for (const [original, spans] of places) {
            spans.forEach((span, i) => {
              expect(span.start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0);
              expect(span.end).toBeGreaterThan(span.start);
              expect(span.end).toBeLessThanOrEqual(original.length);
              expect(spelled(original.slice(span.start, span.end))).toBe(spelled(text));
            });
          }
        }
        const inTitle = mergeSpans(reasons!.shared.flatMap((s) => s.result.title));
        inTitle.forEach((span, i) => expect(span.start).toBeGreaterThan(inTitle[i - 1]?.end ?? -1));
      }
    }), seeded);
  });
  it('places of a term that repeats itself do not overlap', () => {
    const index = indexOf([{ id: 'r', title: '膜膜组件' }]);
    const [match] = index.match({ title: '膜膜膜膜膜', content: '' }, { explain: 1 });
    expect(match!.reasons!.shared[0]).toMatchObject({ text: '膜膜', demand: { title: [{ start: 0, end: 2 }, { start: 2, end: 4 }] } });
  });
  it('a place never begins inside a character that unfolds to several, on either side', () => {
    for (const [asked, found] of [['社膜材', '㍿膜材'], ['㍿膜材', '社膜材']] as const) {
      const [match] = indexOf([{ id: 'r', title: found }]).match({ title: asked, content: '' }, { explain: 1 });
      expect(match!.reasons!.shared[0]).toMatchObject({ text: '膜材', demand: { title: [{ start: 1, end: 3 }] }, result: { title: [{ start: 1, end: 3 }] } });
    }
  });
  it('of more equal results than are looked at, those with the first ids are given, in whatever order they came', () => {
    const equal = Array.from({ length: 900 }, (_, i): MatchDocument => ({ id: `e${String(i).padStart(3, '0')}`, title: '桥梁监测' }));
    expect(indexOf([...equal].reverse()).match(bridge, { top: 3 }).map((m) => m.id)).toEqual(['e000', 'e001', 'e002']);
  });
  it('starting afresh after many removals changes no answer', () => {
    const many = Array.from({ length: 3_000 }, (_, i): MatchDocument => ({ id: `m${i}`, title: `${SUBJECTS[i % SUBJECTS.length]![0]}${'甲乙丙丁戊己庚辛壬癸'[i % 10]}` }));
    const index = indexOf([...many, ...library]);
    index.match(bridge);
    index.remove(many.map((d) => d.id));
    expect(index.size).toBe(library.length);
    expect(index.memory().indexBytes).toBeLessThan(700_000);
    expect(index.match(bridge, { top: 12 })).toEqual(indexOf(library).match(bridge, { top: 12 }));
  });
});
