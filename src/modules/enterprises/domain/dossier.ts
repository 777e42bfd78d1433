import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { FactConfidence } from '../../../kernel/rules/contract.ts';
import type { FoundFact } from './found-facts.ts';

export type Sector = 'MANUFACTURING' | 'TECHNOLOGY_SME' | 'EXCLUDED' | 'OTHER';

/** Master data of one firm. */
export interface Firm {
  id: string;
  creditCode: string;
  name: string;
  /** Codes of the pack. */
  city: string;
  park: string | null;
  field: string | null;
  sector: Sector;
  /** null: a team that has not registered. */
  foundedOn: CalendarDate | null;
  organisationId: string | null;
  recordsCheckedOn: CalendarDate | null;
  version: number;
  demo: boolean;
  /** From this day the firm is no more (注销、合并、吊销); left out or null: it stands. */
  closedOn?: CalendarDate | null;
}

/** Figures as somebody stated them at once (填报): append-only. */
export interface Statement {
  /** 0 for lasting statements. */
  year: number;
  /** Item → value; truths as 0 or 1; null takes a figure back. */
  figures: Readonly<Record<string, number | null>>;
  source: string;
  /** The day from which it can be known. */
  asOf: CalendarDate;
  confidence: FactConfidence;
  /** Order of entry within the dossier. */
  entry: number;
}

export interface Qualification {
  id: string;
  type: string;
  level: string;
  edition: number;
  certNo: string | null;
  issuedOn: CalendarDate;
  expiresOn: CalendarDate | null;
  issuer: string;
  city: string;
  revokedFrom: CalendarDate | null;
  revokedReason: string | null;
}

export interface Round {
  closedOn: CalendarDate;
  name: string;
  investors: string;
  privateEquity: boolean;
  currency: 'CNY' | 'USD';
  /** Ten thousands of the currency. */
  paidIn: number;
  postMoney: number | null;
  source: string;
}

export interface Incident {
  kind: 'SAFETY' | 'QUALITY' | 'ENVIRONMENT' | 'DISHONESTY';
  serious: boolean;
  happenedOn: CalendarDate;
  description: string;
  source: string;
  clearedOn: CalendarDate | null;
}

export type LeftBecause = 'CERTIFIED' | 'TERM_OVER' | 'HANDED_OVER' | 'MOVED' | 'WITHDRAWN' | 'CLOSED';

export interface Membership {
  id: string;
  pool: string;
  level: 'CITY' | 'PROVINCE';
  city: string;
  admittedOn: CalendarDate;
  dueOn: CalendarDate;
  leftOn: CalendarDate | null;
  leftBecause: LeftBecause | null;
}

/** Everything that is kept of a firm (一企一档). */
export interface Dossier {
  firm: Firm;
  statements: readonly Statement[];
  qualifications: readonly Qualification[];
  rounds: readonly Round[];
  incidents: readonly Incident[];
  memberships: readonly Membership[];
  /** What decisions found to be so; none where left out. */
  found?: readonly FoundFact[];
}
