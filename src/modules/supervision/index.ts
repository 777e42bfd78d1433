/** Progress and supervision of key tasks: milestones, reports and their verification, lights, dispatch orders. */
export { createSupervisionModule } from './module.ts';
export type { SupervisionModule } from './module.ts';
export { readSupervisionParameters } from './pack.ts';
export type { TaskOverview } from './queries/overview.ts';
export type { Act, SupervisionParts } from './act.ts';
export type { BoardItem, PlanMilestone, SupervisedTask } from './contract.ts';
export type { TaskDossier } from './queries/dossiers.ts';
export type { AssessedTask } from './queries/evidence-of.ts';
export type { InspectionBulletin } from './queries/inspections.ts';
