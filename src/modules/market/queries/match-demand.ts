import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { forbidden } from '../../../kernel/identity/actor.ts';
import type { Act } from '../context.ts';
import type { MatchLevel, MatchList } from '../contract/match.ts';
import type { Database } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { judgeOf } from '../commands/judge-match.ts';
import { verdictOfNumber } from '../contract/verdict.ts';
import { demandCircumstances, demandContent } from '../domain/demand-text.ts';
import { isOpenDemand, sightOfDemand } from '../domain/visibility.ts';
import { indexNotReady, type LibraryIndex } from '../matching/library-index.ts';
import { type DemandRow, findDemand } from '../store/demands.ts';
import { insertSnapshot, lastSnapshot } from '../store/snapshots.ts';
import { liveTalksOfDemand } from '../store/talks.ts';
import { matchResults } from './match-results.ts';
import { type TeachingOfDemand, teachingOf } from './teaching.ts';
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
  const content = demandContent(demand);
  if (!library?.ready()) throw indexNotReady(library?.text.size() ?? 0);
  const taught = await teachingOf(db.sql, act.actor, library.text, { id, title: demand.title, content });
  const question = { title: demand.title, content, ...demandCircumstances(demand), open: isOpenDemand(demand), ...options, ...(taught.teaching ? { teaching: taught.teaching } : {}) };
  const list = withVerdicts(await matchResults(db.sql, act.actor, library, question, talks, act.now), taught, act.actor, demand);

  const items = list.matches.map((m) => ({ resultId: m.result.id, title: m.result.title, rank: m.rank, score: m.score, level: m.level }));
  const digest = sha256(canonicalJson({ engine: list.engine, content, title: demand.title, items }));
  if ((await lastSnapshot(db.sql, id))?.hash !== digest) {
    await inTransaction(db, (tx) =>
      insertSnapshot(tx.sql, { id: newId(act.now), demandId: id, at: act.now, accountId: act.actor?.accountId ?? null, engine: list.engine, hash: digest, items }),
    );
  }
  return list;
}

/** Who said what of each, what was learned from, and what was judged to be none. */
function withVerdicts(list: MatchList, { own, rows, elsewhere }: TeachingOfDemand, actor: Actor | undefined, demand: DemandRow): MatchList {
  const said = (resultId: string): { mine: number | undefined; levels: number[] } => {
    const verdicts = own.filter((v) => v.resultId === resultId);
    return { mine: verdicts.find((v) => v.accountId === actor?.accountId)?.level, levels: verdicts.map((v) => v.level).sort((a, b) => a - b) };
  };
  const middle = (levels: readonly number[]): number => levels[(levels.length - 1) >> 1]!;
  const word = (level: number | undefined): MatchList['dismissed'][number]['mine'] => (level === undefined ? null : verdictOfNumber(level));
  return {
    ...list,
    matches: list.matches.map((m) => {
      const { mine, levels } = said(m.result.id);
      return levels.length === 0 ? m : { ...m, verdicts: { mine: word(mine), middle: verdictOfNumber(middle(levels)), judges: levels.length } };
    }),
    learning: own.length + elsewhere === 0 ? null : { verdicts: own.length, demands: elsewhere },
    dismissed: [...new Set(own.map((v) => v.resultId))]
      .filter((resultId) => middle(said(resultId).levels) === 1)
      .map((resultId) => ({ resultId, title: rows.get(resultId)!.title, mine: word(said(resultId).mine) })),
    mayJudge: judgeOf(actor, demand) !== undefined,
  };
}
