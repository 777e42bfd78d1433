import path from 'node:path';
import { newId } from '../../src/kernel/base/id.ts';
import { packageRoot } from '../../src/kernel/base/root.ts';
import { workingDayCalendar } from '../../src/kernel/base/working-days.ts';
import type { Database, MigrationFolder } from '../../src/kernel/db/index.ts';
import type { Actor } from '../../src/kernel/identity/index.ts';
import type { AuctionTerms } from '../../src/modules/trading/domain/terms.ts';
import type { TradingParts } from '../../src/modules/trading/act.ts';
import { changeBidder, insertBidder } from '../../src/modules/trading/store/bidders.ts';
import { insertSale } from '../../src/modules/trading/store/sales.ts';
import { insertAuction } from '../../src/modules/trading/store/auctions.ts';

/** What an auction needs of the house, and nothing else: the sale around it is not what is tested here. */
export const folders: MigrationFolder[] = [
  { module: 'audit', dir: path.join(packageRoot, 'src/kernel/audit/migrations') },
  { module: 'ledger', dir: path.join(packageRoot, 'src/kernel/ledger/migrations') },
  { module: 'trading', dir: path.join(packageRoot, 'src/modules/trading/migrations') },
];

export const roomParts: TradingParts = {
  rules: {
    version: 1, announcement: { listingDays: 15, enterpriseWorkingDays: 20, auctionDays: 7, displayDays: 2, extensionWorkingDays: 5 }, cutFreePpm: 900_000, suspension: { months: 1, leastWorkingDaysAfter: 10 },
    deposit: { ceilingPpm: 300_000, returnWorkingDays: 3 }, auction: { softCloseSeconds: 1, extendSeconds: 1, reserveRevealHours: 1, longestHours: 72 }, sealed: { revealHours: 24, unrevealedForfeits: true },
  },
  calendar: workingDayCalendar(Array.from({ length: 30 }, (_, i) => ({ year: 2020 + i, holidays: [], makeUpDays: [] }))),
  procedure: { openCase: async () => ({ id: newId(new Date(0)) }), step: async () => {} },
  results: { find: async () => undefined, sold: async () => {} },
  identity: { findOrganisation: async () => undefined },
  related: async () => false,
};

const organisation = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** The person of the n-th bidder; her session's token is `bidder-n`. */
export function bidderActor(token: string): Actor | undefined {
  const n = Number(/^bidder-(\d+)$/.exec(token)?.[1]);
  if (!Number.isInteger(n)) return undefined;
  return {
    accountId: organisation(900_000 + n), loginName: token, displayName: token,
    assignments: [{ role: 'firm-member', organisationId: organisation(n), organisationName: `企业${n}`, regions: [], parks: [], grants: [{ permission: 'trading.sale.bid', reach: 'own' }] }],
  };
}

/** An ascending auction with so many admitted bidders. */
export async function openAuction(db: Database, now: Date, bidders: number, seconds: number): Promise<AuctionTerms> {
  const [saleId, auctionId, resultId] = [newId(now), newId(now), newId(now)];
  await insertSale(db.sql, {
    id: saleId, caseId: newId(now), kind: 'LISTING', property: 'RESULT', method: 'ASCENDING', resultId, title: '竞价标的', abstract: '', scope: '全部权利', contractType: 'TRANSFER_PATENT', paymentMode: 'LUMP_SUM',
    sellerId: organisation(999_999), sellerName: '某大学', region: '320100', completers: [], priceFen: 10_000_000, appraisalFen: null, basisNote: '评估', stepFen: 10_000, depositFen: 1_000_000, reserveHash: null,
    auctioneer: null, auctioneerLicence: null, displayPlace: null, displayFrom: null, displayUntil: null, status: 'COMPETITIVE_BID', createdAt: now, createdBy: organisation(999_998), demo: false,
  });
  const aliases = Array.from({ length: bidders }, (_, i) => `竞买人${String(i + 1).padStart(3, '0')}`);
  for (const [i, alias] of aliases.entries()) {
    const id = newId(now);
    await insertBidder(db.sql, {
      id, saleId, organisationId: organisation(i + 1), organisationName: `企业${i + 1}`, accountId: organisation(900_001 + i), accountName: `bidder-${i + 1}`, related: false, relation: null, bankReference: `回单${i + 1}`, depositFen: 1_000_000,
      registeredAt: now,
    });
    await changeBidder(db.sql, id, { status: 'ADMITTED', alias, hold: String(i + 1), deposit: 'HELD' });
  }
  const terms: AuctionTerms = {
    auction: auctionId, sale: saleId, result: resultId, lot: '竞价标的', seller: '某大学', method: 'ASCENDING', startFen: 10_000_000, stepFen: 10_000, opensAt: now.toISOString(),
    closesAt: new Date(now.getTime() + seconds * 1000).toISOString(), softCloseSeconds: 4, extendSeconds: 4, revealUntil: null, reserveHash: null, reserveRevealSeconds: 3600, unrevealedForfeits: true, bidders: aliases, rulesVersion: 1,
  };
  await insertAuction(db.sql, { id: auctionId, saleId, no: 1, terms, at: now });
  return terms;
}
