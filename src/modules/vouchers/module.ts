import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Database, Sql, Tx } from '../../kernel/db/index.ts';
import type { ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { Module } from '../module.ts';
import type { Act, VoucherParts } from './act.ts';
import { applyQuota, type QuotaApplication } from './commands/apply-quota.ts';
import { addRelations, openBreach } from './commands/breach.ts';
import { addBudget } from './commands/budget.ts';
import { addEvidence } from './commands/evidence.ts';
import { applyListing, decideListing, saveItem } from './commands/listing.ts';
import { placeOrder } from './commands/place-order.ts';
import { tick, type TickReport } from './commands/tick.ts';
import type { evidenceKinds, OrderDraft } from './contract.ts';
import { relatedParties } from './domain/related.ts';
import { voucherHooks } from './hooks.ts';
import { type Obligation, paidObligations } from './queries/obligations.ts';
import { voucherRoutes } from './routes.ts';
import './store/constraints.ts';
import { factsAround } from './store/parties.ts';

/** Innovation vouchers (科技创新券) that work in all cities of the zone alike. Every command joins the transaction it is given. */
export interface VouchersModule extends Module {
  hooks: ProcedureHooks;
  applyQuota(db: Database | Tx, act: Act, input: QuotaApplication, demo?: boolean): Promise<{ id: string; caseId: string }>;
  placeOrder(db: Database | Tx, act: Act, draft: OrderDraft, demo?: boolean): Promise<{ id: string; caseId: string; number: string }>;
  addEvidence(db: Database | Tx, act: Act, orderId: string, kind: (typeof evidenceKinds)[number], file: { fileName: string; bytes: Uint8Array }): Promise<unknown>;
  applyListing(db: Database | Tx, act: Act, input: Parameters<typeof applyListing>[3], demo?: boolean): Promise<{ id: string }>;
  decideListing: typeof decideListing;
  saveItem(db: Database | Tx, act: Act, input: Parameters<typeof saveItem>[3]): ReturnType<typeof saveItem>;
  addBudget: typeof addBudget;
  addRelations: typeof addRelations;
  openBreach(db: Database | Tx, act: Act, input: Parameters<typeof openBreach>[3], demo?: boolean): Promise<{ id: string; caseId: string }>;
  /** Whether the register of links holds two bodies (by credit code) for related on a day. */
  related(db: Sql, a: string, b: string, on: CalendarDate): Promise<boolean>;
  /** Payments of a period between two cities, for clearing; `to` is not included. */
  paidObligations(db: Sql, period: { from: Date; to: Date }): Promise<Obligation[]>;
  /** Job: quotas lapse, orders expire, deliveries are taken as confirmed, waiting claims are served; each once. */
  tick(db: Database | Tx, now: Date): Promise<TickReport>;
}

export function createVouchersModule(parts: VoucherParts): VouchersModule {
  return {
    name: 'vouchers',
    migrations: 'src/modules/vouchers/migrations',
    permissions: [
      { id: 'vouchers.wallet.use', zh: '申领和使用本单位创新券', en: "Apply for and use the organisation's vouchers" },
      { id: 'vouchers.provider.serve', zh: '以服务机构身份入库、接单、交付', en: 'Serve voucher orders as a provider' },
      { id: 'vouchers.redemption.submit', zh: '申请兑付', en: 'Claim redemption' },
      { id: 'vouchers.order.read', zh: '查看创新券订单', en: 'See voucher orders' },
      { id: 'vouchers.order.check', zh: '核查订单和兑付申请', en: 'Check orders and claims' },
      { id: 'vouchers.order.approve', zh: '批准兑付、答复异议', en: 'Approve payments and answer objections' },
      { id: 'vouchers.payment.make', zh: '支付兑付资金、登记追回款', en: 'Pay and record recoveries' },
      { id: 'vouchers.budget.read', zh: '查看创新券预算', en: 'See voucher budgets' },
      { id: 'vouchers.budget.set', zh: '下达创新券预算', en: 'Give voucher budgets' },
      { id: 'vouchers.quota.grant', zh: '核发创新券额度', en: 'Grant voucher quotas' },
      { id: 'vouchers.provider.accept', zh: '认可、暂停本地服务机构', en: 'Accept and suspend local providers' },
      { id: 'vouchers.finding.read', zh: '查看防骗补核查线索', en: 'See findings against abuse' },
      { id: 'vouchers.case.open', zh: '立案核查创新券违规', en: 'Open inquiries into breaches' },
      { id: 'vouchers.case.decide', zh: '决定违规处理和追回', en: 'Decide on breaches and claw back' },
      { id: 'vouchers.relation.write', zh: '录入单位关联信息', en: 'Enter links between bodies' },
    ],
    routes: voucherRoutes(parts),
    hooks: voucherHooks(parts),
    applyQuota: (db, act, input, demo) => applyQuota(parts, db, act, input, demo),
    placeOrder: (db, act, draft, demo) => placeOrder(parts, db, act, draft, demo),
    addEvidence: (db, act, orderId, kind, file) => addEvidence(db, act, orderId, kind, file),
    applyListing: (db, act, input, demo) => applyListing(parts, db, act, input, demo),
    decideListing,
    saveItem: (db, act, input) => saveItem(parts, db, act, input),
    addBudget,
    addRelations,
    openBreach: (db, act, input, demo) => openBreach(parts, db, act, input, demo),
    related: async (db, a, b, on) => relatedParties(a, b, await factsAround(db, [a, b]), on, parts.book.related).some((f) => f.severity === 'BLOCK'),
    paidObligations,
    tick: (db, now) => tick(parts, db, now),
  };
}
