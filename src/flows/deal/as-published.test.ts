import { describe, expect, it } from 'vitest';
import type { ContractRow } from '../../modules/contracts/index.ts';
import { differsFromPublished, knownAgainst } from './as-published.ts';
import { waitingFor } from './enter-contract.ts';

const SELLER = 'seller';
const BUYER = 'buyer';
const party = (side: 'seller' | 'buyer', organisationId: string | null, creditCode: string) => ({ side, organisationId, name: organisationId ?? creditCode, creditCode, region: '320100', country: 'CN', kind: 'firm' as const, sharePpm: 1_000_000 });
const contract = (more: Partial<ContractRow> = {}): ContractRow => ({
  id: 'c', contractAmountFen: 60_000_000, type: 'LICENCE_PATENT', paymentMode: 'LUMP_SUM', subject: '一种涂层。范围：普通许可，江苏，5 年', relatedParties: false,
  parties: [party('seller', SELLER, 'S'), party('buyer', BUYER, 'B')], links: { talkId: 't', demandId: null, resultId: 'r', pricingCaseId: 'case' }, ...more,
} as ContractRow);
const PUBLISHED = { priceFen: 60_000_000, contractType: 'LICENCE_PATENT', paymentMode: 'LUMP_SUM', scope: '普通许可，江苏，5年', sellerId: SELLER, buyerId: BUYER, buyerName: '某公司', related: false };
const terms = { contractType: 'LICENCE_PATENT', pricingMode: 'NEGOTIATED', priceFen: 60_000_000, paymentMode: 'LUMP_SUM', scope: '普通许可，江苏，5年', relatedParties: false };
const talk = { id: 't', status: 'CONTRACTED', jobResult: true, sellerId: SELLER, buyerId: BUYER, buyerName: '某公司' };

interface World {
  noticeNeeded?: boolean;
  sold?: object;
  related?: [string, string][];
}
const against = ({ noticeNeeded = true, sold, related = [] }: World, c: ContractRow): Promise<{ zh: string }[]> =>
  knownAgainst({
    market: { readDeal: async () => ({ talk, terms, noticeNeeded }) },
    trading: { soldUnder: async () => sold },
    related: async (_db: unknown, a: string, b: string) => related.some(([x, y]) => (x === a && y === b) || (x === b && y === a)),
  } as unknown as Parameters<typeof knownAgainst>[0])(undefined as never, c, '2026-06-01');

describe('a contract is filed as it was published', () => {
  it('and every change of it is told: price, kind, payment, scope, seller, buyer, the mark of a relation', () => {
    expect(differsFromPublished(contract(), PUBLISHED)).toEqual([]);
    expect(differsFromPublished(contract({ parties: [party('seller', SELLER, 'S'), party('seller', 'co-owner', 'S2'), party('buyer', BUYER, 'B')] }), PUBLISHED)).toEqual([]);
    const changes: Partial<ContractRow>[] = [
      { contractAmountFen: 59_999_999 }, { contractAmountFen: 60_000_001 }, { type: 'TRANSFER_PATENT' }, { paymentMode: 'INSTALMENT' }, { subject: '一种涂层。独占许可，全国，20年' },
      { parties: [party('seller', 'another', 'S'), party('buyer', BUYER, 'B')] }, { parties: [party('seller', SELLER, 'S'), party('buyer', 'another', 'B')] },
      { parties: [party('seller', SELLER, 'S'), party('buyer', BUYER, 'B'), party('buyer', null, 'X')] },
    ];
    for (const change of changes) expect(differsFromPublished(contract(change), PUBLISHED), JSON.stringify(change)).toHaveLength(1);
    expect(differsFromPublished(contract(), { ...PUBLISHED, related: true })).toHaveLength(1);
    expect(differsFromPublished(contract({ relatedParties: true }), { ...PUBLISHED, related: true })).toEqual([]);
  });

  it('with royalties the entry fee alone is registered: less than the price is right, more is not', () => {
    const royalty = { ...PUBLISHED, paymentMode: 'ENTRY_FEE_AND_ROYALTY' };
    const filed = (contractAmountFen: number) => differsFromPublished(contract({ contractAmountFen, paymentMode: 'ENTRY_FEE_AND_ROYALTY' }), royalty);
    expect([filed(1_000).length, filed(60_000_000).length, filed(60_000_001).length]).toEqual([0, 0, 1]);
  });

  it('where a price was published; a deal that needs no notice is free', async () => {
    expect(await against({}, contract())).toEqual([]);
    expect(await against({}, contract({ contractAmountFen: 1 }))).toHaveLength(1);
    expect(await against({ noticeNeeded: false }, contract({ contractAmountFen: 1 }))).toEqual([]);
  });

  it('after a sale as it was sold, and not at all once the winner was in default', async () => {
    const own = contract({ links: { talkId: null, demandId: null, resultId: 'r', pricingCaseId: 'case' } });
    const sale = { contractId: 'c', soldFen: 60_000_000, contractType: 'LICENCE_PATENT', paymentMode: 'LUMP_SUM', scope: '普通许可', sellerId: SELLER };
    const winner = { organisationId: BUYER, organisationName: '某公司', related: true };
    expect(await against({ sold: { sale, winner } }, { ...own, relatedParties: true })).toEqual([]);
    expect(await against({ sold: { sale, winner } }, own)).toHaveLength(1);
    expect(await against({ sold: { sale, winner } }, { ...own, relatedParties: true, contractAmountFen: 50_000_000 })).toHaveLength(1);
    expect(await against({ sold: { sale: { ...sale, contractId: null, soldFen: null }, winner: undefined } }, { ...own, relatedParties: true })).toHaveLength(1);
  });

  it('with every relation that the register of links knows, between any seller and any buyer', async () => {
    expect(await against({ related: [['B', 'S']] }, contract())).toHaveLength(1);
    expect(await against({ related: [['B', 'S']] }, contract({ relatedParties: true }))).toEqual([]);
    expect(await against({ related: [['B', 'S2']] }, contract({ parties: [party('seller', SELLER, 'S'), party('seller', null, 'S2'), party('buyer', BUYER, 'B')] }))).toHaveLength(1);
  });

  it('terms that name a listing or an auction of a job result make no contract by themselves: there has to be the sale', () => {
    const deal = (pricingMode: string, jobResult = true) => ({ talk: { ...talk, status: 'AGREED', jobResult }, terms: { ...terms, pricingMode }, noticeNeeded: false, mayEnterContract: true }) as unknown as Parameters<typeof waitingFor>[0];
    expect(['LISTED', 'AUCTION', 'FREE'].map((mode) => waitingFor(deal(mode)).length)).toEqual([1, 1, 0]);
    expect(waitingFor(deal('LISTED', false))).toEqual([]);
  });
});
