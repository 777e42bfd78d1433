import type { AuditActor } from '../../kernel/audit/index.ts';
import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Sql, Tx } from '../../kernel/db/index.ts';
import { type Actor, type Assignment, auditActor, type RequestContext } from '../../kernel/identity/index.ts';
import type { RuleBook } from '../../kernel/rules/index.ts';
import type { PopulationFirm } from './domain/impact.ts';
import type { Shelf } from './shelf.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** What the rulebook needs from the house. */
export interface RulebookParts {
  /** The rules of the pack, for facts and first versions. */
  packed: RuleBook;
  /** Code of the province, and of its cities that have firms here. */
  province: string;
  cities: readonly string[];
  procedure: {
    openCase(tx: Tx, act: Act, opening: { definitionId: string; subject: { kind: string; id: string }; title: string; parties: Record<string, never>; region: string | null; park: string | null }): Promise<{ id: string }>;
    takeAction(tx: Tx, act: Act, step: { caseId: string; action: string; data: Record<string, unknown>; reason: string | null }): Promise<void>;
  };
  /** Firms of a city as they are known on a day, page by page, with the facts that are wanted; an empty page is the end. */
  population(db: Sql, page: { on: CalendarDate; city: string; after: string | null; limit: number; facts: readonly string[] }): Promise<(PopulationFirm & { id: string })[]>;
}

/** The same with the books. */
export interface Desk extends RulebookParts {
  shelf: Shelf;
}

export const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });

export const auditBy = (act: Act, assignment: Assignment): AuditActor | null => (act.actor ? auditActor(act.actor, assignment) : null);
