/** HTTP: every bound route of the modules, the platform's own few, and the built browser application. */
export { buildServer } from './server.ts';
export type { ServerOptions } from './server.ts';
export type { HealthCheck } from './health.ts';
export { createLiveHub } from './live.ts';
export type { LiveEvent, Subscribe } from './live.ts';
export { errorCatalogue } from './error-catalogue.ts';
export type { CatalogueEntry } from './error-catalogue.ts';
