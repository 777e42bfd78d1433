import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { WorkingDayCalendar } from '../../kernel/base/working-days.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { Words } from './domain/evidence.ts';
import type { ProcedurePort } from './procedure-port.ts';
import type { Registry } from './registries.ts';
import type { ContractRules } from './rule-book.ts';
import type { ContractRow } from './store/contracts.ts';

/** What the module is given by the house. */
export interface ContractDeps {
  procedure: ProcedurePort;
  registries: readonly Registry[];
  rules: ContractRules;
  calendar: WorkingDayCalendar;
  /** The zone's own regions, for turnover. */
  regions: readonly string[];
  /** Chinese name of a region of the country, for files. */
  placeName: (code: string) => string;
  /** Address under which the public reaches the platform, for the certificate's QR code. */
  publicUrl: () => string;
  /**
   * What others know against a filing: terms other than those that were published or sold, a relation between the parties
   * that it does not state. Empty when nothing is known.
   */
  against(db: Sql, contract: ContractRow, on: CalendarDate): Promise<Words[]>;
}
