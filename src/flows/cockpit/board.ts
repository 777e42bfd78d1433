import type { ContractAnswer } from '../../kernel/base/route-contract.ts';
import type { Indicators } from '../../kernel/indicators/index.ts';
import type { PlanModule } from '../../modules/plan/index.ts';
import { type SupervisionLight } from '../../modules/supervision/contract.ts';
import type { getTaskBoard, TaskFilter } from './contract.ts';
import { fits, quarterOf } from './domain/task-view.ts';
import { unitLoads } from './domain/unit-load.ts';
import type { VisibleTasks } from './tasks.ts';

/** The worst first: that is what the board is opened for. */
const COLUMNS: readonly SupervisionLight[] = ['RED', 'YELLOW', 'GREEN', 'DONE', 'GREY'];

interface Names {
  places: Indicators['places'];
  documents: PlanModule['packed']['documents'];
}

export function boardOf({ cards, answering }: VisibleTasks, { limit, ...filter }: TaskFilter & { limit: number }, names: Names, today: string): ContractAnswer<typeof getTaskBoard> {
  const shown = cards.filter((c) => fits(c, filter));
  return {
    today,
    total: shown.length,
    columns: COLUMNS.filter((light) => cards.some((c) => c.light === light)).map((light) => {
      const own = shown.filter((c) => c.light === light);
      return { light, total: own.length, items: own.slice(0, limit) };
    }),
    choices: {
      units: unitLoads(cards, [], answering, today).map(({ unit, leads, cooperates, lights }) => ({ unit, leads, cooperates, lights })),
      places: [...new Set(cards.flatMap((c) => c.task.places))].flatMap((code) => names.places.find(code) ?? []).map(({ code, zh, en }) => ({ code, zh, en })),
      documents: documentsOf(cards.map((c) => c.task.document), names.documents),
      quarters: [...new Set(cards.flatMap((c) => c.milestones.map((m) => quarterOf(m.dueOn))))].toSorted(),
    },
  };
}

/** Documents by name; one that came by review is not in the pack and goes by its id. */
export function documentsOf(ids: readonly string[], packed: Names['documents']): { id: string; zh: string; en: string }[] {
  return [...new Set(ids)].map((id) => {
    const document = packed.find((d) => d.id === id);
    return { id, zh: document?.zh ?? id, en: document?.en ?? id };
  });
}
