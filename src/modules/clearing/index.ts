/** Clearing between cities: what cities owe each other for redeemed vouchers, netted so that a clerk can re-add it. */
export { createClearingModule } from './module.ts';
export type { ClearingModule } from './module.ts';
export type { ObligationInput } from './commands/record-obligation.ts';
export { readClearingRules } from './pack.ts';
export { netFile } from './net-file.ts';
