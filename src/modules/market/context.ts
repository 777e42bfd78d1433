import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Database, Sql, Tx } from '../../kernel/db/index.ts';
import type { Actor, Assignment } from '../../kernel/identity/actor.ts';
import type { AuditActor } from '../../kernel/audit/index.ts';
import type { RequestContext } from '../../kernel/identity/route.ts';

/** Who does something, when, and under which request: what every command needs besides its input. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** A command runs alone or joins the transaction of its caller. */
export type Handle = Database | Tx;

export function actOf(ctx: RequestContext): Act {
  return { now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId };
}

export function auditActorOf(actor: Actor | undefined, assignment: Assignment | undefined): AuditActor | null {
  return actor ? { accountId: actor.accountId, organisationId: assignment?.organisationId ?? null, role: assignment?.role ?? null } : null;
}

/** An organisation as the identity kernel knows it, as far as the market needs it. */
export interface MarketOrganisation {
  id: string;
  nameZh: string;
  region: string | null;
  park: string | null;
}

/** Registered brokers, as far as the demand desk asks for them. */
export interface BrokerDirectory {
  /** Undefined for whoever is not registered or practises in nobody's name. */
  practitioner(handle: Sql, brokerId: string, now: Date): Promise<{ accountId: string; name: string; organisation: string } | undefined>;
  /** Demands in which a broker has or had a mandate. */
  demandsOf(handle: Sql, brokerId: string): Promise<string[]>;
}

/** Whether two organisations are on record as related on a day, directly or through a third. */
export type RelatedBodies = (handle: Sql, a: string, b: string, on: CalendarDate) => Promise<boolean>;

/** Looks up organisations; the identity kernel behind it. */
export interface OrganisationDirectory {
  findOrganisation(handle: Sql, id: string): Promise<MarketOrganisation | undefined>;
  findOrganisationByCreditCode(handle: Sql, creditCode: string): Promise<MarketOrganisation | undefined>;
  searchOrganisations(handle: Sql, filter: { kind: 'university' | 'institute'; page: number; pageSize: number }): Promise<{ items: MarketOrganisation[] }>;
}

export interface CaseWords {
  title: string;
  parties: Record<string, { organisationId: string; name: string }[]>;
  region: string | null;
  park: string | null;
}

/** The procedure engine as the market uses it. Everything joins the given transaction. */
export interface ProcedurePort {
  openCase(tx: Tx, act: Act, opening: CaseWords & { definitionId: string; subject: { kind: string; id: string } }): Promise<{ id: string }>;
  amendCase(tx: Tx, act: Act, change: CaseWords & { caseId: string }): Promise<void>;
  takeAction(tx: Tx, act: Act, step: { caseId: string; action: string; data: Record<string, unknown>; reason: string | null }): Promise<void>;
  /** A step that the house takes because something happened elsewhere; `flow` names what happened. */
  follow(tx: Tx, act: Act, step: { caseId: string; action: string; flow: string }): Promise<void>;
}
