import type { Dataset, DataValue } from './dataset.ts';

/** UTF-8 with a byte-order mark, CRLF; codes with their names beside them. */
export function toCsv({ columns, rows }: Dataset): Uint8Array {
  const head = columns.flatMap((c) => (c.codes ? [c.id, `${c.id}_ZH`, `${c.id}_EN`] : [c.id]));
  const lines = rows.map((row) =>
    row.flatMap((value, i) => {
      const { codes } = columns[i]!;
      const name = codes && value !== null ? codes.get(String(value)) : undefined;
      return codes ? [value, name?.zh ?? null, name?.en ?? null] : [value];
    }),
  );
  return new TextEncoder().encode(`\uFEFF${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`);
}

/** Text that a spreadsheet would run as a formula is made harmless; a negative number is a number and stays one. */
function cell(value: DataValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
