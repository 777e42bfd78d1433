import fc from 'fast-check';
import { expect, it } from 'vitest';
import { postBody, requestBody } from './request-body.ts';

it('The short way for postings gives the body that the general one gives, for any words and amounts', () => {
  const text = fc.string({ unit: 'grapheme' });
  const content = fc.record({
    from: fc.array(fc.uuid(), { minLength: 1, maxLength: 3 }), to: fc.array(fc.uuid(), { minLength: 1, maxLength: 3 }), amount: fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 3 }),
    subject: fc.record({ kind: text, id: text }), memo: fc.record({ zh: text, en: text }), clause: fc.option(text), effectiveAt: fc.option(fc.date({ noInvalidDate: true }), { nil: undefined }),
  });
  fc.assert(fc.property(content, (c) => {
    expect(postBody(c)).toBe(requestBody('post', c));
    const more = { ...c, memo: { ...c.memo, note: 'x' }, subject: { ...c.subject, region: '321100' } };
    expect(postBody(more)).toBe(requestBody('post', more));
  }));
});
