import { addDays, type CalendarDate, dateOf, weekday } from '../../kernel/base/calendar-date.ts';
import type { ContractAnswer } from '../../kernel/base/route-contract.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import type { ProcedureEngine } from '../../kernel/procedure/index.ts';
import type { AgendaEntry, getAgenda } from './contract.ts';
import { type IcsEvent } from './domain/ics.ts';
import { type CockpitParts, readOpenOrders, readTasks } from './tasks.ts';

interface AgendaQuery {
  month: string;
  months: number;
  unit?: string;
}

type Agenda = ContractAnswer<typeof getAgenda>;

/** What falls due in some months: milestones, reporting days and the deadlines of open orders. */
export async function readAgenda(parts: CockpitParts, db: Sql, actor: Actor | undefined, now: Date, { month, months, unit }: AgendaQuery): Promise<Agenda> {
  const wanted = Array.from({ length: months }, (_, i) => moveMonth(month, i));
  const { cards } = await readTasks(parts, db, actor, now);
  const leadOf = new Map(cards.map((c) => [c.task.id, c.units.lead]));
  const today = dateOf(now);
  const plan = (await parts.supervision.calendar(db, actor, now, wanted)).map((e): AgendaEntry => ({ ...e, organisation: leadOf.get(e.task.id) ?? e.organisation, to: `/supervision/tasks/${e.task.id}` }));
  const orders = (await readOpenOrders(parts, db, now, cards)).flatMap((o): AgendaEntry[] =>
    o.dueOn && wanted.includes(o.dueOn.slice(0, 7))
      ? [{
          on: o.dueOn, kind: 'ORDER', task: { id: o.task.id, no: o.task.no, zh: o.task.zh, en: o.task.en }, organisation: leadOf.get(o.task.id) ?? null,
          zh: `${COLOUR[o.colour].zh}督办单期限`, en: `Deadline of a ${COLOUR[o.colour].en} order`, state: o.dueOn < today ? 'LATE' : 'OPEN', to: `/cases/${o.caseId}`,
        }]
      : [],
  );
  return {
    today,
    entries: [...plan, ...orders].filter((e) => unit === undefined || e.organisation === unit).toSorted((a, b) => a.on.localeCompare(b.on) || a.task.no - b.task.no),
    units: [...new Set(cards.flatMap((c) => c.units.lead ?? []))].toSorted(),
    days: specialDays(parts.engine.years, wanted),
    provisional: parts.engine.years.filter((y) => y.provisional && wanted.some((m) => m.startsWith(String(y.year)))).map((y) => y.year),
  };
}

const COLOUR = { BLUE: { zh: '蓝色', en: 'blue' }, YELLOW: { zh: '黄色', en: 'yellow' }, RED: { zh: '红色', en: 'red' } } as const;

/** Weekdays off and weekend days worked, as the calendar of the pack has them. */
function specialDays(years: ProcedureEngine['years'], months: readonly string[]): Agenda['days'] {
  const within = (day: CalendarDate): boolean => months.includes(day.slice(0, 7));
  return years.flatMap((year) => [
    ...year.holidays.flatMap((h) => daysFrom(h.from, h.to).filter(within).map((on) => ({ on, works: false, zh: h.zh, en: h.en }))),
    ...year.makeUpDays.filter((day) => within(day) && weekday(day) > 5).map((on) => ({ on, works: true, zh: '调休上班', en: 'Working day in exchange' })),
  ]);
}

function daysFrom(from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** `2026-12` moved by one is `2027-01`. */
export function moveMonth(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

const KIND = { MILESTONE: { zh: '节点', en: 'Milestone' }, REPORT: { zh: '填报', en: 'Report' }, ORDER: { zh: '督办单', en: 'Order' } } as const;

export function eventOf(entry: AgendaEntry, locale: 'zh' | 'en', publicUrl: string): IcsEvent {
  const { task } = entry;
  const done = entry.state === 'DONE';
  const mark = { DONE: { zh: '（已完成）', en: ' (done)' }, LATE: { zh: '（已逾期）', en: ' (late)' }, OPEN: { zh: '', en: '' } }[entry.state][locale];
  // An order's deadline moves; a milestone or a report is the same event whatever its day.
  const about = entry.kind === 'ORDER' ? entry.to : `${task.id}/${entry.en}`;
  return {
    uid: `${entry.kind.toLowerCase()}-${encodeURIComponent(about)}@innomatrix`,
    on: entry.on,
    summary: `${KIND[entry.kind][locale]}：${entry[locale]}${mark}`,
    description: `${task.no}. ${task[locale]}\n${entry.organisation ?? ''}`.trim(),
    url: `${publicUrl}${entry.to}`,
    done,
  };
}
