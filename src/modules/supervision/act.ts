import type { WorkingDayCalendar } from '../../kernel/base/working-days.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { Actor, Identity } from '../../kernel/identity/index.ts';
import type { ProcedureEngine } from '../../kernel/procedure/index.ts';
import type { SupervisedTask } from './contract.ts';
import type { SupervisionParameters } from './domain/parameters.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** What supervision needs from the house. */
export interface SupervisionParts {
  rules: SupervisionParameters;
  calendar: WorkingDayCalendar;
  engine: Pick<ProcedureEngine, 'openCase' | 'act' | 'amendCase' | 'evaluateStored'>;
  identity: Pick<Identity, 'findOrganisation'>;
  /** The key tasks in force; kept by the plan. */
  tasks(db: Sql): Promise<SupervisedTask[]>;
}
