import { type Actor, findGrant } from '../../../kernel/identity/index.ts';

const READ = 'funds.fund.read';

/** Cities whose batches and payees an actor may see; null: every one. */
export function regionsOf(actor: Actor | undefined): string[] | null {
  const regions: string[] = [];
  for (const assignment of actor?.assignments ?? []) {
    const grant = assignment.grants.find((g) => g.permission === READ);
    if (!grant) continue;
    if (grant.reach === 'zone' || (grant.reach === 'jurisdiction' && assignment.regions.length === 0)) return null;
    if (grant.reach === 'jurisdiction') regions.push(...assignment.regions);
  }
  return regions;
}

export const maySeeRegion = (actor: Actor | undefined, region: string): boolean => findGrant(actor, READ, { region }) !== undefined;
