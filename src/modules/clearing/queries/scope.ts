import type { Actor } from '../../../kernel/identity/index.ts';

/** Cities whose side of the clearing somebody may see; undefined: all of them. */
export function partiesSeen(actor: Actor | undefined): readonly string[] | undefined {
  const regions: string[] = [];
  for (const assignment of actor?.assignments ?? []) {
    for (const { permission, reach } of assignment.grants) {
      if (permission !== 'clearing.window.read') continue;
      if (reach === 'zone' || (reach === 'jurisdiction' && assignment.regions.length === 0)) return undefined;
      if (reach === 'jurisdiction') regions.push(...assignment.regions);
    }
  }
  return regions;
}
