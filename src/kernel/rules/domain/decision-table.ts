import { Problem } from '../../base/problem.ts';
import { type Compiled, compileExpression, type Frame, type Names } from './compile-expression.ts';
import type { Table } from './definition.ts';
import type { Kind } from './functions.ts';
import { type Cell, parseCell, type RangeCell } from './table-cell.ts';
import { sameNumber, type Value } from './value.ts';

export interface CompiledTable {
  inputs: Compiled[];
  outputs: { id: string; kind: Kind }[];
  cells: Cell[][];
  hit: Table['hit'];
  /** Rows that fit, counted from 0; `undefined` when an input is not known and the rest leaves rows open. */
  fitting(frame: Frame): number[] | undefined;
  /** One value for each output of the rows that `fitting` found. */
  give(rows: readonly number[] | undefined): readonly Value[];
}

/** Rows as bits: one column's answer is the set of rows whose cell fits. */
type RowSet = Uint32Array;

/**
 * A table answers by intersecting, column by column, the set of rows that fit: the last of three thousand rows costs what
 * the first does.
 *
 * @throws Problem RULE_TABLE_WIDTH, RULE_CELL_UNREADABLE, RULE_TYPE_MISMATCH and those of expressions; `where.row` counts from 1
 */
export function compileTable(table: Table, names: Names): CompiledTable {
  const inputs = table.inputs.map((source) => compileExpression(source, names));
  const cells = table.rows.map((row, r) => {
    if (row.when.length !== inputs.length) throw width(r, row.when.length, inputs.length, '条件', 'conditions');
    return row.when.map((cell, c) => atRow(r, () => parseCell(cell, inputs[c]!.kind, inputs[c]!.choices)));
  });
  const results = table.rows.map((row, r) => {
    const values = Array.isArray(row.gives) ? row.gives : [row.gives];
    if (values.length !== table.outputs.length) throw width(r, values.length, table.outputs.length, '结果', 'results');
    return values.map(resultOf);
  });
  const otherwise = table.otherwise === undefined ? table.outputs.map(() => Number.NaN) : [table.otherwise].flat().map(resultOf);
  const outputs = table.outputs.map((id, i) => ({ id, kind: kindOf(results[0]![i]!) }));
  const columns = inputs.map((input, c) => columnIndex(cells.map((row) => row[c]!), input.kind));
  const every = fullSet(cells.length);

  const fitting = (frame: Frame): number[] | undefined => {
    const set = every.slice();
    let open = false;
    for (const [c, column] of columns.entries()) {
      const value = inputs[c]!.run(frame);
      if (value === undefined) open = true;
      else intersect(set, column(value));
    }
    const rows = table.hit === 'FIRST' && !open ? firstOf(set) : rowsOf(set);
    return open && rows.length > 0 ? undefined : rows;
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

function columnIndex(cells: readonly Cell[], kind: Kind): (value: Value) => RowSet {
  return kind === 'number' || kind === 'date' ? rangeIndex(cells) : choiceIndex(cells);
}

/** Between two bounds, and at each bound, always the same rows fit: one set for each such piece. */
function rangeIndex(cells: readonly Cell[]): (value: Value) => RowSet {
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
  return (value) => {
    if (Number.isNaN(value)) return anyOnly;
    const piece = pieceOf(bounds, value as number);
    return (pieces[piece] ??= setOf(cells, (cell) => within(piece, cell)));
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

function choiceIndex(cells: readonly Cell[]): (value: Value) => RowSet {
  const sets = new Map<Value, RowSet>();
  return (value) => {
    let set = sets.get(value);
    if (!set) {
      set = setOf(cells, (cell) => cell.kind !== 'choice' || cell.values.includes(value as string | boolean) !== cell.except);
      sets.set(value, set);
    }
    return set;
  };
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

function width(row: number, got: number, expected: number, zh: string, en: string): Problem {
  return new Problem('RULE_TABLE_WIDTH', {
    zh: `表格第 ${row + 1} 行有 ${got} 个${zh}，应为 ${expected} 个`, en: `Row ${row + 1} of the table has ${got} ${en}, ${expected} are needed`, where: { row: row + 1 },
    remedy: { zh: '不限的单元写“-”', en: 'Write "-" where anything fits' },
  });
}
