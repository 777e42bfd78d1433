/** Dated rules as data: conditions, brackets, tables and formulas → an answer with its reasons. Knows nothing of any zone. */
export { readRelations, readRuleBook } from './pack.ts';
export * from './contract.ts';
