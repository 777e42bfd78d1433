import { randomBytes } from 'node:crypto';

/**
 * Time-ordered ids (UUID version 7, RFC 9562). Only uniqueness rests on the random part, never a decision,
 * so it may come from the machine; time is the caller's.
 */
export function newId(now: Date, random: Uint8Array = randomBytes(10)): string {
  const ms = now.getTime();
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(ms / 2 ** (8 * (5 - i))) & 0xff;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
