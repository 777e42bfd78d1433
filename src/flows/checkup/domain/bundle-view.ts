import { bestBundle, type Evaluations, offersFrom, type RelationsInForce, type RuleBook } from '../../../kernel/rules/contract.ts';

/** The best lawful bundle as a reader sees it: what is drawn, what is left out and why, what cannot be said yet. Fen. */
export interface BundleView {
  totalFen: number;
  chosen: { id: string; rule: string; paidFen: number }[];
  left: { id: string; rule: string; amountFen: number; paidFen: number; zh: string; en: string; clause: string | null }[];
  open: { id: string; rule: string }[];
}

export function bundleOf(book: RuleBook, law: RelationsInForce, evaluations: Evaluations): BundleView {
  const ruleOf = (id: string): string => law.supports.find((s) => s.id === id)!.rule;
  const { offers, open } = offersFrom(law, evaluations);
  const { total, chosen, shortfalls } = bestBundle(book, law, offers.filter((o) => o.amount > 0));
  return {
    totalFen: total,
    chosen: chosen.map(({ id, paid }) => ({ id, rule: ruleOf(id), paidFen: paid })),
    left: shortfalls.map(({ id, amount, paid, zh, en, clause, source }) => ({ id, rule: ruleOf(id), amountFen: amount, paidFen: paid, zh, en, clause: clause === undefined ? null : `${source ?? ''} ${clause}`.trim() })),
    open: open.filter((id) => evaluations.get(ruleOf(id))?.truth === true).map((id) => ({ id, rule: ruleOf(id) })),
  };
}
