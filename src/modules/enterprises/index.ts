/** One dossier per firm, what the rules may know of it, the ladder and the pools of cultivation. */
export { createEnterprisesModule } from './module.ts';
export type { EnterprisesModule } from './module.ts';
export { readEnterprisePack } from './pack.ts';
export type { KnownFirm } from './queries/population.ts';
export type { NewDossier } from './commands/load-dossiers.ts';
export { addYears } from './domain/in-force.ts';
export { createGrowth } from './growth/growth.ts';
export type { Growth } from './growth/growth.ts';
export type { ListReportData } from './growth/domain/lists/report-data.ts';
export { byValueBand, groupFigures, guardSums } from './growth/domain/lists/report-data.ts';
export { readListScheme } from './growth/lists-pack.ts';
export { readPlanPack } from './growth/plans-pack.ts';
export { readPointScheme } from './growth/points-pack.ts';
