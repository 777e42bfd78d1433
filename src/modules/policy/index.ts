export { createPolicyModule } from './module.ts';
export type { PolicyModule } from './module.ts';
export type { ClauseUse, ResponsibilityFields, TargetFields } from './contract.ts';
export type { ReviewAct } from './act.ts';
export type { ItemRow } from './item-store.ts';
export { contentOf, isAccepted } from './domain/review.ts';
export { extractFile } from './commands/extract-file.ts';
export { openLanguageModel } from './assist/language-model.ts';
export { readPlaces } from './places.ts';
