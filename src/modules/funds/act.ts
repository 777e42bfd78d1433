import type { Sql, Tx } from '../../kernel/db/index.ts';
import { type AuditActor } from '../../kernel/audit/index.ts';
import { type Actor, type Assignment, auditActor } from '../../kernel/identity/index.ts';
import type { FundRules } from './pack.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** What the funds module needs from the house. */
export interface FundParts {
  rules: FundRules;
  /** Code of the zone: where money stands before it goes to a city. */
  zone: string;
  regions: readonly { code: string; zh: string; en: string }[];
  procedure: {
    openCase(
      tx: Tx,
      act: Act,
      opening: { definitionId: string; subject: { kind: string; id: string }; title: string; parties: Record<string, { organisationId: string; name: string }[]>; region: string | null; park: string | null },
    ): Promise<{ id: string }>;
  };
  /** Key tasks of the plan that a line of a task list may serve. */
  tasks(db: Sql): Promise<readonly { id: string; title: string }[]>;
  /** What the supervision has verified of key tasks: 0…1 000 000; a task nobody has verified is not listed. */
  progress(db: Sql, now: Date): Promise<ReadonlyMap<string, number>>;
}

/** Under which name something is done. */
export interface Stamp {
  at: Date;
  by: AuditActor | null;
  byId: string;
  byName: string;
}

export const stampOf = (act: Act, assignment: Assignment): Stamp => ({ at: act.now, by: auditActor(act.actor!, assignment), byId: act.actor!.accountId, byName: act.actor!.displayName });
