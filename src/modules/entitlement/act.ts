import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Fen } from '../../kernel/base/money.ts';
import { notFound, Problem } from '../../kernel/base/problem.ts';
import type { Sql, Tx } from '../../kernel/db/index.ts';
import type { Actor, Assignment } from '../../kernel/identity/index.ts';
import type { Evaluation } from '../../kernel/procedure/index.ts';
import type { KnownFacts, RuleBook } from '../../kernel/rules/contract.ts';
import type { Programme, Programmes } from './pack.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** A firm of the population as the enterprises keep it. */
export interface Firm {
  id: string;
  name: string;
  code: string;
  city: string;
  park: string | null;
  facts: KnownFacts;
}

/** What the funds say of one payment. */
export interface Payment {
  reference: string;
  creditCode: string;
  region: string;
  rule: string | null;
  amountFen: Fen;
  state: 'WAITING' | 'PAID' | 'REFUSED';
  paidOn: CalendarDate | null;
  paymentOrder: string | null;
  reason: string | null;
}

interface ProposedPayment {
  payee: { name: string; creditCode: string; kind: 'firm' };
  amountFen: Fen;
  ground: { kind: 'award'; id: string; clause: string; rule: string; version: string };
  fund: string;
  purpose: string;
  region: string;
  costLine: string;
  document: string;
  evidence: string;
  reference: string;
}

type Opening = { definitionId: string; subject: { kind: string; id: string }; title: string; parties: Record<string, { organisationId: string; name: string }[]>; region: string | null; park: string | null };

/** What the module needs from the house. */
export interface EntitlementParts {
  programmes: Programmes;
  /** Cities of the zone. */
  regions: readonly { code: string; zh: string; en: string }[];
  /** From the city to the country: where a rule may come from. */
  regionChain(city: string): readonly string[];
  rules: {
    /** Every version there is. */
    current(db: Sql): Promise<RuleBook>;
    /** Rules whose support excludes that of this one (不重复). */
    rivals(db: Sql, rule: string, on: CalendarDate, region: readonly string[]): Promise<readonly string[]>;
    /** Keeps a judgement for ever, with its explanation. */
    judge(tx: Tx, about: { rule: string; on: CalendarDate; region: readonly string[]; facts: KnownFacts; subject: { kind: 'ENTERPRISE'; id: string; name: string }; purpose: string }, by: string | null, at: Date): Promise<{ id: string }>;
  };
  /** One page of the firms of a city (or of all), ordered by id. */
  population(db: Sql, query: { on: CalendarDate; city?: string; after?: string; limit: number }): Promise<readonly Firm[]>;
  /** Writes what a decision found into the dossier of a firm, the decision being its source. */
  recordFound(
    tx: Tx, act: Act, assignment: Assignment | undefined,
    found: { enterpriseId: string; facts: readonly { id: string; value: number | string | boolean | null; source: string }[]; on: CalendarDate; decision: { reference: string; words: string } },
  ): Promise<void>;
  /** Of these firms those that were no more on a day (注销、合并、吊销), and how that is known. */
  closed(db: Sql, enterpriseIds: readonly string[], on: CalendarDate): Promise<ReadonlyMap<string, string>>;
  funds: {
    /** Whether there is a fund of this code. */
    known(db: Sql, code: string): Promise<boolean>;
    proposePayment(tx: Tx, proposal: ProposedPayment, at: Date, accountId: string | null): Promise<{ line: string; amountFen: Fen }>;
    checkSupport(db: Sql, claim: { beneficiary: string; costLine: string; document: string; amountFen: Fen }, year: number): Promise<{ ok: boolean; payableFen: Fen }>;
    /** Payments by their references, or those a rule decided. */
    payments(db: Sql, filter: { references: readonly string[] } | { rule: string }): Promise<Payment[]>;
    /** Money of a paid line came back. */
    recordRefund(tx: Tx, refund: { reference: string; amountFen: Fen; key: string; reason: string; at: Date; accountId: string; byName: string }): Promise<void>;
  };
  procedure: {
    openCase(tx: Tx, act: Act, opening: Opening): Promise<{ id: string }>;
    takeAction(tx: Tx, act: Act, step: { caseId: string; action: string; data: Record<string, unknown>; reason: string | null }): Promise<void>;
    step(tx: Tx, act: Act, step: { caseId: string; action: string; data?: Record<string, unknown>; flow: string }): Promise<void>;
    standing(db: Sql, caseId: string, now: Date): Promise<Evaluation>;
  };
  identity: { findOrganisation(db: Sql, id: string): Promise<{ id: string; nameZh: string; creditCode?: string | null } | undefined> };
}

/** @throws Problem NOT_FOUND */
export function programmeOf(parts: EntitlementParts, id: string): Programme {
  const programme = parts.programmes.programmes.find((p) => p.id === id);
  if (!programme) throw notFound('免申即享政策', 'policy', id);
  return programme;
}

/** @throws Problem REGION_UNKNOWN */
export function checkCity(parts: EntitlementParts, region: string): void {
  if (!parts.regions.some((r) => r.code === region)) throw new Problem('REGION_UNKNOWN', { zh: `本区没有 ${region}`, en: `The zone has no region ${region}`, where: { field: 'region' } });
}
