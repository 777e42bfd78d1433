/**
 * Who did what to which thing: append-only, sealed into a hash chain after the commit. `appendAudit` in the transaction
 * of every command that changes something; `sealAudit` every few seconds by the jobs; `verifyAudit` by whoever doubts.
 */
export { appendAudit } from './append.ts';
export type { NewAuditEntry } from './append.ts';
export { sealAudit } from './seal.ts';
export { verifyAudit } from './verify.ts';
export type { AuditVerdict, ChainPlace } from './verify.ts';
export { assertCheckpoint, exportCheckpoint, newCheckpointKey, signCheckpoint } from './checkpoint.ts';
export type { SignedCheckpoint } from './checkpoint.ts';
export { auditKernel } from './module.ts';
export type { AuditKernel } from './module.ts';
export type { AuditActor, AuditSubject } from './domain/entry-hash.ts';
export type { ChainBreak, Tampering } from './domain/chain-break.ts';
