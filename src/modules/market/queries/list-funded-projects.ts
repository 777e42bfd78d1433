import { dateOf } from '../../../kernel/base/calendar-date.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant } from '../../../kernel/identity/actor.ts';
import type { MarketOrganisation, OrganisationDirectory } from '../context.ts';
import type { listFundedProjects as contract } from '../contract/library.ts';
import { placesOf } from '../domain/visibility.ts';
import type { LibraryRules } from '../pack.ts';
import { type FundedProject, listFundedProjects } from '../store/funded-projects.ts';

export async function readFundedProjects(
  handle: Sql,
  actor: Actor | undefined,
  directory: Pick<OrganisationDirectory, 'searchOrganisations'>,
  duty: LibraryRules['duty'],
  now: Date,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<ContractAnswer<typeof contract>> {
  const own = (actor?.assignments ?? []).filter((a) => a.grants.some((g) => g.permission === 'market.duty.read' && g.reach === 'own')).map((a) => a.organisationId);
  const { rows, total } = await listFundedProjects(handle, { own, places: placesOf(actor, 'market.duty.read'), limit: pageSize, offset: (page - 1) * pageSize });
  const today = dateOf(now);
  const managed = placesOf(actor, 'market.duty.manage');
  const mayEnter = managed.everything || managed.places.length > 0;
  return {
    items: rows.map((p) => {
      const state = stateOf(p, today);
      const { id, organisationName, number, title, endedOn, dueOn, orderedOn, correctBy, orderReason, results } = p;
      return {
        id, organisationName, number, title, endedOn, dueOn, orderedOn, correctBy, orderReason, results, state,
        mayOrder: state === 'OVERDUE' && findGrant(actor, 'market.duty.manage', { region: p.region }) !== undefined,
      };
    }),
    total, page, pageSize, clause: duty.clause, mayEnter,
    units: mayEnter
      ? (await researchUnits(handle, directory)).filter((u) => managed.everything || managed.places.some((p) => p.regions.includes(u.region ?? ''))).map((u) => ({ id: u.id, name: u.nameZh }))
      : [],
  };
}

const ALL = { page: 1, pageSize: 500 };

async function researchUnits(handle: Sql, directory: Pick<OrganisationDirectory, 'searchOrganisations'>): Promise<MarketOrganisation[]> {
  const kinds = await Promise.all((['university', 'institute'] as const).map((kind) => directory.searchOrganisations(handle, { kind, ...ALL })));
  return kinds.flatMap((k) => k.items);
}

/** Met by a registered result; else where the duty stands today. */
function stateOf(p: FundedProject, today: string): 'DUE' | 'OVERDUE' | 'ORDERED' | 'ORDER_OVERDUE' | 'MET' {
  if (p.results > 0) return 'MET';
  if (p.orderedOn) return p.correctBy! < today ? 'ORDER_OVERDUE' : 'ORDERED';
  return p.dueOn < today ? 'OVERDUE' : 'DUE';
}
