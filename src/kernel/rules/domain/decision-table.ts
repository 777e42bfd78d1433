import { Problem } from '../../base/problem.ts';
import { type Compiled, compileExpression, type Frame, kindZh, type Names } from './compile-expression.ts';
import type { Table } from './definition.ts';
import type { Kind } from './functions.ts';
import { type Cell, parseCell, type RangeCell } from './table-cell.ts';
import { sameNumber, type Value } from './value.ts';

export interface CompiledTable {
  inputs: Compiled[];
  /** `choices`: of a text everything the table can give. */
  outputs: { id: string; kind: Kind; choices: readonly string[] | undefined }[];
  cells: Cell[][];
  hit: Table['hit'];
  /**
   * Rows that fit, counted from 0. While inputs are not known: the rows that may, where all of them give the same, otherwise
   * `undefined`.
   */
  fitting(frame: Frame): number[] | undefined;
  /** One value for each output of the rows that `fitting` found. */
  give(rows: readonly number[] | undefined): readonly Value[];
}

/** More ways to fill in what is not known are not tried; the table then has no answer. */
const MOST_WAYS = 4_096;

/** Rows as bits: one column's answer is the set of rows whose cell fits. */
type RowSet = Uint32Array;

/**
 * A table answers by intersecting, column by column, the set of rows that fit: the last of three thousand rows costs what
 * the first does.
 *
 * @throws Problem RULE_TABLE_WIDTH, RULE_CELL_UNREADABLE, RULE_TYPE_MISMATCH, RULE_UNIT_MISMATCH and those of expressions; `where.row` counts from 1
 */
export function compileTable(table: Table, names: Names): CompiledTable {
  const inputs = table.inputs.map((source) => compileExpression(source, names));
  const cells = table.rows.map((row, r) => {
    if (row.when.length !== inputs.length) throw width(r, row.when.length, inputs.length, '条件', 'conditions');
    return row.when.map((cell, c) => atRow(r, () => {
      if (inputs[c]!.kind === 'number') shareOfAmount(cell, table.inputs[c]!, inputs[c]!.unit);
      return parseCell(cell, inputs[c]!.kind, inputs[c]!.choices);
    }));
  });
  const results = table.rows.map((row, r) => {
    const values = Array.isArray(row.gives) ? row.gives : [row.gives];
    if (values.length !== table.outputs.length) throw width(r, values.length, table.outputs.length, '结果', 'results');
    return values.map(resultOf);
  });
  if (table.units && table.units.length !== table.outputs.length) throw width(undefined, table.units.length, table.outputs.length, '单位', 'units');
  const left = table.otherwise === undefined ? undefined : [table.otherwise].flat();
  if (left && left.length !== table.outputs.length) throw width(undefined, left.length, table.outputs.length, '“其余”结果', 'results of "otherwise"');
  const otherwise = left === undefined ? table.outputs.map(() => Number.NaN) : left.map(resultOf);
  const outputs = table.outputs.map((id, i) => ({ id, ...outputOf(table, results, i) }));
  const columns = inputs.map((input, c) => columnIndex(cells.map((row) => row[c]!), input));
  const every = fullSet(cells.length);

  const fitting = (frame: Frame): number[] | undefined => {
    const set = every.slice();
    const open: Column[] = [];
    for (const [c, column] of columns.entries()) {
      const value = inputs[c]!.run(frame);
      if (value === undefined) open.push(column);
      else intersect(set, column.at(value));
    }
    return open.length > 0 ? agreedRows(set, open) : hits(set);
  };
  const hits = (set: RowSet): number[] => (table.hit === 'FIRST' ? firstOf(set) : rowsOf(set));

  /** The rows of every way to fill in the open columns, if all ways give the same. */
  const agreedRows = (set: RowSet, open: readonly Column[]): number[] | undefined => {
    if (rowsOf(set).length === 0) return [];
    const ways = open.map((column) => column.ways());
    if (ways.reduce((product, { length }) => product * length, 1) > MOST_WAYS) return undefined;
    const all = new Set<number>();
    let missed = false;
    let agreed: readonly Value[] | undefined;
    const tryFrom = (c: number, left: RowSet): boolean => {
      if (c === ways.length) {
        const rows = hits(left);
        const values = give(rows);
        for (const row of rows) all.add(row);
        missed ||= rows.length === 0;
        agreed ??= values;
        return values.every((value, i) => Object.is(value, agreed![i]));
      }
      return ways[c]!.every((way) => {
        const next = left.slice();
        intersect(next, way);
        return tryFrom(c + 1, next);
      });
    };
    // A row that may be missed must not be named as the one that fits, whatever it gives.
    if (!tryFrom(0, set) || (missed && all.size > 0)) return undefined;
    const rows = [...all].sort((a, b) => a - b);
    // The ways may hit different rows (and sums differ from their parts): taken together they must still give the same.
    return give(rows).every((value, i) => Object.is(value, agreed![i])) ? rows : undefined;
  };

  const unknown = table.outputs.map(() => undefined);
  const give = (rows: readonly number[] | undefined): readonly Value[] => {
    if (!rows) return unknown;
    if (rows.length === 0) return otherwise;
    if (table.hit === 'FIRST' || table.hit === 'UNIQUE' || rows.length === 1) return results[rows[0]!]!;
    return table.outputs.map((_, i) => {
      const values = rows.map((r) => results[r]![i] as number);
      return table.hit === 'SUM' ? values.reduce((a, b) => a + b, 0) : table.hit === 'MAX' ? Math.max(...values) : Math.min(...values);
    });
  };
  return { inputs, outputs, cells, hit: table.hit, fitting, give };
}

