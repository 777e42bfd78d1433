import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, forbidden } from '../../../kernel/identity/actor.ts';
import type { listMatchSnapshots } from '../contract/match.ts';
import { sightOfDemand } from '../domain/visibility.ts';
import { findDemand } from '../store/demands.ts';
import { listSnapshotRows } from '../store/snapshots.ts';
import { mayMatch } from './view-demand.ts';

const SHOWN = 50;

/** @throws Problem NOT_FOUND, FORBIDDEN */
export async function listSnapshots(handle: Sql, actor: Actor | undefined, demandId: string): Promise<ContractAnswer<typeof listMatchSnapshots>> {
  const demand = await findDemand(handle, demandId);
  if (!demand || sightOfDemand(actor, demand) === 'none') throw notFound('技术需求', 'demand', demandId);
  if (!mayMatch(actor, demand)) throw forbidden('market.match.view');
  const rows = await listSnapshotRows(handle, demandId, SHOWN);
  return rows.map((r) => ({ id: r.id, at: r.at.toISOString(), engine: { name: r.engineName, version: r.engineVersion }, items: r.items }));
}
