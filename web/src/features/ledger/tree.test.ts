import { describe, expect, it } from 'vitest';
import { growTree } from './tree.ts';

const group = (more: object) => ({ book: 'vouchers', fund: 'f', region: '320500', year: 2026, kind: 'budget', accounts: 1, in: 10, out: 4, heldOut: 1, posted: 6, ...more });

describe('the tree of the books', () => {
  it('shows at each level the sum of what is below', () => {
    const [vouchers, clearing] = growTree([group({}), group({ kind: 'paid', in: 4, out: 0, heldOut: 0, posted: 4 }), group({ region: '320200' }), group({ book: 'clearing', year: null })]);
    expect(vouchers).toMatchObject({ level: 'book', book: 'vouchers', accounts: 3, in: 24, out: 8, heldOut: 2, posted: 16 });
    const regions = vouchers!.children![0]!.children![0]!.children!;
    expect(regions.map((r) => [r.region, r.posted, r.children!.length])).toEqual([['320500', 10, 2], ['320200', 6, 1]]);
    expect(clearing!.children![0]!.children![0]).toMatchObject({ level: 'year', year: null });
  });
});
