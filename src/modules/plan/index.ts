/** Targets, key tasks and the clauses they rest on; attainment and lights by the figures of kernel/indicators. */
export { createPlanModule } from './module.ts';
export type { PlanDependencies, PlanModule } from './module.ts';
export type { PlanLoadReport } from './commands/load-pack.ts';
export { turnoverSeries } from './turnover.ts';
export type { TurnoverOfYear, TurnoverProvider } from './turnover.ts';
export type { PlanDocument, PlanTarget, PlanTask, TargetFilter, TargetView } from './contract.ts';
export type { EnteredTarget, EnteredTask, PlanAct } from './commands/enter-reviewed.ts';
export type { LocalIndicator } from './commands/define-local-indicator.ts';
export type { TargetFile } from './queries/target-files.ts';
