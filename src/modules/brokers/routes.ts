import { type BoundRoute, bind, signInRequired } from '../../kernel/identity/index.ts';
import { actOf, type BrokerParts } from './act.ts';
import * as mandates from './commands/mandates.ts';
import * as register from './commands/register.ts';
import * as searches from './commands/searches.ts';
import * as c from './contract.ts';
import { readAlertList, readCommissions, readSearch, readSearches } from './queries/desk.ts';
import { exportList } from './queries/exports.ts';
import { readBroker, readBrokers, readByNumber, readRegister } from './queries/view-broker.ts';
import { readMandate, readMandates } from './queries/view-mandate.ts';
import { dateOf } from '../../kernel/base/calendar-date.ts';
import { findBroker } from './store/brokers.ts';
import { markRead } from './store/searches.ts';
import type { Actor, RequestContext } from '../../kernel/identity/index.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function person(ctx: RequestContext): Actor {
  if (!ctx.actor) throw signInRequired();
  return ctx.actor;
}

export function brokerRoutes(parts: BrokerParts): readonly BoundRoute[] {
  const now = (ctx: RequestContext): Date => ctx.clock.now();
  const brokerOf = (ctx: RequestContext, id: string) => readBroker(parts, ctx.db.sql, ctx.actor, now(ctx), { id });
  const mandateOf = (ctx: RequestContext, id: string) => readMandate(ctx.db.sql, ctx.actor, now(ctx), id);
  return [
    bind(c.listRegister, (ctx, { query }) => readRegister(ctx.db.sql, now(ctx), query)),
    bind(c.verifyBroker, (ctx, { params }) => readByNumber(ctx.db.sql, now(ctx), params.number)),
    bind(c.listBrokers, (ctx, { query }) => readBrokers(ctx.db.sql, ctx.actor, now(ctx), query)),
    bind(c.myBroker, async (ctx) => {
      const actor = person(ctx);
      const broker = await findBroker(ctx.db.sql, { accountId: actor.accountId }, dateOf(now(ctx)));
      return {
        broker: broker ? await brokerOf(ctx, broker.id) : null,
        organisations: actor.assignments.filter((a) => a.grants.some((g) => g.permission === 'brokers.register.apply')).map((a) => ({ id: a.organisationId, name: a.organisationName })),
      };
    }),
    bind(c.getBroker, (ctx, { params }) => brokerOf(ctx, params.id)),
    bind(c.applyAsBroker, async (ctx, { body }) => brokerOf(ctx, (await register.applyAsBroker(parts, ctx.db, actOf(ctx), body)).id)),
    bind(c.addTraining, async (ctx, { params, body }) => {
      await register.addTraining(ctx.db, actOf(ctx), params.id, body);
      return brokerOf(ctx, params.id);
    }),
    bind(c.movePractice, async (ctx, { params, body }) => {
      await register.movePractice(parts, ctx.db, actOf(ctx), params.id, body);
      return brokerOf(ctx, params.id);
    }),
    bind(c.fileAnnualRecord, async (ctx, { params, body }) => {
      await register.fileAnnualRecord(parts, ctx.db, actOf(ctx), params.id, body);
      return brokerOf(ctx, params.id);
    }),

    bind(c.listMandates, (ctx, { query }) => readMandates(ctx.db.sql, ctx.actor, now(ctx), query)),
    bind(c.getMandate, (ctx, { params }) => mandateOf(ctx, params.id)),
    bind(c.proposeMandate, async (ctx, { body }) => mandateOf(ctx, await mandates.proposeMandate(parts, ctx.db, actOf(ctx), body))),
    bind(c.answerMandate, async (ctx, { params, body }) => {
      await mandates.answerMandate(ctx.db, actOf(ctx), params.id, body);
      return mandateOf(ctx, params.id);
    }),
    bind(c.endMandate, async (ctx, { params, body }) => {
      await mandates.endMandate(ctx.db, actOf(ctx), params.id, body.reason);
      return mandateOf(ctx, params.id);
    }),
    bind(c.addMandateEvent, async (ctx, { params, body }) => {
      await mandates.addMandateEvent(ctx.db, actOf(ctx), params.id, body);
      return mandateOf(ctx, params.id);
    }),
    bind(c.moveCard, async (ctx, { params, body }) => {
      await mandates.moveCard(parts, ctx.db, actOf(ctx), params.id, body);
      return mandateOf(ctx, params.id);
    }),
    bind(c.raiseDispute, async (ctx, { params, body }) => ({ disputeId: await mandates.raiseDispute(ctx.db, actOf(ctx), params.id, body) })),
    bind(c.decideDispute, async (ctx, { params, body }) => mandateOf(ctx, await mandates.decideDispute(ctx.db, actOf(ctx), params.id, body))),

    bind(c.listSearches, (ctx) => readSearches(ctx.db.sql, person(ctx))),
    bind(c.saveSearch, async (ctx, { body }) => readSearch(ctx.db.sql, person(ctx), await searches.saveSearch(ctx.db, actOf(ctx), body))),
    bind(c.changeSearch, async (ctx, { params, body }) => {
      await searches.changeSearch(ctx.db, actOf(ctx), params.id, body);
      return readSearch(ctx.db.sql, person(ctx), params.id);
    }),
    bind(c.deleteSearch, async (ctx, { params }) => ({ deleted: await searches.deleteSearch(ctx.db, actOf(ctx), params.id) })),
    bind(c.runSearch, async (ctx, { params }) => ({ found: await searches.runSearch(parts, ctx.db, actOf(ctx), params.id) })),
    bind(c.listAlerts, (ctx, { query }) => readAlertList(ctx.db.sql, person(ctx), query)),
    bind(c.readAlerts, async (ctx, { body }) => ({ read: await markRead(ctx.db.sql, person(ctx).accountId, body.ids, now(ctx)) })),
    bind(c.exportList, async (ctx, { params }) => ({ contentType: XLSX, ...(await exportList(ctx.db.sql, ctx.actor, now(ctx), params.list, ctx.locale)) })),
    bind(c.listCommissions, (ctx, { query }) => readCommissions(ctx.db.sql, ctx.actor, now(ctx), query)),
  ];
}
