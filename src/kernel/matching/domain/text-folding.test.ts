import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, placeInOriginal } from './text-folding.ts';
import { CHARACTER, PAIR, WORD, eachTerm, kindOfTerm } from './terms.ts';

const kinds = { [CHARACTER]: 'character', [PAIR]: 'pair', [WORD]: 'word' };
function terms(text: string): string[] {
  const folded = foldText(text);
  const found: string[] = [];
  eachTerm(folded, (term, start, end) => found.push(`${kinds[kindOfTerm(term)]} ${folded.text.slice(start, end)}`));
  return found;
}

describe('texts are made comparable', () => {
  it('traditional and simplified, full and half width, upper and lower case are one', () => {
    expect(foldText('橋樑檢測ＯＬＥＤ').text).toBe('桥梁检测oled');
    expect(foldText('Ａ４５㎏').text).toBe('a45kg');
  });
  it('knows the place in the original where one character unfolds to several', () => {
    const folded = foldText('重⑿㎏水');
    expect(folded.text).toBe('重(12)kg水');
    expect([...folded.text].map((_, i) => placeInOriginal(folded, i))).toEqual([0, 1, 1, 1, 1, 2, 2, 3]);
    expect(placeInOriginal(folded, folded.text.length)).toBe(4);
  });
  it('folding what is folded changes nothing, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
      const once = foldText(text);
      expect(foldText(once.text).text).toBe(once.text);
      expect(placeInOriginal(once, once.text.length)).toBe(text.length);
    }), { seed: 7, numRuns: 500 });
  });
});

describe('terms of a text', () => {
  it('are characters, pairs within a run, and words with a letter', () => {
    expect(terms('桥梁5G，2024 a')).toEqual(['character 桥', 'pair 桥梁', 'character 梁', 'word 5g']);
  });
  it('do not reach across joining characters and punctuation', () => {
    expect(terms('桥的梁、柱')).toEqual(['character 桥', 'character 梁', 'character 柱']);
  });
});
