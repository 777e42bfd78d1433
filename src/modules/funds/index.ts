/** Special funds from budget to payment, and the register against double support. */
export { createFundsModule } from './module.ts';
export type { FundsModule } from './module.ts';
export { readFundRules } from './pack.ts';
