import { signInRequired } from '../../kernel/identity/actor.ts';
import { bind, type BoundRoute, type RequestContext } from '../../kernel/identity/route.ts';
import { addFollowUp, askVisitor, recordVisit, settleFollowUp, triageDemand } from './commands/demand-desk.ts';
import { actOf, type BrokerDirectory } from './context.ts';
import * as c from './contract.ts';
import type { Desk } from './desks.ts';
import { readDesk, readFunnel, readToVisit } from './queries/demand-desk.ts';
import { funnelWorkbook } from './queries/funnel-workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface DemandDeskParts {
  desks: readonly Desk[];
  brokers: BrokerDirectory;
}

/** The desk of a demand and the funnel of all of them. */
export function demandDeskRoutes({ desks, brokers }: DemandDeskParts): BoundRoute[] {
  const deskOf = (ctx: RequestContext, id: string) => readDesk(ctx.db.sql, ctx.actor, ctx.clock.now(), desks, id);
  return [
    bind(c.getDemandDesk, (ctx, { params }) => deskOf(ctx, params.id)),
    bind(c.recordVisit, async (ctx, { params, body }) => {
      await recordVisit(ctx.db, actOf(ctx), params.id, body);
      return deskOf(ctx, params.id);
    }),
    bind(c.askVisitor, async (ctx, { params, body }) => {
      await askVisitor(ctx.db, actOf(ctx), brokers, params.id, body.brokerId);
      return deskOf(ctx, params.id);
    }),
    bind(c.triageDemand, async (ctx, { params, body }) => {
      await triageDemand(ctx.db, actOf(ctx), params.id, body);
      return deskOf(ctx, params.id);
    }),
    bind(c.addFollowUp, async (ctx, { params, body }) => {
      await addFollowUp(ctx.db, actOf(ctx), params.id, body);
      return deskOf(ctx, params.id);
    }),
    bind(c.settleFollowUp, async (ctx, { params, body }) => deskOf(ctx, await settleFollowUp(ctx.db, actOf(ctx), params.id, body.note))),
    bind(c.listDemandsToVisit, async (ctx) => {
      if (!ctx.actor) throw signInRequired();
      return readToVisit(ctx.db.sql, ctx.actor);
    }),
    bind(c.getDemandFunnel, (ctx, { query }) => readFunnel(ctx.db.sql, ctx.actor, ctx.clock.now(), brokers, query)),
    bind(c.downloadDemandFunnel, async (ctx, { query }) => ({
      contentType: XLSX, fileName: `${ctx.locale === 'zh' ? '需求转化漏斗' : 'demand-funnel'}-${query.from}-${query.until}.xlsx`,
      bytes: await funnelWorkbook(await readFunnel(ctx.db.sql, ctx.actor, ctx.clock.now(), brokers, query), ctx.locale),
    })),
  ];
}
