import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { WorkingDayCalendar } from '../../kernel/base/working-days.ts';
import type { Sql, Tx } from '../../kernel/db/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import type { TradingRules } from './domain/rules.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** A result as far as its sale goes. */
export interface SoldResult {
  id: string;
  title: string;
  abstract: string;
  sellerId: string | null;
  sellerName: string | null;
  region: string | null;
  completers: readonly string[];
  /** In the library and not under contract. */
  onOffer: boolean;
}

/** What the trading module needs from the house. */
export interface TradingParts {
  rules: TradingRules;
  calendar: WorkingDayCalendar;
  procedure: {
    openCase(
      tx: Tx,
      act: Act,
      opening: { definitionId: string; subject: { kind: string; id: string }; title: string; parties: Record<string, { organisationId: string; name: string }[]>; region: string | null; park: string | null },
    ): Promise<{ id: string }>;
    /** Takes a step that only the house takes, e.g. after the end of an auction. */
    step(tx: Tx, act: Act, step: { caseId: string; action: string; data?: Record<string, unknown>; flow: string }): Promise<void>;
  };
  results: {
    find(db: Sql, id: string): Promise<SoldResult | undefined>;
    /** The right has passed on and is paid: the result is on offer no longer. */
    sold(tx: Tx, act: Act, id: string): Promise<void>;
  };
  identity: { findOrganisation(db: Sql, id: string): Promise<{ id: string; nameZh: string } | undefined> };
  /** Whether two organisations are on record as related on a day. */
  related(db: Sql, a: string, b: string, on: CalendarDate): Promise<boolean>;
}
