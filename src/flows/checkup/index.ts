import { type CalendarDate, dateOf } from '../../kernel/base/calendar-date.ts';
import { inTransaction, type Sql } from '../../kernel/db/index.ts';
import { bind, type BoundRoute, type PermissionDeclaration, type RequestContext } from '../../kernel/identity/index.ts';
import { listAnswers } from './answer-list.ts';
import { keepAnswer, readAnswer, recompute } from './answers.ts';
import { evaluateTyped, readBook } from './book.ts';
import * as contract from './contract.ts';
import { declareFacts } from './declare.ts';
import { factsOfFirm, firmFor, ownFirm } from './firm.ts';
import { checkupOf, type FirmCheckup } from './of-firm.ts';
import type { Act, CheckupParts } from './parts.ts';
import { pageOfRows, readOverview, readPopulation } from './population.ts';
import { createScans } from './scan.ts';

export type { FirmCheckup } from './of-firm.ts';
export { readCheckupPack } from './pack.ts';

/** Rules and dossiers meet here: what a firm can get, and who in a city can get something. */
export interface CheckupFlow {
  name: 'checkup';
  migrations: '';
  permissions: readonly PermissionDeclaration[];
  routes: readonly BoundRoute[];
  /** The whole check-up of a firm, for the command line. @throws Problem NOT_FOUND */
  checkup(db: Sql, creditCode: string, on: CalendarDate): Promise<FirmCheckup>;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A file is made when the count is complete; a city of tens of thousands takes less than this. */
const FILE_PATIENCE_MS = 120_000;

export function createCheckupFlow(parts: CheckupParts): CheckupFlow {
  const scans = createScans(parts);
  const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });
  const today = (ctx: RequestContext): string => dateOf(ctx.clock.now());
  return {
    name: 'checkup',
    migrations: '',
    checkup: (db, code, on) => checkupOf(parts, db, code, on),
    permissions: [
      { id: 'checkup.firm.read', zh: '查看企业的政策体检', en: 'See the policy check-up of a firm' },
      { id: 'checkup.answer.keep', zh: '留存政策体检结论、填报数据', en: 'Keep answers of a check-up and state figures' },
      { id: 'checkup.population.read', zh: '按政策查看辖区企业', en: 'See the firms of a jurisdiction by policy' },
      { id: 'checkup.overview.read', zh: '查看各市政策符合情况的计数', en: 'See counts by city of who qualifies' },
    ],
    routes: [
      bind(contract.getBook, (ctx) => readBook(parts, ctx.db.sql, today(ctx))),
      bind(contract.getOwnFirm, async (ctx, { query }) => ({ own: await ownFirm(parts, ctx.db.sql, ctx.actor, query.on ?? today(ctx)) })),
      bind(contract.getFirm, async (ctx, { params, query }) => {
        const firm = await firmFor(parts, ctx.db.sql, ctx.actor, 'checkup.firm.read', params.id);
        return factsOfFirm(parts, ctx.db.sql, ctx.actor, firm, query.on ?? today(ctx));
      }),
      bind(contract.evaluate, (ctx, { body }) => evaluateTyped(parts, ctx.db.sql, body.facts, body.region, body.on ?? today(ctx))),
      bind(contract.declareFacts, (ctx, { params, body }) => inTransaction(ctx.db, (tx) => declareFacts(parts, tx, actOf(ctx), params.id, body.facts))),
      bind(contract.keepAnswer, (ctx, { params, body }) => inTransaction(ctx.db, (tx) => keepAnswer(parts, tx, actOf(ctx), params.id, { rule: body.rule, on: body.on, typed: body.typed }))),
      bind(contract.listAnswers, (ctx, { params, query }) => listAnswers(parts, ctx.db.sql, actOf(ctx), params.id, query)),
      bind(contract.getAnswer, (ctx, { params }) => readAnswer(parts, ctx.db.sql, actOf(ctx), params.id)),
      bind(contract.downloadAnswer, async (ctx, { params }) => {
        const answer = await readAnswer(parts, ctx.db.sql, actOf(ctx), params.id);
        return { contentType: 'application/pdf', fileName: `${ctx.locale === 'zh' ? '政策体检' : 'check-up'}-${answer.number}.pdf`, bytes: await (await import('./answer-pdf.ts')).answerPdf(answer) };
      }),
      bind(contract.recomputeAnswer, (ctx, { params }) => recompute(parts, ctx.db.sql, actOf(ctx), params.id)),
      bind(contract.getPopulation, async (ctx, { query }) => {
        const { answered, rows } = await readPopulation(parts, scans, ctx.db.sql, { actor: ctx.actor, now: ctx.clock.now(), on: query.on ?? today(ctx) }, query);
        return { ...answered, page: pageOfRows(rows, query.page, query.pageSize) };
      }),
      bind(contract.downloadPopulation, async (ctx, { query }) => {
        const { answered, rows } = await readPopulation(parts, scans, ctx.db.sql, { actor: ctx.actor, now: ctx.clock.now(), on: query.on ?? today(ctx) }, query, FILE_PATIENCE_MS);
        const { facts } = await parts.rulebook.current(ctx.db.sql);
        const title = answered.rule.title[ctx.locale];
        const { populationWorkbook } = await import('./population-workbook.ts');
        return {
          contentType: XLSX, fileName: `${title.replace(/[\\/:*?"<>|]/g, '')}-${today(ctx)}.xlsx`,
          bytes: await populationWorkbook(title, rows, (fact) => facts.get(fact)?.[ctx.locale] ?? fact, (leaf) => answered.rule.leaves.find((l) => l.id === leaf)?.[ctx.locale] ?? leaf, answered.rule.unit, ctx.locale, today(ctx)),
        };
      }),
      bind(contract.getOverview, (ctx, { query }) => readOverview(parts, scans, ctx.db.sql, { actor: ctx.actor, now: ctx.clock.now(), on: query.on ?? today(ctx) }, query.rule)),
    ],
  };
}
