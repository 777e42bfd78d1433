import { z } from 'zod';
import { addDays, type CalendarDate, dateOf } from '../../kernel/base/calendar-date.ts';
import type { Pack } from '../../kernel/base/pack.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { nextWorkingDays, type Stage } from './load.ts';

const yuan = z.number().positive().transform((y) => Math.round(y * 100));
const states = ['PLACED', 'DECLINED', 'ACCEPTED', 'CONTRACTED', 'REDEMPTION_SUBMITTED', 'PUBLICISED', 'APPROVED', 'PAID'] as const;

const orderPlan = z.strictObject({
  firm: z.string(), item: z.string(), form: z.enum(['PROVIDER', 'USER']), quantity: z.number().positive(), amount: yuan, startedDaysAgo: z.number().int(),
  state: z.enum(states), description: z.string(), rating: z.number().int().default(5),
});
type OrderPlan = z.output<typeof orderPlan>;

const voucherFile = z.strictObject({
  organisations: z.array(z.strictObject({
    key: z.string(), nameZh: z.string(), nameEn: z.string(), kind: z.enum(['firm', 'institute', 'government']), region: z.string(), creditCode: z.string(),
  })),
  budgets: z.record(z.string(), yuan),
  providers: z.array(z.strictObject({
    key: z.string(), introduction: z.string(), qualification: z.string(),
    items: z.array(z.strictObject({ id: z.string(), serviceClass: z.string(), name: z.string(), description: z.string(), unit: z.string(), price: yuan })),
  })),
  quotas: z.array(z.strictObject({ firm: z.string(), smeNumber: z.string(), before: yuan, now: yuan })),
  relations: z.array(z.strictObject({ kind: z.enum(['SHARE', 'PHONE']), subject: z.string(), object: z.string(), percent: z.number().nullable().default(null), source: z.string() })),
  orders: z.array(orderPlan),
});

const readFile = (pack: Pack): z.output<typeof voucherFile> => pack.read('examples/vouchers.yaml', voucherFile);

/** Bodies that only vouchers need: firms, providers and treasuries with fixed names. */
export const voucherOrganisations = (pack: Pack) => readFile(pack).organisations.map((o) => ({ ...o, park: null }));

/** Days before today on which rules, budgets and providers were there. */
const BEFORE = 75;

/** Providers, budgets, quotas and orders in several states, each led there through the procedures by made-up people. */
export async function playVouchers(stage: Stage, now: Date): Promise<void> {
  const { house: { vouchers, pack }, tx } = stage;
  const file = readFile(pack);
  const today = dateOf(now);
  const start = nextWorkingDays(stage, addDays(today, -BEFORE), 1);
  const act = (actor: Actor, on: CalendarDate) => ({ now: stage.at(on) < now ? stage.at(on) : now, actor, requestId: 'demo' });
  const centre = stage.person('voucher-operator', 'service-centre');

  const items = new Map<string, { id: string; provider: string }>();
  for (const { key, items: list, ...listing } of file.providers) {
    const desk = stage.person('voucher-provider', key);
    await vouchers.applyListing(tx, act(desk, start), listing, true);
    const provider = stage.organisation(key);
    await vouchers.decideListing(tx, act(stage.person('city-officer', `city-${provider.region}`), start), provider.id, { status: 'ACCEPTED', reason: null });
    for (const { id, price, ...item } of list) {
      const saved = await vouchers.saveItem(tx, act(desk, start), { ...item, priceFen: price, qualification: '', active: true });
      items.set(id, { id: saved.id, provider: key });
    }
  }
  const years = [...new Set([start, today].map((d) => Number(d.slice(0, 4))))];
  for (const [region, amountFen] of Object.entries(file.budgets)) {
    const treasury = stage.person('city-finance', `finance-${region}`);
    for (const year of years) await vouchers.addBudget(tx, act(treasury, start), { region, year, amountFen, documentNumber: `演示预算〔${year}〕1号` });
  }
  const key = (name: string): string => {
    const known = file.organisations.find((o) => o.key === name);
    return known ? known.creditCode : name;
  };
  await vouchers.addRelations(tx, act(centre, start), {
    facts: file.relations.map((r) => ({ ...r, subject: key(r.subject), object: key(r.object), from: null, to: null })),
  });
  const grant = async (firm: string, smeNumber: string, requestedFen: number, on: CalendarDate): Promise<void> => {
    const { caseId } = await vouchers.applyQuota(tx, act(stage.person('firm-member', firm), on), { requestedFen, kind: 'ENTERPRISE', smeNumber, smeValidUntil: addDays(today, 200) }, true);
    await take(stage, centre, caseId, 'grant', act(centre, on).now, { grantedFen: requestedFen, smeConfirmed: true, honestyClear: true });
  };
  for (const q of file.quotas) await grant(q.firm, q.smeNumber, q.before, start);
  for (const order of file.orders) await playOrder(stage, order, items.get(order.item)!, now);
  // The one above lapses with its year; whoever opens the demonstration in January finds quota all the same.
  for (const q of file.quotas) await grant(q.firm, q.smeNumber, q.now, addDays(today, -1));
}

