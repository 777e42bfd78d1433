import type { AuditActor } from '../../kernel/audit/index.ts';
import type { Database, Sql, Tx } from '../../kernel/db/index.ts';
import type { Actor, Assignment } from '../../kernel/identity/index.ts';
import type { OwnershipRules } from './pack.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

export type Handle = Database | Tx;

/** What this module needs to know of a result; the market behind it. */
export interface GrantedResult {
  id: string;
  title: string;
  organisationId: string | null;
  organisationName: string | null;
  region: string | null;
  status: string;
  jobResult: boolean;
  completers: readonly { name: string }[];
}

interface Opening {
  definitionId: string;
  subject: { kind: string; id: string };
  title: string;
  parties: Record<string, { organisationId: string; name: string }[]>;
  region: string | null;
  park: string | null;
}

/** What the module needs from the house. */
export interface OwnershipParts {
  rules: OwnershipRules;
  procedure: { openCase(tx: Tx, act: Act, opening: Opening): Promise<{ id: string }> };
  identity: { findOrganisation(db: Sql, id: string): Promise<{ id: string; nameZh: string; region: string | null } | undefined> };
  results: {
    find(db: Sql, id: string): Promise<GrantedResult | undefined>;
  };
}

export function auditActorOf(actor: Actor | undefined, assignment: Assignment | undefined): AuditActor | null {
  return actor ? { accountId: actor.accountId, organisationId: assignment?.organisationId ?? null, role: assignment?.role ?? null } : null;
}
