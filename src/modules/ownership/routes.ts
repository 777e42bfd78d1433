import { bind, type BoundRoute, type RequestContext } from '../../kernel/identity/index.ts';
import type { Act, OwnershipParts } from './act.ts';
import { enterBonus, payBonus } from './commands/bonus.ts';
import { giveConsent, withdrawConsent } from './commands/consent.ts';
import { applyGrant, updateGrant } from './commands/grant.ts';
import { createPlan, updatePlan } from './commands/plan.ts';
import * as c from './contract.ts';
import { distribute } from './domain/distribute.ts';
import { checkList } from './domain/exemption.ts';
import { readGrant, readGrants } from './queries/grants.ts';
import { planFile, readBonuses, readMyIncome, readPlan, readPlans } from './queries/plans.ts';
import { missingConsents } from './store/grants.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });

export function ownershipRoutes(parts: OwnershipParts): BoundRoute[] {
  const { plan, exemptions, patentBonus, leastTermYears } = parts.rules;
  return [
    bind(c.getRules, async () => ({
      version: plan.version, noticeDays: plan.noticeDays, payWithinMonths: plan.payWithinMonths, leastTermYears, patentBonus,
      floors: plan.rules.map(({ id, region, mode, from, to, floorPpm, evidence, clause, zh, en }) => ({ id, region, mode, from, to, floorPpm, evidence, clause, zh, en })),
      deductions: plan.deductions.map(({ id, zh, en, clause }) => ({ id, zh, en, clause })),
      exemptions: { version: exemptions.version, source: exemptions.source, GRANT: checkList(exemptions, 'GRANT'), PLAN: checkList(exemptions, 'PLAN'), SALE: checkList(exemptions, 'SALE') },
    })),
    bind(c.listGrants, (ctx, { query }) => readGrants(ctx.db.sql, ctx.actor, query)),
    bind(c.applyGrant, (ctx, { body }) => applyGrant(parts, ctx.db, actOf(ctx), body)),
    bind(c.getGrant, (ctx, { params }) => readGrant(ctx.db.sql, ctx.actor, params.id)),
    bind(c.updateGrant, async (ctx, { params, body: { version, ...draft } }) => {
      await updateGrant(parts, ctx.db, actOf(ctx), params.id, version, draft);
      return {};
    }),
    bind(c.giveConsent, async (ctx, { params, body }) => {
      await giveConsent(ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(c.withdrawConsent, async (ctx, { params, body }) => {
      await withdrawConsent(ctx.db, actOf(ctx), params.id, body.reason);
      return {};
    }),
    bind(c.consentsMissing, async (ctx, { params }) => ({ missing: await missingConsents(ctx.db.sql, params.id) })),

    bind(c.computePlan, async (_ctx, { body }) => distribute(plan, body)),
    bind(c.listPlans, (ctx, { query }) => readPlans(ctx.db.sql, ctx.actor, ctx.clock.now(), query)),
    bind(c.createPlan, (ctx, { body }) => createPlan(parts, ctx.db, actOf(ctx), body)),
    bind(c.getPlan, (ctx, { params }) => readPlan(ctx.db.sql, ctx.actor, ctx.clock.now(), params.id)),
    bind(c.updatePlan, async (ctx, { params, body: { version, ...body } }) => {
      await updatePlan(parts, ctx.db, actOf(ctx), params.id, version, body);
      return {};
    }),
    bind(c.exportPlan, async (ctx, { params }) => ({ contentType: XLSX, ...(await planFile(ctx.db.sql, ctx.actor, params.id)) })),
    bind(c.myIncome, (ctx) => readMyIncome(ctx.db.sql, ctx.actor)),

    bind(c.listBonuses, (ctx, { query }) => readBonuses(ctx.db.sql, ctx.actor, ctx.clock.now(), query)),
    bind(c.enterBonus, async (ctx, { body }) => ({ id: await enterBonus(parts, ctx.db, actOf(ctx), body) })),
    bind(c.payBonus, async (ctx, { params, body }) => {
      await payBonus(ctx.db, actOf(ctx), params.id, body.reference);
      return {};
    }),
  ];
}
