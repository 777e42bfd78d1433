import type { Fen } from '../../../kernel/base/money.ts';

/**
 * Splits an amount over rows and columns so that every row and every column adds up to its own total, to the fen. Each
 * cell is the product share rounded down; what rounding leaves is laid from the first row and column onwards.
 * @param rows totals of the rows, @param columns totals of the columns; both add up to the same amount, all ≥ 0
 */
export function splitBothWays(rows: readonly Fen[], columns: readonly Fen[]): Fen[][] {
  const total = rows.reduce((a, b) => a + b, 0);
  if (total !== columns.reduce((a, b) => a + b, 0)) throw new RangeError('rows and columns must add up to the same amount');
  if (total === 0) return rows.map(() => columns.map(() => 0));
  const cells = rows.map((row) => columns.map((column) => Number((BigInt(row) * BigInt(column)) / BigInt(total))));
  const rowLeft = rows.map((row, i) => row - cells[i]!.reduce((a, b) => a + b, 0));
  const columnLeft = columns.map((column, j) => column - cells.reduce((sum, row) => sum + row[j]!, 0));
  for (let i = 0, j = 0; i < rows.length && j < columns.length; ) {
    const put = Math.min(rowLeft[i]!, columnLeft[j]!);
    cells[i]![j]! += put;
    rowLeft[i]! -= put;
    columnLeft[j]! -= put;
    if (rowLeft[i] === 0) i++;
    else j++;
  }
  return cells;
}
