import { dateOf } from '../../kernel/base/calendar-date.ts';
import { notFound } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { HookContext, ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { VoucherParts } from './act.ts';
import { addMonths } from './domain/rules.ts';
import { type BreachRow, findBreach, outstandingOf, setBreach } from './store/breaches.ts';
import { ordersOfClaimant } from './store/orders.ts';
import { ban } from './store/parties.ts';
import { freezeQuotas, revokeQuotas } from './store/quotas.ts';

/** States in which an order still runs and is stopped by a decision. */
const RUNNING = new Set(['PLACED', 'ACCEPTED', 'QUOTA_RESERVED', 'CONTRACTED', 'DELIVERED', 'DISPUTED', 'CONFIRMED', 'REDEMPTION_SUBMITTED', 'RETURNED', 'CHECKED', 'PUBLICISED', 'OBJECTED', 'APPROVED']);

async function breachOf(tx: Tx, ctx: HookContext): Promise<BreachRow> {
  const breach = await findBreach(tx.sql, ctx.case.subject.id);
  if (!breach) throw notFound('违规核查', 'inquiry', ctx.case.subject.id);
  return breach;
}

const changed = (tx: Tx, ctx: HookContext): void => tx.emit({ topic: 'vouchers.breach.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });

export function breachHooks({ engine, book }: VoucherParts): ProcedureHooks {
  return {
    guards: {
      'vouchers.breach.decisionFits': async (_tx, ctx) => {
        const years = ctx.data['banYears'] as number;
        const { least, most } = book.banYears;
        return years === 0 || (years >= least && years <= most)
          ? { ok: true }
          : { ok: false, reasons: [{ zh: `禁止申领年限为 ${least}—${most} 年，或不作限制（0）`, en: `The exclusion is ${least} to ${most} years, or none (0)` }] };
      },
      'vouchers.breach.recovered': async (tx, ctx) => {
        const left = await outstandingOf(tx.sql, ctx.case.subject.id);
        return left === 0 ? { ok: true } : { ok: false, reasons: [{ zh: `尚有 ${left / 100} 元未追回`, en: `${left / 100} yuan have not been recovered yet` }] };
      },
    },
    effects: {
      'vouchers.breach.follow': async (tx, ctx) => {
        await setBreach(tx.sql, ctx.case.subject.id, { status: ctx.evaluation.state });
        changed(tx, ctx);
      },
      'vouchers.breach.clear': async (tx, ctx) => {
        const breach = await breachOf(tx, ctx);
        await setBreach(tx.sql, breach.id, { status: ctx.evaluation.state });
        await freezeQuotas(tx.sql, breach.claimantId, false);
        changed(tx, ctx);
      },
      /** Paid orders become claims, running ones stop, quota goes, and the body is kept out for a time. */
      'vouchers.breach.find': async (tx, ctx) => {
        const breach = await breachOf(tx, ctx);
        const { banYears, revokeQuota = true } = ctx.data as { banYears: number; revokeQuota?: boolean };
        const banUntil = banYears > 0 ? addMonths(dateOf(ctx.now), banYears * 12) : null;
        if (revokeQuota) await revokeQuotas(tx.sql, breach.claimantId);
        else await freezeQuotas(tx.sql, breach.claimantId, false);
        if (banUntil) await ban(tx.sql, breach.claimantId, banUntil, ctx.now);
        let recoverFen = 0;
        const base = { expectedSeq: null, actor: undefined, flow: 'vouchers.breach', now: ctx.now, requestId: ctx.requestId, reason: ctx.reason };
        for (const order of await ordersOfClaimant(tx.sql, breach.claimantId, breach.orderId)) {
          if (order.status === 'PAID') {
            recoverFen += order.paidFen;
            await engine.act(tx, { ...base, caseId: order.caseId, action: 'clawBackByCase', data: { clawBackFen: order.paidFen, breachId: breach.id } });
          } else if (RUNNING.has(order.status)) await engine.act(tx, { ...base, caseId: order.caseId, action: 'stopByCase', data: {} });
        }
        await setBreach(tx.sql, breach.id, { status: ctx.evaluation.state, banUntil, recoverFen });
        changed(tx, ctx);
      },
    },
  };
}
