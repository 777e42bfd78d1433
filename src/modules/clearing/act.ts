import type { WorkingDayCalendar } from '../../kernel/base/working-days.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import type { ClearingRules } from './domain/rules.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** A city of the zone, as statements name it. */
export interface ClearingPlace {
  code: string;
  zh: string;
  en: string;
}

/** What clearing needs from the house. */
export interface ClearingParts {
  rules: ClearingRules;
  calendar: WorkingDayCalendar;
  places: readonly ClearingPlace[];
}
