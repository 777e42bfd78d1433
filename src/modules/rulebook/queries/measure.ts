import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { createRuleBook } from '../../../kernel/rules/index.ts';
import type { Desk } from '../act.ts';
import type { Impact } from '../contract.ts';
import { impactCounter } from '../domain/impact.ts';
import { joinVersions } from '../domain/succession.ts';
import { chainOf } from '../regions.ts';
import type { AssessedDraft } from './assess-draft.ts';

const PAGE = 1000;

/**
 * What a draft does to the firms as they are known today, asked of both versions for the draft's first day. Cities where another version
 * holds on that day are not counted: the draft does nothing there.
 */
export async function measure(desk: Desk, db: Sql, today: CalendarDate, { book, file, rule }: AssessedDraft & { rule: NonNullable<AssessedDraft['rule']> }): Promise<Impact> {
  const number = Math.max(...file.versions.map((v) => v.version)) + 1;
  const joined = createRuleBook([...book.facts.values()], [joinVersions(file, [{ ...rule.version, version: number }])]);
  const on = rule.version.from;
  const counter = impactCounter(rule, on);
  const facts = [...new Set([rule, ...book.versions.filter((v) => v.file.id === file.id)].flatMap((v) => v.asks.map((d) => d.id)))];
  for (const city of desk.cities) {
    const chain = chainOf(desk, city);
    if (joined.inForce(file.id, on, chain)?.version.version !== number) continue;
    const before = book.inForce(file.id, on, chain);
    for (let after: string | null = null; ;) {
      const firms = await desk.population(db, { on: today, city, after, limit: PAGE, facts });
      for (const firm of firms) counter.add(firm, before);
      const last = firms.at(-1);
      if (!last || firms.length < PAGE) break;
      after = last.id;
    }
  }
  return counter.result();
}
