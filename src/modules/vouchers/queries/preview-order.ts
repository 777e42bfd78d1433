import { dateOf } from '../../../kernel/base/calendar-date.ts';
import type { ContractAnswer, ContractInput } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/index.ts';
import type { VoucherParts } from '../act.ts';
import { ownOrganisation, regionOf } from '../commands/own-organisation.ts';
import { itemUnknown } from '../commands/place-order.ts';
import type { previewOrder as contract } from '../contract.ts';
import { computeGrant } from '../domain/share.ts';
import { findItem, findProvider } from '../store/parties.ts';
import { assess } from './assess.ts';
import { viewRule } from './get-order.ts';

/** What a voucher would pay for an order that is only thought of, and every reason for and against it. */
export async function previewOrder(parts: VoucherParts, handle: Sql, actor: Actor | undefined, now: Date, draft: ContractInput<typeof contract>['body']): Promise<ContractAnswer<typeof contract>> {
  const { organisation: o } = await ownOrganisation(parts, handle, actor, 'vouchers.wallet.use');
  const today = dateOf(now);
  const homeRegion = regionOf(o);
  const item = await findItem(handle, draft.itemId);
  const provider = item && (await findProvider(handle, item.providerId));
  if (!provider) throw itemUnknown();
  const { rule, eligibility, findings, freeQuotaFen, remainingAnnualCapFen } = await assess(
    parts, handle, { ...draft, id: null, claimantId: o.id, homeRegion, quotaId: null, reservedFen: 0, relationsOn: today, otherSupport: false }, today,
  );
  const computation = computeGrant(rule, { contractAmountFen: draft.amountFen, remainingQuotaFen: freeQuotaFen, remainingAnnualCapFen });
  return {
    computation, eligibility, rule: viewRule(rule),
    // A firm learns what stops it, not what only makes the centre look twice.
    findings: findings.filter((f) => f.severity === 'BLOCK'),
    ownShareFen: draft.amountFen - computation.grantFen,
    payer: provider.region === homeRegion ? 'HOME' : rule.payment[draft.form],
  };
}
