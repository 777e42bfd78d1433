import { notFound } from '../../kernel/base/problem.ts';
import type { Sql, Tx } from '../../kernel/db/index.ts';
import type { HookContext } from '../../kernel/procedure/index.ts';
import { findOrder, type OrderRow } from './store/orders.ts';
import { evidenceOf } from './store/papers.ts';

export interface Words {
  zh: string;
  en: string;
}

/** The order a case is about. */
export async function orderOf(tx: Tx, ctx: HookContext, lock = false): Promise<OrderRow> {
  const order = await findOrder(tx.sql, ctx.case.subject.id, { lock });
  if (!order) throw notFound('创新券订单', 'voucher order', ctx.case.subject.id);
  return order;
}

const PAPERS: Record<string, Words> = {
  CONTRACT: { zh: '服务合同', en: 'the contract' },
  RESULT: { zh: '服务成果或检测报告', en: 'the result or report' },
  INVOICE: { zh: '发票', en: 'the invoice' },
  RECEIPT: { zh: '银行回单', en: 'the bank receipt' },
};

/** Documents of an order that are not there yet. */
export async function lacking(handle: Sql, orderId: string, kinds: readonly string[]): Promise<Words[]> {
  const there = new Set<string>((await evidenceOf(handle, orderId)).map((e) => e.kind));
  return kinds.filter((k) => !there.has(k)).map((k) => ({ zh: `请先上传${PAPERS[k]!.zh}`, en: `Please upload ${PAPERS[k]!.en} first` }));
}