async function take(stage: Stage, actor: Actor, caseId: string, action: string, at: Date, data: Record<string, unknown> = {}, reason: string | null = null): Promise<void> {
  const { engine } = stage.house;
  const { evaluation } = await engine.evaluateStored(stage.tx.sql, caseId, at);
  await engine.act(stage.tx, { caseId, action, expectedSeq: evaluation.seq, actor, now: at, requestId: 'demo', data, reason });
}

async function playOrder(stage: Stage, plan: OrderPlan, item: { id: string; provider: string }, now: Date): Promise<void> {
  const { house: { vouchers }, tx } = stage;
  const begin = nextWorkingDays(stage, addDays(dateOf(now), -plan.startedDaysAgo), 1);
  const on = (days: number): CalendarDate => nextWorkingDays(stage, begin, days);
  const at = (days: number): Date => (stage.at(on(days)) < now ? stage.at(on(days)) : now);
  const firm = stage.person('firm-member', plan.firm);
  const desk = stage.person('voucher-provider', item.provider);
  const centre = stage.person('voucher-operator', 'service-centre');
  const region = stage.organisation(plan.firm).region!;
  const file = (name: string) => ({ fileName: `${name}（演示）.txt`, bytes: new TextEncoder().encode(`演示材料：${name}`) });
  const stamp = (actor: Actor, days: number) => ({ now: at(days), actor, requestId: 'demo' });

  const { id, caseId, number } = await vouchers.placeOrder(tx, stamp(firm, 0), { itemId: item.id, form: plan.form, quantity: plan.quantity, amountFen: plan.amount, description: plan.description }, true);
  const step = (actor: Actor, action: string, days: number, data: Record<string, unknown> = {}, reason: string | null = null): Promise<void> => take(stage, actor, caseId, action, at(days), data, reason);
  if (plan.state === 'PLACED') return;
  if (plan.state === 'DECLINED') return step(desk, 'decline', 1, {}, '（演示）本期培训名额已满');
  await step(desk, 'accept', 1);
  if (plan.state === 'ACCEPTED') return;
  await step(centre, 'reserve', 2, { findingsNote: '（演示）已核查双方关系和价格，情况正常' });
  await vouchers.addEvidence(tx, stamp(firm, 3), id, 'CONTRACT', file('服务合同'));
  await step(firm, 'signContract', 3, { contractNumber: `YS-${number.slice(-4)}`, contractDate: on(3), contractEnd: addDays(on(3), 60), contractAmountFen: plan.amount });
  await step(desk, 'countersign', 4);
  if (plan.state === 'CONTRACTED') return;
  await vouchers.addEvidence(tx, stamp(desk, 9), id, 'RESULT', file('分析报告'));
  await step(desk, 'deliver', 9, { deliverySummary: '（演示）分析报告和原始数据' });
  await step(firm, 'confirm', 11, { acceptedPercent: 100, rating: plan.rating });
  const payee = plan.form === 'PROVIDER' ? desk : firm;
  for (const [kind, name] of [['INVOICE', '发票'], ['RECEIPT', '银行回单']] as const) await vouchers.addEvidence(tx, stamp(payee, 12), id, kind, file(name));
  await step(payee, 'redeem', 12, {
    invoiceNumber: `2632${number.slice(-6)}`, sellerTaxNumber: stage.organisation(item.provider).creditCode, invoiceDate: on(10), invoiceContent: '研发和技术服务*技术服务费',
    invoicedAmountFen: plan.amount, paidAmountFen: plan.amount, bankReference: `HD${number.slice(-6)}`,
  });
  if (plan.state === 'REDEMPTION_SUBMITTED') return;
  await step(centre, 'check', 15, { grantFen: Math.floor(plan.amount / 200) * 100, checkNote: '（演示）核对合同、发票、回单和成果原件，一致' });
  // One whose notice still runs was published two days ago.
  const published = plan.state === 'PUBLICISED' ? now.getTime() - 2 * 86_400_000 : at(16).getTime();
  await take(stage, centre, caseId, 'publicise', new Date(published));
  if (plan.state === 'PUBLICISED') return;
  await step(stage.person('city-officer', `city-${region}`), 'approve', 25);
  if (plan.state === 'APPROVED') return;
  await step(stage.person('city-finance', `finance-${region}`), 'pay', 28, { paymentReference: `YS-ZF-${number.slice(-4)}` });
}
