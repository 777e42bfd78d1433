import type { Fen } from '../../../kernel/base/money.ts';

export type SupportRule = 'once' | 'highest';

/** What has been paid before under one subject (a document, or a cost line in a year) that may be supported once. */
export interface Earlier {
  subject: string;
  rule: SupportRule;
  paidFen: Fen;
  /** Largest single support granted there; what the higher is measured by. */
  highestFen: Fen;
}

export type SupportJudgement = { ok: true; payableFen: Fen; before: readonly Earlier[] } | { ok: false; payableFen: 0; before: readonly Earlier[] };

/**
 * No double support, the higher applies (不重复支持、就高). Where anything was paid before, only a rule `highest` on both
 * sides lets the difference to the higher through; otherwise nothing.
 */
export function judgeSupport(rule: SupportRule, claimedFen: Fen, earlier: readonly Earlier[]): SupportJudgement {
  const before = earlier.filter((e) => e.paidFen > 0);
  if (before.length === 0) return { ok: true, payableFen: claimedFen, before };
  if (rule === 'once' || before.some((e) => e.rule === 'once')) return { ok: false, payableFen: 0, before };
  const payableFen = claimedFen - Math.max(...before.map((e) => e.paidFen));
  return payableFen > 0 ? { ok: true, payableFen, before } : { ok: false, payableFen: 0, before };
}

/** One document however it was typed: widths, case, blanks and dashes do not tell two apart. */
export const plainDocument = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/[\s\-_‐-―()（）.]/gu, '');
