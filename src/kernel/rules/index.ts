/** Dated rules as data: conditions, brackets, tables and formulas → an answer with its reasons. Knows nothing of any zone. */
export { readRuleBook } from './pack.ts';
export type { RuleBook } from './domain/rule-book.ts';
export { explain } from './domain/explain.ts';
export type { Explanation, NamedValue } from './domain/explain.ts';
export { checkBook } from './domain/check-book.ts';
export type { Facts } from './domain/facts.ts';
export { earliestDay, smallestChange } from './domain/smallest-change.ts';
