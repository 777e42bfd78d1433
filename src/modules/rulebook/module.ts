import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { RuleBook } from '../../kernel/rules/index.ts';
import type { Module } from '../module.ts';
import { judge, type Judged, type JudgeInput } from './commands/judge.ts';
import { judgement } from './queries/judgement.ts';
import { type Recomputed, recompute } from './queries/recompute.ts';
import { createShelf, type Handle, sqlOf } from './shelf.ts';
import type { StoredJudgement } from './store/judgements.ts';

/** What the rulebook needs from the house. */
export interface RulebookParts {
  packed: RuleBook;
}

/** Rules in force, their changes, and the cases judged by them. */
export interface RulebookModule extends Module {
  /** The pack's rules with the versions approved on the platform. */
  current(db: Handle): Promise<RuleBook>;
  /** As they were known at the end of a day. */
  at(db: Handle, on: CalendarDate): Promise<RuleBook>;
  /** Judges one case and keeps the answer; see `commands/judge.ts`. */
  judge(tx: Tx, input: JudgeInput, by: string | null, at: Date): Promise<Judged>;
  /** @throws Problem NOT_FOUND */
  judgement(db: Handle, id: string): Promise<StoredJudgement>;
  /** A kept case again, by the text of the rule it was judged by. @throws Problem NOT_FOUND, RULEBOOK_JUDGEMENT_ALTERED */
  recompute(db: Handle, id: string): Promise<Recomputed>;
}

export function createRulebookModule({ packed }: RulebookParts): RulebookModule {
  const shelf = createShelf(packed);
  return {
    name: 'rulebook',
    migrations: 'src/modules/rulebook/migrations',
    permissions: [],
    routes: [],
    current: async (db) => (await shelf.current(db)).book,
    at: (db, on) => shelf.at(db, on),
    judge: (tx, input, by, at) => judge(shelf, tx, input, by, at),
    judgement: (db, id) => judgement(sqlOf(db), id),
    recompute: (db, id) => recompute(sqlOf(db), id),
  };
}
