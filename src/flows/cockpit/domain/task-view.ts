import type { TaskOverview } from '../../../modules/supervision/index.ts';
import type { TaskCardView, TaskFilter } from '../contract.ts';

/** Name in documents → organisation that answers for it. */
export type Answering = ReadonlyMap<string, string>;

/** A unit that documents name goes by the organisation that answers for its tasks, where the secretariat named one. */
export function answeringFor(tasks: readonly TaskOverview[]): Answering {
  return new Map(tasks.flatMap(({ item: { task, organisation } }) => (task.lead && organisation ? [[task.lead, organisation.name] as const] : [])));
}

export function viewTask({ item, startOn, milestones }: TaskOverview, answering: Answering): TaskCardView {
  const named = (name: string): string => answering.get(name) ?? name;
  const lead = item.organisation?.name ?? (item.task.lead && named(item.task.lead));
  return {
    ...item,
    startOn,
    milestones,
    units: { lead, cooperating: [...new Set(item.task.cooperating.map(named))].filter((name) => name !== lead) },
  };
}

export function fits(card: TaskCardView, filter: TaskFilter): boolean {
  const { unit, place, document, quarter, light } = filter;
  return (
    (unit === undefined || card.units.lead === unit || card.units.cooperating.includes(unit)) &&
    (place === undefined || card.task.places.includes(place)) &&
    (document === undefined || card.task.document === document) &&
    (light === undefined || card.light === light) &&
    (quarter === undefined || card.milestones.some((m) => quarterOf(m.dueOn) === quarter))
  );
}

/** `2026-Q3` */
export function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
