/** Grants of ownership or long-term use, distribution of income, negative lists. */
export { createOwnershipModule } from './module.ts';
export type { OwnershipModule } from './module.ts';
export { readOwnershipRules } from './pack.ts';
export { computePlanFile, describePlan } from './plan-file.ts';
