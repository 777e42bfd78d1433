import { looksLikeHeading, type HeadingCandidate } from './headings.ts';
import type { ClauseNode } from './types.ts';

/** A clause that is still open while the lines are read. */
export interface OpenClause {
  node: ClauseNode;
  /** Index of its style, outermost 0; boxes and annexes stand outside the order. */
  rank: number;
  value: number;
}

const FENCE = -1;

/** The open clauses of a document, and the rule by which a numbered line finds its place among them. */
export class ClauseStack {
  private readonly open: OpenClause[] = [];
  private readonly last = new Map<number, number>();

  get top(): OpenClause | undefined { return this.open.at(-1); }

  /** Closes everything from position `from` on, at offset `end`. */
  closeFrom(from: number, end: number): void {
    for (const clause of this.open.splice(from)) clause.node.end = Math.max(end, clause.node.headingEnd);
  }

  closeAll(end: number): void { this.closeFrom(0, end); this.last.clear(); }

  push(clause: OpenClause): void {
    this.open.push(clause);
    if (clause.rank !== FENCE) this.last.set(clause.rank, clause.value);
  }

  pushFence(node: ClauseNode): void { this.push({ node, rank: FENCE, value: 0 }); }

  /** Position from which a box closes the open clauses: an earlier box, and nothing else. */
  boxPosition(): number {
    const box = this.open.findIndex((clause) => clause.node.kind === 'box');
    return box < 0 ? this.open.length : box;
  }

  /**
   * Where a numbered line belongs: the position from which open clauses close before it is put in, or null when the
   * number fits nowhere and the line is text. A number fits when it continues the innermost open row of its style,
   * starts a new row, or continues a row that runs through the chapters.
   */
  place(candidate: HeadingCandidate, afterSentence: boolean): number | null {
    const { rank, value } = candidate;
    for (let i = this.open.length - 1; i >= 0; i -= 1) {
      const clause = this.open[i]!;
      if (clause.node.kind === 'annex') break;
      if (clause.rank === rank && clause.value + 1 === value) return i;
    }
    if (!looksLikeHeading(candidate)) return null;
    const fence = this.open.findLastIndex((clause) => clause.rank === FENCE);
    const scope = this.open.slice(fence + 1);
    const same = scope.findIndex((clause) => clause.rank === rank);
    if (value === 1) {
      if (same >= 0) return afterSentence ? fence + 1 + same : null;
      const deeper = scope.findIndex((clause) => clause.rank > rank);
      const inverted = deeper >= 0 && deeper === scope.length - 1;
      if (inverted) return this.open.length;
      return deeper < 0 ? this.open.length : fence + 1 + deeper;
    }
    const outer = this.open.findIndex((clause, i) => clause.rank >= rank && i > this.annexPosition());
    if (this.last.get(rank) === value - 1) return outer < 0 ? this.outsideBox() : outer;
    // The first of the row was lost: a short line by itself may still open the second.
    if (same < 0 && !this.last.has(rank) && value <= 3 && afterSentence && /^[^。；，：]{2,30}$/.test(candidate.rest)) return outer < 0 ? this.outsideBox() : outer;
    const gap = same < 0 ? null : value - scope[same]!.value;
    return gap !== null && gap > 0 && gap <= 2 && afterSentence ? fence + 1 + same : null;
  }

  private annexPosition(): number { return this.open.findIndex((clause) => clause.node.kind === 'annex'); }

  private outsideBox(): number {
    const box = this.open.findIndex((clause) => clause.node.kind === 'box');
    return box < 0 ? this.open.length : box;
  }

  parent(): ClauseNode | null { return this.open.at(-1)?.node ?? null; }
}
