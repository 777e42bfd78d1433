import { newId } from '../../../kernel/base/id.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import { findGrant, forbidden } from '../../../kernel/identity/actor.ts';
import type { ContractDeps } from '../act.ts';
import { type Answers, judgeType, type TypeJudgement } from '../domain/judge-type.ts';
import type { Act } from '../procedure-port.ts';
import { regulationOf } from '../queries/view-contract.ts';
import { questionIds } from '../queries/type-tests.ts';
import type { ContractRow } from '../store/contracts.ts';
import { insertJudgement } from '../store/decisions.ts';

/**
 * Keeps a person's answers to the type tests and what follows from them. The seller's are a self-check; a reviewer's are
 * part of his decision.
 * @throws Problem TYPE_TEST_UNKNOWN, FORBIDDEN
 */
export async function keepJudgement(tx: Tx, act: Act, contract: ContractRow, answers: Answers, deps: ContractDeps): Promise<{ id: string; judgement: TypeJudgement }> {
  const sellers = contract.parties.flatMap((p) => (p.side === 'seller' && p.organisationId ? [p.organisationId] : []));
  const place = { region: contract.registryRegion };
  // Whoever may write the contract, review it or decide on it may answer; a mere reader may not.
  const grant =
    findGrant(act.actor, 'contracts.contract.write', { organisationIds: sellers }) ??
    findGrant(act.actor, 'contracts.registration.review', place) ??
    findGrant(act.actor, 'contracts.registration.decide', place) ??
    findGrant(act.actor, 'contracts.registration.supervise', place);
  if (!grant) throw forbidden('contracts.registration.review');
  const known = questionIds(deps.rules.tests);
  const unknown = Object.keys(answers).filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw new Problem('TYPE_TEST_UNKNOWN', { zh: `没有这些问题：${unknown.join('、')}`, en: `No such questions: ${unknown.join(', ')}`, remedy: { zh: '请刷新页面后重新作答', en: 'Reload the page and answer again' } });
  }
  const judgement = judgeType(deps.rules.tests, regulationOf(deps, contract, act.now), contract.type, answers);
  const id = newId(act.now);
  await insertJudgement(tx.sql, { id, contractId: contract.id, accountId: act.actor!.accountId, role: grant.role, answers, judgement, madeAt: act.now });
  await appendAudit(tx, {
    at: act.now,
    actor: { accountId: act.actor!.accountId, organisationId: grant.organisationId, role: grant.role },
    action: 'contracts.type-tests.answered',
    subject: { kind: 'contracts.contract', id: contract.id },
    detail: { judgementId: id, verdict: judgement.verdict, declared: judgement.declared, testsVersion: judgement.testsVersion, regulationId: judgement.regulationId },
    requestId: act.requestId,
  });
  tx.emit({ topic: 'contracts.contract.changed', key: contract.id });
  return { id, judgement };
}
