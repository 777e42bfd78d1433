import type { FactDefinition } from './definition.ts';
import type { CompiledTable } from './decision-table.ts';
import { ANYTHING, type Cell, type RangeCell } from './table-cell.ts';

/** What is wrong with a table; rows are counted from 1. */
export interface TableFinding {
  kind: 'GAP' | 'OVERLAP' | 'UNREACHABLE' | 'UNDECIDED';
  rows: number[];
  /** A case that shows it: one value for each input. */
  witness: (number | string | boolean)[];
}

/** What an input can be; a number without bounds can be any. */
export interface Domain {
  min?: number | undefined;
  max?: number | undefined;
  whole?: boolean | undefined;
  choices?: readonly (string | boolean)[] | undefined;
}

export const domainOf = (fact: FactDefinition | undefined): Domain =>
  fact?.kind === 'truth' ? { choices: [true, false] } : { min: fact?.min, max: fact?.max, whole: fact?.whole, choices: fact?.choices?.map((c) => c.value) };

/** Pieces of one input within which no row can tell two values apart, each with one value of it. */
type Piece = number | string | boolean;

/** More combinations of pieces than this are not looked at one by one; then the answer is UNDECIDED, never "fine". */
const MOST = 400_000;

/**
 * Looks at every combination of pieces: values between two neighbouring bounds behave alike, so the answer holds for all.
 * Rows that differ in nothing they give may overlap under UNIQUE, too: the table says which row, not only what.
 */
export function checkTable(table: CompiledTable, domains: readonly Domain[]): TableFinding[] {
  const pieces = table.inputs.map((_, c) => piecesOf(table.cells.map((row) => row[c]!), domains[c] ?? {}));
  const combinations = pieces.reduce((n, p) => n * p.length, 1);
  if (combinations > MOST) return [{ kind: 'UNDECIDED', rows: [], witness: [] }];
  const findings: TableFinding[] = [];
  const reached = new Set<number>();
  const overlaps = new Set<string>();
  let gap: Piece[] | undefined;
  const fits = pieces.map((list, c) => list.map((piece) => table.cells.map((row) => cellFits(row[c]!, piece))));
  const at = pieces.map(() => 0);
  for (let n = 0; n < combinations; n += 1) {
    for (let c = 0, rest = n; c < pieces.length; c += 1) {
      at[c] = rest % pieces[c]!.length;
      rest = Math.floor(rest / pieces[c]!.length);
    }
    const rows = table.cells.map((_, r) => r).filter((r) => at.every((p, c) => fits[c]![p]![r]));
    const witness = (): Piece[] => at.map((p, c) => pieces[c]![p]!);
    if (rows.length === 0) gap ??= witness();
    if (table.hit === 'FIRST') rows.slice(0, 1).forEach((r) => reached.add(r));
    else rows.forEach((r) => reached.add(r));
    if (table.hit === 'UNIQUE' && rows.length > 1) {
      const key = rows.join(' ');
      if (!overlaps.has(key)) findings.push({ kind: 'OVERLAP', rows: rows.map((r) => r + 1), witness: witness() });
      overlaps.add(key);
    }
  }
  if (gap) findings.push({ kind: 'GAP', rows: [], witness: gap });
  const dead = table.cells.map((_, r) => r + 1).filter((r) => !reached.has(r - 1));
  return dead.length > 0 ? [...findings, { kind: 'UNREACHABLE', rows: dead, witness: [] }] : findings;
}

function piecesOf(cells: readonly Cell[], domain: Domain): Piece[] {
  const named = cells.filter((cell) => cell.kind === 'choice').flatMap((cell) => cell.values);
  if (domain.choices) return [...domain.choices];
  // A text without a list of choices can be one that no row names.
  if (named.length > 0) return [...new Set(named), 'ANY_OTHER'];
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, whole = false } = domain;
  const ranges = cells.filter((cell): cell is RangeCell => cell.kind === 'range');
  const bounds = [...new Set([min, ...ranges.flatMap((r) => [r.from, r.to]), max])].filter(Number.isFinite).sort((a, b) => a - b);
  const values = bounds.flatMap((bound, i) => [bound, between(bound, bounds[i + 1], whole)]);
  const below = bounds.length === 0 ? 0 : between(undefined, bounds[0], whole);
  return [below, ...values].filter((v): v is number => v !== undefined && v >= min && v <= max && (!whole || Number.isInteger(v)));
}

/** A value strictly between two neighbours, if the input can have one. */
function between(low: number | undefined, high: number | undefined, whole: boolean): number | undefined {
  if (low === undefined) return Math.ceil(high!) - 1;
  if (high === undefined) return Math.floor(low) + 1;
  if (!whole) return (low + high) / 2;
  const next = Math.floor(low) + 1;
  return next < high ? next : undefined;
}

function cellFits(cell: Cell, piece: Piece): boolean {
  if (cell.kind === 'any') return true;
  if (cell.kind === 'choice') return cell.values.includes(piece as string | boolean) !== cell.except;
  const { from, fromIncluded, to, toIncluded } = { ...ANYTHING, ...cell };
  const value = piece as number;
  return (value > from || (value === from && fromIncluded)) && (value < to || (value === to && toIncluded));
}
