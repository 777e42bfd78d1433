/** Cells whose sum, each with its sign, is known to whoever reads the tables. */
export type Equation = readonly { cell: number; sign: 1 | -1 }[];

interface Cell {
  count: number;
  firms: number;
  /** A sum of others, hidden after them where there is a choice. */
  sum?: boolean;
}

/** The matrices are of −1, 0 and 1; what is nearer to nought than this is nought. */
const NOUGHT = 1e-9;

/**
 * Which cells must not be shown: those of 1 to below `least` firms, and others beside them, one by one, until no
 * hidden count follows from what is shown and the equations. Nought tells of nobody and is always shown; so every hidden count is 1 at
 * least, and hidden counts that come to their own number would all be 1.
 */
export function guardCells(cells: readonly Cell[], equations: readonly Equation[], least: number): boolean[] {
  const hidden = cells.map((c) => c.count > 0 && c.firms < least);
  const openCells = (of: readonly boolean[]): number[] => [...determined(equations, of), ...allOnes(cells, equations, of)];
  for (;;) {
    const open = openCells(hidden);
    const beside = open.flatMap((cell) => equations.filter((e) => e.some((t) => t.cell === cell)).flatMap((e) => e.map((t) => t.cell)));
    // Beside a cell that can be worked out; where nothing is left there, anywhere an equation reaches.
    const candidates = [beside, equations.flatMap((e) => e.map((t) => t.cell))].map((of) => of.filter((c) => !hidden[c] && cells[c]!.count > 0)).find((of) => of.length > 0);
    if (open.length === 0 || !candidates) return hidden;
    // Parts before their sum: the one after which the fewest can still be worked out; of sums the smallest.
    const left = (cell: number): number => openCells(hidden.with(cell, true)).length;
    const [next] = [...new Set(candidates)].map((cell) => ({ cell, sum: cells[cell]!.sum ? 1 : 0, left: left(cell), count: cells[cell]!.count })).toSorted((a, b) => a.sum - b.sum || (a.sum === 1 ? a.count - b.count : a.left - b.left || a.count - b.count) || a.cell - b.cell);
    hidden[next!.cell] = true;
  }
}

/** Hidden cells that the equations settle: in reduced form their row has no other unknown. */
function determined(equations: readonly Equation[], hidden: readonly boolean[]): number[] {
  const unknowns = hidden.flatMap((h, cell) => (h ? [cell] : []));
  const column = new Map(unknowns.map((cell, i) => [cell, i]));
  const rows = equations.map((e) => {
    const row = unknowns.map(() => 0);
    for (const { cell, sign } of e) if (column.has(cell)) row[column.get(cell)!]! += sign;
    return row;
  });
  const settled: number[] = [];
  let top = 0;
  const pivots: { row: number; column: number }[] = [];
  for (let c = 0; c < unknowns.length && top < rows.length; c += 1) {
    const found = rows.findIndex((row, r) => r >= top && Math.abs(row[c]!) > NOUGHT);
    if (found < 0) continue;
    [rows[top], rows[found]] = [rows[found]!, rows[top]!];
    const pivot = rows[top]!.map((x) => x / rows[top]![c]!);
    rows[top] = pivot;
    for (const [r, row] of rows.entries()) if (r !== top && Math.abs(row[c]!) > NOUGHT) rows[r] = row.map((x, i) => x - row[c]! * pivot[i]!);
    pivots.push({ row: top, column: c });
    top += 1;
  }
  for (const p of pivots) if (rows[p.row]!.every((x, c) => c === p.column || Math.abs(x) <= NOUGHT)) settled.push(unknowns[p.column]!);
  return settled;
}

/** Hidden cells of one sign whose known sum is their number: each of them is 1. */
function allOnes(cells: readonly Cell[], equations: readonly Equation[], hidden: readonly boolean[]): number[] {
  return equations.flatMap((e) => {
    const unknown = e.filter((t) => hidden[t.cell]);
    const oneSign = unknown.every((t) => t.sign === unknown[0]!.sign);
    return unknown.length > 1 && oneSign && unknown.every((t) => cells[t.cell]!.count === 1) ? unknown.map((t) => t.cell) : [];
  });
}
