import { newId } from '../../../kernel/base/id.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import { postTransfers } from '../../../kernel/ledger/index.ts';
import type { Act, FinanceParts } from '../act.ts';
import { openPool, poolAccount, sourceAccount } from '../pools.ts';
import { productOf } from '../products.ts';
import { insertContribution } from '../store/claims.ts';

/** A city's finance side puts money into its pool. @throws Problem FORBIDDEN, NOT_FOUND, REGION_UNKNOWN, CONTRIBUTION_RECORDED */
export async function contribute(
  parts: FinanceParts, db: Database | Tx, act: Act, input: { product: string; region: string; amountFen: Fen; source: string; reference: string },
): Promise<{ id: string }> {
  const assignment = authorise(act.actor, 'finance.pool.fund', { region: input.region });
  const actor = act.actor!;
  const product = productOf(parts, input.product);
  return inTransaction(db, async (tx) => {
    if (!parts.regions.some((r) => r.code === input.region)) throw new Problem('REGION_UNKNOWN', { zh: `本区没有 ${input.region}`, en: `The zone has no region ${input.region}`, where: { field: 'region' } });
    const id = newId(act.now);
    const by = auditActor(actor, assignment);
    await insertContribution(tx.sql, { id, ...input, at: act.now, by: actor.accountId, byName: actor.displayName });
    await openPool(tx, product, input.region, act.now);
    await postTransfers(tx, {
      key: `finance.contribution.${id}`, at: act.now, by, subject: { kind: 'finance.pool', id: `${product.id}.${input.region}` },
      memo: { zh: `${product.zh}出资：${input.source}`, en: `Contribution to ${product.en}: ${input.source}` }, clause: product.documentNumber,
      transfers: [{ from: sourceAccount(product.id, input.region), to: poolAccount(product.id, input.region), amount: input.amountFen }],
    });
    await appendAudit(tx, { at: act.now, actor: by, action: 'finance.pool.funded', subject: { kind: 'finance.pool', id: `${product.id}.${input.region}` }, detail: input, requestId: act.requestId });
    tx.emit({ topic: 'finance.pool.changed', key: product.id });
    return { id };
  });
}
