import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf, segmentsOf } from './segments.ts';

describe('cutting a text at its clauses', () => {
  it('shows each clause with its own words only', () => {
    const text = '题名\n一、总则\n第一句。\n（一）目标\n第二句。';
    const at = (s: string): number => text.indexOf(s);
    const segments = segmentsOf(text, [
      { path: '一', level: 1, start: at('一、'), end: text.length, headingEnd: at('一、') + 4 },
      { path: '一/（一）', level: 2, start: at('（一）'), end: text.length, headingEnd: at('（一）') + 5 },
    ]);
    expect(segments.map((s) => [s.path, s.heading, s.paragraphs.join('|')])).toEqual([
      [null, '', '题名'],
      ['一', '一、总则', '第一句。'],
      ['一/（一）', '（一）目标', '第二句。'],
    ]);
  });
  it('joins a sentence that a page break cut', () => {
    expect(paragraphsOf('这一句话被换页打断了，后面还有一些字用来凑够长度以便\n\n连成一句。\n新的一段。')).toHaveLength(2);
  });
  it('loses no character but white space, wherever the clauses begin', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.array(fc.nat(200), { maxLength: 8 }), (text, cuts) => {
        const nodes = [...new Set(cuts.map((c) => Math.min(c, text.length)))].map((start, i) => ({
          path: String(i), level: 1, start, end: text.length, headingEnd: Math.min(start + 3, text.length),
        }));
        const shown = segmentsOf(text, nodes).map((s) => s.heading + s.paragraphs.join('')).join('');
        expect(shown.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
