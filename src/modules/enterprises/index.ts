/** One dossier per firm, what the rules may know of it, the ladder and the pools of cultivation. */
export { createEnterprisesModule } from './module.ts';
export type { EnterprisesModule } from './module.ts';
export { readEnterprisePack } from './pack.ts';
export type { KnownFirm } from './queries/population.ts';
