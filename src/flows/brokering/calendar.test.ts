import { describe, expect, it } from 'vitest';
import { readCalendar } from './calendar.ts';
import type { BrokeringParts } from './parts.ts';

const NOW = new Date('2026-03-03T02:00:00Z');

describe('the calendar of a broker', () => {
  it('has the days of a sale of the result he was asked to bring to the market, in Beijing days', async () => {
    const parts = {
      brokers: { boardOf: async () => [{ mandate: { id: 'm', title: '一种催化剂', demandId: null, resultId: 'r', nextOn: null, nextAction: '' }, deal: null }] },
      market: { followUpsOf: async () => [] },
      trading: {
        daysOfSales: async (_db: unknown, ids: readonly string[]) =>
          ids.map((resultId) => ({ saleId: 's', resultId, auctionId: 'a', registrationUntil: '2026-03-02', opensAt: '2026-03-10T16:30:00.000Z', closesAt: new Date('2026-03-11T02:00:00Z') })),
      },
    } as unknown as BrokeringParts;
    const entries = await readCalendar(parts, undefined as never, undefined, NOW, '2026-03-01', '2026-03-31');
    expect(entries.map((e) => [e.on, e.kind, e.late, e.to])).toEqual([
      ['2026-03-02', 'NOTICE', true, '/trading/sales/s'], ['2026-03-11', 'CLOCK', false, '/trading/auctions/a'], ['2026-03-11', 'CLOCK', false, '/trading/auctions/a'],
    ]);
    expect(entries.every((e) => e.about === '一种催化剂')).toBe(true);
  });
});
