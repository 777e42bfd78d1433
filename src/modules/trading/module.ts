import type { Database, Sql, Tx } from '../../kernel/db/index.ts';
import type { ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { Module } from '../module.ts';
import type { Act, TradingParts } from './act.ts';
import { approveRelation, confirmDeposit, qualifyBidder, registerBidder } from './commands/bidders.ts';
import { offerSale } from './commands/offer-sale.ts';
import { tick } from './commands/tick.ts';
import { tradingHooks } from './hooks.ts';
import { recordOf } from './queries/course.ts';
import { tradingRoutes } from './routes.ts';
import { auctionsOf } from './store/auctions.ts';
import { biddersOf, type BidderRow, findBidder } from './store/bidders.ts';
import { changeSale, daysOfSales, defaultsOf, type DefaultRow, findSale, findSaleByCase, type Round, roundsOf, type SaleRow } from './store/sales.ts';

/** A sale with everything that happened, for flows. */
export interface SaleFile {
  sale: SaleRow;
  rounds: Round[];
  bidders: BidderRow[];
  defaults: DefaultRow[];
  /** Public records of the auctions that are over, by number. */
  records: { no: number; auctionId: string; record: string | undefined }[];
}

/** Sales by listing, auction and sealed bids (挂牌、拍卖、密封报价), handbook 2.3 to 2.5. */
export interface TradingModule extends Module {
  hooks: ProcedureHooks;
  /** Closes auctions that are over and returns deposits that are due. */
  tick(db: Database, now: Date): Promise<{ closed: number; returned: number }>;
  findSale: typeof findSale;
  readFile(db: Sql, saleId: string): Promise<SaleFile | undefined>;
  /** The sale of a case with its buyer as he stands now. */
  soldUnder(db: Sql, caseId: string): Promise<{ sale: SaleRow; winner: BidderRow | undefined } | undefined>;
  daysOfSales: typeof daysOfSales;
  /** The contract of a sale has been entered. */
  setContract(tx: Tx, saleId: string, contractId: string): Promise<void>;
  offerSale(db: Database | Tx, act: Act, input: Parameters<typeof offerSale>[3]): Promise<{ id: string; caseId: string }>;
  registerBidder(db: Database | Tx, act: Act, saleId: string, input: Parameters<typeof registerBidder>[4]): Promise<{ id: string }>;
  approveRelation: typeof approveRelation;
  qualifyBidder(db: Database | Tx, act: Act, bidderId: string, judged: { qualified: boolean; reason: string | null }): Promise<void>;
  confirmDeposit: typeof confirmDeposit;
}

export function createTradingModule(parts: TradingParts): TradingModule {
  return {
    name: 'trading',
    migrations: 'src/modules/trading/migrations',
    permissions: [
      { id: 'trading.sale.read', zh: '查看未公告的项目和竞买人', en: 'See sales before their announcement, and bidders' },
      { id: 'trading.sale.offer', zh: '提出挂牌或拍卖', en: 'Offer results by listing or auction' },
      { id: 'trading.sale.approve', zh: '审议挂牌或拍卖、答复异议', en: 'Approve sales and answer objections' },
      { id: 'trading.sale.run', zh: '组织挂牌和竞价', en: 'Run listings and auctions' },
      { id: 'trading.sale.bid', zh: '报名和报价', en: 'Register and bid' },
      { id: 'trading.bidder.qualify', zh: '审核竞买资格', en: 'Judge bidders' },
      { id: 'trading.relation.approve', zh: '批准关联竞买人', en: 'Approve related bidders' },
      { id: 'trading.deposit.confirm', zh: '确认保证金到账', en: 'Confirm deposits' },
    ],
    routes: tradingRoutes(parts),
    hooks: tradingHooks(parts),
    tick: (db, now) => tick(parts, db, now),
    findSale,
    readFile: async (db, saleId) => {
      const sale = await findSale(db, saleId);
      if (!sale) return undefined;
      const records = [];
      for (const { id, no } of await auctionsOf(db, saleId)) records.push({ no, auctionId: id, record: await recordOf(db, id) });
      return { sale, rounds: await roundsOf(db, saleId), bidders: await biddersOf(db, saleId), defaults: await defaultsOf(db, saleId), records };
    },
    daysOfSales,
    soldUnder: async (db, caseId) => {
      const sale = await findSaleByCase(db, caseId);
      return sale && { sale, winner: sale.winnerId === null ? undefined : await findBidder(db, sale.winnerId) };
    },
    setContract: (tx, saleId, contractId) => changeSale(tx.sql, saleId, { contractId }),
    offerSale: (db, act, input) => offerSale(parts, db, act, input),
    registerBidder: (db, act, saleId, input) => registerBidder(parts, db, act, saleId, input),
    approveRelation,
    qualifyBidder: (db, act, bidderId, judged) => qualifyBidder(parts, db, act, bidderId, judged),
    confirmDeposit,
  };
}
