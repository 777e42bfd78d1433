import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumeral, writeNumeral } from './numerals.ts';

describe('Chinese numerals', () => {
  it.each([['十', 10], ['十二', 12], ['二十', 20], ['一百零五', 105], ['三百二十一', 321], ['二〇二五', 2025], ['１２', 12]])('%s is %i', (text, value) => expect(readNumeral(text)).toBe(value));
  it.each(['', '甲', '第一', '1.5'])('%s is no number', (text) => expect(readNumeral(text)).toBeNull());
  it('are read as they are written', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 999 }), (value) => {
      expect(readNumeral(writeNumeral(value))).toBe(value);
    }));
  });
});
