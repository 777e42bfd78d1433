import type { Database, Tx } from '../../kernel/db/index.ts';
import type { Places } from '../../kernel/indicators/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import type { RuleBook } from '../../kernel/rules/index.ts';
import type { EnterprisePack } from './pack.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** What the enterprises module needs from the house. */
export interface EnterpriseParts {
  pack: EnterprisePack;
  places: Places;
  /** Rules in force, kept elsewhere; asked for admissions and for the next rung. */
  rules: { current(db: Database | Tx): Promise<RuleBook> };
}
