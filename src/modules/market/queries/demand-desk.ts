import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant } from '../../../kernel/identity/actor.ts';
import { deskRole } from '../commands/demand-desk.ts';
import type { BrokerDirectory } from '../context.ts';
import type { DemandDesk, DemandFunnel, FunnelQuery, listDemandsToVisit } from '../contract/demand-desk.ts';
import type { Desk } from '../desks.ts';
import { funnelOf } from '../domain/desk/funnel.ts';
import { suggestType } from '../domain/desk/triage.ts';
import { placesOf, sightOfDemand } from '../domain/visibility.ts';
import { type CohortFilter, countImported, readCohort, readDeskRows } from '../store/demand-desk.ts';
import { findDemand, listDemandRows } from '../store/demands.ts';

/** For the firm itself, officers of its place and the broker who was asked. @throws Problem NOT_FOUND for everybody else */
export async function readDesk(handle: Sql, actor: Actor | undefined, now: Date, desks: readonly Desk[], id: string): Promise<DemandDesk> {
  const demand = await findDemand(handle, id);
  const insider = demand && (
    actor?.assignments.some((a) => a.organisationId === demand.organisationId) || findGrant(actor, 'market.demand.read', { region: demand.region, park: demand.park }) || deskRole({ actor }, demand)
  );
  if (!demand || !insider || sightOfDemand(actor, demand) === 'none') throw notFound('技术需求', 'demand', id);
  const rows = await readDeskRows(handle, id);
  const today = dateOf(now);
  const role = deskRole({ actor }, demand);
  const open = !['DRAFT', 'CONTRACTED', 'SOLVED_OTHERWISE', 'CLOSED'].includes(demand.status);
  return {
    visits: rows.visits.map((v) => ({ ...v, recordedAt: v.recordedAt.toISOString() })),
    visitor: demand.visitorName,
    triage: rows.triage.map((t) => ({ ...t, at: t.at.toISOString() })),
    suggestion: suggestType(`${demand.title} ${demand.problem}`, desks).map((s) => {
      const { zh, en, path } = desks.find((d) => d.type === s.type)!;
      return { ...s, desk: { zh, en }, path };
    }),
    followUps: rows.followUps.map((f) => ({ ...f, late: f.doneOn === null && f.dueOn < today })),
    outcomes: rows.outcomes.map((o) => ({ ...o, at: o.at.toISOString() })),
    may: { visit: role !== undefined && open, ask: role?.kind === 'park' && ['SUBMITTED', 'VERIFIED'].includes(demand.status), triage: role?.kind === 'park' && open, followUp: role !== undefined && open },
  };
}

const MOST = 200;

export async function readToVisit(handle: Sql, actor: Actor): Promise<ContractAnswer<typeof listDemandsToVisit>> {
  const { rows } = await listDemandRows(handle, { visitorId: actor.accountId, limit: MOST, offset: 0 });
  return rows.map((d) => ({ id: d.id, title: d.title, organisationName: d.organisationName, region: d.region, park: d.park, status: d.status, updatedAt: d.updatedAt.toISOString() }));
}

const DAY = 86_400_000;
const beginOf = (date: string): Date => new Date(`${date}T00:00:00+08:00`);

/** The funnel of what was handed in within a period, beside the period before or another city. @throws Problem FUNNEL_PERIOD_INVALID */
export async function readFunnel(handle: Sql, actor: Actor | undefined, now: Date, brokers: BrokerDirectory, q: FunnelQuery): Promise<DemandFunnel> {
  if (q.until < q.from) throw new Problem('FUNNEL_PERIOD_INVALID', { zh: '结束日期早于开始日期', en: 'The period ends before it begins', where: { field: 'until' } });
  const [from, until] = [beginOf(q.from), new Date(beginOf(q.until).getTime() + DAY)];
  const filter: CohortFilter = {
    places: placesOf(actor, 'market.demand.read'), from, until, region: q.region, park: q.park, field: q.field, ids: q.brokerId ? await brokers.demandsOf(handle, q.brokerId) : undefined,
  };
  const cohortOf = async (f: CohortFilter) => {
    const rows = await readCohort(handle, f);
    return { rows, cohort: { from: dateOf(f.from), until: dateOf(new Date(f.until.getTime() - DAY)), region: f.region ?? null, demands: rows.length, steps: funnelOf(rows, now) } };
  };
  const own = await cohortOf(filter);
  const length = until.getTime() - from.getTime();
  const other: CohortFilter | null =
    q.against === 'previous' ? { ...filter, from: new Date(from.getTime() - length), until: from }
    : q.against === 'place' && q.againstRegion ? { ...filter, region: q.againstRegion, park: undefined }
    : null;
  return {
    cohort: own.cohort, comparison: other && (await cohortOf(other)).cohort, imported: await countImported(handle, filter), reconstructed: own.rows.filter((r) => r.reconstructed).length,
  };
}
