export { createPolicyModule } from './module.ts';
export type { PolicyModule } from './module.ts';
export type { ClauseUse } from './contract.ts';
export { extractFile } from './commands/extract-file.ts';
export { readPlaces } from './places.ts';
