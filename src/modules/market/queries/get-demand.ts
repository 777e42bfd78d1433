import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import type { DemandView } from '../contract/demand.ts';
import { findDemand } from '../store/demands.ts';
import { viewDemand } from './view-demand.ts';

/** @throws Problem NOT_FOUND — also for a demand the reader may not know of */
export async function getDemandView(handle: Sql, actor: Actor | undefined, id: string): Promise<DemandView> {
  const row = await findDemand(handle, id);
  const view = row && viewDemand(actor, row);
  if (!view) throw notFound('技术需求', 'demand', id);
  return view;
}
