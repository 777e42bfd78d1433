export { createRegistryModule } from './module.ts';
export type { RegistryDependencies, RegistryModule } from './module.ts';
export type { DossierSection } from './queries/dossier.ts';
export type { NewProfile } from './store.ts';
