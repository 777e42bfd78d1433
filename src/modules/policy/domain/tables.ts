import { isTableRow, type Line } from './lines.ts';

export interface Cell {
  text: string;
  start: number;
  end: number;
}

export interface Table {
  header: Cell[];
  rows: Cell[][];
  start: number;
  end: number;
}

function cells(line: Line, text: string): Cell[] {
  const found: Cell[] = [];
  let from = line.rawStart;
  for (const part of text.slice(line.rawStart, line.rawEnd).split('\t')) {
    const lead = part.length - part.trimStart().length;
    const words = part.trim();
    found.push({ text: words, start: from + lead, end: from + lead + words.length });
    from += part.length + 1;
  }
  return found;
}

const key = (row: readonly Cell[]): string => row.map((cell) => cell.text.replace(/[\s\u3000]/g, '')).join('\t');

/**
 * The tables among some lines: runs of tab-separated rows. The first row is the header; where a page break repeats it,
 * the table goes on.
 */
export function readTables(lines: readonly Line[], text: string): Table[] {
  const tables: Table[] = [];
  let current: Table | null = null;
  let broken = true;
  for (const line of lines) {
    if (!isTableRow(line)) {
      broken = true;
      continue;
    }
    const row = cells(line, text);
    if (current !== null && key(row) === key(current.header)) { broken = false; continue; }
    if (current === null || (broken && row.length !== current.header.length)) {
      current = { header: row, rows: [], start: line.start, end: line.end };
      tables.push(current);
    } else {
      current.rows.push(row);
      current.end = line.end;
    }
    broken = false;
  }
  return tables;
}
