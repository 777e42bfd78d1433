import { findAnnexes, type AnnexLine } from './annexes.ts';
import { ClauseStack } from './clause-stack.ts';
import { findContents, isContentsEntry } from './contents.ts';
import { findEndMatter } from './end-matter.ts';
import { headingLength, readCandidate } from './headings.ts';
import { ANNEX, BOX, MAX_HEADING } from './lexicon/heading-styles.ts';
import { endsSentence, isTableRow, splitLines, type Line } from './lines.ts';
import { halfWidthDigits } from './numerals.ts';
import type { ClauseNode, NodeKind } from './types.ts';

/** The numbered clauses of a document, and the lines they were read from. */
export interface Structure {
  nodes: ClauseNode[];
  lines: Line[];
  contents: { start: number; end: number } | null;
  annexList: { start: number; end: number } | null;
  /** Where the end matter (closing clause, signature) begins, if any. */
  endMatter: { start: number; end: number } | null;
}

const squeeze = (text: string): string => text.replace(/[\s\u3000]+/g, ' ').trim();

/** Whether a line can be the title of the box or annex above it. */
function isPlainTitle(line: Line, longest: number): boolean {
  return line.text.length <= longest && !isTableRow(line) && !endsSentence(line.text) && readCandidate(line.text) === null && !BOX.test(line.text) && !ANNEX.test(line.text);
}

class Builder {
  readonly nodes: ClauseNode[] = [];
  private readonly stack = new ClauseStack();
  private readonly used = new Map<string, number>();
  private readonly lines: readonly Line[];

  constructor(lines: readonly Line[]) { this.lines = lines; }

  private node(kind: NodeKind, component: string, ordinal: string, line: Line, heading: { start: number; end: number; text: string }): ClauseNode {
    const parent = this.stack.parent();
    const plain = parent === null ? component : `${parent.path}/${component}`;
    const seen = (this.used.get(plain) ?? 0) + 1;
    this.used.set(plain, seen);
    const node: ClauseNode = {
      path: seen === 1 ? plain : `${plain}#${seen}`,
      level: (parent?.level ?? 0) + 1, kind, ordinal, heading: squeeze(heading.text),
      start: line.start, end: line.end, headingStart: heading.start, headingEnd: heading.end, parent: parent?.path ?? null,
    };
    this.nodes.push(node);
    return node;
  }

  private lastEnd(i: number): number { return this.lines[i - 1]?.end ?? 0; }

  closeBefore(i: number): void { this.stack.closeAll(this.lastEnd(i)); }

  annex(i: number, annex: AnnexLine): void {
    this.closeBefore(i);
    const line = this.lines[i]!;
    const next = this.lines[i + 1];
    const titled = next !== undefined && isPlainTitle(next, 80);
    const heading = annex.rest !== '' || !titled
      ? { start: line.start + annex.restOffset, end: line.end, text: annex.rest }
      : { start: next.start, end: next.end, text: next.text };
    this.stack.pushFence(this.node('annex', annex.component, annex.ordinal, line, heading));
  }

  box(i: number): boolean {
    const line = this.lines[i]!;
    const match = BOX.exec(line.text);
    if (match === null || line.text.length > MAX_HEADING || /[。；，]$/.test(line.text)) return false;
    const number = halfWidthDigits(match[1] ?? '').replace(/\s/g, '');
    const after = line.text.slice(match[0].length);
    const blank = /^[\s\u3000]*/.exec(after)?.[0].length ?? 0;
    const next = this.lines[i + 1];
    const onNext = after.trim() === '' && next !== undefined && isPlainTitle(next, 40);
    if (number === '' && after.trim() === '' && !onNext) return false;
    this.stack.closeFrom(this.stack.boxPosition(), this.lastEnd(i));
    const start = line.start + match[0].length + blank;
    const heading = onNext ? { start: next.start, end: next.end, text: next.text } : { start, end: line.end, text: line.text.slice(match[0].length + blank) };
    this.stack.pushFence(this.node('box', `专栏${number}`, match[0].replace(/[:：、.\s]+$/, ''), line, heading));
    return true;
  }

  numbered(i: number): void {
    const line = this.lines[i]!;
    const candidate = readCandidate(line.text);
    if (candidate === null) return;
    const before = this.lines[i - 1];
    const opened = this.stack.top?.node;
    const afterSentence = before === undefined || endsSentence(before.text) || before.text.length < 40 || opened?.start === before.start;
    const position = this.stack.place(candidate, afterSentence);
    if (position === null) return;
    this.stack.closeFrom(position, this.lastEnd(i));
    const start = line.start + candidate.restOffset;
    const length = headingLength(candidate.rest, candidate.style.style === 'article');
    const heading = { start, end: start + length, text: candidate.rest.slice(0, length) };
    const node = this.node(candidate.style.kind, candidate.style.component(halfWidthDigits(candidate.number)), candidate.ordinal, line, heading);
    this.stack.push({ node, rank: candidate.rank, value: candidate.value });
  }

  finish(): void { this.stack.closeAll(this.lines.at(-1)?.end ?? 0); }
}

/**
 * Takes the numbered clauses out of a text: 编章节条, 一、（一）1.（1）①, boxes (专栏) and annexes. Tables of contents
 * and the list of annexes below the body open no clause.
 */
export function readStructure(text: string): Structure {
  const lines = splitLines(text);
  const contents = findContents(lines);
  const annexes = findAnnexes(lines);
  const inContents = (i: number): boolean => contents !== null && i >= contents.from && i < contents.to;
  const isText = (i: number): boolean => inContents(i) || isTableRow(lines[i]!) || isContentsEntry(lines[i]!);
  const endMatter = findEndMatter(lines, annexes, isText);
  const builder = new Builder(lines);
  for (let i = 0; i < lines.length; i += 1) {
    if (isText(i)) continue;
    const annex = annexes.get(i);
    if (annex?.role === 'opens') builder.annex(i, annex);
    else if (annex !== undefined || (endMatter !== null && i >= endMatter.from && i < endMatter.to)) builder.closeBefore(i);
    else if (!builder.box(i)) builder.numbered(i);
  }
  builder.finish();
  const span = (range: { from: number; to: number } | null): { start: number; end: number } | null =>
    range === null ? null : { start: lines[range.from]!.start, end: lines[range.to - 1]!.end };
  const listed = [...annexes].filter(([, annex]) => annex.role === 'lists').map(([i]) => i);
  const annexList = listed.length === 0 ? null : { from: listed[0]!, to: listed.at(-1)! + 1 };
  return { nodes: builder.nodes, lines, contents: span(contents), annexList: span(annexList), endMatter: span(endMatter) };
}
