import { sha256 } from '../../kernel/base/canonical-json.ts';
import { dateOf } from '../../kernel/base/calendar-date.ts';
import { newId } from '../../kernel/base/id.ts';
import { formatYuan } from '../../kernel/base/money.ts';
import { notFound } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Effect, Guard, GuardAnswer, HookContext, ProcedureHooks, Words } from '../../kernel/procedure/index.ts';
import type { TradingParts } from './act.ts';
import { standOfBidders } from './commands/bidders.ts';
import { AUCTION_CHANGED } from './commands/in-room.ts';
import { dueBack, forfeitDeposit, payWithDeposit } from './commands/deposits.ts';
import { SALE_CHANGED } from './commands/offer-sale.ts';
import { afterRegistration, announcedUntil, cutNeedsApproval, extendedUntil, resaleGap, untilAfterSuspension } from './domain/stages.ts';
import type { AuctionTerms } from './domain/terms.ts';
import { auctionsOf, insertAuction } from './store/auctions.ts';
import { biddersOf, changeBidder, findBidder } from './store/bidders.ts';
import { addRound, changeSale, defaultsOf, findSale, insertDefault, type SaleRow, setGap, setWinner } from './store/sales.ts';

async function saleOf(tx: Tx, ctx: HookContext): Promise<SaleRow> {
  const sale = await findSale(tx.sql, ctx.case.subject.id, { lock: true });
  if (!sale) throw notFound('项目', 'sale', ctx.case.subject.id);
  return sale;
}

const answer = (reasons: Words[]): GuardAnswer => (reasons.length === 0 ? { ok: true } : { ok: false, reasons });
const by = (ctx: HookContext) => (ctx.actor ? { accountId: ctx.actor.accountId, organisationId: ctx.organisationId, role: ctx.role } : null);
const yuan = (fen: unknown): string => formatYuan(Number(fen));

/** Aliases tell nothing of the order of registration: they follow a hash of ids that nobody sees. */
function aliasesFor<T extends { id: string }>(bidders: readonly T[]): { bidder: T; alias: string }[] {
  return bidders.map((bidder) => ({ bidder, order: sha256(bidder.id) })).toSorted((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ bidder }, i) => ({ bidder, alias: `竞买人${String(i + 1).padStart(2, '0')}` }));
}

