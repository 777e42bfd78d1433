/** Support without applying (免申即享): lists computed from facts, published and paid; and the take-up of policies. */
export { createEntitlementModule } from './module.ts';
export type { EntitlementModule } from './module.ts';
export type { EntitlementParts } from './act.ts';
export { readProgrammes } from './pack.ts';
