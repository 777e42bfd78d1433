import { type RawBuilder, sql } from 'kysely';
import { type Actor, findGrant } from '../../identity/actor.ts';
import type { Definition } from '../domain/definition.ts';
import type { EngineContext } from '../engine-context.ts';
import { type CasePlace, permissionsOf } from '../viewer.ts';

/** Reading cases at all; how far it reaches is decided per case. */
export const READ = 'procedure.case.read';

/** A right to read: everything, one's own organisation's cases, or those of procedures one serves in one's jurisdiction. */
interface Right {
  own: string | null;
  zone: boolean;
  regions: readonly string[];
  parks: readonly string[];
  definitions: readonly string[];
}

function rightsOf(context: EngineContext, actor: Actor | undefined): Right[] {
  return (actor?.assignments ?? []).flatMap((a) =>
    a.grants
      .filter((g) => g.permission === READ)
      .map(({ reach }): Right => ({
        own: reach === 'own' ? a.organisationId : null,
        zone: reach === 'zone',
        regions: a.regions,
        parks: a.parks,
        definitions: reach === 'jurisdiction' ? servedBy(context, actor) : [],
      })),
  );
}

/** Procedures in which the actor can take any step by jurisdiction: an officer sees what he serves, not all of his city. */
function servedBy(context: EngineContext, actor: Actor | undefined): string[] {
  return [...context.current.values()].flatMap(({ definition }) => (serves(definition, actor) ? [definition.id] : []));
}

function serves(definition: Definition, actor: Actor | undefined): boolean {
  const held = new Set(actor?.assignments.flatMap((a) => a.grants.map((g) => g.permission)) ?? []);
  return definition.actions.some((a) => 'jurisdiction' in a.actor && held.has(a.actor.permission));
}

/** SQL condition on `procedure.case_file c`. */
export function visibleTo(context: EngineContext, actor: Actor | undefined): RawBuilder<unknown> {
  const rights = rightsOf(context, actor);
  if (rights.some((r) => r.zone)) return sql`true`;
  const each = rights.map((r) =>
    r.own !== null
      ? sql`c.organisation_ids @> array[${r.own}]::text[]`
      : sql`(c.definition_id = any(${r.definitions as string[]})
          and (${r.regions.length === 0} or c.region = any(${r.regions as string[]}))
          and (${r.parks.length === 0} or c.park = any(${r.parks as string[]})))`,
  );
  return each.length === 0 ? sql`false` : sql`(${sql.join(each, sql` or `)})`;
}

/** The same question for one case that has been read. Whoever can take a step in it may also see it. */
export function maySee(context: EngineContext, definition: Definition, actor: Actor | undefined, place: CasePlace): boolean {
  const organisationIds = Object.values(place.parties).flatMap((members) => members.map((m) => m.organisationId));
  const within = (list: readonly string[], value: string | null): boolean => list.length === 0 || (value !== null && list.includes(value));
  const reads = rightsOf(context, actor).some(
    (r) =>
      r.zone ||
      (r.own !== null
        ? organisationIds.includes(r.own)
        : r.definitions.includes(definition.id) && within(r.regions, place.region) && within(r.parks, place.park)),
  );
  const target = { organisationIds, region: place.region, park: place.park };
  return reads || permissionsOf(definition).some((permission) => findGrant(actor, permission, target));
}
