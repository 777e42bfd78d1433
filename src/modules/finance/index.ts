/** Loans whose loss a public risk pool shares: filing, claims, compensation, recovery, stop line. */
export { createFinanceModule } from './module.ts';
export type { FinanceModule } from './module.ts';
export { readLoanProducts } from './pack.ts';
export { readWhiteListPack } from './white-list/pack.ts';
export type { WhiteListParts } from './white-list/parts.ts';
