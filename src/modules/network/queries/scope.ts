import type { Actor } from '../../../kernel/identity/index.ts';
import type { Desk } from '../domain/desk.ts';
import type { HandoverScope } from '../store/handovers.ts';

const READ = 'network.handover.read';

/** What an actor's assignments let him see: his organisation's cases, those of desks of his cities, or all. */
export function scopeOf(actor: Actor | undefined, desks: readonly Desk[]): HandoverScope {
  const organisations: string[] = [];
  const seen: string[] = [];
  let everything = false;
  for (const { organisationId, regions, grants } of actor?.assignments ?? []) {
    for (const { permission, reach } of grants) {
      if (permission !== READ) continue;
      organisations.push(organisationId);
      if (reach === 'zone' || (reach === 'jurisdiction' && regions.length === 0)) everything = true;
      else if (reach === 'jurisdiction') seen.push(...desks.filter((d) => d.city !== null && regions.includes(d.city)).map((d) => d.id));
    }
  }
  return { everything, organisations, desks: seen };
}
