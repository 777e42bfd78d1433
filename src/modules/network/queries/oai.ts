import type { Sql } from '../../../kernel/db/index.ts';
import type { NetworkParts } from '../act.ts';
import { readIdentifier, renderAnswer, renderFormats, renderHeader, renderIdentify, renderRecord, renderSets, type Repository } from '../domain/oai/render.ts';
import { type OaiError, type OaiRequest, readRequest } from '../domain/oai/request.ts';
import { writeToken } from '../domain/oai/token.ts';
import { element, escapeXml } from '../domain/oai/xml.ts';
import { earliestChange, findFeedRecord, readFeed } from '../store/feed.ts';

type Arguments = Readonly<Record<string, string | string[]>>;

/** An answer of the OAI-PMH 2.0 interface, errors of the protocol included. */
export async function oaiAnswer(parts: Pick<NetworkParts, 'pack' | 'publicUrl'>, db: Sql, now: Date, args: Arguments): Promise<string> {
  const repository: Repository = { ...parts.pack.repository, publicUrl: parts.publicUrl().replace(/\/$/, '') };
  const request = readRequest(args);
  return renderAnswer(repository, now, args, 'error' in request ? request : await answerTo(request, repository, parts.pack.repository.pageSize, db, now));
}

async function answerTo(request: OaiRequest, repository: Repository, pageSize: number, db: Sql, now: Date): Promise<string | OaiError> {
  const find = async (identifier: string) => {
    const named = readIdentifier(repository, identifier);
    return named && (await findFeedRecord(db, named.kind, named.id));
  };
  switch (request.verb) {
    case 'Identify':
      return renderIdentify(repository, (await earliestChange(db)) ?? now);
    case 'ListSets':
      return renderSets();
    case 'ListMetadataFormats':
      return request.id !== null && !(await find(request.id)) ? unknownId() : renderFormats(repository);
    case 'GetRecord': {
      const record = await find(request.id);
      return record ? element('GetRecord', {}, renderRecord(repository, record, request.prefix)) : unknownId();
    }
    case 'ListRecords':
    case 'ListIdentifiers': {
      const { verb, prefix, set, from, before, after, given } = request;
      const rows = await readFeed(db, { kind: set, from, before, after, limit: pageSize + 1 });
      // A resumed list may find that everything left has changed meanwhile and moved behind its end: it is then complete.
      if (rows.length === 0 && after === null) return { error: 'noRecordsMatch', message: 'No record was changed in this window' };
      const shown = rows.slice(0, pageSize);
      const lines = shown.map((r) => (verb === 'ListRecords' ? renderRecord(repository, r, prefix) : renderHeader(repository, r)));
      const more = rows.length > pageSize;
      const token = more ? writeToken({ verb, prefix, set, from, before, after: shown.at(-1)!, given: given + shown.length }) : '';
      // The protocol closes a list that came in several pages with an empty token.
      const resumption = more || after !== null ? [element('resumptionToken', { cursor: String(given) }, escapeXml(token))] : [];
      return element(verb, {}, ...lines, ...resumption);
    }
  }
}

const unknownId = (): OaiError => ({ error: 'idDoesNotExist', message: 'This repository never had a record of this identifier' });
