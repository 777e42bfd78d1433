import { addDays, type CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Sql } from '../../kernel/db/index.ts';
import { createRuleBook, type RuleBook } from '../../kernel/rules/index.ts';
import { joinVersions } from './domain/succession.ts';
import { readRevision, readVersions } from './store/versions.ts';

/** A connection or a transaction. */
export type Handle = Sql | { readonly sql: Sql };
export const sqlOf = (handle: Handle): Sql => ('sql' in handle ? handle.sql : handle);

/** The book of a moment, with the number that changes when it does. */
export interface ShelvedBook {
  revision: number;
  book: RuleBook;
}

/** Books as they stand: the pack's rules with what was approved on the platform. */
export interface Shelf {
  current(handle: Handle): Promise<ShelvedBook>;
  /** As it was known at the end of a day; what was approved later is not in it. */
  at(handle: Handle, day: CalendarDate): Promise<RuleBook>;
}

/** The newest book is kept; another process that approves something is noticed by the revision. */
export function createShelf(packed: RuleBook): Shelf {
  const facts = [...packed.facts.values()];
  let kept: ShelvedBook = { revision: 0, book: packed };
  const build = async (db: Sql, until: Date | null): Promise<RuleBook> => {
    const approved = await readVersions(db, until);
    if (approved.length === 0) return packed;
    return createRuleBook(facts, packed.rules.map((file) => joinVersions(file, approved.filter((v) => v.ruleId === file.id).map((v) => v.definition))));
  };
  return {
    current: async (handle) => {
      const db = sqlOf(handle);
      const revision = await readRevision(db);
      // Approvals wait for each other, and a number given up with its transaction never comes again: one number, one book.
      if (revision !== kept.revision) kept = { revision, book: await build(db, null) };
      return kept;
    },
    at: (handle, day) => build(sqlOf(handle), new Date(`${addDays(day, 1)}T00:00:00+08:00`)),
  };
}
