import { bind, type BoundRoute, findGrant, holds, type RequestContext } from '../../../kernel/identity/index.ts';
import type { Act } from '../act.ts';
import { beginNotice } from './commands/begin-notice.ts';
import { decideCandidate } from './commands/decide-candidate.ts';
import { makePointsEdition } from './commands/make-points-edition.ts';
import { openListEdition } from './commands/open-list-edition.ts';
import { proposeCandidates } from './commands/propose-candidates.ts';
import { recordFalseData } from './commands/record-false-data.ts';
import { reportMeasure } from './commands/report-measure.ts';
import { createPlan, savePlan } from './commands/save-plan.ts';
import { submitListForm } from './commands/submit-list-form.ts';
import * as contract from './contract.ts';
import type { GrowthParts } from './parts.ts';
import { viewCities, viewEditions as viewListEditions, viewListEdition, viewOwnListings, viewPublicList, viewPublicLists } from './queries/lists.ts';
import { viewPlan, viewPlanList } from './queries/plans.ts';
import { officersFirmPoints, ownPoints, ranking, verifyEdition, viewEditions, viewScheme } from './queries/points.ts';
import { searchFirms } from './store/plan-firms.ts';

const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });

export function growthRoutes(parts: GrowthParts): BoundRoute[] {
  return [
    bind(contract.listPointEditions, async (ctx) => ({
      scheme: viewScheme(parts.points.scheme),
      editions: await viewEditions(parts, ctx.db.sql),
      mayRun: findGrant(ctx.actor, 'enterprises.points.run') !== undefined,
      cities: viewCities(parts),
      fields: [...parts.lists.fields],
      mayRank: parts.places.cities.filter((c) => findGrant(ctx.actor, 'enterprises.points.read', { region: c.code })).map((c) => c.code),
    })),
    bind(contract.makePointsEdition, (ctx, { body }) => makePointsEdition(parts, ctx.db, actOf(ctx), body)),
    bind(contract.verifyPointsEdition, (ctx, { params }) => verifyEdition(ctx.db.sql, params.id)),
    bind(contract.rankPoints, (ctx, { params, query }) => ranking(ctx.db.sql, ctx.actor, params.id, query)),
    bind(contract.getOwnPoints, async (ctx, { query }) => ({ points: await ownPoints(parts, ctx.db.sql, ctx.actor, query.edition) })),
    bind(contract.getFirmPoints, (ctx, { params }) => officersFirmPoints(parts, ctx.db.sql, ctx.actor, params.id, params.enterpriseId)),

    bind(contract.listListEditions, (ctx) => viewListEditions(parts, ctx.db.sql, ctx.actor)),
    bind(contract.openListEdition, (ctx, { body }) => openListEdition(parts, ctx.db, actOf(ctx), body)),
    bind(contract.proposeCandidates, (ctx, { params }) => proposeCandidates(parts, ctx.db, actOf(ctx), params.id)),
    bind(contract.getListEdition, (ctx, { params, query }) => viewListEdition(parts, ctx.db.sql, ctx.actor, ctx.clock.now(), params.id, query)),
    bind(contract.decideCandidate, async (ctx, { params, body }) => {
      await decideCandidate(ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.beginNotice, (ctx, { params, body }) => beginNotice(parts, ctx.db, actOf(ctx), params.id, body.contact)),
    bind(contract.recordFalseData, async (ctx, { params, body }) => {
      await recordFalseData(parts, ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.getOwnListings, (ctx) => viewOwnListings(parts, ctx.db.sql, ctx.actor)),
    bind(contract.submitListForm, (ctx, { params, body: { truthful: _truthful, ...form } }) => submitListForm(parts, ctx.db, actOf(ctx), params.id, form)),
    bind(contract.listPublicLists, (ctx) => viewPublicLists(parts, ctx.db.sql)),
    bind(contract.getPublicList, (ctx, { params, query }) => viewPublicList(parts, ctx.db.sql, ctx.clock.now(), params.id, query)),

    bind(contract.listGrowthPlans, (ctx, { query }) => viewPlanList(parts, ctx.db.sql, ctx.actor, ctx.clock.now(), query)),
    bind(contract.getGrowthPlan, (ctx, { params }) => viewPlan(parts, ctx.db.sql, ctx.actor, ctx.clock.now(), params.id)),
    bind(contract.createGrowthPlan, (ctx, { body }) => createPlan(parts, ctx.db, actOf(ctx), body)),
    bind(contract.saveGrowthPlan, (ctx, { params, body }) => savePlan(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.reportMeasure, async (ctx, { params, body }) => {
      await reportMeasure(ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.findPlanFirms, async (ctx, { query }) => {
      const cities = parts.places.cities.map((c) => c.code).filter((region) => findGrant(ctx.actor, 'enterprises.plan.edit', { region }));
      return { items: holds(ctx.actor, 'enterprises.plan.edit') ? await searchFirms(ctx.db.sql, query.q, cities) : [] };
    }),
  ];
}