/** Names that `procedures/listing-sale.yaml` and `auction-sale.yaml` call. */
export function tradingHooks(parts: TradingParts): ProcedureHooks {
  const { rules, calendar } = parts;

  const guards: Record<string, Guard> = {
    // Four eyes: the offer is a record of the module, not an action of the case.
    'trading.sale.otherThanOfferer': async (tx, ctx) => {
      const { createdBy } = await saleOf(tx, ctx);
      return answer(createdBy === ctx.actor?.accountId ? [{ zh: '提出人不能自己审议通过', en: 'Whoever offered it does not approve it' }] : []);
    },
    'trading.sale.announcementTrue': async (tx, ctx) => {
      const sale = await saleOf(tx, ctx);
      const reasons: Words[] = [];
      if (ctx.data.lot !== sale.title) reasons.push({ zh: `标的名称应为“${sale.title}”`, en: `The lot is "${sale.title}"` });
      if (ctx.data.listPriceFen !== sale.priceFen) reasons.push({ zh: `价格应为 ${yuan(sale.priceFen)} 元`, en: `The price is ${yuan(sale.priceFen)} yuan` });
      if (ctx.data.bidDepositFen !== sale.depositFen) reasons.push({ zh: `保证金应为 ${yuan(sale.depositFen)} 元`, en: `The deposit is ${yuan(sale.depositFen)} yuan` });
      if (ctx.data.saleScope !== sale.scope) reasons.push({ zh: `范围应为“${sale.scope}”`, en: `The scope is "${sale.scope}"` });
      return answer(reasons);
    },
    'trading.sale.periodOver': async (tx, ctx) => {
      const sale = await saleOf(tx, ctx);
      return answer(sale.until !== null && dateOf(ctx.now) <= sale.until ? [{ zh: `公告至 ${sale.until} 止，尚未届满`, en: `The announcement runs until ${sale.until}` }] : []);
    },
    'trading.sale.nobody': async (tx, ctx) => {
      if (ctx.evaluation.state !== 'REGISTRATION') return { ok: true };
      const { admitted, waiting } = await standOfBidders(tx, ctx.case.subject.id);
      return answer([
        ...(waiting.length > 0 ? [{ zh: `还有 ${waiting.length} 家报名未办结`, en: `${waiting.length} registrations are not decided yet` }] : []),
        ...(admitted.length > 0 ? [{ zh: `已有 ${admitted.length} 家竞买人获准入`, en: `${admitted.length} bidders are admitted` }] : []),
      ]);
    },
    'trading.sale.oneBidder': async (tx, ctx) => {
      const sale = await saleOf(tx, ctx);
      const { admitted, waiting } = await standOfBidders(tx, sale.id);
      return answer([
        ...(waiting.length > 0 ? [{ zh: `还有 ${waiting.length} 家报名未办结`, en: `${waiting.length} registrations are not decided yet` }] : []),
        ...(afterRegistration(admitted.length, sale.kind) !== 'DEAL' ? [{ zh: `获准入的竞买人为 ${admitted.length} 家，只有一家时才能按挂牌价成交`, en: `${admitted.length} bidders are admitted; only a single one deals at the list price` }] : []),
        ...(Number(ctx.data.dealFen) < sale.priceFen ? [{ zh: `成交价不得低于挂牌价 ${yuan(sale.priceFen)} 元`, en: `The price may not be below the list price of ${yuan(sale.priceFen)} yuan` }] : []),
      ]);
    },
    'trading.sale.severalBidders': async (tx, ctx) => {
      const sale = await saleOf(tx, ctx);
      const { admitted, waiting } = await standOfBidders(tx, sale.id);
      const opens = opening(ctx);
      return answer([
        ...(waiting.length > 0 ? [{ zh: `还有 ${waiting.length} 家报名未办结`, en: `${waiting.length} registrations are not decided yet` }] : []),
        ...(afterRegistration(admitted.length, sale.kind) !== 'COMPETE' ? [{ zh: `获准入的竞买人为 ${admitted.length} 家，不足以竞价`, en: `${admitted.length} bidders are admitted, too few to compete` }] : []),
        ...(opens <= ctx.now ? [{ zh: '开始时间须在现在之后', en: 'The bidding must begin in the future' }] : []),
        ...(Number(ctx.data.minutes) > rules.auction.longestHours * 60 ? [{ zh: `时长不超过 ${rules.auction.longestHours} 小时`, en: `At most ${rules.auction.longestHours} hours` }] : []),
        ...(sale.displayUntil !== null && String(ctx.data.opensOn) <= sale.displayUntil ? [{ zh: `展示至 ${sale.displayUntil}，竞价须在其后`, en: `The lot is shown until ${sale.displayUntil}; bidding follows` }] : []),
      ]);
    },
    'trading.sale.cutFree': async (tx, ctx) => {
      const sale = await saleOf(tx, ctx);
      const price = Number(ctx.data.listPriceFen);
      if (price >= sale.priceFen) return answer([{ zh: '新价格须低于现价', en: 'The new price must be lower' }]);
      return answer(cutNeedsApproval(rules, sale.appraisalFen, price)
        ? [{ zh: sale.appraisalFen === null ? '没有评估结果，降价须重新报单位审议' : `低于评估结果的 ${rules.cutFreePpm / 10_000}%，须重新报单位审议`, en: 'Below the share of the appraisal, or without one: approval again' }]
        : []);
    },
    'trading.sale.resultTrue': async (tx, ctx) => {
      const sale = await saleOf(tx, ctx);
      const winner = sale.winnerId === null ? undefined : await findBidder(tx.sql, sale.winnerId);
      const reasons: Words[] = [];
      if (ctx.data.buyer !== winner?.organisationName) reasons.push({ zh: `受让方应为“${winner?.organisationName ?? '—'}”`, en: `The buyer is "${winner?.organisationName ?? '—'}"` });
      if (ctx.data.soldFen !== sale.soldFen) reasons.push({ zh: `成交价应为 ${yuan(sale.soldFen ?? 0)} 元`, en: `The price is ${yuan(sale.soldFen ?? 0)} yuan` });
      if (winner && ctx.data.relatedParty !== winner.related) reasons.push({ zh: winner.related ? '受让方有关联关系，须注明' : '受让方没有关联关系', en: winner.related ? 'The buyer is related and must be marked' : 'The buyer is not related' });
      if (winner?.related && ctx.data.relation !== winner.relation) reasons.push({ zh: `关联关系说明应为“${winner.relation}”`, en: `The relation is "${winner.relation}"` });
      return answer(reasons);
    },
    'trading.sale.paidWhole': async (tx, ctx) => {
      const sale = await saleOf(tx, ctx);
      const winner = (await findBidder(tx.sql, sale.winnerId!))!;
      const due = Math.max(0, sale.soldFen! - winner.depositFen);
      return answer(ctx.data.paidFen !== due ? [{ zh: `保证金抵价后应付 ${yuan(due)} 元`, en: `With the deposit counted, ${yuan(due)} yuan are due` }] : []);
    },
  };

  const follow: Effect = async (tx, ctx) => {
    await changeSale(tx.sql, ctx.case.subject.id, { status: ctx.evaluation.state });
    tx.emit({ topic: SALE_CHANGED, key: ctx.case.subject.id, payload: { status: ctx.evaluation.state } });
  };

  /** Announced anew for a time that the rules decide. */
  const round = (kind: 'FIRST' | 'EXTENSION' | 'PRICE_CUT' | 'RESUMPTION'): Effect => async (tx, ctx) => {
    const sale = await saleOf(tx, ctx);
    const today = dateOf(ctx.now);
    const priceFen = kind === 'PRICE_CUT' ? Number(ctx.data.listPriceFen) : sale.priceFen;
    const until =
      kind === 'FIRST' ? announcedUntil(rules, calendar, sale, today)
      : kind === 'RESUMPTION' ? untilAfterSuspension(rules, calendar, { until: sale.until!, suspendedOn: sale.suspendedOn!, resumedOn: today })
      : extendedUntil(rules, calendar, today, Number(ctx.data.workingDays));
    await addRound(tx.sql, sale.id, { kind, priceFen, from: today, until }, ctx.now);
    await changeSale(tx.sql, sale.id, { until, priceFen, suspendedOn: null });
    await follow(tx, ctx);
  };

  const suspended: Effect = async (tx, ctx) => {
    await changeSale(tx.sql, ctx.case.subject.id, { suspendedOn: dateOf(ctx.now) });
    await follow(tx, ctx);
  };

  /** The offer falls back or ends: whoever registered is free, with his deposit. */
  const released: Effect = async (tx, ctx) => {
    await dueBack(parts, tx, ctx.case.subject.id, ctx.now);
    await changeSale(tx.sql, ctx.case.subject.id, { until: null, suspendedOn: null });
    await follow(tx, ctx);
  };

  const repriced: Effect = async (tx, ctx) => {
    await changeSale(tx.sql, ctx.case.subject.id, { priceFen: Number(ctx.data.listPriceFen), until: null });
    await follow(tx, ctx);
  };

  const dealt: Effect = async (tx, ctx) => {
    const sale = await saleOf(tx, ctx);
    const [bidder] = (await standOfBidders(tx, sale.id)).admitted;
    await setWinner(tx.sql, sale.id, { bidderId: bidder!.id, priceFen: Number(ctx.data.dealFen) });
    for (const failed of await defaultsOf(tx.sql, sale.id)) if (failed.gapFen === null) await setGap(tx.sql, failed.bidderId, Number(ctx.data.dealFen), resaleGap(failed.priceFen, Number(ctx.data.dealFen)));
    await follow(tx, ctx);
  };

  const competed: Effect = async (tx, ctx) => {
    const sale = await saleOf(tx, ctx);
    const { admitted } = await standOfBidders(tx, sale.id);
    const named = aliasesFor(admitted);
    // An alias of an earlier auction of the sale belongs to whoever had it.
    for (const old of await biddersOf(tx.sql, sale.id)) if (old.alias !== null) await changeBidder(tx.sql, old.id, { alias: `${old.alias}·${(await auctionsOf(tx.sql, sale.id)).length}` });
    for (const { bidder, alias } of named) await changeBidder(tx.sql, bidder.id, { alias });
    const id = newId(ctx.now);
    const opens = opening(ctx);
    const closes = new Date(opens.getTime() + Number(ctx.data.minutes) * 60_000);
    const sealed = sale.method === 'SEALED';
    const terms: AuctionTerms = {
      auction: id, sale: sale.id, result: sale.resultId, lot: sale.title, seller: sale.sellerName, method: sale.method, startFen: sale.priceFen, stepFen: sale.stepFen,
      opensAt: opens.toISOString(), closesAt: closes.toISOString(), softCloseSeconds: rules.auction.softCloseSeconds, extendSeconds: rules.auction.extendSeconds,
      revealUntil: sealed ? new Date(closes.getTime() + rules.sealed.revealHours * 3_600_000).toISOString() : null,
      reserveHash: sale.reserveHash, reserveRevealSeconds: rules.auction.reserveRevealHours * 3600, unrevealedForfeits: rules.sealed.unrevealedForfeits,
      bidders: named.map((n) => n.alias), rulesVersion: rules.version,
    };
    await insertAuction(tx.sql, { id, saleId: sale.id, no: (await auctionsOf(tx.sql, sale.id)).length + 1, terms, at: ctx.now });
    tx.emit({ topic: AUCTION_CHANGED, key: id });
    await follow(tx, ctx);
  };

  const defaulted: Effect = async (tx, ctx) => {
    const sale = await saleOf(tx, ctx);
    const winner = (await findBidder(tx.sql, sale.winnerId!))!;
    const reason = ctx.reason ?? '';
    const forfeitedFen = await forfeitDeposit(tx, sale, winner, { at: ctx.now, by: by(ctx), reason: { zh: `受让方违约：${reason}`, en: `Winner in default: ${reason}` } });
    await insertDefault(tx.sql, sale.id, { bidderId: winner.id, priceFen: sale.soldFen!, forfeitedFen, reason, at: ctx.now });
    await setWinner(tx.sql, sale.id, null);
    await changeSale(tx.sql, sale.id, { contractId: null });
    await follow(tx, ctx);
  };

  const paid: Effect = async (tx, ctx) => {
    const sale = await saleOf(tx, ctx);
    await payWithDeposit(tx, sale, (await findBidder(tx.sql, sale.winnerId!))!, { at: ctx.now, by: by(ctx) });
    // A licence leaves the result to its owner, who may license it again.
    if (sale.contractType.startsWith('TRANSFER_')) await parts.results.sold(tx, { now: ctx.now, actor: ctx.actor, requestId: ctx.requestId }, sale.resultId);
    await follow(tx, ctx);
  };

  return {
    guards,
    effects: {
      'trading.sale.followed': follow, 'trading.sale.announced': round('FIRST'), 'trading.sale.extended': round('EXTENSION'), 'trading.sale.cut': round('PRICE_CUT'), 'trading.sale.resumed': round('RESUMPTION'),
      'trading.sale.suspended': suspended, 'trading.sale.released': released, 'trading.sale.repriced': repriced, 'trading.sale.dealt': dealt, 'trading.sale.competed': competed, 'trading.sale.defaulted': defaulted, 'trading.sale.paid': paid,
    },
  };
}

/** The moment named by day and Beijing time in the form. */
function opening(ctx: HookContext): Date {
  return new Date(`${String(ctx.data.opensOn)}T${String(ctx.data.opensAt)}:00+08:00`);
}
