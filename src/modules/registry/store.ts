import { sql } from 'kysely';
import type { Sql } from '../../kernel/db/index.ts';
import type { ProfileDraft } from './contract.ts';

export interface ProfileRow extends ProfileDraft {
  source: string;
  sourceDate: string | null;
  version: number;
  updatedAt: Date;
}

/** A profile with where it comes from. */
export interface NewProfile {
  organisationId: string;
  draft: ProfileDraft;
  source: string;
  sourceDate: string | null;
  demo: boolean;
}

export async function findProfile(handle: Sql, organisationId: string): Promise<ProfileRow | undefined> {
  const { rows } = await sql<ProfileRow>`
    select industries, founded_on as "foundedOn", staff, intro_zh as "introZh", intro_en as "introEn", website, source,
      source_date as "sourceDate", version, updated_at as "updatedAt"
    from registry.profile where organisation_id = ${organisationId}`.execute(handle);
  return rows[0];
}

/** Writes a profile over `version` (0: none yet); false when somebody was faster. */
export async function writeProfile(handle: Sql, { organisationId, draft: d, source, sourceDate, demo }: NewProfile, version: number, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into registry.profile as p (organisation_id, industries, founded_on, staff, intro_zh, intro_en, website, source, source_date, demo, updated_at)
    select ${organisationId}::uuid, ${d.industries}::text[], ${d.foundedOn}::date, ${d.staff}::integer, ${d.introZh}::text, ${d.introEn}::text,
      ${d.website}::text, ${source}::text, ${sourceDate}::date, ${demo}::boolean, ${at}::timestamptz
    where ${version}::integer = 0 or exists (select from registry.profile where organisation_id = ${organisationId})
    on conflict (organisation_id) do update set industries = excluded.industries, founded_on = excluded.founded_on, staff = excluded.staff,
      intro_zh = excluded.intro_zh, intro_en = excluded.intro_en, website = excluded.website, source = excluded.source,
      source_date = excluded.source_date, demo = excluded.demo, version = p.version + 1, updated_at = excluded.updated_at
    where p.version = ${version}`.execute(handle);
  return numAffectedRows === 1n;
}
