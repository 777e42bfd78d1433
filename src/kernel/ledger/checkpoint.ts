import { type SignedCheckpoint, signCheckpoint } from '../audit/index.ts';
import type { Database } from '../db/index.ts';
import { sealLedger } from './seal.ts';
import { readHead } from './store/chain.ts';

/** Seals what was posted until now and signs the end of the chain, for somebody outside to keep; check it with `assertCheckpoint` of the audit. */
export async function exportLedgerCheckpoint(db: Database, privateKey: string, now: Date): Promise<SignedCheckpoint> {
  await sealLedger(db, now);
  return signCheckpoint(await readHead(db.sql), privateKey, now);
}
