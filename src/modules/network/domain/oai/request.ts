import type { RecordKind } from '../../contract.ts';
import { metadataPrefixes, type MetadataPrefix, readToken, type Resumption } from './token.ts';

/** OAI-PMH 2.0, 3.6: the conditions that the protocol names. */
export type OaiErrorCode = 'badVerb' | 'badArgument' | 'badResumptionToken' | 'cannotDisseminateFormat' | 'idDoesNotExist' | 'noRecordsMatch';
export interface OaiError {
  error: OaiErrorCode;
  message: string;
}

type ListQuery = Omit<Resumption, 'after'> & { after: Resumption['after'] | null };

export type OaiRequest =
  | { verb: 'Identify' }
  | { verb: 'ListSets' }
  | { verb: 'ListMetadataFormats'; id: string | null }
  | { verb: 'GetRecord'; id: string; prefix: MetadataPrefix }
  | ({ verb: 'ListRecords' | 'ListIdentifiers' } & ListQuery);

type Arguments = Readonly<Record<string, string | string[]>>;

const LIST = { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], exclusive: 'resumptionToken' };
const ALLOWED: Readonly<Record<string, { required: string[]; optional: string[]; exclusive?: string }>> = {
  Identify: { required: [], optional: [] },
  ListSets: { required: [], optional: [], exclusive: 'resumptionToken' },
  ListMetadataFormats: { required: [], optional: ['identifier'] },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [] },
  ListRecords: LIST,
  ListIdentifiers: LIST,
};

const bad = (error: OaiErrorCode, message: string): OaiError => ({ error, message });

/** What is asked, or the error that the protocol has for it (OAI-PMH 2.0, sections 2, 3.5, 4). Pure. */
export function readRequest(args: Arguments): OaiRequest | OaiError {
  const { verb } = args;
  const rule = typeof verb === 'string' && Object.hasOwn(ALLOWED, verb) ? ALLOWED[verb]! : undefined;
  if (typeof verb !== 'string' || !rule) return bad('badVerb', 'verb is missing, repeated or not one of OAI-PMH 2.0');
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(args)) {
    if (name === 'verb') continue;
    if (typeof value !== 'string') return bad('badArgument', `${name} is given more than once`);
    if (![...rule.required, ...rule.optional, rule.exclusive].includes(name)) return bad('badArgument', `${verb} has no argument ${name}`);
    given.set(name, value);
  }
  const token = rule.exclusive === undefined ? undefined : given.get(rule.exclusive);
  if (token !== undefined) {
    if (given.size > 1) return bad('badArgument', 'resumptionToken stands alone');
    return readToken(token, verb) ?? bad('badResumptionToken', 'This repository did not write the resumptionToken');
  }
  const missing = rule.required.find((name) => !given.has(name));
  if (missing !== undefined) return bad('badArgument', `${verb} needs ${missing}`);
  if (verb === 'Identify' || verb === 'ListSets') return { verb };
  if (verb === 'ListMetadataFormats') return { verb, id: given.get('identifier') ?? null };
  const prefix = metadataPrefixes.find((p) => p === given.get('metadataPrefix'));
  if (verb === 'GetRecord') return prefix ? { verb, id: given.get('identifier')!, prefix } : bad('cannotDisseminateFormat', 'The formats are oai_dc and innomatrix');
  const window = readWindow(given.get('from'), given.get('until'));
  if ('error' in window) return window;
  if (!prefix) return bad('cannotDisseminateFormat', 'The formats are oai_dc and innomatrix');
  const set = given.get('set');
  if (set !== undefined && set !== 'demand' && set !== 'result') return bad('noRecordsMatch', 'The sets are demand and result');
  return { verb: verb as 'ListRecords', prefix, set: (set as RecordKind | undefined) ?? null, ...window, after: null, given: 0 };
}

/** Both ends inclusive as the protocol says, of one granularity; days are those of UTC. */
function readWindow(from: string | undefined, until: string | undefined): { from: Date | null; before: Date | null } | OaiError {
  const read = (text: string | undefined): { at: Date; length: number } | null | undefined => {
    if (text === undefined) return null;
    const day = /^\d{4}-\d\d-\d\d$/.test(text);
    const at = new Date(day ? `${text}T00:00:00Z` : text);
    const sound = (day || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text.replace('Z', ''));
    return sound ? { at, length: day ? 86_400_000 : 1000 } : undefined;
  };
  const a = read(from);
  const b = read(until);
  if (a === undefined || b === undefined) return bad('badArgument', 'from and until are YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ');
  if (a && b && a.length !== b.length) return bad('badArgument', 'from and until have different granularities');
  if (a && b && a.at > b.at) return bad('badArgument', 'from is later than until');
  return { from: a?.at ?? null, before: b ? new Date(b.at.getTime() + b.length) : null };
}
