/** Dated rules as data: conditions, brackets, tables and formulas → an answer with its reasons. Knows nothing of any zone. */
export { readRelations, readRuleBook, readUncheckedRuleBook } from './pack.ts';
export { readFacts } from './domain/read-facts.ts';
export * from './contract.ts';
