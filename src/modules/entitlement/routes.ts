import { dateOf } from '../../kernel/base/calendar-date.ts';
import { notFound } from '../../kernel/base/problem.ts';
import { bind, type BoundRoute, findGrant, type RequestContext } from '../../kernel/identity/index.ts';
import { type Act, type EntitlementParts, programmeOf } from './act.ts';
import { answerObjection } from './commands/answer-objection.ts';
import { decideAppeal, fileAppeal } from './commands/appeal.ts';
import { decideClosed } from './commands/decide-closed.ts';
import { object } from './commands/object.ts';
import { openRecovery } from './commands/open-recovery.ts';
import { openRound } from './commands/open-round.ts';
import { publishRound } from './commands/publish.ts';
import { correctAccount, firmOf, optOut } from './commands/respond.ts';
import { setBudget } from './commands/set-budget.ts';
import * as contract from './contract.ts';
import { listWorkbook, takeUpWorkbook } from './exports.ts';
import { checkList } from './queries/check-list.ts';
import { explainFinding } from './queries/explain-finding.ts';
import { readMine } from './queries/mine.ts';
import { readNotice, readNotices } from './queries/notices.ts';
import { mayRead, mayReadFacts, regionsOf } from './queries/scope.ts';
import { evaluateTakeUp, failingOf, type FirmTakeUp, tableOf } from './queries/take-up.ts';
import { readRound, viewEntries, viewFinding, viewRound } from './queries/view-round.ts';
import { pageEntries, readEntries } from './store/entries.ts';
import { findFinding, pageFindings } from './store/findings.ts';
import { markRead } from './store/messages.ts';
import { findRound, listRounds, type RoundRow } from './store/rounds.ts';
import { remember } from './remember.ts';

/** A table, its lists and its export within half a minute rest on one evaluation of the population. */
const REMEMBERED = 30_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });
const paging = ({ page, pageSize }: { page: number; pageSize: number }) => ({ limit: pageSize, offset: (page - 1) * pageSize });

