import type { FeedRecord } from '../record.ts';
import type { OaiError } from './request.ts';
import type { MetadataPrefix } from './token.ts';
import { element, escapeXml, textElement } from './xml.ts';

/** What the repository says of itself. */
export interface Repository {
  origin: string;
  zh: string;
  en: string;
  adminEmail: string;
  /** Address of the platform, without a slash at its end. */
  publicUrl: string;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const OAI = 'http://www.openarchives.org/OAI/2.0/';
const OAI_DC = 'http://www.openarchives.org/OAI/2.0/oai_dc/';
const DC = 'http://purl.org/dc/elements/1.1/';
const OWN = 'urn:innomatrix:record:1';
const KINDS = { demand: { zh: '技术需求', en: 'Demands' }, result: { zh: '科技成果', en: 'Results' } } as const;

const baseUrl = (r: Repository): string => `${r.publicUrl}/api/network/oai`;
const schemaUrl = (r: Repository): string => `${r.publicUrl}/api/network/record.xsd`;

/** Seconds of UTC, the granularity of the repository. */
export const datestamp = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

export const identifierOf = (r: Pick<Repository, 'origin'>, record: Pick<FeedRecord, 'kind' | 'id'>): string => `oai:${r.origin}:${record.kind}:${record.id}`;

/** The record that an identifier of this repository names; undefined for any other. */
export function readIdentifier(r: Pick<Repository, 'origin'>, identifier: string): { kind: string; id: string } | undefined {
  const [, kind, id] = /^oai:[^:]+:(demand|result):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(identifier) ?? [];
  return kind !== undefined && id !== undefined && identifier.startsWith(`oai:${r.origin}:`) ? { kind, id } : undefined;
}

/** The frame around every answer. After badVerb or badArgument the protocol wants the request without its arguments. */
export function renderAnswer(r: Repository, now: Date, args: Readonly<Record<string, string | string[]>>, body: string | OaiError): string {
  const failed = typeof body !== 'string';
  const plain = failed && ['badVerb', 'badArgument'].includes(body.error) ? {} : Object.fromEntries(Object.entries(args).filter((e): e is [string, string] => typeof e[1] === 'string'));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'OAI-PMH', { xmlns: OAI, 'xmlns:xsi': XSI, 'xsi:schemaLocation': `${OAI} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd` },
    textElement('responseDate', datestamp(now)),
    element('request', plain, escapeXml(baseUrl(r))),
    failed ? element('error', { code: body.error }, escapeXml(body.message)) : body,
  )}\n`;
}

export function renderIdentify(r: Repository, earliest: Date): string {
  return element('Identify', {},
    textElement('repositoryName', `${r.zh} · ${r.en}`), textElement('baseURL', baseUrl(r)), textElement('protocolVersion', '2.0'),
    textElement('adminEmail', r.adminEmail), textElement('earliestDatestamp', datestamp(earliest)), textElement('deletedRecord', 'persistent'),
    textElement('granularity', 'YYYY-MM-DDThh:mm:ssZ'));
}

export function renderSets(): string {
  return element('ListSets', {}, ...Object.entries(KINDS).map(([spec, w]) => element('set', {}, textElement('setSpec', spec), textElement('setName', `${w.zh} · ${w.en}`))));
}

export function renderFormats(r: Repository): string {
  const format = (prefix: MetadataPrefix, schema: string, namespace: string): string =>
    element('metadataFormat', {}, textElement('metadataPrefix', prefix), textElement('schema', schema), textElement('metadataNamespace', namespace));
  return element('ListMetadataFormats', {}, format('oai_dc', 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd', OAI_DC), format('innomatrix', schemaUrl(r), OWN));
}

export function renderHeader(r: Repository, record: FeedRecord): string {
  return element('header', { status: record.withdrawn ? 'deleted' : undefined },
    textElement('identifier', identifierOf(r, record)), textElement('datestamp', datestamp(record.updatedAt)), textElement('setSpec', record.kind));
}

export function renderRecord(r: Repository, record: FeedRecord, prefix: MetadataPrefix): string {
  const metadata = record.withdrawn ? [] : [element('metadata', {}, prefix === 'oai_dc' ? dublinCore(r, record) : own(r, record))];
  return element('record', {}, renderHeader(r, record), ...metadata);
}

const some = (name: string, value: string | number | null): string[] => (value === null || value === '' ? [] : [textElement(name, value)]);

function dublinCore(r: Repository, record: FeedRecord): string {
  return element(
    'oai_dc:dc', { 'xmlns:oai_dc': OAI_DC, 'xmlns:dc': DC, 'xmlns:xsi': XSI, 'xsi:schemaLocation': `${OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd` },
    ...some('dc:title', record.title), ...some('dc:subject', record.field), ...some('dc:description', record.abstract), textElement('dc:publisher', r.zh),
    textElement('dc:date', record.updatedAt.toISOString().slice(0, 10)), textElement('dc:type', KINDS[record.kind].zh),
    textElement('dc:identifier', `${r.publicUrl}/market/${record.kind}s/${record.id}`), textElement('dc:language', 'zh'), ...some('dc:coverage', record.place),
  );
}

function own(r: Repository, record: FeedRecord): string {
  return element(
    'record', { xmlns: OWN, 'xmlns:xsi': XSI, 'xsi:schemaLocation': `${OWN} ${schemaUrl(r)}` },
    textElement('id', record.id), textElement('kind', record.kind), textElement('origin', r.origin), ...some('title', record.title), ...some('abstract', record.abstract),
    textElement('field', record.field ?? ''), ...some('place', record.place), ...some('maturity', record.maturity), textElement('updatedAt', record.updatedAt.toISOString()),
  );
}

/** Schema of the own format. */
export function recordSchema(): string {
  const part = (name: string, type: string, least = '1'): string => element('xs:element', { name, type, minOccurs: least });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'xs:schema', { 'xmlns:xs': 'http://www.w3.org/2001/XMLSchema', targetNamespace: OWN, elementFormDefault: 'qualified' },
    element('xs:element', { name: 'record' }, element('xs:complexType', {}, element('xs:sequence', {},
      part('id', 'xs:string'), part('kind', 'xs:string'), part('origin', 'xs:string'), part('title', 'xs:string'), part('abstract', 'xs:string', '0'),
      part('field', 'xs:string'), part('place', 'xs:string', '0'), part('maturity', 'xs:positiveInteger', '0'), part('updatedAt', 'xs:dateTime')))),
  )}\n`;
}
