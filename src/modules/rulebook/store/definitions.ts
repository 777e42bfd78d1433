import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { RuleText } from '../domain/rule-text.ts';

/** Keeps a text once; the same text has the same hash. */
export async function keepDefinition(db: Sql, { hash, rule, version, body }: RuleText): Promise<void> {
  await sql`insert into rulebook.definition (hash, rule_id, version, body) values (${hash}, ${rule}, ${version}, ${body}) on conflict (hash) do nothing`.execute(db);
}

export async function readDefinition(db: Sql, hash: string): Promise<string | undefined> {
  const { rows } = await sql<{ body: string }>`select body from rulebook.definition where hash = ${hash}`.execute(db);
  return rows[0]?.body;
}
