import { describe, expect, it } from 'vitest';
import { cut } from './marked-text.tsx';

describe('a marked text', () => {
  it('cut at its marks and put together again is the text', () => {
    const text = '要求寿命≥90 min，显著提高';
    const parts = cut(text, [{ start: 4, end: 11, className: 'found' }, { start: 12, end: 99, className: 'vague' }, { start: 6, end: 13, className: 'focused' }]);
    expect(parts.map((p) => p.text).join('')).toBe(text);
    expect(parts.map((p) => p.className)).toEqual([undefined, 'found', 'found focused', 'focused', 'vague focused', 'vague']);
  });

  it('without marks is one part, and empty none', () => {
    expect(cut('文字', [])).toEqual([{ text: '文字', className: undefined }]);
    expect(cut('', [{ start: 0, end: 3, className: 'found' }])).toEqual([]);
  });
});
