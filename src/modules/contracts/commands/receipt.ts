import { newId } from '../../../kernel/base/id.ts';
import { spellYuan } from '../../../kernel/base/money.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/actor.ts';
import type { RequestContext } from '../../../kernel/identity/route.ts';
import { findContract } from '../store/contracts.ts';
import { insertReceipt } from '../store/receipts.ts';

/**
 * Money received under a registered contract; the actual amount is the sum of its receipts.
 * @throws RECEIPT_EXCEEDS_CONTRACT, RECEIPT_ALREADY_RECORDED, CONTRACT_NOT_REGISTERED
 */
export async function recordReceipt(
  ctx: RequestContext,
  contractId: string,
  receipt: { receivedOn: string; amountFen: number; bankReference: string },
): Promise<{ actualAmountFen: number }> {
  return inTransaction(ctx.db, async (tx) => {
    const contract = await findContract(tx.sql, contractId, { lock: true });
    if (!contract) throw notFound('合同', 'contract', contractId);
    const sellers = contract.parties.flatMap((p) => (p.side === 'seller' && p.organisationId ? [p.organisationId] : []));
    const grant = authorise(ctx.actor, 'contracts.contract.write', { organisationIds: sellers });
    if (!contract.recognition) throw notRegistered();
    if (contract.standing === 'REVOKED' || contract.standing === 'CANCELLED') throw notInForce();
    const actualAmountFen = contract.actualAmountFen + receipt.amountFen;
    const ceiling = contract.recognition.technologyTransactionAmountFen;
    if (actualAmountFen > ceiling) {
      throw new Problem('RECEIPT_EXCEEDS_CONTRACT', {
        zh: `累计到账 ${spellYuan(actualAmountFen)} 元将超过技术交易额 ${spellYuan(ceiling)} 元`,
        en: `Receipts of ${spellYuan(actualAmountFen)} yuan would exceed the technology amount of ${spellYuan(ceiling)} yuan`,
        where: { field: 'amountFen' },
        remedy: { zh: `最多还可登记 ${(ceiling - contract.actualAmountFen) / 100} 元`, en: `At most ${(ceiling - contract.actualAmountFen) / 100} yuan can still be recorded` },
      });
    }
    const now = ctx.clock.now();
    await insertReceipt(tx.sql, { id: newId(now), contractId, ...receipt, recordedBy: ctx.actor!.accountId, recordedAt: now });
    await appendAudit(tx, {
      at: now,
      actor: { accountId: ctx.actor!.accountId, organisationId: grant.organisationId, role: grant.role },
      action: 'contracts.receipt.recorded',
      subject: { kind: 'contracts.contract', id: contractId },
      detail: { ...receipt, actualAmountFen },
      requestId: ctx.requestId,
    });
    tx.emit({ topic: 'contracts.contract.changed', key: contractId });
    return { actualAmountFen };
  });
}

export function notRegistered(): Problem {
  return new Problem('CONTRACT_NOT_REGISTERED', {
    status: 409,
    zh: '合同尚未登记',
    en: 'The contract has not been registered',
    remedy: { zh: '登记完成后再试', en: 'Try again once it is registered' },
  });
}

/** A revoked or cancelled registration takes nothing more. */
export function notInForce(): Problem {
  return new Problem('CONTRACT_NOT_IN_FORCE', {
    status: 409,
    zh: '登记已撤销或注销',
    en: 'The registration has been revoked or cancelled',
    remedy: { zh: '可在合同页查看登记的经过', en: 'See what happened to it on the page of the contract' },
  });
}
