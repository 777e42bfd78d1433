import { type CalendarDate, daysBetween } from '../../../kernel/base/calendar-date.ts';
import { lights, type SupervisionLight } from '../../../modules/supervision/contract.ts';
import type { LateThing, TaskCardView, UnitLoad } from '../contract.ts';
import type { Answering } from './task-view.ts';

/** A dispatch order that asks for something, with the day its clock ends. */
export interface OpenOrder {
  caseId: string;
  colour: NonNullable<LateThing['colour']>;
  task: TaskCardView['task'];
  dueOn: CalendarDate | null;
}

export function countLights(found: readonly SupervisionLight[]): Record<SupervisionLight, number> {
  return Object.fromEntries(lights.map((light) => [light, found.filter((f) => f === light).length])) as Record<SupervisionLight, number>;
}

/** What each unit carries over all documents, the ones that lead most first; a unit that is only named answers for nothing. */
export function unitLoads(cards: readonly TaskCardView[], orders: readonly OpenOrder[], answering: Answering, today: CalendarDate): UnitLoad[] {
  const names = [...new Set(cards.flatMap((c) => [...(c.units.lead ? [c.units.lead] : []), ...c.units.cooperating]))];
  return names
    .map((unit): UnitLoad => {
      const leads = cards.filter((c) => c.units.lead === unit);
      const cooperates = cards.filter((c) => c.units.cooperating.includes(unit));
      const late = lateThings(leads, orders, today);
      const own = ordersOf(leads, orders);
      return {
        unit,
        names: [...answering].filter(([, organisation]) => organisation === unit).map(([name]) => name),
        answers: leads.some((c) => c.organisation?.name === unit),
        documents: new Set([...leads, ...cooperates].map((c) => c.task.document)).size,
        leads: leads.length,
        cooperates: cooperates.length,
        lights: countLights(leads.map((c) => c.light)),
        lateMilestones: late.filter((l) => l.kind === 'MILESTONE').length,
        lateReports: late.filter((l) => l.kind === 'REPORT').length,
        openOrders: own.length,
        lateOrders: late.filter((l) => l.kind === 'ORDER').length,
      };
    })
    .toSorted((a, b) => b.leads - a.leads || b.cooperates - a.cooperates || a.unit.localeCompare(b.unit));
}

const ordersOf = (leads: readonly TaskCardView[], orders: readonly OpenOrder[]): OpenOrder[] => orders.filter((o) => leads.some((c) => c.task.id === o.task.id));

/** What the tasks are late with today, the longest first. */
export function lateThings(leads: readonly TaskCardView[], orders: readonly OpenOrder[], today: CalendarDate): LateThing[] {
  const headOf = ({ id, no, zh, en }: TaskCardView['task']): LateThing['task'] => ({ id, no, zh, en });
  const late = (thing: Omit<LateThing, 'days'>): LateThing[] => (thing.dueOn < today ? [{ ...thing, days: daysBetween(thing.dueOn, today) }] : []);
  return [
    ...leads.flatMap((c) => {
      const to = `/supervision/tasks/${c.task.id}`;
      return [
        ...c.milestones.filter((m) => m.verified < 100).flatMap((m) => late({ kind: 'MILESTONE', task: headOf(c.task), zh: m.zh, en: m.en, dueOn: m.dueOn, to, colour: null })),
        ...(c.reportDue ? late({ kind: 'REPORT', task: headOf(c.task), zh: `${c.reportDue.period} 进度填报`, en: `Report for ${c.reportDue.period}`, dueOn: c.reportDue.on, to, colour: null }) : []),
      ];
    }),
    ...ordersOf(leads, orders).flatMap((o) => (o.dueOn ? late({ kind: 'ORDER', task: headOf(o.task), zh: '督办单', en: 'Dispatch order', dueOn: o.dueOn, to: `/cases/${o.caseId}`, colour: o.colour }) : [])),
  ].toSorted((a, b) => b.days - a.days || a.task.no - b.task.no);
}
