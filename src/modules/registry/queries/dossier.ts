import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant, type Identity } from '../../../kernel/identity/index.ts';
import type { Dossier, Profile } from '../contract.ts';
import { findProfile, type ProfileRow } from '../store.ts';

/** A place by its code, from the zone's pack. */
export interface PlaceNames {
  find(code: string): { code: string; zh: string; en: string } | undefined;
}

/** What a part of the platform adds to a dossier. */
export type DossierSection = (handle: Sql, actor: Actor | undefined, organisationId: string) => Promise<Dossier['sections'][number]>;

/** @throws Problem NOT_FOUND */
export async function readDossier(
  handle: Sql,
  actor: Actor | undefined,
  id: string,
  deps: { identity: Pick<Identity, 'findOrganisation'>; places: PlaceNames; sections: readonly DossierSection[] },
): Promise<Dossier> {
  const organisation = await deps.identity.findOrganisation(handle, id);
  if (!organisation) throw notFound('单位', 'organisation', id);
  const row = await findProfile(handle, id);
  const { creditCode, nameZh, nameEn, kind, demo } = organisation;
  return {
    organisation: { id, creditCode, nameZh, nameEn, kind, demo },
    region: place(deps.places, organisation.region),
    park: place(deps.places, organisation.park),
    profile: row ? viewProfile(row) : null,
    sections: await Promise.all(deps.sections.map((section) => section(handle, actor, id))),
    may: { editProfile: findGrant(actor, 'registry.profile.write', { organisationIds: [id] }) !== undefined },
  };
}

export function viewProfile(row: ProfileRow): Profile {
  return { ...row, updatedAt: row.updatedAt.toISOString() };
}

function place(places: PlaceNames, code: string | null): { code: string; zh: string; en: string } | null {
  if (!code) return null;
  const found = places.find(code);
  // A place outside the zone, e.g. a university of another province, is shown by its code.
  return found ? { code, zh: found.zh, en: found.en } : { code, zh: code, en: code };
}
