import { dateOf } from '../../kernel/base/calendar-date.ts';
import { bind, type BoundRoute } from '../../kernel/identity/index.ts';
import { eventOf, moveMonth, readAgenda } from './agenda.ts';
import { boardOf } from './board.ts';
import * as contract from './contract.ts';
import { icsOf } from './domain/ics.ts';
import { fits } from './domain/task-view.ts';
import { readHead } from './head.ts';
import { readCounted, readRecords } from './records.ts';
import { type CockpitParts, readTasks } from './tasks.ts';
import { tasksWorkbook } from './tasks-workbook.ts';
import { listLoads, readLoad } from './units.ts';

/** Reads across plan, supervision, indicators, contracts and procedures for the cockpit's screens. Changes nothing. */
export interface CockpitFlow {
  name: 'cockpit';
  migrations: '';
  permissions: readonly never[];
  routes: readonly BoundRoute[];
}

/** A downloaded calendar reaches from the month before to a year ahead. */
const ICS_MONTHS = { back: 1, count: 14 };

export function createCockpitFlow(parts: CockpitParts & { publicUrl: () => string }): CockpitFlow {
  const documentIndicators = async (db: Parameters<typeof parts.plan.listTargets>[0], now: Date, document: string): Promise<string[]> => [
    ...new Set((await parts.plan.listTargets(db, now, { document })).map((t) => t.indicator.code)),
  ];
  return {
    name: 'cockpit',
    migrations: '',
    permissions: [],
    routes: [
      bind(contract.getHead, (ctx) => readHead(parts, ctx.db, ctx.actor, ctx.clock.now())),
      bind(contract.listKnownDays, async (ctx, { query }) => {
        const codes = await documentIndicators(ctx.db, ctx.clock.now(), query.document);
        return { days: await parts.indicators.knownDays(ctx.db.sql, codes) };
      }),
      bind(contract.listRecords, (ctx, { query }) => readRecords(parts, ctx.db, ctx.actor, query)),
      bind(contract.listCounted, (ctx, { params }) => readCounted(parts, ctx.db, ctx.actor, ctx.clock.now(), params.id)),
      bind(contract.getTaskBoard, async (ctx, { query }) => {
        const tasks = await readTasks(parts, ctx.db.sql, ctx.actor, ctx.clock.now());
        return boardOf(tasks, query, { places: parts.indicators.places, documents: parts.plan.packed.documents }, dateOf(ctx.clock.now()));
      }),
      bind(contract.downloadTasks, async (ctx, { query }) => {
        const today = dateOf(ctx.clock.now());
        const { cards } = await readTasks(parts, ctx.db.sql, ctx.actor, ctx.clock.now());
        return {
          contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          fileName: ctx.locale === 'zh' ? `重点任务-${today}.xlsx` : `tasks-${today}.xlsx`,
          bytes: await tasksWorkbook(cards.filter((c) => fits(c, query)), ctx.locale, today),
        };
      }),
      bind(contract.getAgenda, (ctx, { query }) => readAgenda(parts, ctx.db.sql, ctx.actor, ctx.clock.now(), query)),
      bind(contract.downloadAgenda, async (ctx, { query: { unit } }) => {
        const now = ctx.clock.now();
        const month = moveMonth(dateOf(now).slice(0, 7), -ICS_MONTHS.back);
        const { entries } = await readAgenda(parts, ctx.db.sql, ctx.actor, now, { month, months: ICS_MONTHS.count, unit });
        const name = [unit, ctx.locale === 'zh' ? '督查日历' : 'supervision calendar'].filter(Boolean).join(' ');
        const text = icsOf({ name, stamp: now, events: entries.map((e) => eventOf(e, ctx.locale, parts.publicUrl())) });
        return { contentType: 'text/calendar; charset=utf-8', fileName: `${name.replaceAll(' ', '-')}.ics`, bytes: new TextEncoder().encode(text) };
      }),
      bind(contract.listUnitLoads, (ctx) => listLoads(parts, ctx.db.sql, ctx.actor, ctx.clock.now())),
      bind(contract.getUnitLoad, (ctx, { params }) => readLoad(parts, ctx.db.sql, ctx.actor, ctx.clock.now(), params.unit)),
    ],
  };
}
