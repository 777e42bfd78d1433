import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, forbidden } from '../../../kernel/identity/actor.ts';
import { type VerdictView, verdictOfNumber } from '../contract/verdict.ts';
import { sightOfDemand } from '../domain/visibility.ts';
import { findDemand } from '../store/demands.ts';
import { verdictHistory } from '../store/verdicts.ts';
import { mayMatch } from './view-demand.ts';

const SHOWN = 500;

/** @throws Problem NOT_FOUND, FORBIDDEN */
export async function listVerdictViews(handle: Sql, actor: Actor | undefined, demandId: string): Promise<VerdictView[]> {
  const demand = await findDemand(handle, demandId);
  if (!demand || sightOfDemand(actor, demand) === 'none') throw notFound('技术需求', 'demand', demandId);
  if (!mayMatch(actor, demand)) throw forbidden('market.match.view');
  return (await verdictHistory(handle, demandId, SHOWN)).map((v) => ({ ...v, level: v.level === null ? null : verdictOfNumber(v.level), at: v.at.toISOString() }));
}
