type Cells = (number | null)[];

/**
 * A table of counts with its column sums, in which nobody can find a cell below `fewest`: such cells are left out, and
 * where a single one is missing in a line whose sum is shown, the next smallest goes with it. Zero says that there is
 * nobody and stays. The sums of rows are taken to be known.
 */
export function suppressedTable(rows: readonly (readonly number[])[], fewest: number): { rows: Cells[]; sums: Cells } {
  const width = rows[0]?.length ?? 0;
  const sums = Array.from({ length: width }, (_, c) => rows.reduce((n, row) => n + row[c]!, 0));
  const hidden = [...rows, sums].map((row) => row.map((n) => n > 0 && n < fewest));
  const table = [...rows, sums];
  const last = table.length - 1;
  const line = (cells: [r: number, c: number][]): boolean => {
    const out = cells.filter(([r, c]) => hidden[r]![c]);
    if (out.length !== 1) return false;
    const others = cells.filter(([r, c]) => !hidden[r]![c]);
    if (others.length === 0) return false;
    // A sum goes before a zero: a zero that is missing tells nothing and hides nothing.
    const [next] = others.toSorted(([r1, c1], [r2, c2]) => rank(table[r1]![c1]!) - rank(table[r2]![c2]!));
    hidden[next![0]]![next![1]] = true;
    return true;
  };
  const columns = Array.from({ length: width }, (_, c) => table.map((_row, r): [number, number] => [r, c]));
  const across = width > 1 ? table.map((_row, r) => Array.from({ length: width }, (_, c): [number, number] => [r, c])) : [];
  for (let again = true; again;) again = [...columns, ...across].map(line).includes(true);
  const show = (r: number): Cells => table[r]!.map((n, c) => (hidden[r]![c] ? null : n));
  return { rows: rows.map((_, r) => show(r)), sums: rows.length === 0 ? sums : show(last) };
}

const rank = (n: number): number => (n === 0 ? Number.MAX_SAFE_INTEGER : n);
