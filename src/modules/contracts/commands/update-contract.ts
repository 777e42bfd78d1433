import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/actor.ts';
import type { ContractDraft } from '../contract.ts';
import type { Act } from '../procedure-port.ts';
import { registryOf, type Registry } from '../registries.ts';
import { type ContractRow, findContract, replaceDraft } from '../store/contracts.ts';

/** Changes a draft, or a contract the registry has returned. @throws CONTRACT_NOT_EDITABLE, CONTRACT_REGISTRY_FIXED */
export async function updateContract(
  tx: Tx,
  act: Act,
  id: string,
  draft: ContractDraft,
  registries: readonly Registry[],
): Promise<ContractRow> {
  const contract = await findContract(tx.sql, id, { lock: true });
  if (!contract) throw notFound('合同', 'contract', id);
  const sellers = contract.parties.flatMap((p) => (p.side === 'seller' && p.organisationId ? [p.organisationId] : []));
  const grant = authorise(act.actor, 'contracts.contract.write', { organisationIds: sellers });
  if (contract.status !== 'DRAFT' && contract.status !== 'RETURNED') {
    throw new Problem('CONTRACT_NOT_EDITABLE', {
      status: 409,
      zh: '合同已提交，不能直接修改',
      en: 'The contract has been submitted and cannot be changed',
      remedy: { zh: '可请登记处退回补正，或撤回后重新录入', en: 'Ask the registry to return it, or withdraw and enter it again' },
    });
  }
  const registry = registryOf(registries, draft.parties.find((p) => p.side === 'seller')?.region);
  const sellersAfter = draft.parties.flatMap((p) => (p.side === 'seller' && p.organisationId ? [p.organisationId] : []));
  // The case belongs to its sellers and its registry; another one is another contract.
  if (registry.region !== contract.registryRegion || sellersAfter.join() !== sellers.join()) {
    throw new Problem('CONTRACT_REGISTRY_FIXED', {
      status: 409,
      zh: '不能更换卖方或登记地',
      en: 'The seller and the place of registration cannot be changed',
      where: { field: 'parties' },
      remedy: { zh: '请撤回本申请，重新录入合同', en: 'Withdraw this application and enter the contract again' },
    });
  }
  // Receipts alone move the actual amount.
  await replaceDraft(tx.sql, id, { ...draft, actualAmountFen: contract.actualAmountFen });
  await appendAudit(tx, {
    at: act.now,
    actor: { accountId: act.actor!.accountId, organisationId: grant.organisationId, role: grant.role },
    action: 'contracts.contract.changed',
    subject: { kind: 'contracts.contract', id },
    detail: { before: draftOf(contract), after: draft },
    requestId: act.requestId,
  });
  tx.emit({ topic: 'contracts.contract.changed', key: id });
  return (await findContract(tx.sql, id))!;
}

function draftOf(row: ContractRow): Partial<ContractDraft> {
  const { name, type, contractAmountFen, technologyTransactionAmountFen, parties, signDate, endDate } = row;
  return { name, type, contractAmountFen, technologyTransactionAmountFen, parties, signDate, endDate };
}
