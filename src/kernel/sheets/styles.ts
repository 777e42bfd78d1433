import { attribute, XmlScanner } from './xml.ts';

/** What a number format makes of a number. */
export type NumberKind = 'plain' | 'date' | 'percent';

const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Kind of each cell style, by its index. */
export function readNumberKinds(stylesXml: string): NumberKind[] {
  const formats = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let inCellXfs = false;
  const scanner = new XmlScanner({
    open: (tag) => {
      if (tag.name === 'numFmt') formats.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '');
      else if (tag.name === 'cellXfs') inCellXfs = true;
      else if (tag.name === 'xf' && inCellXfs) kinds.push(kindOf(Number(attribute(tag, 'numFmtId') ?? 0), formats));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellXfs = false;
    },
  });
  scanner.push(stylesXml);
  return kinds;
}

function kindOf(id: number, formats: ReadonlyMap<number, string>): NumberKind {
  const code = formats.get(id);
  if (code === undefined) return id === 9 || id === 10 ? 'percent' : BUILT_IN_DATES.has(id) ? 'date' : 'plain';
  // Colours, conditions and quoted words are not part of the pattern.
  const pattern = code.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '').split(';')[0]!;
  if (pattern.includes('%')) return 'percent';
  return /[ymdhs]/i.test(pattern.replace(/general/i, '')) ? 'date' : 'plain';
}
