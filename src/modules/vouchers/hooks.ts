import { dateOf } from '../../kernel/base/calendar-date.ts';
import { type Fen, spellYuan } from '../../kernel/base/money.ts';
import type { Guard, ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { VoucherParts } from './act.ts';
import { breachHooks } from './breach-hooks.ts';
import { plainNumber } from './domain/plain-number.ts';
import { isSpotChecked } from './domain/spot-check.ts';
import { orderEffects } from './order-effects.ts';
import { lacking, orderOf, type Words } from './order-of.ts';
import { assess, clawBackOf, computeOrder, questionOf } from './queries/assess.ts';
import { quotaHooks } from './quota-hooks.ts';
import { isFrozen } from './store/orders.ts';
import { findInvoice } from './store/papers.ts';
import { findProvider } from './store/parties.ts';

const answer = (reasons: Words[]): Awaited<ReturnType<Guard>> => (reasons.length === 0 ? { ok: true } : { ok: false, reasons });

const FROZEN: Words = { zh: '该单位或订单正在核查，已冻结', en: 'The body or the order is under inquiry and frozen' };

/** Names that `procedures/voucher-order.yaml`, `voucher-quota.yaml` and `voucher-breach.yaml` call. */
export function voucherHooks(parts: VoucherParts): ProcedureHooks {
  /** Everything a person must have looked at leaves a note. */
  const noteOnHints = (findings: readonly { severity: string; zh: string; en: string }[], note: unknown): Words[] => {
    const hints = findings.filter((f) => f.severity === 'CHECK');
    if (hints.length === 0 || (typeof note === 'string' && note.trim().length >= 4)) return [];
    return [{ zh: `有提示线索，须写明核查说明：${hints.map((h) => h.zh).join('；')}`, en: `Hints must be looked into and the note filled in: ${hints.map((h) => h.en).join('; ')}` }];
  };

  /** Placing lets what is unknown pass: the centre finds it out before it reserves. */
  const placeable: Guard = async (tx, ctx) => {
    const order = await orderOf(tx, ctx);
    const { eligibility } = await assess(parts, tx.sql, { ...questionOf(order, dateOf(ctx.now)), otherSupport: false }, dateOf(ctx.now));
    const frozen = await isFrozen(tx.sql, order.id);
    return answer([...eligibility.leaves.filter((l) => l.answer === 'NO').map(({ zh, en }) => ({ zh, en })), ...(frozen ? [FROZEN] : [])]);
  };

  const reservable: Guard = async (tx, ctx) => {
    const order = await orderOf(tx, ctx);
    const { eligibility, findings } = await assess(parts, tx.sql, { ...questionOf(order, dateOf(ctx.now)), otherSupport: false }, dateOf(ctx.now));
    const open = eligibility.leaves.filter((l) => l.answer !== 'YES').map((l) => (l.missing ? { zh: `${l.zh}，缺：${l.missing.zh}`, en: `${l.en}; missing: ${l.missing.en}` } : { zh: l.zh, en: l.en }));
    return answer([...open, ...((await isFrozen(tx.sql, order.id)) ? [FROZEN] : []), ...noteOnHints(findings, ctx.data['findingsNote'])]);
  };

  const providerActive: Guard = async (tx, ctx) => {
    const provider = await findProvider(tx.sql, (await orderOf(tx, ctx)).providerId);
    return answer(provider?.status === 'ACCEPTED' ? [] : [{ zh: '服务机构已被暂停接单', en: 'The provider is suspended' }]);
  };

  const contractFits: Guard = async (tx, ctx) => {
    const order = await orderOf(tx, ctx);
    const { contractDate, contractEnd, contractAmountFen } = ctx.data as { contractDate: string; contractEnd: string; contractAmountFen: Fen };
    const today = dateOf(ctx.now);
    const { findings } = await assess(parts, tx.sql, { ...questionOf(order, today), relationsOn: contractDate }, today);
    return answer([
      ...(order.reservedOn !== null && contractDate < order.reservedOn ? [{ zh: `合同签订日期不得早于额度预留日 ${order.reservedOn}（不受理倒签合同）`, en: `The contract must not be dated before the reservation of ${order.reservedOn}` }] : []),
      ...(contractDate > today ? [{ zh: '合同签订日期不得晚于今天', en: 'The contract must not be dated in the future' }] : []),
      ...(contractEnd < contractDate ? [{ zh: '履行期限不得早于签订日期', en: 'The contract ends before it begins' }] : []),
      ...(contractAmountFen <= 0 ? [{ zh: '合同金额须大于零', en: 'The amount must be above zero' }] : []),
      // Relations count on the day of the contract; a link that arises later does not matter.
      ...findings.filter((f) => f.severity === 'BLOCK' && f.code !== 'EXCLUDED_SERVICE').map(({ zh, en }) => ({ zh, en })),
      ...(await lacking(tx.sql, order.id, ['CONTRACT'])),
    ]);
  };

  const checkFits: Guard = async (tx, ctx) => {
    const order = await orderOf(tx, ctx);
    const today = dateOf(ctx.now);
    const { grantFen, excludedCostsFen = 0, checkNote } = ctx.data as { grantFen: Fen; excludedCostsFen?: Fen; checkNote?: string };
    const computed = await computeOrder(parts, tx.sql, order, today, { excludedCostsFen });
    const { findings } = await assess(parts, tx.sql, { ...questionOf(order, today), otherSupport: false }, today, await findInvoice(tx.sql, order.id));
    const noted = typeof checkNote === 'string' && checkNote.trim().length >= 4;
    const spot = isSpotChecked(order.id, order.contractAmountFen ?? order.amountFen, parts.book.spotCheck);
    return answer([
      ...(grantFen > computed.grantFen ? [{ zh: `核定金额不得超过计算额 ${spellYuan(computed.grantFen)} 元`, en: `No more than the computed ${spellYuan(computed.grantFen)} yuan can be approved` }] : []),
      ...(grantFen < computed.grantFen && !noted ? [{ zh: `低于计算额 ${spellYuan(computed.grantFen)} 元的，须写明核查说明`, en: `Less than the computed ${spellYuan(computed.grantFen)} yuan needs a note` }] : []),
      ...(spot && !noted ? [{ zh: '本单被抽中现场核查，须写明核查说明', en: 'This order was drawn for a spot check; a note is needed' }] : []),
      ...findings.filter((f) => f.severity === 'BLOCK').map(({ zh, en }) => ({ zh, en })),
      ...noteOnHints(findings, checkNote),
      ...((await isFrozen(tx.sql, order.id)) ? [FROZEN] : []),
    ]);
  };

  const redeemable: Guard = async (tx, ctx) => {
    const order = await orderOf(tx, ctx);
    const { invoiceDate, sellerTaxNumber } = ctx.data as { invoiceDate: string; sellerTaxNumber: string };
    const provider = await findProvider(tx.sql, order.providerId);
    return answer([
      ...(order.contractDate !== null && invoiceDate < order.contractDate ? [{ zh: `开票日期早于合同签订日期 ${order.contractDate}`, en: `The invoice is dated before the contract of ${order.contractDate}` }] : []),
      ...(invoiceDate > dateOf(ctx.now) ? [{ zh: '开票日期不得晚于今天', en: 'The invoice must not be dated in the future' }] : []),
      ...(provider && provider.key.length === 18 && provider.key !== plainNumber(sellerTaxNumber) ? [{ zh: '发票销售方不是本单服务机构（纳税人识别号不符）', en: 'The seller on the invoice is not the provider of this order (tax number differs)' }] : []),
      ...(await lacking(tx.sql, order.id, ['CONTRACT', 'RESULT', 'INVOICE', 'RECEIPT'])),
      ...((await isFrozen(tx.sql, order.id)) ? [FROZEN] : []),
    ]);
  };

  /** A red-letter invoice takes back no more than the invoice, after it and not in the future, and must change what was paid. */
  const redInvoiceFits: Guard = async (tx, ctx) => {
    const order = await orderOf(tx, ctx);
    const invoice = await findInvoice(tx.sql, order.id);
    const today = dateOf(ctx.now);
    const { redInvoiceNumber, redInvoiceDate, redAmountFen } = ctx.data as { redInvoiceNumber: string; redInvoiceDate: string; redAmountFen: Fen };
    if (!invoice) return answer([{ zh: '本单没有发票', en: 'The order has no invoice' }]);
    const reasons = [
      ...(plainNumber(redInvoiceNumber) === plainNumber(invoice.number) ? [{ zh: '红字发票号码与原发票相同', en: 'The number is that of the invoice itself' }] : []),
      ...(redInvoiceDate < invoice.issuedOn ? [{ zh: `红字发票日期早于原发票日期 ${invoice.issuedOn}`, en: `It is dated before the invoice of ${invoice.issuedOn}` }] : []),
      ...(redInvoiceDate > today ? [{ zh: '红字发票日期不得晚于今天', en: 'It must not be dated in the future' }] : []),
      ...(redAmountFen > invoice.amountFen ? [{ zh: `红字金额不得超过原发票的 ${spellYuan(invoice.amountFen)} 元`, en: `It takes back more than the ${spellYuan(invoice.amountFen)} yuan of the invoice` }] : []),
    ];
    if (reasons.length === 0 && (await clawBackOf(parts, tx.sql, order, today, redAmountFen)) === 0) {
      reasons.push({ zh: '冲减后应兑付金额不变，无须追回', en: 'What is due stays the same; nothing has to come back' });
    }
    return answer(reasons);
  };

  const notFrozen: Guard = async (tx, ctx) => answer((await isFrozen(tx.sql, ctx.case.subject.id)) ? [FROZEN] : []);

  const guards: ProcedureHooks['guards'] = {
    'vouchers.order.placeable': placeable,
    'vouchers.order.reservable': reservable,
    'vouchers.order.providerActive': providerActive,
    'vouchers.order.contractFits': contractFits,
    'vouchers.order.contractStanding': async (tx, ctx) => answer((await orderOf(tx, ctx)).contractDate === null ? [{ zh: '申领方尚未登记合同', en: 'The claimant has not entered the contract yet' }] : []),
    'vouchers.order.resultThere': async (tx, ctx) => answer(await lacking(tx.sql, ctx.case.subject.id, ['RESULT'])),
    'vouchers.order.redeemable': redeemable,
    'vouchers.order.checkFits': checkFits,
    'vouchers.order.notFrozen': notFrozen,
    // Nothing is paid in part: without budget for the whole it waits, and carries over to the next year.
    'vouchers.order.funded': async (tx, ctx) => {
      const order = await orderOf(tx, ctx);
      return answer(order.reservation === null && order.grantFen !== 0 ? [{ zh: '本年度预算已用完，按批准先后排队，预算到位后支付；不部分支付', en: 'The budget is used up; approved claims wait in order and are paid whole once there is budget' }] : []);
    },
    'vouchers.order.redInvoiceFits': redInvoiceFits,
    'vouchers.order.clawBackFits': async (tx, ctx) => {
      const order = await orderOf(tx, ctx);
      return answer((ctx.data['clawBackFen'] as Fen) > order.paidFen ? [{ zh: `追回金额不得超过已兑付的 ${spellYuan(order.paidFen)} 元`, en: `No more than the ${spellYuan(order.paidFen)} yuan paid can be clawed back` }] : []);
    },
  };
  const quota = quotaHooks(parts);
  const breach = breachHooks(parts);
  return {
    guards: { ...guards, ...quota.guards, ...breach.guards },
    effects: { ...orderEffects(parts), ...quota.effects, ...breach.effects },
  };
}
