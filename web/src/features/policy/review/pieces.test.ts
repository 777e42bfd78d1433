import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf, piecesOf } from './pieces.ts';

const text = fc.string({ unit: fc.constantFrom('甲', '乙', '。', '\n', ' '), maxLength: 120 });
const spans = fc.array(fc.tuple(fc.nat(120), fc.integer({ min: 1, max: 60 })), { maxLength: 10 }).map((list) => list.map(([start, length], i) => ({ id: String(i), start, end: start + length })));

describe('marking items in a text', () => {
  it('loses no word and repeats none, wherever the items lie', () => {
    fc.assert(fc.property(text, spans, (t, items) => {
      const shown = paragraphsOf(t, items).flatMap(piecesOf).map((p) => t.slice(p.start, p.end)).join('');
      expect(shown.replace(/\s/g, '')).toBe(t.replace(/\s/g, ''));
    }));
  });
  it('marks exactly the characters that lie within an item', () => {
    fc.assert(fc.property(text, spans, (t, items) => {
      for (const piece of paragraphsOf(t, items).flatMap(piecesOf)) {
        for (let at = piece.start; at < piece.end; at += 1) {
          expect(piece.items.map((i) => i.id)).toEqual(items.filter((i) => i.start <= at && at < i.end).map((i) => i.id));
        }
      }
    }));
  });
  it('an item over a page break is marked on both sides of it', () => {
    const t = '建成泵站\n\n20座以上';
    const pieces = paragraphsOf(t, [{ id: 'a', start: 2, end: 9 }]).map(piecesOf);
    expect(pieces.map((line) => line.map((p) => [t.slice(p.start, p.end), p.items.length]))).toEqual([[['建成', 0], ['泵站', 1]], [['20座', 1], ['以上', 0]]]);
  });
});
