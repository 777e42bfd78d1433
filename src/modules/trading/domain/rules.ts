/** What a pack says about listings and auctions (`trading/rules.yaml`); every figure there with source, date and evidence. */
export interface TradingRules {
  version: number;
  announcement: {
    /** First announcement of a university's result: calendar days. */
    listingDays: number;
    /** Of property of a state enterprise: working days. */
    enterpriseWorkingDays: number;
    /** A stand-alone auction, before it begins: calendar days. */
    auctionDays: number;
    displayDays: number;
    extensionWorkingDays: number;
  };
  /** Share of the appraisal down to which a price may be cut without a new approval, parts per million. */
  cutFreePpm: number;
  suspension: { months: number; leastWorkingDaysAfter: number };
  deposit: { ceilingPpm: number; returnWorkingDays: number };
  auction: { softCloseSeconds: number; extendSeconds: number; reserveRevealHours: number; longestHours: number };
  sealed: { revealHours: number; unrevealedForfeits: boolean };
}
