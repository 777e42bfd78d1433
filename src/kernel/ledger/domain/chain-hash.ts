import { createHash } from 'node:crypto';

/** The hash that seals an entry behind the one before it: SHA-256 over the bytes of both. The chain begins with nothing. */
export function chainHash(before: string, entryHash: string): string {
  return createHash('sha256').update(before, 'hex').update(entryHash, 'hex').digest('hex');
}
