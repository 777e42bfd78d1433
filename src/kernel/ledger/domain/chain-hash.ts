import { createHash } from 'node:crypto';

/**
 * The hash that seals an entry behind the one before it: SHA-256 over the bytes of both and the instant of sealing, in
 * microseconds as decimal digits. The chain begins with nothing.
 */
export function chainHash(before: string, entryHash: string, sealedAt: Date): string {
  return createHash('sha256').update(before, 'hex').update(entryHash, 'hex').update(String(sealedAt.getTime() * 1000)).digest('hex');
}
