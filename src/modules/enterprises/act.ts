import type { Database, Tx } from '../../kernel/db/index.ts';
import type { Places } from '../../kernel/indicators/index.ts';
import type { Actor, Assignment } from '../../kernel/identity/index.ts';
import type { RuleBook } from '../../kernel/rules/index.ts';
import type { EnterprisePack } from './pack.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** What whoever else keeps lists of firms does in the transaction in which a firm ends or leaves its city. */
export interface FirmReactions {
  closed(tx: Tx, act: Act, firm: { enterpriseId: string; reason: string; assignment: Assignment }): Promise<void>;
  moved(tx: Tx, act: Act, firm: { enterpriseId: string; toCity: string; reason: string; assignment: Assignment }): Promise<void>;
}

/** What the enterprises module needs from the house. */
export interface EnterpriseParts {
  pack: EnterprisePack;
  places: Places;
  /** Rules in force, kept elsewhere; asked for admissions and for the next rung. */
  rules: { current(db: Database | Tx): Promise<RuleBook> };
  reactions?: FirmReactions;
}
