import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../queries/scope.ts';

/** The condition of a list over records of a unit in a place. */
export function within(scope: Scope): (organisation: RawBuilder<unknown>, region: RawBuilder<unknown>) => RawBuilder<unknown> {
  return (organisation, region) =>
    scope.everything ? sql`true` : sql`(${organisation} = any(${scope.organisations}::uuid[]) or ${region} = any(${scope.regions}::text[]))`;
}
