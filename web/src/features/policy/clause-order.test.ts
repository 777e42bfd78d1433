import { expect, it } from 'vitest';
import { compareClauses } from './clause-order.ts';

it('orders clauses as the document prints them, annexes last', () => {
  const paths = ['附件2/30', '附件1', '三/（三）/5', '十二', '三/（三）', '二/（三）', '附件2/6', '三/（十一）', '三/（二）/4'];
  expect(paths.sort(compareClauses)).toEqual(['二/（三）', '三/（二）/4', '三/（三）', '三/（三）/5', '三/（十一）', '十二', '附件1', '附件2/6', '附件2/30']);
});
