import { workbookProblem } from './problems.ts';

/** A tag as it came; attributes are looked up only when somebody asks. */
export interface Tag {
  /** Without its namespace prefix. */
  name: string;
  /** What stands between the name and the closing bracket. */
  rest: string;
  selfClosing: boolean;
}

export interface XmlHandler {
  open(tag: Tag): void;
  close(name: string): void;
  text?(text: string): void;
}

const MOST_TAG = 64 * 1024;
const MOST_TEXT = 1024 * 1024;
const MOST_DEPTH = 64;

/**
 * Reads XML piece by piece and keeps nothing of what has passed. It knows what office programs write: no document type,
 * so no entities that grow, no depth beyond reason, and only the five entities of XML and numbers.
 * @throws Problem WORKBOOK_DOCTYPE, WORKBOOK_XML_UNSAFE
 */
export class XmlScanner {
  private readonly handler: XmlHandler;
  private rest = '';
  private depth = 0;

  constructor(handler: XmlHandler) {
    this.handler = handler;
  }

  push(piece: string): void {
    const xml = this.rest + piece;
    let at = 0;
    for (;;) {
      const open = xml.indexOf('<', at);
      if (open < 0) break;
      if (open > at) this.text(xml.slice(at, open));
      const end = this.markup(xml, open);
      if (end < 0) {
        at = open;
        break;
      }
      at = end;
    }
    this.rest = at === 0 ? xml : xml.slice(at);
    if (this.rest.length > MOST_TEXT) throw unsafe('单个标签或文字过长', 'a tag or text is too long');
  }

  end(): void {
    if (this.depth !== 0 || this.rest.trim() !== '') throw workbookProblem('WORKBOOK_BROKEN', { zh: '内容不完整', en: 'its content is cut off' });
  }

  /** Handles what begins at `open` and answers where it ends; -1 when its end has not come yet. */
  private markup(xml: string, open: number): number {
    const next = xml.charCodeAt(open + 1);
    if (next === 33 /* ! */) {
      if (xml.startsWith('<!--', open)) return after(xml, '-->', open);
      if (xml.startsWith('<![CDATA[', open)) {
        const end = after(xml, ']]>', open);
        if (end > 0) this.handler.text?.(xml.slice(open + 9, end - 3));
        return end;
      }
      if (xml.length < open + 9) return -1;
      throw workbookProblem('WORKBOOK_DOCTYPE');
    }
    if (next === 63 /* ? */) return after(xml, '?>', open);
    const end = tagEnd(xml, open);
    if (end < 0) return -1;
    if (end - open > MOST_TAG) throw unsafe('单个标签过长', 'a tag is too long');
    if (next === 47 /* / */) {
      this.depth -= 1;
      if (this.depth < 0) throw workbookProblem('WORKBOOK_BROKEN', { zh: '标签不成对', en: 'tags do not pair' });
      this.handler.close(localName(xml.slice(open + 2, end).trim()));
    } else {
      const selfClosing = xml.charCodeAt(end - 1) === 47;
      const inside = xml.slice(open + 1, selfClosing ? end - 1 : end);
      const space = inside.search(/\s/);
      const name = localName(space < 0 ? inside : inside.slice(0, space));
      this.handler.open({ name, rest: space < 0 ? '' : inside.slice(space), selfClosing });
      if (!selfClosing) {
        this.depth += 1;
        if (this.depth > MOST_DEPTH) throw unsafe('嵌套过深', 'nested too deeply');
      }
    }
    return end + 1;
  }

  private text(raw: string): void {
    if (this.handler.text) this.handler.text(raw.includes('&') ? decodeXml(raw) : raw);
  }
}

/** Value of an attribute, decoded. */
export function attribute({ rest }: Pick<Tag, 'rest'>, name: string): string | undefined {
  let at = rest.indexOf(name);
  while (at >= 0) {
    const before = rest.charCodeAt(at - 1);
    const equals = at + name.length;
    if ((before <= 32 || before === 58) && rest.charCodeAt(equals) === 61) {
      const quote = rest[equals + 1]!;
      const end = rest.indexOf(quote, equals + 2);
      if ((quote === '"' || quote === "'") && end >= 0) {
        const raw = rest.slice(equals + 2, end);
        return raw.includes('&') ? decodeXml(raw) : raw;
      }
    }
    at = rest.indexOf(name, at + 1);
  }
  return undefined;
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function decodeXml(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z]\w*);?/g, (_, name: string) => {
    if (name[0] !== '#') {
      const known = NAMED[name];
      if (known === undefined) throw workbookProblem('WORKBOOK_DOCTYPE', { zh: `实体 &${name};`, en: `entity &${name};` });
      return known;
    }
    const point = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  });
}

export function encodeXml(text: string): string {
  return text
    // Not allowed in XML at all, escaped or not.
    .replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '')
    .replace(/[<>&"]/g, (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[c]!);
}

/** Bytes of a part to pieces of text. Office programs write UTF-8; anything else could hide a document type. */
export async function* xmlText(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    if (cause instanceof TypeError) throw unsafe('编码不是 UTF-8', 'its encoding is not UTF-8');
    throw cause;
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function after(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  return end < 0 ? -1 : end + mark.length;
}

/** Where a tag ends; a bracket within quotes does not end it. */
function tagEnd(xml: string, open: number): number {
  let end = xml.indexOf('>', open);
  while (end >= 0) {
    let quote = 0;
    for (let i = open; i < end; i++) {
      const c = xml.charCodeAt(i);
      if (quote === 0 ? c === 34 || c === 39 : c === quote) quote = quote === 0 ? c : 0;
    }
    if (quote === 0) return end;
    end = xml.indexOf('>', end + 1);
  }
  return -1;
}

const unsafe = (zh: string, en: string) => workbookProblem('WORKBOOK_XML_UNSAFE', { zh, en });
