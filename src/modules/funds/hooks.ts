import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { commitReservation, releaseReservation, reserveTransfer } from '../../kernel/ledger/index.ts';
import type { Effect, Guard, HookContext, ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { FundParts } from './act.ts';
import { openPayee, payeeAccount, taskAccount } from './accounts.ts';
import { withdrawSupport } from './commands/support.ts';
import { knownBatch, knownFund } from './known.ts';
import { type BatchRow, insertHold, insertPayment, insertPaymentOrder, insertStep, type LineRow, nextRound, readLines, setBatchStatus } from './store/batches.ts';
import { insertPosting } from './store/postings.ts';

const live = (lines: readonly LineRow[]): LineRow[] => lines.filter((l) => l.refusedReason === null);
const by = (ctx: HookContext) => (ctx.actor ? { accountId: ctx.actor.accountId, organisationId: ctx.organisationId, role: ctx.role } : null);

/** Names that `procedures/fund-batch.yaml` calls. */
export function fundHooks(parts: FundParts): ProcedureHooks {
  const batchOf = (tx: Tx, ctx: HookContext): Promise<BatchRow> => knownBatch(tx.sql, ctx.case.subject.id, { lock: true });

  const whole: Guard = async (tx, ctx) => {
    const batch = await batchOf(tx, ctx);
    const lines = live(await readLines(tx.sql, batch.id));
    if (lines.length === 0) return { ok: false, reasons: [{ zh: '批次中没有可支付的行', en: 'The batch has no line to be paid' }] };
    // Whoever typed the lines is in the history only as the one who submitted them.
    if (ctx.action !== 'submit' && ctx.actor && ctx.actor.accountId === batch.preparedBy) return { ok: false, reasons: [{ zh: '编制人不能审核、批准自己的批次', en: 'Whoever prepared the batch neither checks nor approves it' }] };
    return { ok: true };
  };

  const follow: Effect = async (tx, ctx) => {
    await setBatchStatus(tx.sql, ctx.case.subject.id, ctx.evaluation.state);
    await insertStep(tx.sql, { batchId: ctx.case.subject.id, action: ctx.action, byName: ctx.actor?.displayName ?? '系统', byId: ctx.actor?.accountId ?? null, at: ctx.now });
    tx.emit({ topic: 'funds.batch.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });
  };

  const reserve: Effect = async (tx, ctx) => {
    const batch = await batchOf(tx, ctx);
    const fund = await knownFund(tx.sql, batch.fundId);
    const round = await nextRound(tx.sql, batch.id);
    const expiresAt = new Date(`${addDays(dateOf(ctx.now), parts.rules.reservedFor)}T00:00:00+08:00`);
    for (const l of live(await readLines(tx.sql, batch.id))) {
      await openPayee(tx, fund, { code: l.payeeCode, name: l.payeeName, purpose: l.purpose, region: l.region }, ctx.now);
      const { reservation } = await reserveTransfer(tx, {
        key: `funds.line.${l.id}.reserve.${round}`, at: ctx.now, by: by(ctx), subject: { kind: 'funds.line', id: l.id }, clause: l.clause, expiresAt,
        memo: { zh: `批次 ${batch.number} 第 ${l.no} 行预留：${l.payeeName}`, en: `Batch ${batch.number}, line ${l.no} reserved: ${l.payeeName}` },
        from: taskAccount(fund, l.taskId, l.purpose, l.region), to: payeeAccount(fund, l.payeeCode, l.purpose, l.region), amount: l.amountFen,
      });
      await insertHold(tx.sql, { lineId: l.id, round, reservation });
    }
    await follow(tx, ctx);
  };

  /** Gives the reserved money back, where a check had reserved it. */
  const free = async (tx: Tx, ctx: HookContext): Promise<BatchRow> => {
    const batch = await batchOf(tx, ctx);
    if (!['CHECKED', 'APPROVED'].includes(batch.status)) return batch;
    for (const l of live(await readLines(tx.sql, batch.id))) {
      if (l.reservation) await releaseReservation(tx, { key: `funds.line.${l.id}.release.${batch.round}`, at: ctx.now, by: by(ctx), reservation: l.reservation, reason: { zh: ctx.reason ?? '退回', en: ctx.reason ?? 'Returned' } });
    }
    return batch;
  };
  const release: Effect = async (tx, ctx) => {
    await free(tx, ctx);
    await follow(tx, ctx);
  };
  const stop: Effect = async (tx, ctx) => {
    const batch = await free(tx, ctx);
    for (const l of live(await readLines(tx.sql, batch.id))) await withdrawSupport(tx, l.groundKind === 'award' ? 'awards' : 'funds', l.reference, ctx.now);
    await follow(tx, ctx);
  };

  const pay: Effect = async (tx, ctx) => {
    const batch = await batchOf(tx, ctx);
    const paymentOrder = String(ctx.data.paymentOrder);
    await insertPaymentOrder(tx.sql, paymentOrder, batch.id);
    for (const l of live(await readLines(tx.sql, batch.id))) {
      const { transfer } = await commitReservation(tx, { key: `funds.line.${l.id}.pay`, at: ctx.now, by: by(ctx), reservation: l.reservation!, amount: l.amountFen, memo: { zh: `批次 ${batch.number} 第 ${l.no} 行付款：${l.payeeName}`, en: `Batch ${batch.number}, line ${l.no} paid: ${l.payeeName}` }, clause: l.clause });
      await insertPayment(tx.sql, { lineId: l.id, batchId: batch.id, paymentOrder, paidOn: dateOf(ctx.now), at: ctx.now, by: ctx.actor?.accountId ?? null, byName: ctx.actor?.displayName ?? '系统' });
      await insertPosting(tx.sql, {
        transfer, kind: 'payment', fundId: batch.fundId, programmeId: l.programmeId, taskId: l.taskId, region: l.region, recordId: l.id, party: l.payeeCode, amountFen: l.amountFen,
        subjectKind: 'funds.line', subjectId: l.id, at: ctx.now,
      });
    }
    await follow(tx, ctx);
    tx.emit({ topic: 'funds.fund.changed', key: batch.fundId });
  };

  return {
    guards: { 'funds.batch.whole': whole },
    effects: { 'funds.batch.follow': follow, 'funds.batch.reserve': reserve, 'funds.batch.release': release, 'funds.batch.stop': stop, 'funds.batch.pay': pay },
  };
}
