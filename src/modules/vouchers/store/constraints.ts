import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints } from '../../../kernel/db/index.ts';

/** The same words for everybody: what the earlier use was, only those may see who may see that order. */
export function invoiceUsed(earlier?: { zh: string; en: string }): Problem {
  return new Problem('VOUCHER_INVOICE_USED', {
    status: 409,
    zh: `该发票已经兑付或正在兑付，一张发票只能使用一次${earlier ? `：${earlier.zh}` : ''}`,
    en: `This invoice has served or is serving another claim; an invoice serves once${earlier ? `: ${earlier.en}` : ''}`,
    where: { field: 'invoiceNumber' },
    remedy: { zh: '请核对发票号码和销售方税号；确有误登的，请联系创新券管理中心', en: "Check the number and the seller's tax number; if it was entered wrongly, ask the voucher centre" },
  });
}

registerConstraints({
  'vouchers.invoice_once': () => invoiceUsed(),
  'vouchers.red_invoice_once': () =>
    new Problem('VOUCHER_RED_INVOICE_USED', { status: 409, zh: '该红字发票已经登记', en: 'This red-letter invoice has been recorded already', where: { field: 'redInvoiceNumber' } }),
  'vouchers.quota_pending': () =>
    new Problem('VOUCHER_QUOTA_PENDING', { status: 409, zh: '已有一份额度申请在办理', en: 'An application for a quota is already under way', remedy: { zh: '请等待核发或撤回后再申请', en: 'Wait for it, or withdraw it first' } }),
  'vouchers.quota_adds_up': () =>
    new Problem('VOUCHER_QUOTA_SHORT', { status: 409, zh: '额度不足', en: 'The quota does not suffice', remedy: { zh: '请减少金额或申领新的额度', en: 'Order less, or apply for more quota' } }),
  'vouchers.breach_open': () =>
    new Problem('VOUCHER_BREACH_OPEN', { status: 409, zh: '该单位已有一起核查在办理', en: 'An inquiry about this body is already open' }),
  'vouchers.recovery_receipt_once': () =>
    new Problem('VOUCHER_RECEIPT_USED', { status: 409, zh: '这笔到账已经登记', en: 'This receipt has already been recorded' }),
  'vouchers.budget_document_once': () =>
    new Problem('VOUCHER_BUDGET_DOCUMENT_USED', { status: 409, zh: '该预算文件已经登记', en: 'This budget document has already been entered', where: { field: 'documentNumber' } }),
  'vouchers.recovery_not_too_much': () =>
    new Problem('VOUCHER_RECOVERY_TOO_MUCH', { zh: '到账金额超过应追回金额', en: 'More came back than was to be recovered', where: { field: 'amountFen' } }),
});
