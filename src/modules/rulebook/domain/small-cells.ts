type Cells = (number | null)[];

/**
 * A table of counts with its column sums, in which no cell below `fewest` can be read or worked out by one subtraction:
 * such cells are left out, and where a single one is missing in a line whose sum is shown, the next smallest of that line
 * goes with it, sums last. A column without anybody says so and hides nothing. The sums of rows are taken to be known.
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
    const others = cells.filter(([r, c]) => !hidden[r]![c] && sums[c]! > 0);
    if (others.length === 0) return false;
    const [next] = others.toSorted(([r1, c1], [r2, c2]) => Number(r1 === last) - Number(r2 === last) || table[r1]![c1]! - table[r2]![c2]!);
    hidden[next![0]]![next![1]] = true;
    return true;
  };
  const columns = Array.from({ length: width }, (_, c) => table.map((_row, r): [number, number] => [r, c]));
  const across = width > 1 ? table.map((_row, r) => Array.from({ length: width }, (_, c): [number, number] => [r, c])) : [];
  for (let again = true; again;) again = [...columns, ...across].map(line).includes(true);
  const show = (r: number): Cells => table[r]!.map((n, c) => (hidden[r]![c] ? null : n));
  return { rows: rows.map((_, r) => show(r)), sums: rows.length === 0 ? sums : show(last) };
}
