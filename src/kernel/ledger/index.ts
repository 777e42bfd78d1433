/**
 * Public money by postings alone: accounts, linked transfers, reservations, reversals, limits kept by the database, and
 * a chain over everything. Acts take a `Tx` and join the caller's transaction; reads take a `Sql`.
 *
 *     const budget = accountIdOf({ book: 'vouchers', owner: '321100', … });
 *     await openAccounts(tx, [{ …coordinates, name, overdraft: 'refused' }], at);
 *     const { reservation } = await reserveTransfer(tx, { key, at, by, subject, memo, from, to, amount, expiresAt });
 *     await commitReservation(tx, { key, at, by, reservation, amount });
 *     await postTransfers(tx, { key, at, by, subject, memo, transfers: [{ from, to, amount }] });
 */
export { createLedger } from './module.ts';
export type { LedgerKernel } from './module.ts';
export { accountIdOf } from './domain/account-id.ts';
export { openAccounts } from './commands/open-accounts.ts';
export { setCeiling } from './commands/set-ceiling.ts';
export { postTransfers } from './commands/post-transfers.ts';
export { dryRun } from './commands/dry-run.ts';
export { reserveTransfer } from './commands/reserve-transfer.ts';
export { commitReservation } from './commands/commit-reservation.ts';
export { releaseReservation } from './commands/release-reservation.ts';
export { expireReservations } from './commands/expire-reservations.ts';
export { reverseTransfers } from './commands/reverse-transfers.ts';
export { forfeitHold, payFromHold, placeHold, returnHold } from './holds.ts';
export type { Hold, HoldPlace, NewHold } from './holds.ts';
export { exportLedgerCheckpoint } from './checkpoint.ts';
export { sealLedger } from './seal.ts';
export { verifyLedger } from './verify.ts';
export type { ChainPlace } from './verify.ts';
export { balanceOf, balancesOf } from './queries/balance-of.ts';
export { ceilingsOf } from './queries/ceilings-of.ts';
export { findAccounts } from './queries/find-accounts.ts';
export { getReservation } from './queries/get-reservation.ts';
export { historyOf } from './queries/history-of.ts';
export { statementOf } from './queries/statement-of.ts';
export type {
  AccountCoordinates, Act, ActStamp, CeilingInput, CommitInput, Committed, NewAccount, Posted, PostInput, Released, ReleaseInput,
  Reserved, ReserveInput, ReverseInput, TransferLine, Words,
} from './acts.ts';
export type { Account, Balance, Ceiling, Entry, LedgerBreak, LedgerVerdict, Reservation, Statement, StatementLine, Transfer } from './contract.ts';
