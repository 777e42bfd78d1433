import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { addCalendarDays } from '../../../kernel/base/working-days.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/actor.ts';
import type { ContractDeps } from '../act.ts';
import { presentOf } from '../change-hooks.ts';
import type { Proposal } from '../contract.ts';
import { applyProposal } from '../domain/change.ts';
import type { Act } from '../procedure-port.ts';
import { regulationOf } from '../queries/view-contract.ts';
import { insertChange } from '../store/changes.ts';
import { type ContractRow, findContract } from '../store/contracts.ts';
import { changeInvalid } from './change-invalid.ts';

const PROCEDURE: Record<Proposal['kind'], string> = {
  AMENDMENT: 'contract-amendment',
  SUPPLEMENT: 'contract-amendment',
  CANCELLATION: 'contract-amendment',
  OBJECTION: 'contract-objection',
  REVOCATION: 'contract-revocation',
};

const NAME: Record<Proposal['kind'], string> = { AMENDMENT: '变更', SUPPLEMENT: '提成补正', CANCELLATION: '注销', OBJECTION: '异议', REVOCATION: '撤销' };

/** Who may ask: the seller; a tax or finance authority objects through the superior department; the registry revokes. */
function authoriseFor(act: Act, contract: ContractRow, proposal: Proposal, by: readonly string[]): ReturnType<typeof authorise> {
  const jurisdiction = { region: contract.registryRegion };
  if (proposal.kind === 'REVOCATION') return authorise(act.actor, 'contracts.registration.review', jurisdiction);
  if (proposal.kind === 'OBJECTION') {
    if (!by.includes(proposal.by)) throw changeInvalid([{ zh: '适用的办法没有规定由该机关提出异议', en: 'The version that governs the contract lets no such authority object' }]);
    if (proposal.by !== 'PARTY') return authorise(act.actor, 'contracts.registration.supervise', jurisdiction);
  }
  const sellers = contract.parties.flatMap((p) => (p.side === 'seller' && p.organisationId ? [p.organisationId] : []));
  return authorise(act.actor, 'contracts.contract.submit', { organisationIds: sellers });
}

/**
 * Opens the case of a change to a registered contract. What would be refused at once is told before anything is filed.
 * @throws Problem CONTRACT_NOT_REGISTERED, CONTRACT_CHANGE_INVALID, CONTRACT_CHANGE_OPEN, OBJECTION_LATE, FORBIDDEN
 */
export async function askForChange(tx: Tx, act: Act, contractId: string, asked: { proposal: Proposal; reason: string }, deps: ContractDeps): Promise<{ changeId: string; caseId: string }> {
  const contract = await findContract(tx.sql, contractId, { lock: true });
  if (!contract) throw notFound('合同', 'contract', contractId);
  const { proposal, reason } = asked;
  const { objections } = regulationOf(deps, contract, act.now);
  const grant = authoriseFor(act, contract, proposal, objections.by);
  const present = await presentOf(tx.sql, contract);
  const result = applyProposal(present, proposal);
  if (!result.ok) throw changeInvalid(result.reasons);
  if (proposal.kind === 'OBJECTION') {
    // A period that would end on a day off ends on the next working day (Civil Code art. 203).
    const until = addCalendarDays(deps.calendar, present.registeredOn, objections.days);
    if (proposal.by === 'PARTY' && dateOf(act.now) > until) throw objectionLate(until);
  }
  const id = newId(act.now);
  const onPlatform = (side: 'seller' | 'buyer') => contract.parties.flatMap((p) => (p.side === side && p.organisationId ? [{ organisationId: p.organisationId, name: p.name }] : []));
  const { id: caseId } = await deps.procedure.openCase(tx, act, {
    definitionId: PROCEDURE[proposal.kind],
    subject: { kind: 'contracts.change', id },
    title: `${NAME[proposal.kind]}：${contract.name}`.slice(0, 200),
    parties: { seller: onPlatform('seller'), buyer: onPlatform('buyer') },
    region: contract.registryRegion,
    park: null,
  });
  await insertChange(tx.sql, { id, caseId, contractId, kind: proposal.kind, baseVersion: present.version, proposal, reason, createdBy: act.actor!.accountId, createdAt: act.now });
  await appendAudit(tx, {
    at: act.now,
    actor: { accountId: act.actor!.accountId, organisationId: grant.organisationId, role: grant.role },
    action: 'contracts.change.asked',
    subject: { kind: 'contracts.contract', id: contractId },
    detail: { changeId: id, proposal, reason },
    requestId: act.requestId,
  });
  tx.emit({ topic: 'contracts.contract.changed', key: contractId });
  return { changeId: id, caseId };
}

function objectionLate(until: string): Problem {
  return new Problem('OBJECTION_LATE', {
    status: 409,
    zh: `异议期已于 ${until} 届满`,
    en: `The time for objections ended on ${until}`,
    remedy: { zh: '可另行申请变更登记', en: 'An amendment may still be asked for' },
  });
}
