import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { Facts } from '../../../kernel/rules/contract.ts';
import type { Act, EnterpriseParts } from '../act.ts';
import { statedFacts, yearToState } from '../domain/facts-from-figures.ts';
import { figuresSeen } from '../domain/figures-seen.ts';
import { readStatements } from '../store/statements.ts';
import { saveFigures } from './save-figures.ts';

export interface FactsToDeclare {
  enterpriseId: string;
  /** Of `declarableFacts`; null takes a fact back. */
  facts: Facts;
  /** The day on which they are to count. */
  on: CalendarDate;
  source: string;
}

/**
 * States facts as the rules name them: each goes to the item and year it is read from.
 * @throws Problem those of `saveFigures`
 */
export async function declareFacts(parts: EnterpriseParts, tx: Tx, act: Act, { enterpriseId, facts, on, source }: FactsToDeclare): Promise<void> {
  const seen = figuresSeen(await readStatements(tx.sql, enterpriseId), on);
  const figures = Object.entries(facts).map(([fact, value]) => ({
    item: statedFacts.get(fact)!, year: yearToState(fact, seen, on), value: value === null || value === undefined ? null : Number(value),
  }));
  await saveFigures(parts, tx, act, { enterpriseId, figures, source });
}
