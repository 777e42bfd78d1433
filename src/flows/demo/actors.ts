import { newId } from '../../kernel/base/id.ts';
import type { Actor, Roles } from '../../kernel/identity/index.ts';

/** Where somebody stands: the organisation, and the jurisdiction that goes with it. */
export interface Post {
  organisation: { id: string; nameZh: string; region: string | null; park: string | null };
  role: string;
}

/**
 * A made-up person for one post, so that the demo's history runs through the same permissions as a real one. The person
 * has no account and cannot sign in.
 */
export function demoActor(roles: Roles, { organisation, role }: Post, displayName: string, now: Date): Actor {
  const known = roles.get(role);
  if (!known) throw new Error(`The demonstration needs role ${role}`);
  return {
    accountId: newId(now),
    loginName: `demo-${role}`,
    displayName,
    assignments: [
      {
        role,
        organisationId: organisation.id,
        organisationName: organisation.nameZh,
        regions: organisation.region ? [organisation.region] : [],
        parks: organisation.park ? [organisation.park] : [],
        grants: known.grants,
      },
    ],
  };
}
