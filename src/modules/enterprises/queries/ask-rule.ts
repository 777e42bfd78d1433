import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Database, Tx } from '../../../kernel/db/index.ts';
import { explain, type Explanation, plainFacts } from '../../../kernel/rules/contract.ts';
import type { EnterpriseParts } from '../act.ts';
import type { Firm } from '../domain/dossier.ts';
import { factsOf } from './population.ts';

/** The rule's answer for a firm on a day, in its city. @throws Problem RULE_UNKNOWN, RULE_NOT_IN_FORCE */
export async function askRule(parts: EnterpriseParts, db: Database | Tx, firm: Firm, rule: string, on: CalendarDate): Promise<Explanation> {
  const book = await parts.rules.current(db);
  const facts = await factsOf(parts, db.sql, firm.id, on);
  return explain(book.evaluate(rule, plainFacts(facts), on, [firm.city, parts.places.province.code]));
}
