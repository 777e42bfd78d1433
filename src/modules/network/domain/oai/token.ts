import type { RecordKind } from '../../contract.ts';
import { type FeedPosition, readPosition, writePosition } from '../record.ts';

/** A list that was begun: what was asked, where the last page ended, how many were given. */
export interface Resumption {
  verb: 'ListRecords' | 'ListIdentifiers';
  prefix: MetadataPrefix;
  set: RecordKind | null;
  from: Date | null;
  /** Exclusive. */
  before: Date | null;
  after: FeedPosition;
  given: number;
}

export const metadataPrefixes = ['oai_dc', 'innomatrix'] as const;
export type MetadataPrefix = (typeof metadataPrefixes)[number];

const moment = (d: Date | null): string => d?.toISOString() ?? '';
const readMoment = (text: string): Date | null => (text === '' ? null : new Date(text));

/** The list as a token. It holds everything, so the server keeps nothing and a token does not grow old. */
export function writeToken(r: Resumption): string {
  const parts = [r.verb, r.prefix, r.set ?? '', moment(r.from), moment(r.before), writePosition(r.after), String(r.given)];
  return Buffer.from(parts.join(' ')).toString('base64url');
}

/** The list that a token names for this verb, undefined for a token that this market did not write. */
export function readToken(token: string, verb: string): Resumption | undefined {
  const parts = Buffer.from(token, 'base64url').toString('utf8').split(' ');
  const [of, prefix, set, from, before, position, given] = parts;
  const after = readPosition(position ?? '');
  const read = { verb: of, prefix, set: set === '' ? null : set, from: readMoment(from ?? ''), before: readMoment(before ?? ''), after, given: Number(given) };
  const sound = parts.length === 7 && after !== undefined && of === verb && (of === 'ListRecords' || of === 'ListIdentifiers')
    && metadataPrefixes.some((p) => p === prefix) && (read.set === null || read.set === 'demand' || read.set === 'result')
    && [read.from, read.before].every((d) => d === null || !Number.isNaN(d.getTime())) && Number.isSafeInteger(read.given) && read.given >= 0;
  return sound ? (read as Resumption) : undefined;
}
