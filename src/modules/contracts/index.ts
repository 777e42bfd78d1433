export { createContractsModule } from './module.ts';
export type { ContractsModule } from './module.ts';
export type { ContractRow } from './store/contracts.ts';
export { readRegistries } from './registries.ts';
export { readContractRules } from './rule-book.ts';
export { contractFile, judgeContract } from './judge-contract.ts';
