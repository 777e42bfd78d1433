import { Problem } from '../../kernel/base/problem.ts';
import { bind, type BoundRoute, type RequestContext } from '../../kernel/identity/index.ts';
import type { Act, TradingParts } from './act.ts';
import { approveRelation, confirmDeposit, qualifyBidder, registerBidder } from './commands/bidders.ts';
import { offerSale } from './commands/offer-sale.ts';
import { closeAuction, revealReserve } from './commands/close-auction.ts';
import { placeBid } from './commands/place-bid.ts';
import { revealBid, sealBid } from './commands/sealed-bids.ts';
import * as contract from './contract.ts';
import { recordOf } from './queries/course.ts';
import { roomOf } from './queries/room.ts';
import { saleFor, salesFor } from './queries/view-sale.ts';

const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });

/** The live room alone: what an auction needs. */
export function roomRoutes(parts: TradingParts): BoundRoute[] {
  return [
    bind(contract.enterRoom, async (ctx, { params }) => {
      const now = ctx.clock.now();
      const room = await roomOf(ctx.db.sql, ctx.actor, params.id, now);
      // Whoever looks in after the end closes it; the job does when nobody looks.
      const over = room.phase === 'RESERVE' && (await closeAuction(parts, ctx.db, actOf(ctx), params.id)) !== null;
      return over ? roomOf(ctx.db.sql, ctx.actor, params.id, now) : room;
    }),
    bind(contract.placeBid, (ctx, { params, body }) => placeBid(ctx.db, actOf(ctx), params.id, body)),
    bind(contract.sealBid, (ctx, { params, body }) => sealBid(ctx.db, actOf(ctx), params.id, body)),
    bind(contract.revealBid, (ctx, { params, body }) => revealBid(ctx.db, actOf(ctx), params.id, body)),
    bind(contract.revealReserve, async (ctx, { params, body }) => {
      await revealReserve(parts, ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.downloadRecord, async (ctx, { params }) => {
      const record = await recordOf(ctx.db.sql, params.id);
      if (record === undefined) throw new Problem('AUCTION_RUNNING', { status: 409, zh: '竞价结束后方可下载记录', en: 'The record can be had after the end' });
      return { contentType: 'application/json; charset=utf-8', fileName: `auction-${params.id}.json`, bytes: new TextEncoder().encode(record) };
    }),
  ];
}

export function tradingRoutes(parts: TradingParts): BoundRoute[] {
  const { announcement: a, deposit, auction, sealed, cutFreePpm, version } = parts.rules;
  return [
    bind(contract.listSales, (ctx, { query }) => salesFor(ctx.db.sql, ctx.actor, query)),
    bind(contract.getSale, (ctx, { params }) => saleFor(parts, ctx.db.sql, ctx.actor, params.id, ctx.clock.now())),
    bind(contract.getRules, async () => ({
      version, ...a, cutFreePpm, depositCeilingPpm: deposit.ceilingPpm, depositReturnWorkingDays: deposit.returnWorkingDays, softCloseSeconds: auction.softCloseSeconds, extendSeconds: auction.extendSeconds,
      reserveRevealHours: auction.reserveRevealHours, sealedRevealHours: sealed.revealHours,
    })),
    bind(contract.offerSale, (ctx, { body }) => offerSale(parts, ctx.db, actOf(ctx), body)),
    bind(contract.registerBidder, (ctx, { params, body }) => registerBidder(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.qualifyBidder, async (ctx, { params, body }) => {
      await qualifyBidder(parts, ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.approveRelation, async (ctx, { params, body }) => {
      await approveRelation(ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.confirmDeposit, (ctx, { params }) => confirmDeposit(ctx.db, actOf(ctx), params.id)),
    ...roomRoutes(parts),
  ];
}
