import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Postings } from './postings.ts';
import { TermTable } from './term-table.ts';

describe('lists of documents', () => {
  it('give back every entry of every term once, however long the lists grow', () => {
    fc.assert(fc.property(fc.array(fc.record({ term: fc.integer({ min: 0, max: 40 }), quantity: fc.integer({ min: 1, max: 255 }) }), { maxLength: 6_000 }), (entries) => {
      const postings = new Postings();
      const expected = new Map<number, number[]>();
      entries.forEach(({ term, quantity }, document) => {
        postings.append(term, document, quantity);
        const sums = expected.get(term) ?? entries.map(() => 0);
        sums[document] = quantity / (quantity + 1);
        expected.set(term, sums);
      });
      for (let term = 0; term <= 45; term += 1) {
        const sums = new Float64Array(entries.length);
        postings.accumulate(term, 1, sums, new Float64Array(entries.length).fill(1), 1);
        expect([...sums]).toEqual(expected.get(term) ?? entries.map(() => 0));
      }
    }), { seed: 11, numRuns: 25 });
  });
  it('grow past the largest block and the page', () => {
    const postings = new Postings();
    const count = 100_000;
    for (let document = 0; document < count; document += 1) postings.append(3, document, 1 + (document % 9));
    const sums = new Float64Array(count);
    postings.accumulate(3, 2, sums, new Float64Array(count), 1);
    expect(sums.every((sum) => sum === 2)).toBe(true);
  });
});

describe('the table of terms', () => {
  it('numbers terms in order of appearance and finds them again', () => {
    const table = new TermTable();
    const terms = Array.from({ length: 20_000 }, (_, i) => Math.imul(i + 1, 0x9e37_79b1) >>> 0);
    terms.forEach((term, i) => expect(table.add(term)).toBe(i));
    terms.forEach((term, i) => expect(table.add(term)).toBe(i));
    expect(terms.every((term, i) => table.find(term) === i)).toBe(true);
    expect(table.find(12_345)).toBe(-1);
  });
});
