/** Statistical returns: collections as data, typed templates, filled workbooks judged row by row, two-level approval and lock. */
export { createReturnsModule } from './module.ts';
export type { ReturnsModule } from './module.ts';
export { readCollections, readReturnsParameters } from './pack.ts';
export { checkFile, describeCheck, templateFor } from './offline.ts';
export type { Act, ReturnsParts } from './act.ts';
