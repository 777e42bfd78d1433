import type { Actor } from '../../../kernel/identity/index.ts';
import type { FirmScope } from '../store/list.ts';

/** What an actor's assignments let him see under a permission, as a filter for lists. */
export function scopeOf(actor: Actor | undefined, permission: string): FirmScope {
  let everything = false;
  const places: { regions: readonly string[]; parks: readonly string[] }[] = [];
  for (const { grants, regions, parks } of actor?.assignments ?? []) {
    for (const grant of grants) {
      if (grant.permission !== permission) continue;
      if (grant.reach === 'zone') everything = true;
      else if (grant.reach === 'jurisdiction') places.push({ regions, parks });
    }
  }
  return { everything, places };
}