export function entitlementRoutes(parts: EntitlementParts): BoundRoute[] {
  const programmes = parts.programmes.programmes.map(({ id, zh, en, rule, clause }) => ({ id, zh, en, rule, clause }));
  const evaluations = remember<Awaited<ReturnType<typeof evaluateTakeUp>>>({ most: 6, forMs: REMEMBERED });
  const today = (ctx: RequestContext): string => dateOf(ctx.clock.now());
  /** A round of another city is not there. */
  const visible = async (ctx: RequestContext, id: string): Promise<RoundRow> => {
    const round = await findRound(ctx.db.sql, id);
    if (!round || !mayRead(ctx.actor, round.region)) throw notFound('免申即享批次', 'round', id);
    return round;
  };
  const takeUp = async (ctx: RequestContext, id: string | undefined, on: string): Promise<{ view: contract.TakeUpView; firms: FirmTakeUp[] }> => {
    const programme = programmeOf(parts, id ?? programmes[0]?.id ?? '');
    // Nobody waits for cities he may not see.
    const cities = regionsOf(ctx.actor, 'entitlement.takeup.read') ?? undefined;
    const { firms, strangers, version } = await evaluations(`${programme.id} ${on} ${cities?.join(' ') ?? ''}`, ctx.clock.now(), () => evaluateTakeUp(parts, ctx.db, programme, on, cities));
    const everything = regionsOf(ctx.actor, 'entitlement.facts.read') === null;
    return {
      firms: firms.filter((f) => mayReadFacts(ctx.actor, f.city)),
      view: {
        programme: programmes.find((p) => p.id === programme.id)!, on, rule: { id: programme.rule, version }, rows: tableOf(parts, ctx.actor, firms), failing: failingOf(ctx.actor, firms),
        strangers: everything ? strangers : { firms: 0, fen: 0 }, smallCell: parts.programmes.smallCell, regions: [...parts.regions], programmes,
      },
    };
  };

  return [
    bind(contract.listRounds, async (ctx, { query }) => {
      const rows = await listRounds(ctx.db.sql, { regions: regionsOf(ctx.actor, 'entitlement.round.read'), status: query.status, programme: query.programme, ...paging(query) });
      return {
        page: query.page, pageSize: query.pageSize, total: rows[0]?.total ?? 0, regions: [...parts.regions], programmes,
        items: rows.map(({ total: _, listed, totalFen, paidFen, openAppeals, ...r }) => ({ ...viewRound(parts, r), listed, totalFen, paidFen, openAppeals })),
        mayOpen: parts.regions.filter((r) => findGrant(ctx.actor, 'entitlement.round.prepare', { region: r.code })).map((r) => r.code),
      };
    }),
    bind(contract.openRound, (ctx, { body }) => openRound(parts, ctx.db, actOf(ctx), body)),
    bind(contract.getRound, async (ctx, { params }) => readRound(parts, ctx.db.sql, ctx.actor, await visible(ctx, params.id), ctx.clock.now())),
    bind(contract.checkRound, async (ctx, { params }) => checkList(parts, ctx.db.sql, await visible(ctx, params.id))),
    bind(contract.listEntries, async (ctx, { params, query }) => {
      await visible(ctx, params.id);
      const rows = await pageEntries(ctx.db.sql, { roundId: params.id, status: query.status, q: query.q, ...paging(query) });
      return { page: query.page, pageSize: query.pageSize, total: rows[0]?.total ?? 0, items: await viewEntries(parts, ctx.db.sql, rows, today(ctx)) };
    }),
    bind(contract.listFindings, async (ctx, { params, query }) => {
      await visible(ctx, params.id);
      const rows = await pageFindings(ctx.db.sql, { roundId: params.id, outcome: query.outcome, q: query.q, ...paging(query) });
      return { page: query.page, pageSize: query.pageSize, total: rows[0]?.total ?? 0, items: rows.map(viewFinding) };
    }),
    bind(contract.explainFinding, async (ctx, { params }) => {
      const round = await visible(ctx, params.id);
      const finding = await findFinding(ctx.db.sql, round.id, { enterpriseId: params.enterpriseId });
      if (!finding) throw notFound('企业', 'firm', params.enterpriseId);
      return explainFinding(parts, ctx.db.sql, round, finding, { confidential: mayReadFacts(ctx.actor, round.region) });
    }),
    bind(contract.downloadList, async (ctx, { params }) => {
      const round = await visible(ctx, params.id);
      return { contentType: XLSX, fileName: `${round.number}.xlsx`, bytes: await listWorkbook(await readEntries(ctx.db.sql, round.id), ctx.locale, today(ctx), { accounts: mayReadFacts(ctx.actor, round.region) }) };
    }),
    bind(contract.setBudget, async (ctx, { params, body }) => {
      await setBudget(ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.publishRound, async (ctx, { params, body }) => {
      await publishRound(parts, ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.object, async (ctx, { params, body }) => {
      await object(parts, ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.answerObjection, (ctx, { params, body }) => answerObjection(parts, ctx.db, actOf(ctx), params.id, params.seq, body)),
    bind(contract.fileAppeal, (ctx, { params, body }) => fileAppeal(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.decideAppeal, (ctx, { params, body }) => decideAppeal(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.getNotices, (ctx) => readNotices(parts, ctx.db.sql, ctx.clock.now())),
    bind(contract.getNotice, (ctx, { params, query }) => readNotice(parts, ctx.db.sql, params.id, ctx.clock.now(), query)),
    bind(contract.getMine, (ctx) => readMine(parts, ctx.db.sql, ctx.actor, ctx.clock.now())),
    bind(contract.explainMine, async (ctx, { params }) => {
      const firm = await firmOf(parts, ctx.db.sql, ctx.actor);
      const round = await findRound(ctx.db.sql, params.id);
      const finding = firm && round?.publishedAt ? await findFinding(ctx.db.sql, round.id, { creditCode: firm.creditCode }) : undefined;
      if (!finding) throw notFound('免申即享批次', 'round', params.id);
      return explainFinding(parts, ctx.db.sql, round!, finding, { confidential: true });
    }),
    bind(contract.readMessages, async (ctx) => {
      const firm = await firmOf(parts, ctx.db.sql, ctx.actor);
      if (firm) await markRead(ctx.db.sql, [firm.creditCode], ctx.clock.now());
      return {};
    }),
    bind(contract.optOut, async (ctx, { params, body }) => {
      await optOut(parts, ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.correctAccount, async (ctx, { params, body }) => {
      await correctAccount(parts, ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.decideClosed, async (ctx, { params, body }) => {
      await decideClosed(parts, ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.openRecovery, (ctx, { params, body }) => openRecovery(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.getTakeUp, async (ctx, { query }) => (await takeUp(ctx, query.programme, query.on ?? today(ctx))).view),
    bind(contract.listTakeUpFirms, async (ctx, { query }) => {
      const { firms } = await takeUp(ctx, query.programme, query.on ?? today(ctx));
      const found = firms.filter((f) => f.kind === query.kind && (!query.q || f.name.includes(query.q) || f.creditCode.includes(query.q))).sort((a, b) => b.entitledFen + b.paidFen - a.entitledFen - a.paidFen || (a.creditCode < b.creditCode ? -1 : 1));
      const { offset, limit } = paging(query);
      return { page: query.page, pageSize: query.pageSize, total: found.length, items: found.slice(offset, offset + limit) };
    }),
    bind(contract.downloadTakeUp, async (ctx, { query }) => {
      const on = query.on ?? today(ctx);
      const { view, firms } = await takeUp(ctx, query.programme, on);
      return { contentType: XLSX, fileName: `${ctx.locale === 'zh' ? '享受情况' : 'take-up'}-${query.programme}-${on}.xlsx`, bytes: await takeUpWorkbook(view, firms, ctx.locale) };
    }),
  ];
}
