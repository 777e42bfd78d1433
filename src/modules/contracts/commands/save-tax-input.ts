import { notFound } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/actor.ts';
import type { Act } from '../procedure-port.ts';
import { findContract } from '../store/contracts.ts';
import { saveTaxRow } from '../store/tax.ts';

/** What a seller states about a contract's year for the tax sheet. @throws Problem NOT_FOUND, FORBIDDEN */
export async function saveTaxInput(
  tx: Tx,
  act: Act,
  contractId: string,
  input: { organisationId: string; year: number; costFen: number; linkedServiceFen: number; linkedTogether: boolean },
): Promise<void> {
  const contract = await findContract(tx.sql, contractId);
  if (!contract?.parties.some((p) => p.side === 'seller' && p.organisationId === input.organisationId)) throw notFound('合同', 'contract', contractId);
  const grant = authorise(act.actor, 'contracts.contract.write', { organisationIds: [input.organisationId] });
  await saveTaxRow(tx.sql, { contractId, ...input, savedBy: act.actor!.accountId, savedAt: act.now });
  await appendAudit(tx, {
    at: act.now,
    actor: { accountId: act.actor!.accountId, organisationId: grant.organisationId, role: grant.role },
    action: 'contracts.tax-input.saved',
    subject: { kind: 'contracts.contract', id: contractId },
    detail: { ...input },
    requestId: act.requestId,
  });
}
