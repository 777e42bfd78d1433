export { createContractsModule } from './module.ts';
export type { ContractsModule } from './module.ts';
export type { ContractDeps } from './routes.ts';
export { readRegistries } from './registries.ts';