function resultOf(value: string | number | boolean): Value {
  return typeof value === 'string' && /^-?\d+(\.\d+)?%$/.test(value) ? Number(value.slice(0, -1)) / 100 : value;
}

const kindOf = (value: Value): Kind => (typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'truth' : 'text');

interface Column {
  /** Rows whose cell fits a value. */
  at(value: Value): RowSet;
  /** Every set of rows that some value can leave. */
  ways(): readonly RowSet[];
}

function columnIndex(cells: readonly Cell[], input: Compiled): Column {
  return input.kind === 'number' || input.kind === 'date' ? rangeIndex(cells, input.expression.kind === 'name' && input.given === true) : choiceIndex(cells, input);
}

/** Between two bounds, and at each bound, always the same rows fit: one set for each such piece. */
function rangeIndex(cells: readonly Cell[], alwaysANumber: boolean): Column {
  const ranges = cells.filter((cell): cell is RangeCell => cell.kind === 'range');
  const bounds = [...new Set(ranges.flatMap((r) => [r.from, r.to]).filter(Number.isFinite))].sort((a, b) => a - b);
  // Piece 2i lies below bound i (and above the one before), piece 2i+1 is bound i itself.
  const pieces: (RowSet | undefined)[] = Array.from({ length: 2 * bounds.length + 1 });
  const within = (piece: number, cell: Cell): boolean => {
    if (cell.kind !== 'range') return true;
    const i = piece >> 1;
    if (piece & 1) return (cell.from < bounds[i]! || (cell.from === bounds[i] && cell.fromIncluded)) && (cell.to > bounds[i]! || (cell.to === bounds[i] && cell.toIncluded));
    return cell.from <= (bounds[i - 1] ?? Number.NEGATIVE_INFINITY) && cell.to >= (bounds[i] ?? Number.POSITIVE_INFINITY);
  };
  const anyOnly = setOf(cells, (cell) => cell.kind === 'any');
  const rowsOfPiece = (piece: number): RowSet => (pieces[piece] ??= setOf(cells, (cell) => within(piece, cell)));
  return {
    at: (value) => (Number.isNaN(value) ? anyOnly : rowsOfPiece(pieceOf(bounds, value as number))),
    ways: () => [...Array.from(pieces, (_, piece) => rowsOfPiece(piece)), ...(alwaysANumber ? [] : [anyOnly])],
  };
}

function pieceOf(bounds: readonly number[], value: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle]! < value && !sameNumber(bounds[middle]!, value)) low = middle + 1;
    else high = middle;
  }
  return low < bounds.length && sameNumber(bounds[low]!, value) ? 2 * low + 1 : 2 * low;
}

function choiceIndex(cells: readonly Cell[], { kind, choices }: Compiled): Column {
  const sets = new Map<Value, RowSet>();
  const at = (value: Value): RowSet => {
    let set = sets.get(value);
    if (!set) {
      set = setOf(cells, (cell) => cell.kind !== 'choice' || cell.values.includes(value as string | boolean) !== cell.except);
      sets.set(value, set);
    }
    return set;
  };
  const named = (): Value[] => [...new Set(cells.flatMap((cell) => (cell.kind === 'choice' ? cell.values : []))), ''];
  return { at, ways: () => (kind === 'truth' ? [true, false] : (choices ?? named())).map(at) };
}

