import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import type { Database, Tx } from '../../../../kernel/db/index.ts';
import { type Answer, evaluateRule, plainFacts } from '../../../../kernel/rules/index.ts';
import { type KnownFirm, population } from '../../queries/population.ts';
import type { ListKind } from '../domain/lists/scheme.ts';
import type { GrowthParts } from '../parts.ts';

const PAGE = 1000;

interface JudgedFirm {
  firm: KnownFirm;
  answer: Answer;
}

/** From the city over its province to the country: the version nearest to the firm counts. */
export const regionsOf = (parts: Pick<GrowthParts, 'places'>, city: string): string[] => [city, parts.places.province.code, 'CN'];

/** Reverse match: what the rule of a list says of every firm of the population (of one city, where told). */
export async function judgePopulation(parts: GrowthParts, tx: Tx | Database, kind: ListKind, on: CalendarDate, city: string | null): Promise<JudgedFirm[]> {
  const book = await parts.rules.current(tx);
  const judged: JudgedFirm[] = [];
  for (let after: string | undefined; ; ) {
    const page = await population(parts, tx.sql, { on, limit: PAGE, ...(city ? { city } : {}), ...(after ? { after } : {}) });
    for (const firm of page) {
      const regions = regionsOf(parts, firm.city);
      const rule = book.inForce(kind.rule, on, regions);
      const above = kind.unless === undefined ? undefined : book.inForce(kind.unless, on, regions);
      if (!rule) continue;
      const facts = plainFacts(firm.facts);
      const elsewhere = above !== undefined && evaluateRule(above, facts, on).truth === true;
      judged.push({ firm, answer: elsewhere ? 'NO' : ANSWERS[`${evaluateRule(rule, facts, on).truth}`] });
    }
    if (page.length < PAGE) return judged;
    after = page.at(-1)!.id;
  }
}

const ANSWERS = { true: 'YES', false: 'NO', undefined: 'UNKNOWN' } as const;
