import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractPolicy } from './extract.ts';
import { flatten, rawSpan } from './flat-text.ts';
import { splitSegments } from './segments.ts';

const places = { names: ['东城市', '滨江地区'], groups: {} };
const words = fc.constantFrom('一、', '（一）', '1.', '专栏1 工程', '附件1', '\n', '\n\n', '\t', '，', '。', '；', '：', '“', '”', '（', '）', '到2030年', '2025年', '建设', '20个', '3.7%', '1.6万件', '万亿元', '以上', '左右',
  '责任单位：市水务局', '东城市', '指标', '序号\t任务\t责任单位', '1\t修堤\t东城市', '年均增长', '占', '发展目标', '本办法自2024年1月1日起施行', '各县（市、区）人民政府', '要', '千', '百分之三', '第三条 ', '\u0000', '\ud800');
const document = fc.oneof(fc.array(words, { maxLength: 80 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 300 }));

describe('any text', () => {
  it('is taken apart without an error, every span inside the text', () => {
    fc.assert(fc.property(document, (text) => {
      const found = extractPolicy(text, { id: 'x', places });
      const paths = new Set([...found.structure.map((node) => node.path), ...found.extra.map((node) => node.path)]);
      for (const item of [...found.extra, ...found.targets, ...found.facts, ...found.responsibilities, ...found.measures, ...found.milestones]) {
        expect(item.start).toBeGreaterThanOrEqual(0);
        expect(item.start).toBeLessThan(item.end);
        expect(item.end).toBeLessThanOrEqual(text.length);
      }
      for (const item of [...found.targets, ...found.measures]) expect(paths).toContain(item.clause);
      for (const target of found.targets) expect(Number.isFinite(target.value)).toBe(true);
    }), { numRuns: 400 });
  });
  it('gives the same twice', () => {
    fc.assert(fc.property(document, (text) => {
      expect(extractPolicy(text, { id: 'x', places })).toEqual(extractPolicy(text, { id: 'x', places }));
    }), { numRuns: 50 });
  });
});

describe('flat text', () => {
  it('keeps the way back to every character', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
      const flat = flatten(text, 0, text.length);
      expect(flat.map.length).toBe(flat.text.length);
      for (let i = 1; i < flat.map.length; i += 1) expect(flat.map[i]!).toBeGreaterThan(flat.map[i - 1]!);
    }));
  });
  it('heals a page break and half-width marks', () => {
    const text = '推进体制改\n\n革,完善“机 制”。';
    const flat = flatten(text, 0, text.length);
    expect(flat.text).toBe('推进体制改革，完善“机制”。');
    const span = rawSpan(flat, 2, 6);
    expect(text.slice(span.start, span.end)).toBe('体制改\n\n革');
  });
  it('keeps thousands separators and blanks between Latin words', () => {
    expect(flatten('1,200 元, big data 平台', 0, 20).text).toBe('1,200元，big data平台');
  });
});

describe('segments', () => {
  it('end at commas outside brackets and quotation marks only', () => {
    expect(splitSegments('建设“甲，乙”平台，完善（丙，丁）机制；做事。').map((segment) => segment.text)).toEqual(['建设“甲，乙”平台', '完善（丙，丁）机制', '做事']);
  });
  it('are not swallowed by a mark that is never closed', () => {
    const text = `建设“平台，${'完善机制，'.repeat(60)}`;
    expect(splitSegments(text).length).toBeGreaterThan(10);
  });
});

describe('a long document', () => {
  // Processor time, not the clock on the wall: other tests run beside this one.
  it('of a hundred thousand characters is taken apart whole', () => {
    const clause = (n: number): string => `（${['一', '二', '三', '四', '五', '六', '七', '八', '九'][n % 9]}）推进第${n}项工作。围绕重点领域，加快建设公共平台，提升服务能力。到2030年，东城市建成泵站${n}座以上，再生水利用率达35%。（责任单位：市水务局、市财政局）\n`;
    const text = Array.from({ length: 1400 }, (_, n) => `${n % 9 === 0 ? `${['一', '二', '三', '四', '五', '六', '七', '八', '九'][(n / 9) % 9]}、第${n}章\n` : ''}${clause(n)}`).join('');
    expect(text.length).toBeGreaterThan(100_000);
    expect(extractPolicy(text, { id: 'x', places }).targets.length).toBeGreaterThan(2_000);
  });
});
