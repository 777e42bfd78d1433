import type { WorkingDayCalendar } from '../../kernel/base/working-days.ts';
import type { ProcedurePort } from './procedure-port.ts';
import type { Registry } from './registries.ts';
import type { ContractRules } from './rule-book.ts';

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
}
