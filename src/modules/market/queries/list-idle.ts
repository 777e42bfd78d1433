import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import type { listIdleResults as contract } from '../contract/library.ts';
import type { ResultStatus } from '../contract/words.ts';
import { monthsBefore, monthsSince } from '../domain/months.ts';
import { placesOf } from '../domain/visibility.ts';
import type { LibraryRules } from '../pack.ts';
import { listIdle } from '../store/result-library.ts';

/** Idle results of the reader's unit, or of the places he reads: from the month in which the unit is told. */
export async function listIdleResults(
  handle: Sql,
  actor: Actor | undefined,
  { oneYearRule }: Pick<LibraryRules, 'oneYearRule'>,
  now: Date,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<ContractAnswer<typeof contract>> {
  const places = placesOf(actor, 'market.result.read');
  const officer = places.everything || places.places.length > 0;
  const { rows, total } = await listIdle(handle, {
    before: monthsBefore(now, oneYearRule.tellAfter),
    ...(places.everything ? {} : officer ? { regions: places.places.flatMap((p) => p.regions) } : { organisations: actor?.assignments.map((a) => a.organisationId) ?? [] }),
    limit: pageSize, offset: (page - 1) * pageSize,
  });
  return {
    items: rows.map((r) => ({
      id: r.id, title: r.title, organisationName: r.organisationName, region: r.region, status: r.status as ResultStatus, registeredAt: r.registeredAt.toISOString(),
      months: monthsSince(r.registeredAt, now), step: r.marked ? 'MARKED' : r.told ? 'TOLD' : 'NEAR', completers: r.completers.map((c) => c.name), selfStatus: r.selfStatus, demo: r.demo,
    })),
    total, page, pageSize, ...oneYearRule,
  };
}
