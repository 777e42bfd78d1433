import { appendAudit } from '../../../kernel/audit/index.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { spellYuan } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { ContractInput } from '../../../kernel/base/route-contract.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor } from '../../../kernel/identity/index.ts';
import type { Act, VoucherParts } from '../act.ts';
import type { applyQuota as contract } from '../contract.ts';
import { eligibility } from '../domain/eligibility.ts';
import { ruleOf } from '../domain/rules.ts';
import { claimantFacts } from '../queries/assess.ts';
import { heldFen } from '../quota-hooks.ts';
import { findClaimant, saveClaimant } from '../store/parties.ts';
import { insertQuota, quotasOf } from '../store/quotas.ts';
import { keyOf, ownOrganisation, regionOf } from './own-organisation.ts';

export type QuotaApplication = ContractInput<typeof contract>['body'];

/**
 * Applies for the quota of the year in the name of the actor's organisation and opens the case. What is not known yet is
 * left to the centre; a plain no is refused at once.
 * @throws Problem VOUCHER_NOT_ELIGIBLE, VOUCHER_QUOTA_PENDING, VOUCHER_HOLDING_CAP, VOUCHER_RULE_MISSING
 */
export async function applyQuota(parts: VoucherParts, db: Database | Tx, act: Act, input: QuotaApplication, demo = false): Promise<{ id: string; caseId: string }> {
  return inTransaction(db, async (tx) => {
    const { organisation: o, assignment } = await ownOrganisation(parts, tx.sql, act.actor, 'vouchers.wallet.use');
    const today = dateOf(act.now);
    const region = regionOf(o);
    const rule = ruleOf(parts.book.rules, region, today);
    await saveClaimant(tx.sql, {
      id: o.id, name: o.nameZh, key: keyOf(o), kind: input.kind, region, smeNumber: input.smeNumber ?? null, smeValidUntil: input.smeValidUntil ?? null,
      teamMembers: input.teamMembers ?? null, teamIncubator: input.teamIncubator ?? null,
    }, act.now);
    const claimant = (await findClaimant(tx.sql, o.id, { lock: true }))!;
    const { answer, leaves } = eligibility(rule, await claimantFacts(tx.sql, claimant, claimant.kind, region), today);
    if (answer === 'NO') {
      throw new Problem('VOUCHER_NOT_ELIGIBLE', {
        zh: '不符合申领条件', en: 'Not eligible for vouchers',
        details: leaves.filter((l) => l.answer === 'NO').map((l) => ({ code: l.id, zh: `${l.zh}（${l.clause.zh}）`, en: `${l.en} (${l.clause.en})` })),
      });
    }
    const held = heldFen(await quotasOf(tx.sql, o.id));
    if (rule.holdingCapFen !== null && held + input.requestedFen > rule.holdingCapFen) {
      throw new Problem('VOUCHER_HOLDING_CAP', {
        zh: `持有未用额度不得超过 ${spellYuan(rule.holdingCapFen)} 元，现有 ${spellYuan(held)} 元`, en: `No more than ${spellYuan(rule.holdingCapFen)} yuan may be held unused; ${spellYuan(held)} are held`, where: { field: 'requestedFen' },
        remedy: { zh: '请先使用已有额度', en: 'Use the quota you have first' },
      });
    }
    const id = newId(act.now);
    const opened = await parts.engine.openCase(tx, {
      definitionId: 'voucher-quota', subject: { kind: 'vouchers.quota', id }, title: `${o.nameZh} 申领创新券额度 ${spellYuan(input.requestedFen)} 元`,
      parties: { claimant: [{ organisationId: o.id, name: o.nameZh }] }, region, park: o.park, ...act,
    });
    await insertQuota(tx.sql, { id, caseId: opened.id, number: opened.number, claimantId: o.id, region, year: Number(today.slice(0, 4)), ruleId: rule.id, requestedFen: input.requestedFen, demo }, act.now);
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'vouchers.quota.applied', subject: { kind: 'vouchers.quota', id }, detail: { ...input, rule: rule.id }, requestId: act.requestId });
    return { id, caseId: opened.id };
  });
}
