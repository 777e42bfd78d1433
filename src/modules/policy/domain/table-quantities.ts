import { readFigures } from './figures.ts';
import { AFTER, BEFORE, GROWTH, REDUCTION, YEARLY } from './lexicon/quantity-words.ts';
import type { PlaceIndex } from './subjects.ts';
import type { Cell, Table } from './tables.ts';
import type { Comparator, DocumentMeta, Quantity } from './types.ts';
import type { Quantities } from './quantities.ts';

const squeeze = (text: string): string => text.replace(/[\s\u3000]/g, '');
const UNIT_IN_NAME = /[（(]([^（）()]{1,12})[）)]$/;
const PLACE_ENDING = /(?:省|市|县|区|地区|园|园区|新城|州|盟|旗)$/;

interface Column { cell: number; subject: string | null; year: number | null; past: boolean }

function columnsOf(table: Table, index: PlaceIndex, meta: DocumentMeta): { name: number; unit: number | null; values: Column[] } | null {
  const heads = table.header.map((cell) => squeeze(cell.text));
  if (heads.some((head) => /责任|牵头|单位名称|主要内容|具体内容/.test(head))) return null;
  const unit = heads.findIndex((head) => /^(?:计量)?单位$/.test(head));
  let name = heads.findIndex((head) => /指标|名称|项目|内容/.test(head));
  if (name < 0) name = /^序号$/.test(heads[0] ?? '') ? 1 : 0;
  const present = meta.periodStart !== null ? meta.periodStart - 1 : meta.issuedOn === null ? null : Number(meta.issuedOn.slice(0, 4));
  const values = heads.flatMap((head, cell): Column[] => {
    if (cell === name || cell === unit || /序号|属性|性质|类别|备注|年均|累计/.test(head)) return [];
    const year = /((?:19|20)\d{2})年?/.exec(head)?.[1];
    const past = /实际|现状|基期|基数|完成值/.test(head) || (year !== undefined && present !== null && Number(year) <= present);
    const subject = index.names.includes(head) || PLACE_ENDING.test(head) ? head : null;
    if (subject === null && year === undefined && !/目标|预期|规划/.test(head)) return [];
    return [{ cell, subject, year: year === undefined ? null : Number(year), past }];
  });
  return values.length === 0 ? null : { name, unit: unit < 0 ? null : unit, values };
}

interface Reading { value: number; comparator: Comparator }

function readCell(text: string): Reading | null {
  const plain = squeeze(text).replace(/[≥≧]/g, '不少于').replace(/[≤≦]/g, '不超过').replace(/^[>＞]/, '超过').replace(/^[<＜]/, '低于').replace(/^[［[【](.*)[］\]】]$/, '$1');
  const match = /^(\D*)(-?\d[\d,]*(?:\.\d+)?)(%?)(万)?(.*)$/.exec(plain);
  if (match === null) return null;
  const [, before = '', digits = '', , ten, after = ''] = match;
  if (/[^\u4e00-\u9fff]/.test(before) || after.length > 6 || /\d/.test(after)) return null;
  const comparator = BEFORE.find(([pattern]) => pattern.test(before))?.[1] ?? AFTER.find(([pattern]) => pattern.test(after))?.[1] ?? '=';
  return { value: Number(digits.replaceAll(',', '')) * (ten === undefined ? 1 : 1e4), comparator };
}

function quantityOf(cell: Cell, reading: Reading, name: string, unit: string, column: Column, clause: string, rowPath: string, meta: DocumentMeta, index: PlaceIndex, quote: string, goalYear: number | null): Quantity {
  const growth = GROWTH.test(name) && unit === '%';
  const reduction = REDUCTION.test(name);
  const yearly = growth && YEARLY.test(name);
  const { comparator: magnitude } = reading;
  const evaluateAs = magnitude === '=' ? '>=' : magnitude;
  const indicator = yearly ? name.replace(/(?:年均|年平均|每年)(?:增长率|增长|增速|增幅)$/, '年均增速') : name;
  return {
    clause, subClause: rowPath, quote, start: cell.start, end: cell.end,
    indicator, subject: column.subject ?? index.defaultSubject, comparator: growth ? 'growth' : reduction ? 'reduction' : magnitude, magnitudeComparator: magnitude, evaluateAs,
    value: reading.value, unit: yearly ? `${unit}/年` : unit, year: column.year ?? goalYear,
    periodStart: growth ? meta.periodStart : null, baseYear: growth && meta.periodStart !== null ? meta.periodStart - 1 : null, source: 'table',
  };
}

/** A table that stands the other way: a row a place, a column an indicator with its unit in brackets. */
function turned(table: Table, index: PlaceIndex): Table | null {
  const heads = table.header.map((cell) => squeeze(cell.text));
  const isPlace = (cell: Cell | undefined): boolean => cell !== undefined && (index.names.includes(squeeze(cell.text)) || PLACE_ENDING.test(squeeze(cell.text)));
  const places = table.rows.filter((row) => isPlace(row[0])).length;
  if (places < 2 || places < table.rows.length / 2 || !heads.slice(1).some((head) => UNIT_IN_NAME.test(head))) return null;
  const rows = table.rows.filter((row) => isPlace(row[0]) && row.length === table.header.length);
  const header = [{ ...table.header[0]!, text: '指标' }, ...rows.map((row) => row[0]!)];
  return { ...table, header, rows: table.header.slice(1).map((head, i) => [head, ...rows.map((row) => row[i + 1]!)]) };
}

/**
 * The figures of an indicator table: a row an indicator, a column a place or a year, or the other way round. Other
 * tables give none.
 */
export function readTableQuantities(printed: Table, clause: string, meta: DocumentMeta, index: PlaceIndex, text: string, goalYear: number | null): Quantities {
  const result: Quantities = { targets: [], facts: [] };
  const table = turned(printed, index) ?? printed;
  const columns = columnsOf(table, index, meta);
  if (columns === null) return result;
  for (const [i, row] of table.rows.entries()) {
    const head = squeeze(row[columns.name]?.text ?? '');
    const bracket = UNIT_IN_NAME.exec(head)?.[1];
    const unit = columns.unit === null ? bracket ?? '' : squeeze(row[columns.unit]?.text ?? '');
    const name = bracket === undefined ? head : head.slice(0, head.length - bracket.length - 2);
    if (name === '') continue;
    for (const column of columns.values) {
      const cell = row[column.cell];
      if (cell === undefined) continue;
      const reading = readCell(cell.text);
      if (reading === null) continue;
      const scale = /^([万亿])(?!元|美元)(?=.)/.exec(unit)?.[1];
      const withUnit = scale !== undefined ? unit.slice(1) : unit === '' ? readFigures(squeeze(cell.text), name)[0]?.unit ?? '' : unit;
      const number = /^\d{1,4}$/.test(squeeze(row[0]?.text ?? '')) && columns.name > 0 ? squeeze(row[0]!.text) : String(i + 1);
      const scaled = { ...reading, value: Number((reading.value * (scale === undefined ? 1 : scale === '万' ? 1e4 : 1e8)).toPrecision(12)) };
      const quantity = quantityOf(cell, scaled, name, withUnit, column, clause, `${clause}/${number}`, meta, index, table === printed ? text.slice(row[0]!.start, row.at(-1)!.end) : cell.text, goalYear);
      if (column.past) result.facts.push({ ...quantity, year: null, asOfYear: quantity.year });
      else result.targets.push({ ...quantity, strength: 'plan' });
    }
  }
  return result;
}
