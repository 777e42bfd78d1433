import { type Actor, type Assignment, findGrant } from '../identity/actor.ts';
import type { Viewer } from './domain/allowed.ts';
import type { ActorRule, Definition } from './domain/definition.ts';
import type { Parties } from './domain/history.ts';

/** The part of a case that decides whose business it is. */
export interface CasePlace {
  parties: Parties;
  region: string | null;
  park: string | null;
}

/** Permissions that a definition asks for anywhere. */
export function permissionsOf(definition: Definition): string[] {
  return [...new Set(definition.actions.flatMap((a) => ('permission' in a.actor ? [a.actor.permission] : [])))];
}

/**
 * The assignment under which `actor` satisfies an actor rule, or undefined. A party acts through its own people: a wider
 * reach elsewhere does not let an official act in a firm's name.
 */
export function assignmentFor(actor: Actor | undefined, rule: ActorRule, place: CasePlace): Assignment | undefined {
  if (!('permission' in rule)) return undefined;
  if ('party' in rule) {
    const members = new Set((place.parties[rule.party] ?? []).map((p) => p.organisationId));
    return actor?.assignments.find(
      (a) => members.has(a.organisationId) && a.grants.some((g) => g.permission === rule.permission),
    );
  }
  return findGrant(actor, rule.permission, { region: place.region, park: place.park });
}

/** The actor as this case sees him; given to the browser, which then asks the same questions of the same functions. */
export function viewerOf(definition: Definition, actor: Actor | undefined, place: CasePlace): Viewer {
  const permissions = permissionsOf(definition);
  return {
    accountId: actor?.accountId ?? null,
    permissions: permissions.filter((permission) => assignmentFor(actor, { permission, jurisdiction: true }, place)),
    partyPermissions: Object.fromEntries(
      definition.parties.map(({ id }) => [
        id,
        permissions.filter((permission) => assignmentFor(actor, { permission, party: id }, place)),
      ]),
    ),
  };
}
