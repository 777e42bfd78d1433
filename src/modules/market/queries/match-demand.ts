import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { forbidden } from '../../../kernel/identity/actor.ts';
import type { Act } from '../context.ts';
import type { MatchLevel, MatchList } from '../contract/match.ts';
import type { Database } from '../../../kernel/db/index.ts';
import { sightOfDemand } from '../domain/visibility.ts';
import type { LibraryIndex } from '../matching/library-index.ts';
import { findDemand } from '../store/demands.ts';
import { insertSnapshot, lastSnapshot } from '../store/snapshots.ts';
import { liveTalksOfDemand } from '../store/talks.ts';
import { matchResults } from './match-results.ts';
import { mayMatch } from './view-demand.ts';

/**
 * Results for a demand. What is shown is kept with the engine's version, once for each new list, so that one can say
 * later what a firm was offered and why.
 * @throws Problem NOT_FOUND, FORBIDDEN, INDEX_NOT_READY
 */
export async function matchDemandResults(
  db: Database,
  act: Act,
  library: LibraryIndex | undefined,
  id: string,
  options: { top: number; level: MatchLevel; regions?: readonly string[] },
): Promise<MatchList> {
  const demand = await findDemand(db.sql, id);
  if (!demand || sightOfDemand(act.actor, demand) === 'none') throw notFound('技术需求', 'demand', id);
  if (!mayMatch(act.actor, demand)) throw forbidden('market.match.view');
  const own = act.actor?.assignments.some((a) => a.organisationId === demand.organisationId) ?? false;
  const talks = own ? await liveTalksOfDemand(db.sql, id) : new Map<string, string>();
  const content = [demand.problem, ...demand.indicators.map((i) => `${i.name} ${i.present} ${i.target}${i.unit}`), demand.constraints].filter((t) => t.trim() !== '').join('\n');
  const list = await matchResults(db.sql, act.actor, library, { title: demand.title, content, ...options }, talks, act.now);

  const items = list.matches.map((m) => ({ resultId: m.result.id, title: m.result.title, rank: m.rank, score: m.score, level: m.level }));
  const digest = sha256(canonicalJson({ engine: list.engine, content, title: demand.title, items }));
  if ((await lastSnapshot(db.sql, id))?.hash !== digest) {
    await inTransaction(db, (tx) =>
      insertSnapshot(tx.sql, { id: newId(act.now), demandId: id, at: act.now, accountId: act.actor?.accountId ?? null, engine: list.engine, hash: digest, items }),
    );
  }
  return list;
}
