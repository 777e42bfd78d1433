import { dateOf } from '../../kernel/base/calendar-date.ts';
import { notFound } from '../../kernel/base/problem.ts';
import { authorise, bind, type BoundRoute, type RequestContext } from '../../kernel/identity/index.ts';
import { explain } from '../../kernel/rules/index.ts';
import { actOf, type Desk } from './act.ts';
import { createDraft } from './commands/create-draft.ts';
import { approveDraft, endDraft, submitDraft } from './commands/decide-draft.ts';
import { keepJudgement } from './commands/keep-judgement.ts';
import { measureImpact } from './commands/measure-impact.ts';
import { saveDraft } from './commands/save-draft.ts';
import * as c from './contract.ts';
import { vectorAnswers } from './domain/vector-answers.ts';
import { judgementHead, recomputeView } from './queries/judgement.ts';
import { bookOf, ruleOf, rulesOn } from './queries/rules.ts';
import { regionsFor } from './queries/scope.ts';
import { headOf, viewDraft } from './queries/view-draft.ts';
import { listDrafts } from './store/drafts.ts';
import { listJudgements, readJudgement } from './store/judgements.ts';

export function rulebookRoutes(desk: Desk): BoundRoute[] {
  const today = (ctx: RequestContext): string => dateOf(ctx.clock.now());
  const draftView = (ctx: RequestContext, id: string) => viewDraft(desk, ctx.db.sql, ctx.actor, id, ctx.clock.now());
  /** Does something with a draft and answers with it. */
  const then = async (ctx: RequestContext, id: string, done: Promise<unknown>) => {
    await done;
    return draftView(ctx, id);
  };
  return [
    bind(c.listRules, (ctx, { query }) => rulesOn(desk, ctx.db.sql, query.on ?? today(ctx))),
    bind(c.getBook, (ctx, { query }) => bookOf(desk, ctx.db.sql, query.on, today(ctx))),
    bind(c.getVectors, async (ctx) => {
      const { book, revision } = await desk.shelf.current(ctx.db.sql);
      return { revision, answers: vectorAnswers(book) };
    }),
    bind(c.getRule, (ctx, { params }) => ruleOf(desk, ctx.db.sql, params.rule, today(ctx))),
    bind(c.evaluate, async (ctx, { params, body }) => {
      const { book } = await desk.shelf.current(ctx.db.sql);
      return explain(book.evaluate(params.rule, body.facts, body.on ?? today(ctx), body.region?.split(',')));
    }),

    bind(c.listDrafts, async (ctx, { query: { page, pageSize, rule, status } }) => {
      const { rows, total } = await listDrafts(ctx.db.sql, { regions: regionsFor(ctx.actor, 'rulebook.draft.read'), rule, status, limit: pageSize, offset: (page - 1) * pageSize });
      return { page, pageSize, total, items: rows.map((d) => headOf(desk, d)) };
    }),
    bind(c.createDraft, async (ctx, { body }) => draftView(ctx, (await createDraft(desk, ctx.db, actOf(ctx), body)).id)),
    bind(c.getDraft, (ctx, { params }) => draftView(ctx, params.id)),
    bind(c.saveDraft, (ctx, { params, body }) => then(ctx, params.id, saveDraft(ctx.db, actOf(ctx), params.id, body))),
    bind(c.measureImpact, (ctx, { params }) => then(ctx, params.id, measureImpact(desk, ctx.db, actOf(ctx), params.id))),
    bind(c.submitDraft, (ctx, { params }) => then(ctx, params.id, submitDraft(desk, ctx.db, actOf(ctx), params.id))),
    bind(c.approveDraft, (ctx, { params, body }) => then(ctx, params.id, approveDraft(desk, ctx.db, actOf(ctx), params.id, body.revision))),
    bind(c.returnDraft, (ctx, { params, body }) => then(ctx, params.id, endDraft(desk, ctx.db, actOf(ctx), params.id, 'return', body.reason))),
    bind(c.withdrawDraft, (ctx, { params, body }) => then(ctx, params.id, endDraft(desk, ctx.db, actOf(ctx), params.id, 'withdraw', body.reason))),

    bind(c.listJudgements, async (ctx, { query: { page, pageSize, rule } }) => {
      const { rows, total } = await listJudgements(ctx.db.sql, { cities: regionsFor(ctx.actor, 'rulebook.judgement.read'), rule, limit: pageSize, offset: (page - 1) * pageSize });
      return { page, pageSize, total, items: rows.map(judgementHead) };
    }),
    bind(c.keepJudgement, async (ctx, { body }) => judgementHead((await readJudgement(ctx.db.sql, await keepJudgement(desk, ctx.db, actOf(ctx), body)))!)),
    bind(c.recomputeJudgement, async (ctx, { params }) => {
      const kept = await readJudgement(ctx.db.sql, params.id);
      if (!kept) throw notFound('判断', 'judgement', params.id);
      authorise(ctx.actor, 'rulebook.judgement.read', { region: kept.region[0] ?? null });
      return recomputeView(desk, ctx.db.sql, kept, today(ctx));
    }),
  ];
}
