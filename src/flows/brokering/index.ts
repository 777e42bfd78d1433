import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import { inTransaction } from '../../kernel/db/index.ts';
import { bind, type BoundRoute, type RequestContext } from '../../kernel/identity/index.ts';
import { icsOf } from '../cockpit/domain/ics.ts';
import { boardWorkbook, readBoard } from './board.ts';
import { eventOf, monthSpan, readCalendar } from './calendar.ts';
import * as contract from './contract.ts';
import { writeLetter } from './letter.ts';
import type { Act, BrokeringParts } from './parts.ts';
import { proposeRewards, readRewards } from './rewards.ts';

export { brokerPorts } from './ports.ts';

/** Brokers, market, contracts and funds meet here: the broker's day, and rewards from receipt to payment. */
export interface BrokeringFlow {
  name: 'brokering';
  migrations: '';
  permissions: readonly never[];
  routes: readonly BoundRoute[];
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** A downloaded calendar reaches from a month before to a year ahead. */
const ICS_DAYS = { back: 31, ahead: 366 };

export function createBrokeringFlow(parts: BrokeringParts): BrokeringFlow {
  const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });
  return {
    name: 'brokering',
    migrations: '',
    permissions: [],
    routes: [
      bind(contract.getBoard, (ctx) => readBoard(parts, ctx.db.sql, ctx.actor, ctx.clock.now())),
      bind(contract.downloadBoard, async (ctx) => ({
        contentType: XLSX, fileName: `${ctx.locale === 'zh' ? '撮合看板' : 'board'}-${dateOf(ctx.clock.now())}.xlsx`, bytes: await boardWorkbook(parts, ctx.db.sql, ctx.actor, ctx.clock.now(), ctx.locale),
      })),
      bind(contract.getCalendar, async (ctx, { query: { month } }) => ({
        today: dateOf(ctx.clock.now()), month, entries: await readCalendar(parts, ctx.db.sql, ctx.actor, ctx.clock.now(), ...monthSpan(month)),
      })),
      bind(contract.downloadCalendar, async (ctx) => {
        const now = ctx.clock.now();
        const today = dateOf(now);
        const entries = await readCalendar(parts, ctx.db.sql, ctx.actor, now, addDays(today, -ICS_DAYS.back), addDays(today, ICS_DAYS.ahead));
        const name = ctx.locale === 'zh' ? '经纪人日历' : 'broker-calendar';
        const text = icsOf({ name, stamp: now, events: entries.map((e) => eventOf(e, ctx.locale, parts.publicUrl())) });
        return { contentType: 'text/calendar; charset=utf-8', fileName: `${name}.ics`, bytes: new TextEncoder().encode(text) };
      }),
      bind(contract.getLetter, (ctx, { query }) => writeLetter(parts, ctx.db, actOf(ctx), query, ctx.locale)),
      bind(contract.downloadLetter, async (ctx, { query }) => {
        const letter = await writeLetter(parts, ctx.db, actOf(ctx), query, ctx.locale);
        return { contentType: DOCX, fileName: `${letter.title.replace(/[\\/:*?"<>|“”]/g, '').slice(0, 60)}.docx`, bytes: await (await import('./letter-docx.ts')).letterDocx(letter, ctx.locale) };
      }),
      bind(contract.getRewards, (ctx, { params, query }) => readRewards(parts, ctx.db.sql, actOf(ctx), params.id, query.absorber ?? false)),
      bind(contract.proposeRewards, (ctx, { params, body }) => inTransaction(ctx.db, (tx) => proposeRewards(parts, tx, actOf(ctx), params.id, body))),
    ],
  };
}
