import type { RecordKind } from '../contract.ts';

/** What the market lets everybody see of a demand or a result. */
export interface OpenRecord {
  id: string;
  kind: RecordKind;
  title: string;
  /** Null when the record is internal: title, field and place only. */
  abstract: string | null;
  field: string;
  place: string | null;
  maturity: number | null;
}

/** A line of the feed; a tombstone has no content. */
export interface FeedRecord {
  id: string;
  kind: RecordKind;
  title: string | null;
  abstract: string | null;
  field: string | null;
  place: string | null;
  maturity: number | null;
  updatedAt: Date;
  withdrawn: boolean;
}

/** Where a page of the feed ended: moment of change and id, the order of the feed. */
export interface FeedPosition {
  updatedAt: Date;
  id: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The position as an opaque token. */
export const writePosition = (p: FeedPosition): string => Buffer.from(`${p.updatedAt.toISOString()}|${p.id}`).toString('base64url');

/** The position that a token names, undefined for one that this market did not write. */
export function readPosition(token: string): FeedPosition | undefined {
  const [at = '', id = '', ...rest] = Buffer.from(token, 'base64url').toString('utf8').split('|');
  const updatedAt = new Date(at);
  if (rest.length > 0 || !UUID.test(id) || Number.isNaN(updatedAt.getTime()) || updatedAt.toISOString() !== at) return undefined;
  return { updatedAt, id };
}
