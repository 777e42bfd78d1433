import { columnLetters, columnNumber } from './address.ts';
import { workbookProblem } from './problems.ts';
import { attribute, encodeXml, xmlText } from './xml.ts';
import { readZipDirectory, unpack, unpackText, type ZipEntry } from './zip.ts';
import { ZipWriter } from './zip-writer.ts';

export interface CellNote {
  row: number;
  /** From 1. */
  column: number;
  severity: 'error' | 'warning';
  text: string;
}

const MOST_SMALL_PART = 16 * 1024 * 1024;
const FILL = { error: 'FFFFC7CE', warning: 'FFFFEB9C' } as const;
const AUTHOR = 'Innomatrix';
const SHEET_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * A copy of somebody's workbook with notes on cells and these cells coloured. Everything else stays as it was; the sheet
 * passes through piece by piece, so the size of the workbook does not matter, only the number of notes.
 * @param part path of the sheet's part, as `openWorkbook` names it
 */
export async function annotateWorkbook(bytes: Uint8Array, part: string, notes: readonly CellNote[]): Promise<Uint8Array> {
  const entries = readZipDirectory(bytes);
  const find = (name: string): ZipEntry | undefined => entries.find((e) => e.name === name);
  const text = async (name: string): Promise<string | undefined> => {
    const entry = find(name);
    return entry && unpackText(bytes, entry, MOST_SMALL_PART);
  };
  const sheet = find(part);
  const styles = await text('xl/styles.xml');
  const types = await text('[Content_Types].xml');
  if (!sheet || styles === undefined || types === undefined) throw workbookProblem('WORKBOOK_BROKEN');
  const byCell = joinNotes(notes);
  const coloured = colouredStyles(styles);

  const relsName = part.replace(/([^/]+)$/, '_rels/$1.rels');
  const rels = (await text(relsName)) ?? `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;
  const own = relationTargets(rels, part);
  const comments = own.comments ?? 'xl/comments9001.xml';
  const drawing = own.vml ?? 'xl/drawings/vmlDrawing9001.vml';
  const theirs = own.comments ? await text(own.comments) : undefined;
  const boxed = new Set([...(theirs ?? '').matchAll(COMMENT)].map(([, attributes]) => refOf(attributes!)));
  const changed = new Map<string, string>([
    ['xl/styles.xml', coloured.xml],
    [comments, commentsXml(theirs, byCell)],
    // A cell that has a note already has its box.
    [drawing, drawingXml(own.vml ? await text(own.vml) : undefined, [...byCell].filter(([ref]) => !boxed.has(ref)).map(([, n]) => n))],
    [relsName, withRelations(rels, own, comments, drawing)],
    ['[Content_Types].xml', withTypes(types, comments)],
  ]);
  const zip = new ZipWriter();
  for (const entry of entries) {
    if (entry.name === part) {
      const legacy = own.vmlId ?? 'rIdInnomatrixVml';
      await zip.addStream(part, recolour(xmlText(unpack(bytes, entry)), byCell, coloured.count, own.vmlId === undefined ? legacy : undefined));
    } else if (changed.has(entry.name)) {
      await zip.addText(entry.name, changed.get(entry.name)!);
      changed.delete(entry.name);
    } else zip.copy(bytes, entry);
  }
  for (const [name, xml] of changed) await zip.addText(name, xml);
  return zip.finish();
}

interface JoinedNote {
  row: number;
  column: number;
  severity: 'error' | 'warning';
  text: string;
}

/** A cell has one note, whatever is wrong with it. */
function joinNotes(notes: readonly CellNote[]): Map<string, JoinedNote> {
  const joined = new Map<string, JoinedNote>();
  for (const n of notes) {
    const ref = `${columnLetters(n.column)}${n.row}`;
    const known = joined.get(ref);
    if (known) joined.set(ref, { ...known, severity: known.severity === 'error' ? 'error' : n.severity, text: `${known.text}\n${n.text}` });
    else joined.set(ref, { ...n });
  }
  return joined;
}

/** Every cell style twice more: once on red, once on yellow. Style `s` is `count + s` on red and `2 × count + s` on yellow. */
function colouredStyles(xml: string): { xml: string; count: number } {
  const prefix = /<(\w+:)?styleSheet[\s>]/.exec(xml)?.[1] ?? '';
  const fills = new RegExp(`<${prefix}fills[^>]*>([\\s\\S]*?)</${prefix}fills>`).exec(xml);
  const xfs = new RegExp(`<${prefix}cellXfs[^>]*>([\\s\\S]*?)</${prefix}cellXfs>`).exec(xml);
  if (!fills || !xfs) throw workbookProblem('WORKBOOK_BROKEN', { zh: '样式表不完整', en: 'its styles are not complete' });
  const fillCount = [...fills[1]!.matchAll(new RegExp(`<${prefix}fill[\\s>/]`, 'g'))].length;
  const styles = xfs[1]!.match(new RegExp(`<${prefix}xf\\b(?:[^>]*/>|[^>]*[^/]>[\\s\\S]*?</${prefix}xf>|>[\\s\\S]*?</${prefix}xf>)`, 'g')) ?? [];
  const solid = (rgb: string): string => `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${rgb}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`;
  const on = (fill: number) => (xf: string): string =>
    xf.replace(new RegExp(`^<${prefix}xf\\b([^>]*?)(/?)>`), (_, attributes: string, end: string) =>
      `<${prefix}xf${attributes.replace(/\s(fillId|applyFill)="[^"]*"/g, '')} fillId="${fill}" applyFill="1"${end}>`);
  const all = [...styles, ...styles.map(on(fillCount)), ...styles.map(on(fillCount + 1))];
  return {
    count: styles.length,
    xml: xml
      .replace(xfs[0], () => `<${prefix}cellXfs count="${all.length}">${all.join('')}</${prefix}cellXfs>`)
      .replace(fills[0], () => `<${prefix}fills count="${fillCount + 2}">${fills[1]!}${solid(FILL.error)}${solid(FILL.warning)}</${prefix}fills>`),
  };
}

/** What may follow the last row: conditional formats, validations and the like. */
const MOST_HELD = 64 * 1024 * 1024;

/** The sheet with the styles of noted cells exchanged. Only the row that has not ended yet is held back. */
async function* recolour(pieces: AsyncIterable<string>, notes: ReadonlyMap<string, JoinedNote>, styles: number, legacyId: string | undefined): AsyncGenerator<Buffer> {
  const rows = new Map<number, JoinedNote[]>();
  for (const n of notes.values()) rows.set(n.row, [...(rows.get(n.row) ?? []), n]);
  let held = '';
  for await (const piece of pieces) {
    held += piece;
    const end = lastRowEnd(held);
    if (end === 0) {
      if (held.length > MOST_HELD) throw workbookProblem('WORKBOOK_TOO_LARGE');
      continue;
    }
    yield Buffer.from(recolourRows(held.slice(0, end), rows, styles));
    held = held.slice(end);
  }
  const rest = recolourRows(held, rows, styles);
  yield Buffer.from(legacyId === undefined ? rest : withLegacyDrawing(rest, legacyId));
}

function lastRowEnd(xml: string): number {
  let at = xml.lastIndexOf('row>');
  // The closing tag may carry a prefix; `<row>` alone has none of its cells yet.
  while (at > 0 && !/<\/(?:\w+:)?$/.test(xml.slice(Math.max(0, at - 40), at))) at = xml.lastIndexOf('row>', at - 1);
  return at > 0 ? at + 4 : 0;
}

function recolourRows(xml: string, rows: ReadonlyMap<number, JoinedNote[]>, styles: number): string {
  return xml.replace(/<(\w+:)?row\b([^>]*[^/])>([\s\S]*?)<\/\1row>/g, (whole, prefix: string | undefined, attributes: string, cells: string) => {
    const notes = rows.get(Number(attribute({ rest: attributes }, 'r') ?? 0));
    return notes ? `<${prefix ?? ''}row${attributes}>${recolourCells(cells, prefix ?? '', notes, styles)}</${prefix ?? ''}row>` : whole;
  });
}

function recolourCells(cells: string, prefix: string, notes: readonly JoinedNote[], styles: number): string {
  const shift = (n: JoinedNote): number => (n.severity === 'error' ? styles : 2 * styles);
  const open = new Map(notes.map((n) => [n.column, n]));
  const missing = (n: JoinedNote): string => `<${prefix}c r="${columnLetters(n.column)}${n.row}" s="${shift(n)}"/>`;
  const out = cells.replace(new RegExp(`<${prefix}c\\b([^>]*?)(/?)>`, 'g'), (whole, attributes: string, end: string) => {
    const column = columnNumber(attribute({ rest: ` ${attributes}` }, 'r') ?? '');
    const before = [...open.values()].filter((n) => n.column < column).sort((a, b) => a.column - b.column);
    for (const n of before) open.delete(n.column);
    const note = open.get(column);
    if (note) open.delete(column);
    const style = Number(attribute({ rest: ` ${attributes}` }, 's') ?? 0);
    const tag = note ? `<${prefix}c${attributes.replace(/\ss="[^"]*"/, '')} s="${style + shift(note)}"${end}>` : whole;
    return before.map(missing).join('') + tag;
  });
  return out + [...open.values()].sort((a, b) => a.column - b.column).map(missing).join('');
}

/** Elements that come after the drawing of notes in a sheet (ECMA-376 part 1, 18.3.1.99). */
const AFTER_LEGACY = ['legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts', 'extLst'];

function withLegacyDrawing(xml: string, id: string): string {
  const tag = `<legacyDrawing xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${SHEET_TYPE}" r:id="${id}"/>`;
  const at = xml.search(new RegExp(`<(\\w+:)?(${AFTER_LEGACY.join('|')})[\\s>/]|</(\\w+:)?worksheet>`));
  return `${xml.slice(0, at)}${tag}${xml.slice(at)}`;
}

interface OwnRelations {
  comments?: string;
  vml?: string;
  vmlId?: string;
}

function relationTargets(rels: string, part: string): OwnRelations {
  const folder = part.replace(/[^/]+$/, '');
  const own: OwnRelations = {};
  for (const [, rest] of rels.matchAll(/<(?:\w+:)?Relationship\b([^>]*)>/g)) {
    const tag = { rest: rest! };
    const target = resolve(folder, attribute(tag, 'Target') ?? '');
    const type = attribute(tag, 'Type') ?? '';
    if (type.endsWith('/comments')) own.comments = target;
    if (type.endsWith('/vmlDrawing')) {
      own.vml = target;
      own.vmlId = attribute(tag, 'Id')!;
    }
  }
  return own;
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

/** Sheets lie in a folder of `xl/`; not every reader follows addresses from the root. */
const from = (part: string): string => part.replace(/^xl\//, '../');

function withRelations(rels: string, own: OwnRelations, comments: string, drawing: string): string {
  const add = [
    ...(own.comments ? [] : [`<Relationship Id="rIdInnomatrixNotes" Type="${SHEET_TYPE}/comments" Target="${from(comments)}"/>`]),
    ...(own.vml ? [] : [`<Relationship Id="rIdInnomatrixVml" Type="${SHEET_TYPE}/vmlDrawing" Target="${from(drawing)}"/>`]),
  ].join('');
  return rels.replace(/<Relationships([^>]*)\/>/, '<Relationships$1></Relationships>').replace(/<\/(\w+:)?Relationships>/, (end) => add + end);
}

function withTypes(types: string, comments: string): string {
  const add = [
    ...(/Extension="vml"/i.test(types) ? [] : ['<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>']),
    ...(types.includes(`/${comments}"`) ? [] : [`<Override PartName="/${comments}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>`]),
  ].join('');
  return types.replace(/<\/(\w+:)?Types>/, (end) => add + end);
}

const COMMENT = /<(?:\w+:)?comment\b([^>]*)>([\s\S]*?)<\/(?:\w+:)?comment>/g;
const refOf = (attributes: string): string => attribute({ rest: attributes }, 'ref') ?? '';

/** Notes the person has written themselves stay, in front of ours. */
function commentsXml(existing: string | undefined, notes: ReadonlyMap<string, JoinedNote>): string {
  const base = existing ?? `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors></authors><commentList></commentList></comments>`;
  const authors = [...base.matchAll(/<(?:\w+:)?author[\s>/]/g)].length;
  const theirs = new Map([...base.matchAll(COMMENT)].map(([, attributes, body]) => [refOf(attributes!), [...body!.matchAll(/<(?:\w+:)?t\b[^>]*>([\s\S]*?)<\/(?:\w+:)?t>/g)].map((t) => t[1]).join('')]));
  const list = [...notes].map(([ref, n]) => {
    const own = theirs.get(ref);
    return `<comment ref="${ref}" authorId="${authors}"><text><r><t xml:space="preserve">${own ? `${own}\n` : ''}${encodeXml(n.text)}</t></r></text></comment>`;
  }).join('');
  return base
    .replace(COMMENT, (whole, attributes: string) => (notes.has(refOf(attributes)) ? '' : whole))
    .replace(/<(\w+:)?authors\s*\/>/, '<$1authors></$1authors>')
    .replace(/<(\w+:)?commentList\s*\/>/, '<$1commentList></$1commentList>')
    .replace(/<\/(\w+:)?authors>/, (end) => `<author>${AUTHOR}</author>${end}`)
    .replace(/<\/(\w+:)?commentList>/, (end) => list + end);
}

function drawingXml(existing: string | undefined, notes: readonly JoinedNote[]): string {
  const base = existing ?? `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>`;
  const shapes = notes.map((n, i) => {
    const [top, left] = [n.row - 1, n.column - 1];
    return `<v:shape id="_x0000_s${5000 + i}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:240pt;height:80pt;z-index:${i + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${left + 1}, 12, ${Math.max(0, top - 1)}, 4, ${left + 5}, 12, ${top + 5}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${top}</x:Row><x:Column>${left}</x:Column></x:ClientData></v:shape>`;
  });
  return base.replace(/<\/xml>\s*$/, () => `${shapes.join('')}</xml>`);
}
