import { canonicalJson, sha256 } from '../../base/canonical-json.ts';
import type { AccountCoordinates } from '../acts.ts';

/** The id of an account, computed from its coordinates alone: no lookup is needed to name one. */
export function accountIdOf({ book, owner, fund, purpose, region, year, kind }: AccountCoordinates): string {
  const hex = sha256(canonicalJson([book, owner, fund, purpose, region, year, kind]));
  // UUID version 8 (RFC 9562): our own kind of id.
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
