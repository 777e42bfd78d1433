import type { AuditActor } from '../audit/index.ts';
import type { Actor, Assignment } from './actor.ts';

/** How the audit names who acted; `assignment` is the one `authorise` answered with. */
export function auditActor(actor: Actor, assignment?: Assignment): AuditActor {
  return {
    accountId: actor.accountId,
    organisationId: assignment?.organisationId ?? null,
    role: assignment?.role ?? null,
  };
}
