import { dateOf } from '../../kernel/base/calendar-date.ts';
import { type Fen, spellYuan } from '../../kernel/base/money.ts';
import { notFound } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { HookContext, ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { VoucherParts } from './act.ts';
import { eligibility } from './domain/eligibility.ts';
import { quotaValidUntil, ruleOf } from './domain/rules.ts';
import { claimantFacts } from './queries/assess.ts';
import { findClaimant, setHonesty } from './store/parties.ts';
import { findQuota, grantQuota, type QuotaRow, quotasOf, setQuotaStatus } from './store/quotas.ts';

async function quotaOf(tx: Tx, ctx: HookContext): Promise<QuotaRow> {
  const quota = await findQuota(tx.sql, ctx.case.subject.id, { lock: true });
  if (!quota) throw notFound('创新券额度', 'voucher quota', ctx.case.subject.id);
  return quota;
}

/** What a claimant holds unused, reserved parts included. */
export const heldFen = (quotas: readonly QuotaRow[]): Fen => quotas.filter((q) => q.status === 'GRANTED' || q.status === 'FROZEN').reduce((sum, q) => sum + q.freeFen + q.reservedFen, 0);

export function quotaHooks(parts: VoucherParts): ProcedureHooks {
  return {
    guards: {
      'vouchers.quota.grantable': async (tx, ctx) => {
        const quota = await quotaOf(tx, ctx);
        const today = dateOf(ctx.now);
        const rule = ruleOf(parts.book.rules, quota.region, today);
        const claimant = (await findClaimant(tx.sql, quota.claimantId, { lock: true }))!;
        const grantedFen = ctx.data['grantedFen'] as Fen;
        const ceiling = rule.annualCeilingFen[claimant.kind];
        const quotas = await quotasOf(tx.sql, claimant.id);
        const year = Number(today.slice(0, 4));
        // It counts in the year it is granted in, whenever it was applied for: from then on it can be used.
        const ofYear = quotas.filter((q) => q.id !== quota.id && q.year === year).reduce((sum, q) => sum + q.grantedFen - q.expiredFen - q.revokedFen, 0);
        // The officer's own statement on the form stands for the honesty check; the other leaves must hold.
        const facts = { ...(await claimantFacts(tx.sql, claimant, claimant.kind, quota.region)), dishonest: false };
        const open = eligibility(rule, facts, today).leaves.filter((l) => l.answer !== 'YES');
        const reasons = [
          ...open.map((l) => (l.missing ? { zh: `${l.zh}，缺：${l.missing.zh}`, en: `${l.en}; missing: ${l.missing.en}` } : { zh: l.zh, en: l.en })),
          ...(grantedFen > quota.requestedFen ? [{ zh: '核发额度不得超过申请额度', en: 'No more than was asked for can be granted' }] : []),
          ...(ofYear + grantedFen > ceiling ? [{ zh: `本年核发合计不得超过年度上限 ${spellYuan(ceiling)} 元`, en: `What is granted in a year must stay within ${spellYuan(ceiling)} yuan` }] : []),
          ...(rule.holdingCapFen !== null && heldFen(quotas) + grantedFen > rule.holdingCapFen ? [{ zh: `持有未用额度不得超过 ${spellYuan(rule.holdingCapFen)} 元`, en: `No more than ${spellYuan(rule.holdingCapFen)} yuan may be held unused` }] : []),
        ];
        return reasons.length === 0 ? { ok: true } : { ok: false, reasons };
      },
    },
    effects: {
      'vouchers.quota.grant': async (tx, ctx) => {
        const quota = await quotaOf(tx, ctx);
        const today = dateOf(ctx.now);
        await setHonesty(tx.sql, quota.claimantId, false, ctx.now);
        await grantQuota(tx.sql, quota.id, ctx.data['grantedFen'] as Fen, today, quotaValidUntil(ruleOf(parts.book.rules, quota.region, today), today));
        tx.emit({ topic: 'vouchers.quota.changed', key: quota.id, payload: { state: 'GRANTED' } });
      },
      'vouchers.quota.follow': async (tx, ctx) => {
        await setQuotaStatus(tx.sql, ctx.case.subject.id, ctx.evaluation.state as QuotaRow['status']);
        tx.emit({ topic: 'vouchers.quota.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });
      },
    },
  };
}
