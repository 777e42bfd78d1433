import { bind, type Identity } from '../../kernel/identity/index.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { Module } from '../module.ts';
import { saveOwnProfile } from './commands/save-profile.ts';
import { getDossier, saveProfile } from './contract.ts';
import { type DossierSection, type PlaceNames, readDossier } from './queries/dossier.ts';
import { type NewProfile, writeProfile } from './store.ts';

export interface RegistryDependencies {
  identity: Pick<Identity, 'findOrganisation'>;
  places: PlaceNames;
}

export interface RegistryModule extends Module {
  /** Parts of the platform add their line; called by flows while the house is put together. */
  addDossierSection(section: DossierSection): void;
  /** For loading profiles that come from elsewhere; writes over what is there only at `version` 0 of a new one. */
  enterProfile(handle: Sql, profile: NewProfile, at: Date): Promise<boolean>;
}

export function createRegistryModule({ identity, places }: RegistryDependencies): RegistryModule {
  const sections: DossierSection[] = [];
  return {
    name: 'registry',
    migrations: 'src/modules/registry/migrations',
    permissions: [{ id: 'registry.profile.write', zh: '维护本单位简介', en: 'Keep the profile of the own organisation' }],
    routes: [
      bind(getDossier, (ctx, { params }) => readDossier(ctx.db.sql, ctx.actor, params.id, { identity, places, sections })),
      bind(saveProfile, (ctx, { params, body: { version, ...draft } }) => saveOwnProfile(ctx, identity, params.id, version, draft)),
    ],
    addDossierSection: (section) => void sections.push(section),
    enterProfile: (handle, profile, at) => writeProfile(handle, profile, 0, at),
  };
}
