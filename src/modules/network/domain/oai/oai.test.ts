import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedRecord } from '../record.ts';
import { readPosition, writePosition } from '../record.ts';
import { readOaiPage } from './read.ts';
import { identifierOf, readIdentifier, recordSchema, renderAnswer, renderHeader, renderIdentify, renderRecord, type Repository } from './render.ts';
import { type OaiError, readRequest } from './request.ts';
import { readToken, type Resumption, writeToken } from './token.ts';

const repository: Repository = { origin: 'market-a', zh: '甲市场', en: 'Market A', adminEmail: 'a@b.example', publicUrl: 'https://a.example' };
const now = new Date('2026-11-22T06:00:00.123Z');
const record: FeedRecord = {
  id: '01900000-0000-7000-8000-000000000001', kind: 'result', title: '一种 <耐磨> & "耐热" 涂层\u0000', abstract: null, field: '新材料', place: '320500', maturity: 6, updatedAt: now, withdrawn: false,
};

interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

/** A strict reader of the XML that this module writes: every tag closes, every entity is known. */
function parse(xml: string): Node {
  const decode = (t: string): string => {
    if (/&(?!(amp|lt|gt|quot|apos|#13);)|</.test(t)) throw new Error(`raw markup in ${t}`);
    return t.replace(/&(amp|lt|gt|quot|apos|#13);/g, (_, e: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#13': '\r' })[e]!);
  };
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const body = xml.replace(/^<\?xml [^>]*\?>\s*/, '');
  for (const [, text, close, name, attributes, empty] of body.matchAll(/([^<]*)(?:<(\/?)([A-Za-z_:-]+)((?: [\w:-]+="[^"]*")*)(\/?)>)?/g)) {
    open.at(-1)!.text += decode(text ?? '');
    if (name === undefined) continue;
    if (close) {
      if (open.pop()!.name !== name) throw new Error(`${name} closes another`);
      continue;
    }
    const node: Node = { name, attributes: Object.fromEntries([...(attributes ?? '').matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, k, v]) => [k!, decode(v!)])), children: [], text: '' };
    open.at(-1)!.children.push(node);
    if (!empty) open.push(node);
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not one closed element');
  return root.children[0]!;
}
const all = (node: Node, name: string): Node[] => [...(node.name === name ? [node] : []), ...node.children.flatMap((c) => all(c, name))];
const text = (node: Node, name: string): string | undefined => all(node, name)[0]?.text;

describe('OAI-PMH requests are read as the protocol says', () => {
  it.each([
    [{}, 'badVerb'],
    [{ verb: 'constructor' }, 'badVerb'],
    [{ verb: ['Identify', 'ListSets'] }, 'badVerb'],
    [{ verb: 'Identify', set: 'demand' }, 'badArgument'],
    [{ verb: 'ListRecords' }, 'badArgument'],
    [{ verb: 'GetRecord', identifier: 'x' }, 'badArgument'],
    [{ verb: 'ListRecords', metadataPrefix: 'oai_dc', from: '2026-02-30' }, 'badArgument'],
    [{ verb: 'ListRecords', metadataPrefix: 'oai_dc', from: '2026-01-01', until: '2026-01-02T00:00:00Z' }, 'badArgument'],
    [{ verb: 'ListRecords', metadataPrefix: 'oai_dc', from: '2026-01-03', until: '2026-01-02' }, 'badArgument'],
    [{ verb: 'ListRecords', metadataPrefix: ['oai_dc', 'oai_dc'] }, 'badArgument'],
    [{ verb: 'ListRecords', metadataPrefix: 'marc' }, 'cannotDisseminateFormat'],
    [{ verb: 'ListIdentifiers', metadataPrefix: 'oai_dc', set: 'talks' }, 'noRecordsMatch'],
    [{ verb: 'ListRecords', resumptionToken: 'abc' }, 'badResumptionToken'],
    [{ verb: 'ListRecords', resumptionToken: 'abc', metadataPrefix: 'oai_dc' }, 'badArgument'],
  ])('%j is answered %s', (args, error) => {
    expect(readRequest(args as Record<string, string>)).toMatchObject({ error });
  });
  it('until is inclusive at its own granularity', () => {
    expect(readRequest({ verb: 'ListRecords', metadataPrefix: 'oai_dc', from: '2026-01-01', until: '2026-01-01' })).toMatchObject({ from: new Date('2026-01-01T00:00:00Z'), before: new Date('2026-01-02T00:00:00Z') });
    expect(readRequest({ verb: 'ListIdentifiers', metadataPrefix: 'innomatrix', until: '2026-01-01T00:00:00Z', set: 'result' })).toMatchObject({ set: 'result', before: new Date('2026-01-01T00:00:01Z') });
  });
});

describe('Tokens', () => {
  const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  const resumption: fc.Arbitrary<Resumption> = fc.record({
    verb: fc.constantFrom('ListRecords', 'ListIdentifiers'), prefix: fc.constantFrom('oai_dc', 'innomatrix'), set: fc.constantFrom('demand', 'result', null),
    from: fc.option(date), before: fc.option(date), after: fc.record({ updatedAt: date, id: fc.uuid() }), given: fc.nat(),
  });
  it('say what they were written for, and only to their verb', () => {
    fc.assert(fc.property(resumption, (r) => {
      expect(readToken(writeToken(r), r.verb)).toEqual(r);
      expect(readToken(writeToken(r), r.verb === 'ListRecords' ? 'ListIdentifiers' : 'ListRecords')).toBeUndefined();
      expect(readPosition(writePosition(r.after))).toEqual(r.after);
    }));
  });
  it('that nobody wrote are refused, never misread', () => {
    fc.assert(fc.property(fc.string(), (s) => {
      expect(readToken(s, 'ListRecords')).toBeUndefined();
      expect(readPosition(s)).toBeUndefined();
    }));
  });
});

describe('OAI-PMH answers', () => {
  it('any text survives writing and reading, but for what XML forbids', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (title) => {
      const xml = renderAnswer(repository, now, { verb: 'GetRecord', identifier: title }, renderRecord(repository, { ...record, title: `题${title}` }, 'oai_dc'));
      // eslint-disable-next-line no-control-regex
      const clean = title.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
      expect(text(parse(xml), 'dc:title')).toBe(`题${clean}`);
      expect(all(parse(xml), 'request')[0]!.attributes.identifier).toBe(clean);
    }));
  });
  it('an internal record has title, field and place and no description in either format', () => {
    const dc = parse(renderRecord(repository, record, 'oai_dc'));
    expect([text(dc, 'dc:title'), text(dc, 'dc:subject'), text(dc, 'dc:coverage'), text(dc, 'dc:description')]).toEqual(['一种 <耐磨> & "耐热" 涂层', '新材料', '320500', undefined]);
    expect(text(dc, 'dc:identifier')).toBe(`https://a.example/market/results/${record.id}`);
    const own = parse(renderRecord(repository, record, 'innomatrix'));
    expect(all(own, 'record')[1]!.children.map((c) => c.name)).toEqual(['id', 'kind', 'origin', 'title', 'field', 'place', 'maturity', 'updatedAt']);
  });
  it('a tombstone is a header of status deleted without metadata', () => {
    const gone = parse(renderRecord(repository, { ...record, title: null, field: null, place: null, maturity: null, withdrawn: true }, 'oai_dc'));
    expect(gone.children.map((c) => c.name)).toEqual(['header']);
    expect(gone.children[0]!.attributes).toEqual({ status: 'deleted' });
    expect(all(parse(renderHeader(repository, record)), 'datestamp')[0]!.text).toBe('2026-11-22T06:00:00Z');
  });
  it('a refused argument is not repeated in the request; other errors repeat it', () => {
    const of = (error: 'badArgument' | 'idDoesNotExist') => all(parse(renderAnswer(repository, now, { verb: 'GetRecord', identifier: 'x' }, { error, message: '<no>' })), 'request')[0]!.attributes;
    expect(of('badArgument')).toEqual({});
    expect(of('idDoesNotExist')).toEqual({ verb: 'GetRecord', identifier: 'x' });
  });
  it('the repository says that deletions are kept for ever, and its schema is sound', () => {
    expect(text(parse(renderIdentify(repository, now)), 'deletedRecord')).toBe('persistent');
    expect(all(parse(recordSchema()), 'xs:element').map((e) => e.attributes.name)).toContain('updatedAt');
  });
  it('an identifier names its record here and nothing elsewhere', () => {
    expect(readIdentifier(repository, identifierOf(repository, record))).toEqual({ kind: 'result', id: record.id });
    expect(readIdentifier({ origin: 'market-b' }, identifierOf(repository, record))).toBeUndefined();
  });
});

describe('what another market gives over OAI-PMH', () => {
  const page = (...records: FeedRecord[]): string => answer(records, 'innomatrix');
  const answer = (records: FeedRecord[], prefix: 'innomatrix' | 'oai_dc', token = ''): string =>
    renderAnswer(repository, now, { verb: 'ListRecords' }, `<ListRecords>${records.map((r) => renderRecord(repository, r, prefix)).join('')}${token && `<resumptionToken>${token}</resumptionToken>`}</ListRecords>`);
  const withdrawn: FeedRecord = { ...record, id: '01900000-0000-7000-8000-000000000002', kind: 'demand', withdrawn: true };

  it('is read back as it was written, tombstones too, in our own format', () => {
    const { records, token } = readOaiPage(page(record, withdrawn), 'market-a', 'a');
    expect(token).toBeNull();
    expect(records).toEqual([
      { id: record.id, kind: 'result', origin: 'market-a', updatedAt: '2026-11-22T06:00:00Z', title: '一种 <耐磨> & "耐热" 涂层', field: '新材料', place: '320500', maturity: 6 },
      { id: withdrawn.id, kind: 'demand', origin: 'market-a', updatedAt: '2026-11-22T06:00:00Z', withdrawn: true },
    ]);
  });

  it('is read from Dublin Core, with the token that asks for more', () => {
    const { records, token } = readOaiPage(answer([{ ...record, kind: 'demand', abstract: '求耐磨涂层' }], 'oai_dc', 'next/2'), 'market-a', 'a');
    expect(token).toBe('next/2');
    expect(records[0]).toMatchObject({ id: record.id, kind: 'demand', title: '一种 <耐磨> & "耐热" 涂层', abstract: '求耐磨涂层', field: '新材料', place: '320500', maturity: null });
  });

  it('of a repository of another kind keeps its own identifiers and days', () => {
    const xml = `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header><identifier>oai:jssti:77</identifier><datestamp>2026-03-01</datestamp></header>
      <metadata><dc xmlns="http://www.openarchives.org/OAI/2.0/oai_dc/"><title xmlns="http://purl.org/dc/elements/1.1/"><![CDATA[镁合金 & 涂层]]></title></dc></metadata></record></ListRecords></OAI-PMH>`;
    expect(readOaiPage(xml, 'jssti', 'a').records).toEqual([{ id: 'oai:jssti:77', kind: 'result', origin: 'jssti', updatedAt: '2026-03-01T00:00:00Z', title: '镁合金 & 涂层', field: '', place: null, maturity: null }]);
  });

  it('that says no record fits is empty; any other error, broken XML, a document type and a record without a title are refused with the place', () => {
    const failed = (code: string): string => renderAnswer(repository, now, {}, { error: code, message: 'no' } as OaiError);
    expect(readOaiPage(failed('noRecordsMatch'), 'market-a', 'a')).toEqual({ records: [], token: null });
    const bad = [failed('badArgument'), page(record).slice(0, -30), `<!DOCTYPE x [<!ENTITY a "aaaa">]>${page(record).replace(/^<.xml.*?>\n/, '')}`, page({ ...record, title: '' }), '<html/>'];
    for (const xml of bad) expect(() => readOaiPage(xml, 'market-a', '某市场'), xml.slice(0, 80)).toThrow(expect.objectContaining({ code: 'NETWORK_FEED_UNREADABLE', where: { file: '某市场' } }));
  });

  it('is read whatever its elements are called and hold: names of JavaScript, elements of the protocol inside a record, entities', () => {
    const hostile = page(record).replace('</metadata>', `<__proto__>x</__proto__><constructor>y</constructor><toString>z</toString>
      <resumptionToken xmlns="http://www.openarchives.org/OAI/2.0/">for ever</resumptionToken><error xmlns="http://www.openarchives.org/OAI/2.0/" code="badVerb">no</error>
      <record xmlns="http://www.openarchives.org/OAI/2.0/"><header status="deleted"><identifier>another</identifier></header></record><title>再说一遍 &#20108;</title></metadata>`);
    const { records, token } = readOaiPage(hostile, 'market-a', 'a');
    expect(token).toBeNull();
    expect(records.map((r) => [r.id, 'title' in r && r.title])).toEqual([[record.id, '一种 <耐磨> & "耐热" 涂层；再说一遍 二']]);
  });

  it('that nests without end, names entities nobody defined or dates nobody has is refused with the place, and at once', () => {
    const deep = page(record).replace('</metadata>', `${'<a>'.repeat(200_000)}`);
    const bad = [deep, page(record).replace('</metadata>', '<x>&lol9;</x></metadata>'), ...['2026-13-45', 'gestern', '', '2026-02-30T00:00:00Z'].map((d) => page(record).replace(/<datestamp>[^<]*/, `<datestamp>${d}`))];
    for (const xml of bad) expect(() => readOaiPage(xml, 'market-a', '某市场'), xml.slice(-60)).toThrow(expect.objectContaining({ code: 'NETWORK_FEED_UNREADABLE', where: { file: '某市场' } }));
  });
});
