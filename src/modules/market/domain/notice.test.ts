import fc from 'fast-check';
import { expect, it } from 'vitest';
import { publishedDiffers } from './notice.ts';

const terms = fc.record({
  priceFen: fc.integer({ min: 1, max: 3 }), scope: fc.constantFrom('普通许可，五年', '独占许可，江苏'), contractType: fc.constantFrom('LICENCE_PATENT' as const, 'TRANSFER_PATENT' as const), relatedParties: fc.boolean(), pricingMode: fc.constantFrom('NEGOTIATED' as const, 'LISTED' as const),
});
const published = fc.record({
  proposedPriceFen: fc.integer({ min: 1, max: 3 }), scope: fc.constantFrom('普通许可， 五年', '独占许可，江苏'), mode: fc.constantFrom('LICENCE_ORDINARY', 'TRANSFER'), buyer: fc.constantFrom('甲公司', '乙公司'), relatedParty: fc.boolean(),
});

it('a published price stands only while price, buyer, mode and scope are what both sides confirmed, and a relation is marked', () => {
  fc.assert(fc.property(terms, published, (t, p) => {
    const same = p.proposedPriceFen === t.priceFen && p.buyer === '甲公司' && p.scope.replace(' ', '') === t.scope && (p.mode === 'TRANSFER') === (t.contractType === 'TRANSFER_PATENT')
      && (!t.relatedParties || p.relatedParty) && t.pricingMode === 'NEGOTIATED';
    expect(publishedDiffers(p, t, '甲公司').length === 0).toBe(same);
  }), { numRuns: 1000 });
});
