import type { Sql } from '../../kernel/db/index.ts';
import { type Actor, holds } from '../../kernel/identity/index.ts';
import type { Indicators } from '../../kernel/indicators/index.ts';
import type { ProcedureEngine } from '../../kernel/procedure/index.ts';
import type { ContractsModule } from '../../modules/contracts/index.ts';
import type { PlanModule } from '../../modules/plan/index.ts';
import type { SupervisionModule } from '../../modules/supervision/index.ts';
import type { TaskCardView } from './contract.ts';
import { type Answering, answeringFor, viewTask } from './domain/task-view.ts';
import type { OpenOrder } from './domain/unit-load.ts';

export interface CockpitParts {
  plan: Pick<PlanModule, 'listTargets' | 'packed'>;
  indicators: Pick<Indicators, 'places' | 'knownDays' | 'definitions'>;
  contracts: Pick<ContractsModule, 'turnover' | 'countedIn' | 'countsFor'>;
  supervision: Pick<SupervisionModule, 'overview' | 'calendar' | 'publicBoard'>;
  engine: Pick<ProcedureEngine, 'evaluateStored' | 'years'>;
}

export interface VisibleTasks {
  cards: TaskCardView[];
  answering: Answering;
}

/** The tasks the reader may see, as the screens show them. */
export async function readTasks({ supervision }: CockpitParts, db: Sql, actor: Actor | undefined, now: Date): Promise<VisibleTasks> {
  if (!holds(actor, 'supervision.progress.read')) return { cards: [], answering: new Map() };
  const tasks = await supervision.overview(db, actor, now);
  const answering = answeringFor(tasks);
  return { cards: tasks.map((t) => viewTask(t, answering)), answering };
}

/** Orders that ask for something, with the day their clock ends; the case knows it. */
export async function readOpenOrders({ engine }: CockpitParts, db: Sql, now: Date, cards: readonly TaskCardView[]): Promise<OpenOrder[]> {
  const orders: OpenOrder[] = [];
  // One after another: they share the reader's connection.
  for (const { task, openOrders } of cards) {
    for (const { caseId, colour } of openOrders) {
      const { evaluation } = await engine.evaluateStored(db, caseId, now);
      orders.push({ caseId, colour, task, dueOn: evaluation.dueOn });
    }
  }
  return orders;
}
