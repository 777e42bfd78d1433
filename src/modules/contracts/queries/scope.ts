import { type Actor, findGrant, forbidden } from '../../../kernel/identity/actor.ts';
import type { ContractRow } from '../store/contracts.ts';
import type { ContractScope } from '../store/lists.ts';

const READ = 'contracts.contract.read';

/** What an actor's assignments let him see, as a filter for lists. */
export function scopeOf(actor: Actor | undefined): ContractScope {
  const scope = { organisationIds: [] as string[], registryRegions: [] as string[], everything: false };
  for (const assignment of actor?.assignments ?? []) {
    for (const grant of assignment.grants.filter((g) => g.permission === READ)) {
      if (grant.reach === 'zone') scope.everything = true;
      if (grant.reach === 'own') scope.organisationIds.push(assignment.organisationId);
      if (grant.reach === 'jurisdiction') {
        if (assignment.regions.length === 0) scope.everything = true;
        scope.registryRegions.push(...assignment.regions);
      }
    }
  }
  return scope;
}

/** @throws Problem FORBIDDEN when the contract is neither the reader's own nor in his jurisdiction. */
export function mustSee(actor: Actor | undefined, contract: ContractRow): void {
  const organisationIds = contract.parties.flatMap((p) => (p.organisationId ? [p.organisationId] : []));
  const own = findGrant(actor, READ, { organisationIds });
  // A draft is the seller's own affair until it is submitted.
  const official = contract.status !== 'DRAFT' && findGrant(actor, READ, { region: contract.registryRegion });
  if (!own && !official) throw forbidden(READ);
}
