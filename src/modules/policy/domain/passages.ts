import { ownLines } from './extra.ts';
import { CONDITION_LIST } from './lexicon/quantity-words.ts';
import { LABEL } from './lexicon/responsibility-words.ts';
import { flatten, type FlatText } from './flat-text.ts';
import { endsSentence, isTableRow, type Line } from './lines.ts';
import type { Structure } from './structure.ts';
import { readTables, type Table } from './tables.ts';
import type { ClauseNode, ExtraNode } from './types.ts';

/** A paragraph of running text, page breaks healed, with its place in the document. */
export interface Passage {
  clause: string;
  subClause: string | null;
  /** The clause's heading and those of its ancestors, outermost first. */
  headings: readonly string[];
  node: ClauseNode | null;
  /** The unnumbered part it lies in, if any. */
  part: ExtraNode | null;
  flat: FlatText;
  start: number;
  end: number;
}

interface Piece { start: number; end: number }

function paragraphs(lines: readonly Line[], first: Piece | null): Piece[] {
  const pieces: Piece[] = first === null ? [] : [first];
  let before: Line | null = null;
  let open = first !== null;
  for (const line of lines) {
    if (isTableRow(line)) { open = false; continue; }
    const last = pieces.at(-1);
    const torn = open && last !== undefined && (before === null || (!endsSentence(before.text) && before.text.length > 12));
    if (torn) last.end = line.end;
    else pieces.push({ start: line.start, end: line.end });
    before = line;
    open = true;
  }
  return pieces;
}

/** Nothing but a full stop and the units that are responsible. */
function isDutyOnly(text: string): boolean {
  return /^[。；.;\s]*(?:[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)][。；.;\s]*)?$/.test(text) || LABEL.test(text.replace(/^[。；.;\s]+/, ''));
}

/** The running text of a document: paragraphs of each clause, of the parts around them, and the cells of task tables. */
export function readPassages(text: string, structure: Structure, extra: readonly ExtraNode[]): Passage[] {
  const owned = ownLines(structure);
  const byPath = new Map(structure.nodes.map((node) => [node.path, node]));
  const headingsOf = (node: ClauseNode): string[] => [...(node.parent === null ? [] : headingsOf(byPath.get(node.parent)!)), node.heading];
  const parts = extra.filter((part) => part.parent !== null);
  const lineAt = new Map(structure.lines.map((line) => [line.start, line]));
  const parents = new Set(structure.nodes.map((node) => node.parent));
  const partsOf = new Map<string, ExtraNode[]>();
  for (const part of parts) partsOf.set(part.parent!, [...(partsOf.get(part.parent!) ?? []), part]);
  const passages: Passage[] = [];
  const add = (piece: Piece, clause: string, node: ClauseNode | null, part: ExtraNode | null): void => {
    passages.push({
      clause, subClause: part === null || part.parent === null ? null : part.path, headings: node === null ? [] : headingsOf(node), node, part,
      flat: flatten(text, piece.start, piece.end), start: piece.start, end: piece.end,
    });
  };
  for (const part of extra) {
    if (part.parent === null && part.kind !== 'contents') add(part, part.path, null, part);
  }
  for (const node of structure.nodes) {
    const line = lineAt.get(node.start);
    const lineEnd = Math.max(line?.end ?? node.headingEnd, node.headingEnd);
    const after = /^[\s。：:]*/.exec(text.slice(node.headingEnd, lineEnd))?.[0].length ?? 0;
    // An annex often prints its title twice: 附件：… and the line below it.
    const own = owned.get(node.path) ?? [];
    const repeated = node.kind === 'annex' && own[0] !== undefined && own[0].text.replace(/\s/g, '') === node.heading.replace(/\s/g, '');
    const lines = repeated ? own.slice(1) : own;
    // A clause of one sentence and nothing else but who is to do it: its heading is its text.
    const bare = node.kind !== 'annex' && !parents.has(node.path) && node.headingEnd > node.headingStart && isDutyOnly(text.slice(node.headingEnd, lineEnd)) && lines.every((own) => isDutyOnly(own.text));
    const runIn = bare && (lines.length > 0 || lineEnd > node.headingEnd) ? { start: node.headingStart, end: lineEnd } : node.headingEnd + after < lineEnd ? { start: node.headingEnd + after, end: lineEnd } : null;
    const torn = runIn !== null && line !== undefined && !endsSentence(line.text);
    const pieces = torn ? paragraphs(lines, runIn) : [...(runIn === null ? [] : [runIn]), ...paragraphs(lines, null)];
    for (const piece of pieces) {
      add(piece, node.path, node, (partsOf.get(node.path) ?? []).find((part) => part.kind !== 'table_row' && part.kind !== 'table_header' && part.start <= piece.start && piece.start < part.end) ?? null);
    }
  }
  return passages.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The clauses that stand in a list of conditions, cases or steps. */
export function conditionClauses(passages: readonly Passage[], structure: Structure): ReadonlySet<string> {
  const lists = new Set(passages.filter((passage) => CONDITION_LIST.test(passage.flat.text)).map((passage) => passage.clause));
  const found = new Set<string>();
  for (const node of structure.nodes) if (node.parent !== null && (lists.has(node.parent) || found.has(node.parent))) found.add(node.path);
  return found;
}

/** A table and the clause it stands in. */
export interface PlacedTable { table: Table; node: ClauseNode; clause: string }

/** The tables of all clauses. */
export function readDocumentTables(text: string, structure: Structure): PlacedTable[] {
  const owned = ownLines(structure);
  return structure.nodes.flatMap((node) => readTables(owned.get(node.path) ?? [], text).map((table) => ({ table, node, clause: node.path })));
}

/** Column of a task table that holds the wording of the task. */
export function contentColumn(table: Table): number {
  const heads = table.header.map((cell) => cell.text.replace(/\s/g, ''));
  const detailed = heads.findIndex((head) => /内容|举措|措施|要求/.test(head));
  return detailed >= 0 ? detailed : heads.findIndex((head) => /任务|事项/.test(head));
}

/** Columns of a task table that name who is responsible, or cooperates. */
export function unitColumns(table: Table): number[] {
  return table.header.flatMap((cell, i) => (/责任|牵头|(?:承担|实施|配合|主办|协办|落实)(?:单位|部门|主体)|主管部门/.test(cell.text.replace(/\s/g, '')) ? [i] : []));
}

/** The wording cells of task tables as passages of their row. */
export function readCellPassages(text: string, tables: readonly PlacedTable[], extra: readonly ExtraNode[]): Passage[] {
  return tables.flatMap(({ table, node }) => {
    const column = contentColumn(table);
    if (column < 0 || unitColumns(table).length === 0) return [];
    return table.rows.flatMap((row): Passage[] => {
      const cell = row[column];
      const part = extra.find((candidate) => candidate.kind === 'table_row' && candidate.start === row[0]!.start) ?? null;
      if (cell === undefined || cell.text === '') return [];
      return [{
        clause: part?.path ?? node.path, subClause: null, headings: [node.heading, part?.heading ?? ''], node, part,
        flat: flatten(text, cell.start, cell.end), start: cell.start, end: cell.end,
      }];
    });
  });
}
