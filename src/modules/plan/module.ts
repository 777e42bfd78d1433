import type { Pack } from '../../kernel/base/pack.ts';
import type { Database, Tx } from '../../kernel/db/index.ts';
import type { Indicators } from '../../kernel/indicators/index.ts';
import type { Module } from '../module.ts';
import { loadPlanPack, type PlanLoadReport } from './commands/load-pack.ts';
import type { TargetFilter, TargetView } from './contract.ts';
import { type PlanPack, readPlanPack } from './pack.ts';
import { listTargets } from './queries/list-targets.ts';
import { planRoutes } from './routes.ts';

export interface PlanDependencies {
  pack: Pack;
  indicators: Indicators;
}

export interface PlanModule extends Module {
  /** The plan as the pack has it, already checked. */
  packed: PlanPack;
  /** Records what the pack has beyond the database. Safe at every start and from several processes; load indicators first. */
  load(db: Database | Tx, now: Date): Promise<PlanLoadReport>;
  /** Every target in force, judged by its own figures. */
  listTargets(db: Database, now: Date, filter?: TargetFilter): Promise<TargetView[]>;
}

/** @throws Problem PACK_FILE_*, PLAN_PACK_INVALID: a wrong pack is refused before anything starts */
export function createPlanModule({ pack, indicators }: PlanDependencies): PlanModule {
  const packed = readPlanPack(pack, indicators);
  return {
    name: 'plan',
    migrations: 'src/modules/plan/migrations',
    permissions: [],
    routes: planRoutes({ indicators, packed }),
    packed,
    load: (db, now) => loadPlanPack(db, packed, now),
    listTargets: (db, now, filter) => listTargets({ db, now, indicators, packed }, filter),
  };
}
