import { bind, type BoundRoute } from '../../kernel/identity/route.ts';
import { actOf } from './context.ts';
import * as c from './contract.ts';
import { enterFundedProject, orderCorrection } from './commands/funded-project.ts';
import { chooseResult, createPackage, followPackage, releasePackage, seePackage, updatePackage } from './commands/package.ts';
import { answerAskedSelfTransformation, askSelfTransformation } from './commands/self-transformation.ts';
import { submitResult } from './commands/submit-result.ts';
import { recordMaturity } from './commands/update-result.ts';
import { getResultView } from './queries/get-result.ts';
import { readFundedProjects } from './queries/list-funded-projects.ts';
import { listIdleResults } from './queries/list-idle.ts';
import { packageFile, readPackage, readPackageDraft, readPackageNews, readPackages, readPreview } from './queries/packages.ts';
import { readResultHistory } from './queries/result-history.ts';
import { readReviewDesk } from './queries/review-desk.ts';
import type { RouteDependencies } from './routes.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Review, history and idleness of results; funded projects; packages. */
export function libraryRoutes({ procedure, identity, rules }: RouteDependencies): BoundRoute[] {
  return [
    bind(c.submitResult, async (ctx, { params }) => {
      await submitResult(ctx.db, actOf(ctx), procedure, params.id);
      return getResultView(ctx.db.sql, ctx.actor, params.id);
    }),
    bind(c.recordMaturity, async (ctx, { params, body }) => {
      await recordMaturity(ctx.db, actOf(ctx), params.id, body);
      return getResultView(ctx.db.sql, ctx.actor, params.id);
    }),
    bind(c.resultHistory, (ctx, { params }) => readResultHistory(ctx.db.sql, ctx.actor, params.id)),
    bind(c.askSelfTransformation, async (ctx, { params, body }) => {
      await askSelfTransformation(ctx.db, actOf(ctx), params.id, body.plan);
      return {};
    }),
    bind(c.answerSelfTransformation, async (ctx, { params, body }) => {
      await answerAskedSelfTransformation(ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(c.listIdleResults, (ctx, { query }) => listIdleResults(ctx.db.sql, ctx.actor, rules, ctx.clock.now(), query)),
    bind(c.reviewDesk, (ctx, { query }) => readReviewDesk(ctx.db.sql, ctx.actor, query)),

    bind(c.listFundedProjects, (ctx, { query }) => readFundedProjects(ctx.db.sql, ctx.actor, identity, rules.duty, ctx.clock.now(), query)),
    bind(c.enterFundedProject, async (ctx, { body }) => ({ id: await enterFundedProject(ctx.db, actOf(ctx), identity, rules.duty, body) })),
    bind(c.orderCorrection, async (ctx, { params, body }) => {
      await orderCorrection(ctx.db, actOf(ctx), rules.duty, params.id, body.reason);
      return {};
    }),

    bind(c.listPackages, (ctx, { query }) => readPackages(ctx.db.sql, ctx.actor, rules, query)),
    bind(c.createPackage, async (ctx, { body }) => ({ id: await createPackage(ctx.db, actOf(ctx), rules, body) })),
    bind(c.previewRule, (ctx, { body }) => readPreview(ctx.db.sql, body)),
    bind(c.packageNews, (ctx, { query }) => readPackageNews(ctx.db.sql, ctx.actor, query)),
    bind(c.getPackage, (ctx, { params, query }) => readPackage(ctx.db.sql, ctx.actor, rules, params.id, query.no)),
    bind(c.editPackage, (ctx, { params }) => readPackageDraft(ctx.db.sql, params.id)),
    bind(c.updatePackage, async (ctx, { params, body: { version, ...draft } }) => {
      await updatePackage(ctx.db, actOf(ctx), rules, params.id, version, draft);
      return {};
    }),
    bind(c.chooseResult, async (ctx, { params, body }) => {
      await chooseResult(ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(c.releasePackage, async (ctx, { params, body }) => ({ no: await releasePackage(ctx.db, actOf(ctx), params.id, body.note) })),
    bind(c.subscribePackage, async (ctx, { params, body }) => {
      await followPackage(ctx.db, actOf(ctx), params.id, body.subscribe);
      return {};
    }),
    bind(c.markPackageSeen, async (ctx, { params }) => {
      await seePackage(ctx.db, actOf(ctx), params.id);
      return {};
    }),
    bind(c.exportPackage, async (ctx, { params }) => ({ contentType: XLSX, ...(await packageFile(ctx.db.sql, params.id, params.no)) })),
  ];
}
