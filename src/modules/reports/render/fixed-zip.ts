import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/**
 * The first moment a zip can name, told by its parts because the format keeps local time: the same bytes in every time
 * zone.
 */
const NO_DAY = new Date(1980, 0, 1);

export type Parts = Map<string, string | Uint8Array>;

/** Office files are zips of XML parts; text parts come as text. */
export function unzipParts(bytes: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, /\.(xml|rels|vml)$/.test(name) ? strFromU8(data) : data]));
}

/** Zips parts so that the same parts give the same bytes: order by name, no dates, one way of packing. */
export function zipParts(parts: Parts): Uint8Array {
  const sorted = [...parts].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const files: Zippable = Object.fromEntries(sorted.map(([name, data]) => [name, [typeof data === 'string' ? strToU8(data) : data, { mtime: NO_DAY, level: 6 }]]));
  return zipSync(files, { mtime: NO_DAY });
}

/** Readers of office files expect the list of parts first. */
const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2);

/** Who made the file and when: what the library wrote there is the moment of the run. */
export function coreProperties(title: string, creator: string, at: string): string {
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const moment = `${at.slice(0, 19)}Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escape(title)}</dc:title><dc:creator>${escape(creator)}</dc:creator><cp:lastModifiedBy>${escape(creator)}</cp:lastModifiedBy>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
}
