/**
 * The floor on which everything is stored. Tests import `./testing.ts` beside it (it needs the test runner).
 */
export { connect, checkServer } from './connect.ts';
export type { ConnectOptions, Database, Sql } from './connect.ts';
export { prepareOnce } from './driver.ts';
export { inTransaction } from './unit-of-work.ts';
export type { Isolation, TransactionOptions, Tx } from './unit-of-work.ts';
export { registerConstraints, translateConstraint } from './constraints.ts';
export type { Violation } from './constraints.ts';
export type { OutboxEvent } from './outbox.ts';
export { migrate, kernelMigrations } from './migrate.ts';
export type { MigrationFolder } from './migrate.ts';
export { outboxNow, pruneOutbox, readOutbox } from './outbox-reader.ts';
export type { OutboxBatch, OutboxCursor, StoredEvent } from './outbox-reader.ts';
export { followOutbox } from './follow-outbox.ts';
export type { Follower, FollowOptions } from './follow-outbox.ts';
export { enqueue, runDueJobs, work } from './jobs.ts';
export type { Job, JobHandler, NewJob, Worker, WorkOptions } from './jobs.ts';
export { backup } from './backup/backup.ts';
export type { BackupReport } from './backup/backup.ts';
export { restore } from './backup/restore.ts';
export { startEmbedded } from './embedded/start.ts';
export type { Embedded, EmbeddedOptions } from './embedded/start.ts';
