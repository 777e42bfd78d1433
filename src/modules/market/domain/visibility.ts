import { type Actor, findGrant } from '../../../kernel/identity/actor.ts';
import { publicDemandStatuses, publicResultStatuses, type DemandStatus, type ResultStatus, type SecrecyLevel } from '../contract/words.ts';

/** `full`: every field; `outline`: what an internal record shows to others; `none`: as if it did not exist. */
export type Sight = 'full' | 'outline' | 'none';

interface Owned {
  organisationId: string | null;
  region: string | null;
  park?: string | null;
  secrecy: SecrecyLevel;
}

/**
 * Who sees a demand: its own firm always; officers of the place (and readers with zone reach) from the moment it is
 * handed in; everybody once it is published, in outline only when it is internal. A draft is nobody else's business.
 */
export function sightOfDemand(actor: Actor | undefined, demand: Owned & { status: DemandStatus; visitorId?: string | null }): Sight {
  if (isOwn(actor, demand)) return 'full';
  if (demand.status === 'DRAFT') return 'none';
  // A broker whom the park asked to visit must know what he is to verify.
  if (demand.visitorId && demand.visitorId === actor?.accountId) return 'full';
  if (findGrant(actor, 'market.demand.read', { region: demand.region, park: demand.park })) return 'full';
  if (!publicDemandStatuses.includes(demand.status)) return 'none';
  return demand.secrecy === 'PUBLIC' ? 'full' : 'outline';
}

/** Everybody may read all of it. */
export const isOpenDemand = (demand: Pick<Owned, 'secrecy'> & { status: DemandStatus }): boolean => demand.secrecy === 'PUBLIC' && publicDemandStatuses.includes(demand.status);

/** Who sees a result: its own unit always; everybody once it stands in the library, in outline only when internal. */
export function sightOfResult(actor: Actor | undefined, result: Owned & { status: ResultStatus }): Sight {
  if (isOwn(actor, result)) return 'full';
  if (result.status === 'DRAFT' || !publicResultStatuses.includes(result.status)) return 'none';
  if (result.secrecy === 'PUBLIC' || findGrant(actor, 'market.result.read', { region: result.region })) return 'full';
  return 'outline';
}

/** Belongs to an organisation the actor works for, whatever his role there. */
function isOwn(actor: Actor | undefined, record: Owned): boolean {
  return record.organisationId !== null && (actor?.assignments.some((a) => a.organisationId === record.organisationId) ?? false);
}

/** The filter of a list over records that have been handed in, from the reach of a reading permission. */
export interface PlaceScope {
  everything: boolean;
  places: { regions: readonly string[]; parks: readonly string[] }[];
}

export function placesOf(actor: Actor | undefined, permission: string): PlaceScope {
  const scope: PlaceScope = { everything: false, places: [] };
  for (const a of actor?.assignments ?? []) {
    for (const grant of a.grants) {
      if (grant.permission !== permission) continue;
      if (grant.reach === 'zone' || (grant.reach === 'jurisdiction' && a.regions.length + a.parks.length === 0)) scope.everything = true;
      else if (grant.reach === 'jurisdiction') scope.places.push({ regions: a.regions, parks: a.parks });
    }
  }
  return scope;
}
