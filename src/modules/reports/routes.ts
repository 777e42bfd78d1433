import { dateOf } from '../../kernel/base/calendar-date.ts';
import { type BoundRoute, bind, type RequestContext } from '../../kernel/identity/index.ts';
import type { Act, ReportParts } from './act.ts';
import { decideReport } from './commands/decide-report.ts';
import { draftReport } from './commands/draft-report.ts';
import { saveRemark, submitReport } from './commands/edit-draft.ts';
import * as contract from './contract.ts';
import { placesFor } from './domain/choice.ts';
import { readCatalogue, writeDataset } from './queries/open-data.ts';
import { checkAgain, pagePublic, pageReports, publicReport, readableReport, reportFile, reportPage } from './queries/read-reports.ts';
import { chartsOf, freshReport, storedModel } from './queries/write-report.ts';

export function reportRoutes(parts: ReportParts): readonly BoundRoute[] {
  const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });
  return [
    bind(contract.listTemplates, async (ctx) => ({
      today: dateOf(ctx.clock.now()),
      templates: parts.packed.templates.map(({ template: t }) => ({
        id: t.id, version: t.version, zh: t.zh, en: t.en, purpose: t.purpose, audiences: t.audiences, places: placesFor(t, parts.places),
        sections: t.sections.map((s) => ({ id: s.id, title: s.title, optional: s.optional, audience: s.audience ?? null })),
      })),
    })),
    bind(contract.previewReport, async (ctx, { body }) => {
      const { model } = await freshReport(parts, ctx.db, ctx.clock.now(), body);
      return { model, charts: await chartsOf(model) };
    }),
    bind(contract.draftReport, (ctx, { body }) => draftReport(parts, ctx.db, actOf(ctx), body)),
    bind(contract.listReports, (ctx, { query }) => pageReports(parts, ctx.db.sql, ctx.actor, query)),
    bind(contract.getReport, (ctx, { params }) => reportPage(parts, ctx.db.sql, ctx.actor, params.id)),
    bind(contract.saveRemark, (ctx, { params, body }) => saveRemark(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.submitReport, (ctx, { params }) => submitReport(parts, ctx.db, actOf(ctx), params.id)),
    bind(contract.decideReport, (ctx, { params, body }) => decideReport(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.downloadReport, async (ctx, { params }) => reportFile(parts, ctx.db.sql, await readableReport(parts, ctx.db.sql, ctx.actor, params.id), params.format)),
    bind(contract.checkReport, (ctx, { params }) => checkAgain(parts, ctx.db.sql, ctx.actor, params.id)),
    bind(contract.listPublicReports, (ctx, { query }) => pagePublic(parts, ctx.db.sql, query)),
    bind(contract.getPublicReport, async (ctx, { params }) => {
      const { model } = await storedModel(parts, ctx.db.sql, await publicReport(ctx.db.sql, params.id));
      return { model, charts: await chartsOf(model) };
    }),
    bind(contract.downloadPublicReport, async (ctx, { params }) => reportFile(parts, ctx.db.sql, await publicReport(ctx.db.sql, params.id), params.format)),
    bind(contract.getCatalogue, (ctx) => readCatalogue(parts, ctx.db, ctx.clock.now())),
    bind(contract.getDataset, (ctx, { params, query }) => writeDataset(parts, ctx.db, ctx.clock.now(), params.dataset, query)),
  ];
}