function setOf(cells: readonly Cell[], fits: (cell: Cell) => boolean): RowSet {
  const set = new Uint32Array((cells.length + 31) >> 5);
  cells.forEach((cell, r) => {
    if (fits(cell)) set[r >> 5]! |= 1 << (r & 31);
  });
  return set;
}

const fullSet = (rows: number): RowSet => setOf(Array.from({ length: rows }, () => ({ kind: 'any' })), () => true);

function intersect(set: RowSet, other: RowSet): void {
  for (let w = 0; w < set.length; w += 1) set[w]! &= other[w]!;
}

function firstOf(set: RowSet): number[] {
  const w = set.findIndex((word) => word !== 0);
  return w < 0 ? [] : [32 * w + 31 - Math.clz32(set[w]! & -set[w]!)];
}

function rowsOf(set: RowSet): number[] {
  const rows: number[] = [];
  set.forEach((word, w) => {
    for (let rest = word; rest !== 0; rest &= rest - 1) rows.push(32 * w + 31 - Math.clz32(rest & -rest));
  });
  return rows;
}

function atRow<T>(row: number, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    throw new Problem(cause.code, { zh: `第 ${row + 1} 行：${cause.zh}`, en: `Row ${row + 1}: ${cause.en}`, where: { ...cause.where, row: row + 1 }, ...(cause.remedy && { remedy: cause.remedy }), cause });
  }
}

/** Every row gives one kind; only numbers can be compared or added up. */
function outputOf(table: Table, results: readonly (readonly Value[])[], i: number): { kind: Kind; choices: readonly string[] | undefined } {
  const kind = kindOf(results[0]![i]!);
  const last = table.otherwise === undefined ? [] : [resultOf([table.otherwise].flat()[i]!)];
  const given = [...results.map((values) => values[i]!), ...last];
  const mixed = given.findIndex((value) => kindOf(value) !== kind);
  if (mixed >= 0 || (kind !== 'number' && ['MAX', 'MIN', 'SUM'].includes(table.hit))) {
    const row = Math.max(mixed, 0);
    const expected = mixed >= 0 ? kind : 'number';
    const [zh, en] = row < results.length ? [`第 ${row + 1} 行`, `Row ${row + 1} of the table`] : ['“其余”', '"otherwise" of the table'];
    throw new Problem('RULE_TYPE_MISMATCH', {
      zh: `表格${zh}的结果 ${String(given[row])} 应为${kindZh[expected]}`, en: `${en} gives ${String(given[row])}, ${expected} expected`, ...(row < results.length && { where: { row: row + 1 } }),
      remedy: { zh: '同一列结果用同一类型；取最大、最小、合计的只能是数', en: 'Give one kind in each column; largest, smallest and sum are of numbers' },
    });
  }
  return { kind, choices: kind === 'text' ? [...new Set(given as string[])] : undefined };
}

/** "5 %" of an amount of money is a slip: what was meant is a share. */
function shareOfAmount(cell: string | number | boolean, input: string, unit: string | undefined): void {
  if (!unit || /[/·]/.test(unit) || !String(cell).includes('%')) return;
  throw new Problem('RULE_UNIT_MISMATCH', {
    zh: `“${input}”的单位是${unit}，单元写的却是百分比 ${String(cell)}`, en: `"${input}" is in ${unit}, the cell ${String(cell)} is a share`, remedy: { zh: '写数，或先算出比例', en: 'Write an amount, or work out the share first' },
  });
}

/** Without a row it is about the table as a whole. */
function width(row: number | undefined, got: number, expected: number, zh: string, en: string): Problem {
  return new Problem('RULE_TABLE_WIDTH', {
    zh: `表格${row === undefined ? '' : `第 ${row + 1} 行`}有 ${got} 个${zh}，应为 ${expected} 个`, en: `${row === undefined ? 'The' : `Row ${row + 1} of the`} table has ${got} ${en}, ${expected} are needed`, ...(row !== undefined && { where: { row: row + 1 } }),
    remedy: { zh: '不限的单元写“-”', en: 'Write "-" where anything fits' },
  });
}
