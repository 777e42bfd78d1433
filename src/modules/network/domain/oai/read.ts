import { SaxesParser } from 'saxes';
import { Problem } from '../../../../kernel/base/problem.ts';
import { type ExchangeRecord, exchangeRecord, type RecordKind } from '../../contract.ts';
import { readIdentifier } from './render.ts';

/** One answer of another market's OAI-PMH interface to ListRecords. */
export interface OaiPage {
  records: ExchangeRecord[];
  /** Asks for the next list; null on the last. */
  token: string | null;
}

interface Entry {
  identifier: string;
  datestamp: string;
  deleted: boolean;
  sets: string[];
  /** Local name → texts, of Dublin Core and of our own format alike. Without a prototype: a name may be `constructor`. */
  metadata: Record<string, string[]>;
}

/** No answer of the protocol, whatever its format, nests as deep; every open element costs memory. */
const DEEPEST = 100;

const OAI = 'http://www.openarchives.org/OAI/2.0/';

/**
 * Reads Dublin Core and our own format. In Dublin Core a record is a demand where its set or its type says so
 * (`demand`, 需求), and a result otherwise.
 *
 * @param origin name of that market; its records enter under it
 * @throws Problem NETWORK_FEED_UNREADABLE: no XML, an error of the protocol, or a record without what it needs
 */
export function readOaiPage(xml: string, origin: string, place: string): OaiPage {
  const { entries, token, failure } = parse(xml, place);
  // An empty list is an answer, not a fault (OAI-PMH 2.0, 3.6).
  if (failure?.code === 'noRecordsMatch') return { records: [], token: null };
  if (failure) throw unreadable(place, `OAI-PMH ${failure.code}: ${failure.text}`);
  return { records: entries.map((entry) => recordOf(entry, origin, place)), token };
}

function recordOf(entry: Entry, origin: string, place: string): ExchangeRecord {
  const { metadata: m } = entry;
  // A market of our own kind gives the same record over JSON by its bare id: both ways must meet.
  const id = readIdentifier({ origin }, entry.identifier)?.id ?? entry.identifier;
  const header = { id, kind: kindOf(entry), origin: m['origin']?.[0] ?? origin, updatedAt: moment(entry.datestamp) };
  const text = (...names: string[]): string | undefined => names.map((n) => m[n]?.join('；')).find((t) => t !== undefined && t !== '');
  const maturity = Number(m['maturity']?.[0]);
  const read = exchangeRecord.safeParse(entry.deleted ? { ...header, withdrawn: true } : {
    ...header, title: text('title'), field: text('field', 'subject')?.slice(0, 200) ?? '', place: text('place', 'coverage')?.slice(0, 100) ?? null,
    ...(text('abstract', 'description') && { abstract: text('abstract', 'description') }), maturity: Number.isInteger(maturity) ? maturity : null,
  });
  if (read.success) return read.data;
  throw unreadable(place, `${entry.identifier || '?'}: ${read.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('; ')}`);
}

function kindOf({ sets, metadata }: Entry): RecordKind {
  const said = [...sets, ...(metadata['kind'] ?? []), ...(metadata['type'] ?? [])].join(' ').toLowerCase();
  return /demand|需求/.test(said) ? 'demand' : 'result';
}

/** The protocol allows days as well as seconds. */
const moment = (datestamp: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(datestamp) ? `${datestamp}T00:00:00Z` : datestamp);

function parse(xml: string, place: string): { entries: Entry[]; token: string | null; failure: { code: string; text: string } | undefined } {
  const entries: Entry[] = [];
  let entry: Entry | undefined;
  let depth = 0;
  /** Depth of the open `metadata`, 0 outside: what is below belongs to whoever wrote the record and says nothing to the protocol. */
  let metadataAt = 0;
  let token = '';
  let failure: { code: string; text: string } | undefined;
  let text = '';
  let root = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (cause) => {
    throw unreadable(place, cause.message, cause);
  });
  // A document type could define entities that swell; no answer of the protocol has one.
  parser.on('doctype', () => {
    throw unreadable(place, 'DOCTYPE');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    root ||= `${uri} ${local}`;
    text = '';
    depth += 1;
    if (depth > DEEPEST) throw unreadable(place, `> ${DEEPEST} levels`);
    if (metadataAt > 0 || uri !== OAI) return;
    if (local === 'record') entry = { identifier: '', datestamp: '', deleted: false, sets: [], metadata: Object.create(null) as Entry['metadata'] };
    else if (local === 'header' && entry) entry.deleted = attributes['status']?.value === 'deleted';
    else if (local === 'metadata' && entry) metadataAt = depth;
    else if (local === 'error') failure = { code: attributes['code']?.value ?? '', text: '' };
  });
  const take = (piece: string): void => {
    text += piece;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', ({ local, uri }) => {
    const said = text.trim();
    text = '';
    depth -= 1;
    if (metadataAt > 0) {
      if (depth < metadataAt) metadataAt = 0;
      else if (entry && said) (entry.metadata[local] ??= []).push(said);
    } else if (uri !== OAI) return;
    else if (local === 'error' && failure) failure.text = said;
    else if (local === 'resumptionToken') token = said;
    else if (local === 'record' && entry) {
      entries.push(entry);
      entry = undefined;
    } else if (entry && local === 'setSpec') entry.sets.push(said);
    else if (entry && (local === 'identifier' || local === 'datestamp')) entry[local] = said;
  });
  parser.write(xml).close();
  if (root !== `${OAI} OAI-PMH`) throw unreadable(place, 'OAI-PMH');
  return { entries, token: token || null, failure };
}

function unreadable(place: string, why: string, cause?: unknown): Problem {
  return new Problem('NETWORK_FEED_UNREADABLE', {
    zh: `${place} 的 OAI-PMH 答复读不出：${why}`, en: `The OAI-PMH answer of ${place} cannot be read: ${why}`, where: { file: place }, cause,
    remedy: { zh: '核对对方市场的地址与格式（oai_dc 或 innomatrix）', en: 'Check the address and the format of that market (oai_dc or innomatrix)' },
  });
}
