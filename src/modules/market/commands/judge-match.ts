import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { type Actor, type Assignment, findGrant, forbidden } from '../../../kernel/identity/actor.ts';
import { type Act, auditActorOf, type Handle } from '../context.ts';
import { numberOfVerdict, type VerdictLevel } from '../contract/verdict.ts';
import { demandCircumstances, demandContent } from '../domain/demand-text.ts';
import { sightOfDemand, sightOfResult } from '../domain/visibility.ts';
import { indexNotReady, type LibraryIndex, resultCircumstances } from '../matching/library-index.ts';
import { mayMatch } from '../queries/view-demand.ts';
import { type DemandRow, findDemand } from '../store/demands.ts';
import { findResult } from '../store/results.ts';
import { insertVerdict } from '../store/verdicts.ts';

/** Who may judge candidates of a demand: its firm, officers of its place, brokers; whoever sees its matches. */
export function judgeOf(actor: Actor | undefined, demand: DemandRow): Assignment | undefined {
  if (!mayMatch(actor, demand)) return undefined;
  return findGrant(actor, 'market.match.judge', { organisationIds: demand.organisationId ? [demand.organisationId] : [], region: demand.region, park: demand.park });
}

/**
 * Says how well a result fits a demand, or takes one's verdict back. It is added to the history; the newest of each judge
 * counts. Nobody judges what his own organisation offers.
 * @throws Problem NOT_FOUND, FORBIDDEN, VERDICT_CLOSED, VERDICT_OWN_RESULT, INDEX_NOT_READY
 */
export async function judgeCandidate(
  handle: Handle, act: Act, library: LibraryIndex | undefined, demandId: string, input: { resultId: string; level: VerdictLevel | null; reason: string },
): Promise<string> {
  if (!library?.ready()) throw indexNotReady(library?.text.size() ?? 0);
  return inTransaction(handle, async (tx) => {
    const demand = await findDemand(tx.sql, demandId, { lock: true });
    if (!demand || sightOfDemand(act.actor, demand) === 'none') throw notFound('技术需求', 'demand', demandId);
    const assignment = judgeOf(act.actor, demand);
    if (!assignment || !act.actor) throw forbidden('market.match.judge');
    if (demand.status === 'CLOSED' || demand.status === 'SOLVED_OTHERWISE') throw closed();
    const result = await findResult(tx.sql, input.resultId);
    if (!result || sightOfResult(act.actor, result) === 'none') throw notFound('科技成果', 'result', input.resultId);
    if (result.organisationId !== null && act.actor.assignments.some((a) => a.organisationId === result.organisationId)) throw ownResult();
    const [score] = await library.text.scores(
      { title: demand.title, content: demandContent(demand), ...demandCircumstances(demand) },
      [{ id: result.id, title: result.title, content: result.abstract, keywords: result.keywords, ...resultCircumstances(result) }],
    );
    const id = newId(act.now);
    await insertVerdict(tx.sql, {
      id, demandId, resultId: result.id, accountId: act.actor.accountId, judge: act.actor.displayName, organisation: assignment.organisationName,
      level: input.level && numberOfVerdict(input.level), reason: input.reason, score: score!, engineVersion: library.text.engine.version, at: act.now,
    });
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: input.level ? 'market.match.judged' : 'market.match.verdictTakenBack',
      subject: { kind: 'market.demand', id: demandId }, detail: { result: result.id, level: input.level, reason: input.reason }, requestId: act.requestId,
    });
    return id;
  });
}

function ownResult(): Problem {
  return new Problem('VERDICT_OWN_RESULT', {
    status: 409, zh: '不能评判本单位的成果', en: 'Nobody judges a result of his own organisation',
    remedy: { zh: '请由需求方、园区或其他经纪人评判', en: 'Leave it to the firm, the park or another broker' },
  });
}

function closed(): Problem {
  return new Problem('VERDICT_CLOSED', {
    status: 409, zh: '需求已关闭，不再评判匹配成果', en: 'The demand is closed; its candidates are no longer judged',
    remedy: { zh: '历次评判仍可查看', en: 'The verdicts given so far can still be read' },
  });
}
