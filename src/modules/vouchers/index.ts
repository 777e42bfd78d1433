/**
 * Innovation vouchers: rules by home region, quotas, orders in both forms, checks against abuse, payment from the ledger.
 * Clearing between cities takes `paidObligations` or follows `vouchers.redemption.paid`.
 */
export { createVouchersModule } from './module.ts';
export type { VouchersModule } from './module.ts';
export type { VoucherParts } from './act.ts';
export type { Obligation } from './queries/obligations.ts';
export { voucherSeries } from './series.ts';
export { readVoucherBook } from './pack.ts';
export type { VoucherBook } from './domain/book.ts';
export { computeOffline, describeComputation, describeEligibility, judgeOffline } from './offline.ts';
