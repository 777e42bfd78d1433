import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../../src/kernel/base/canonical-json.ts';
import { sealText } from './seal.ts';
import { sha256 } from './sha256.ts';

it('hashes any text as everybody else does', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
    expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  }));
});

it('spells what is sealed as the server does', () => {
  const bid = { amountFen: 123, auction: 'a', bidder: '竞买人01', nonce: 'n' };
  expect(sealText(bid)).toBe(canonicalJson(bid));
  const reserve = { amountFen: 5, nonce: 'n', result: 'r' };
  expect(sealText(reserve)).toBe(canonicalJson(reserve));
});
