import { canonicalJson } from '../../../kernel/base/canonical-json.ts';
import type { ItemState, RejectReason } from '../contract.ts';

/** The words of an item: where they stand and what they say. */
export interface ItemContent {
  clause: string;
  start: number;
  end: number;
  fields: Record<string, unknown>;
}

/** What has been decided about an item so far. */
export interface Standing {
  /** What the engine read; null for an item that a person added. */
  extracted: ItemContent | null;
  state: ItemState;
  corrected: ItemContent | null;
  reason: RejectReason | null;
}

export type Decision =
  | { kind: 'accept' }
  | { kind: 'correct'; content: ItemContent }
  | { kind: 'reject'; reason: RejectReason }
  | { kind: 'undo' };

/**
 * Where an item stands after a decision; null when there is nothing to take back. An item that a person added was never
 * proposed: taking it back rejects it, and taking that back restores it.
 */
export function decide(item: Standing, decision: Decision): Standing | null {
  const { extracted } = item;
  const restored: Standing = extracted
    ? { extracted, state: 'ACCEPTED', corrected: null, reason: null }
    : { extracted, state: 'CORRECTED', corrected: item.corrected, reason: null };
  switch (decision.kind) {
    case 'accept':
      return restored;
    case 'correct':
      return extracted && sameContent(extracted, decision.content)
        ? { ...restored, state: 'ACCEPTED' }
        : { extracted, state: 'CORRECTED', corrected: decision.content, reason: null };
    case 'reject':
      return { extracted, state: 'REJECTED', corrected: extracted ? null : item.corrected, reason: decision.reason };
    case 'undo':
      if (item.state === 'PROPOSED') return null;
      if (extracted) return { extracted, state: 'PROPOSED', corrected: null, reason: null };
      return item.state === 'REJECTED' ? restored : { ...item, state: 'REJECTED', reason: 'WITHDRAWN' };
  }
}

/** What the item says now; for one that is rejected, what it said. */
export function contentOf(item: Standing): ItemContent {
  return item.corrected ?? item.extracted!;
}

/** Only what a person has accepted or put right may go on to the plan. */
export function isAccepted(state: ItemState): boolean {
  return state === 'ACCEPTED' || state === 'CORRECTED';
}

function sameContent(a: ItemContent, b: ItemContent): boolean {
  return a.start === b.start && a.end === b.end && canonicalJson(a.fields) === canonicalJson(b.fields);
}

interface Clause {
  path: string;
  numbered: boolean;
  start: number;
  end: number;
}

/** The innermost numbered clause that holds the beginning of a span; `前` for words before the first. */
export function clauseAt(clauses: readonly Clause[], start: number): string {
  const around = clauses.filter((c) => c.numbered && c.start <= start && start < c.end);
  return around.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0]?.path ?? '前';
}

/** True when `clause` is `root` or lies under it. */
export function isWithin(clause: string, root: string): boolean {
  return clause === root || clause.startsWith(`${root}/`);
}
