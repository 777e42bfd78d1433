import { clauseAt, hasWord, sentenceAt, type Stretch } from './clauses.ts';
import { BUDGET_CUES, OTHER_MONEY_CUES } from './lexicon/cues.ts';
import type { Quantity } from './quantities.ts';
import { type Section, sectionAt } from './sections.ts';

/** Amounts the firm means to spend; turnover, profit and prices of goods are money too, but no budget. */
export function findBudgets(text: string, quantities: readonly Quantity[], sections: readonly Section[]): Stretch[] {
  return quantities
    .filter((q) => q.isMoney && !/[/每]/.test(q.unit))
    .filter((q) => {
      const section = sectionAt(sections, q.start);
      if (section === 'budget') return true;
      if (section === 'background') return false;
      const clause = clauseAt(text, q.start);
      if (hasWord(text, OTHER_MONEY_CUES, clause.start, q.start)) return false;
      return hasWord(text, BUDGET_CUES, clause.start, clause.end) || hasWord(text, BUDGET_CUES, sentenceAt(text, q.start).start, q.start);
    })
    .map((q) => ({ start: q.start, end: q.end }));
}
