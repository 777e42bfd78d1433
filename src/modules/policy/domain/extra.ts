import { readCandidate } from './headings.ts';
import type { FrontMatter } from './front-matter.ts';
import { endsSentence, isTableRow, type Line } from './lines.ts';
import type { Structure } from './structure.ts';
import { readTables, type Table } from './tables.ts';
import type { ClauseNode, ExtraKind, ExtraNode } from './types.ts';

const squeeze = (text: string): string => text.replace(/[\s\u3000]+/g, ' ').trim();
const RUN_IN = /^([^。：:；！？\t]{2,26})[。：:](?=.{12})/;
const NAMED_PARAGRAPH = /^([\u4e00-\u9fff（）()]{2,14})[\s\u3000]+(?=[\u4e00-\u9fff“].{20})/;

function node(path: string, kind: ExtraKind, parent: string | null, heading: string, start: number, headingEnd: number, end: number): ExtraNode {
  return { path, kind, numbered: false, heading: squeeze(heading), start, end, headingEnd, parent };
}

function fromRange(lines: readonly Line[], range: { from: number; to: number } | null, path: string, kind: ExtraKind): ExtraNode[] {
  if (range === null) return [];
  const first = lines[range.from]!;
  const last = lines[range.to - 1]!;
  const words = kind === 'preamble' ? /^[^，。；：]+/.exec(first.text)?.[0] ?? first.text : first.text;
  return [node(path, kind, null, words, first.start, first.start + words.length, last.end)];
}

/** Own text of each clause: the lines between its heading and its first child. */
export function ownLines(structure: Structure): Map<string, Line[]> {
  const owned = new Map<string, Line[]>();
  const { nodes, lines } = structure;
  let next = 0;
  const open: ClauseNode[] = [];
  for (const line of lines) {
    while (nodes[next] !== undefined && nodes[next]!.start <= line.start) { open.push(nodes[next]!); next += 1; }
    while (open.length > 0 && open.at(-1)!.end < line.end) open.pop();
    const owner = open.at(-1);
    if (owner === undefined || (line.start <= owner.headingEnd && line.end <= owner.headingEnd + 1) || line.start === owner.start) continue;
    const list = owned.get(owner.path);
    if (list === undefined) owned.set(owner.path, [line]); else list.push(line);
  }
  return owned;
}

/** Paragraphs that open with a short phrase of their own; only where a clause has at least two of them. */
function headed(clause: ClauseNode, lines: readonly Line[]): ExtraNode[] {
  const pattern = clause.kind === 'annex' ? NAMED_PARAGRAPH : RUN_IN;
  const starts = lines.flatMap((line, i) => {
    const before = lines[i - 1];
    if (isTableRow(line) || (before !== undefined && before.text.length > 40 && !endsSentence(before.text)) || readCandidate(line.text) !== null) return [];
    const heading = pattern.exec(line.text)?.[1]?.replace(/，即.*$/, '');
    return heading === undefined ? [] : [{ i, line, heading }];
  });
  if (starts.length < 2) return [];
  return starts.map(({ i, line, heading }, n) => {
    const last = lines[(starts[n + 1]?.i ?? lines.length) - 1] ?? line;
    const kind: ExtraKind = clause.kind === 'annex' ? 'annex_paragraph' : clause.kind === 'box' ? 'box_item' : 'run_in';
    const component = clause.kind === 'annex' ? heading : `§${n + 1}`;
    return node(`${clause.path}/${component}`, kind, clause.path, heading, line.start, line.start + heading.length, Math.max(line.end, lines[i]!.end, last.end));
  });
}

function tableRows(clause: ClauseNode, lines: readonly Line[], text: string): ExtraNode[] {
  return readTables(lines, text).flatMap((table, t, all) => [tableHead(clause, table, all.length === 1 ? '表头' : `表${t + 1}/表头`), ...table.rows.map((row, i) => {
    const numbered = /^\d{1,4}$/.test(row[0]?.text ?? '');
    const name = row[numbered ? 1 : 0] ?? row[0]!;
    const component = numbered ? row[0]!.text : all.length === 1 ? String(i + 1) : `表${t + 1}/${i + 1}`;
    return node(`${clause.path}/${component}`, 'table_row', clause.path, name.text, row[0]!.start, name.end, row.at(-1)!.end);
  })]);
}

function tableHead(clause: ClauseNode, table: Table, component: string): ExtraNode {
  const first = table.header[0]!;
  const last = table.header.at(-1)!;
  return node(`${clause.path}/${component}`, 'table_header', clause.path, first.text, first.start, first.end, last.end);
}

/** The parts of the document that carry no number: front and end matter, run-in headings, box items, table rows. */
export function readExtra(text: string, structure: Structure, front: FrontMatter): ExtraNode[] {
  const { lines, nodes } = structure;
  const owned = ownLines(structure);
  const span = (range: { start: number; end: number } | null, path: string, kind: ExtraKind): ExtraNode[] => {
    const first = range === null ? undefined : lines.find((line) => line.start === range.start);
    return range === null || first === undefined ? [] : [node(path, kind, null, first.text, range.start, first.end, range.end)];
  };
  return [
    ...fromRange(lines, front.letterhead, '前/发文机关', 'letterhead'),
    ...fromRange(lines, front.documentNumber, '前/文号', 'docno'),
    ...fromRange(lines, front.notice, '前/通知', 'notice'),
    ...fromRange(lines, front.title, '前/题名', 'title'),
    ...span(structure.contents, '前/目录', 'contents'),
    ...fromRange(lines, front.preamble, '前/引言', 'preamble'),
    ...nodes.flatMap((clause) => {
      const own = owned.get(clause.path) ?? [];
      return [...headed(clause, own), ...(clause.kind === 'annex' ? tableRows(clause, own, text) : [])];
    }),
    ...span(structure.annexList, '后/附件清单', 'annex_list'),
    ...span(structure.endMatter, '后/附则', 'closing'),
  ];
}
