import { notFound } from '../../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant } from '../../../kernel/identity/actor.ts';
import type { resultHistory } from '../contract/library.ts';
import { type ResultDraft, resultDraft } from '../contract/result.ts';
import { differences } from '../domain/differences.ts';
import { sightOfResult } from '../domain/visibility.ts';
import { findIdleMark, listMaturity, listSelfTransformations, listVersions } from '../store/result-library.ts';
import { findResult } from '../store/results.ts';

const EMPTY: ResultDraft = resultDraft.parse({});

/** What became of a result: its own unit sees every version, other readers how its maturity grew. @throws Problem NOT_FOUND */
export async function readResultHistory(handle: Sql, actor: Actor | undefined, id: string): Promise<ContractAnswer<typeof resultHistory>> {
  const row = await findResult(handle, id);
  const sight = row ? sightOfResult(actor, row) : 'none';
  if (!row || sight === 'none') throw notFound('科技成果', 'result', id);
  const own = actor?.assignments.some((a) => a.organisationId === row.organisationId) ?? false;
  const versions = own ? await listVersions(handle, id) : [];
  const requests = own ? await listSelfTransformations(handle, id) : [];
  const target = { organisationIds: row.organisationId ? [row.organisationId] : [] };
  return {
    versions: versions.map((v, i) => ({
      no: v.no, at: v.at.toISOString(), accountName: v.accountName, changes: i === 0 ? differences(EMPTY, v.content) : differences(versions[i - 1]!.content, v.content),
    })).toReversed(),
    maturity: sight === 'full' ? (await listMaturity(handle, id)).map((m) => ({ ...m, at: m.at.toISOString() })) : [],
    selfTransformations: requests.map(({ id: requestId, askedName, plan, askedAt, status, answer, answeredName, answeredAt }) => ({
      id: requestId, askedName, plan, askedAt: askedAt.toISOString(), status, answer, answeredName, answeredAt: answeredAt?.toISOString() ?? null,
    })),
    may: {
      ask: findGrant(actor, 'market.result.self-transform', target) !== undefined && row.completers.some((c) => c.name === actor?.displayName)
        && (await findIdleMark(handle, id)) !== undefined && !requests.some((r) => r.status !== 'REFUSED'),
      answer: findGrant(actor, 'market.result.review', target) !== undefined && requests.some((r) => r.status === 'ASKED' && r.askedBy !== actor?.accountId),
      mature: findGrant(actor, 'market.result.write', target) !== undefined && row.status !== 'DRAFT',
    },
  };
}
