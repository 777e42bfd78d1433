/** Results of state institutes sold by listing, auction and sealed bids: bidders, deposits, the live room, its record. */
export { createTradingModule } from './module.ts';
export type { SaleFile, TradingModule } from './module.ts';
export type { SoldResult } from './act.ts';
export { readTradingRules } from './pack.ts';
export { replayFile } from './replay-file.ts';
