import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import type { Database, Tx } from '../../../../kernel/db/index.ts';
import { type Answer, evaluateRule, explain, type Explanation, type KnownFacts, plainFacts } from '../../../../kernel/rules/index.ts';
import { type KnownFirm, population } from '../../queries/population.ts';
import type { ListKind } from '../domain/lists/scheme.ts';
import type { GrowthParts } from '../parts.ts';

const PAGE = 1000;

export interface JudgedFirm {
  firm: KnownFirm;
  answer: Answer;
}

/** From the city over its province to the country: the version nearest to the firm counts. */
export const regionsOf = (parts: Pick<GrowthParts, 'places'>, city: string): string[] => [city, parts.places.province.code, 'CN'];

/**
 * Whether an explanation is a yes for this list: where one rule tells several classes apart, only with the class of the list.
 */
export function answerFor(kind: ListKind, explanation: Pick<Explanation, 'answer' | 'gives'>): Answer {
  if (explanation.answer !== 'YES' || !kind.gives) return explanation.answer;
  const given = explanation.gives.find((g) => g.id === kind.gives!.id)?.value ?? null;
  return given === null ? 'UNKNOWN' : given === kind.gives.is ? 'YES' : 'NO';
}

/** Reverse match: what the rule of a list says of every firm of the population (of one city, where told). */
export async function judgePopulation(parts: GrowthParts, tx: Tx | Database, kind: ListKind, on: CalendarDate, city: string | null): Promise<JudgedFirm[]> {
  const book = await parts.rules.current(tx);
  const judged: JudgedFirm[] = [];
  for (let after: string | undefined; ; ) {
    const page = await population(parts, tx.sql, { on, limit: PAGE, ...(city ? { city } : {}), ...(after ? { after } : {}) });
    for (const firm of page) {
      const rule = book.inForce(kind.rule, on, regionsOf(parts, firm.city));
      if (rule) judged.push({ firm, answer: quick(kind, rule, firm.facts, on) });
    }
    if (page.length < PAGE) return judged;
    after = page.at(-1)!.id;
  }
}

/** The words of an explanation are only needed where a class must be told. */
function quick(kind: ListKind, rule: Parameters<typeof evaluateRule>[0], facts: KnownFacts, on: CalendarDate): Answer {
  const evaluation = evaluateRule(rule, plainFacts(facts), on);
  if (evaluation.truth === undefined) return 'UNKNOWN';
  if (!evaluation.truth) return 'NO';
  return kind.gives ? answerFor(kind, explain(evaluation)) : 'YES';
}
