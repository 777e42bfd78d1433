import { newId } from '../../../kernel/base/id.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/actor.ts';
import type { ContractDraft, ContractLinks } from '../contract.ts';
import type { Act, ProcedurePort } from '../procedure-port.ts';
import { type Registry, registryOf } from '../registries.ts';
import { insertContract } from '../store/contracts.ts';

export const noLinks: ContractLinks = { talkId: null, demandId: null, resultId: null, pricingCaseId: null };

/**
 * Enters a contract as a draft and opens its registration case at the registry of the first seller's region. Only the
 * income side applies: one of the sellers must be the actor's organisation.
 * @throws Problem FORBIDDEN, REGISTRY_NOT_FOUND, CONTRACT_TALK_USED, CONTRACT_SELLER_UNKNOWN
 */
export async function createContract(
  tx: Tx,
  act: Act,
  input: { draft: ContractDraft; links?: ContractLinks; demo?: boolean },
  deps: { procedure: ProcedurePort; registries: readonly Registry[] },
): Promise<{ id: string; caseId: string }> {
  const { draft, links = noLinks, demo = false } = input;
  const onPlatform = (side: 'seller' | 'buyer') =>
    draft.parties.flatMap((p) => (p.side === side && p.organisationId ? [{ organisationId: p.organisationId, name: p.name }] : []));
  const sellers = onPlatform('seller');
  if (sellers.length === 0) {
    throw new Problem('CONTRACT_SELLER_UNKNOWN', {
      zh: '卖方中至少要有一个本平台的单位',
      en: 'At least one seller must be an organisation of this platform',
      where: { field: 'parties' },
      remedy: { zh: '请从单位名录中选择卖方', en: 'Choose the seller from the directory' },
    });
  }
  const grant = authorise(act.actor, 'contracts.contract.write', { organisationIds: sellers.map((s) => s.organisationId) });
  const registry = registryOf(deps.registries, draft.parties.find((p) => p.side === 'seller')?.region);
  const id = newId(act.now);
  const { id: caseId } = await deps.procedure.openCase(tx, act, {
    definitionId: 'contract-registration',
    subject: { kind: 'contracts.contract', id },
    title: draft.name,
    parties: { seller: sellers, buyer: onPlatform('buyer') },
    region: registry.region,
    park: null,
  });
  await insertContract(tx.sql, {
    id,
    caseId,
    draft,
    registryCode: registry.code,
    registryRegion: registry.region,
    links,
    demo,
    createdBy: act.actor?.accountId ?? null,
    createdAt: act.now,
  });
  await appendAudit(tx, {
    at: act.now,
    actor: { accountId: act.actor!.accountId, organisationId: grant.organisationId, role: grant.role },
    action: 'contracts.contract.created',
    subject: { kind: 'contracts.contract', id },
    detail: { name: draft.name, type: draft.type, contractAmountFen: draft.contractAmountFen, links },
    requestId: act.requestId,
  });
  tx.emit({ topic: 'contracts.contract.changed', key: id });
  return { id, caseId };
}
