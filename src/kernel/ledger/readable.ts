import type { Actor, Reach } from '../identity/index.ts';
import type { Readable } from './store/accounts.ts';

/** Which accounts a reader may see: all, those of the regions written on the assignment, or those of the own organisation. */
export function readableBy(actor: Actor | undefined, permission: string): Readable {
  const readable = { all: false, regions: [] as string[], owners: [] as string[] };
  for (const assignment of actor?.assignments ?? []) {
    for (const { permission: held, reach } of assignment.grants) {
      if (held === permission) add(readable, reach, assignment);
    }
  }
  return readable;
}

function add(readable: { all: boolean; regions: string[]; owners: string[] }, reach: Reach, { regions, organisationId }: { regions: readonly string[]; organisationId: string }): void {
  if (reach === 'zone' || (reach === 'jurisdiction' && regions.length === 0)) readable.all = true;
  else if (reach === 'jurisdiction') readable.regions.push(...regions);
  else readable.owners.push(organisationId);
}
