import { sql } from 'kysely';
import { canonicalJson, sha256 } from '../../base/canonical-json.ts';
import { Problem } from '../../base/problem.ts';
import type { Sql } from '../../db/index.ts';
import { type Definition, definitionSchema } from '../domain/definition.ts';

export function definitionHash(definition: Definition): string {
  return sha256(canonicalJson(definition));
}

/**
 * Keeps a definition under its version; content that changed under an old number is refused, because running cases
 * would silently change their rules.
 * @throws Problem PROCEDURE_VERSION_CHANGED
 */
export async function keepDefinition(handle: Sql, definition: Definition, file: string, now: Date): Promise<void> {
  const hash = definitionHash(definition);
  await sql`
    insert into procedure.definition (id, version, hash, content, stored_at)
    values (${definition.id}, ${definition.version}, ${hash}, ${JSON.stringify(definition)}::jsonb, ${now}::timestamptz)
    on conflict (id, version) do nothing`.execute(handle);
  const { rows } = await sql<{ hash: string }>`
    select hash from procedure.definition where id = ${definition.id} and version = ${definition.version}`.execute(handle);
  if (rows[0]!.hash === hash) return;
  throw new Problem('PROCEDURE_VERSION_CHANGED', {
    status: 500,
    zh: `流程“${definition.id}”第 ${definition.version} 版的内容与已启用的不同`,
    en: `Version ${definition.version} of procedure "${definition.id}" differs from the one in use`,
    where: { file, field: 'version' },
    remedy: { zh: `请把版本号改为 ${definition.version + 1} 以上`, en: `Raise the version above ${definition.version}` },
  });
}

/** Reads a pinned definition; undefined when there is none. */
export async function findDefinition(handle: Sql, id: string, version: number): Promise<Definition | undefined> {
  const { rows } = await sql<{ content: unknown }>`
    select content from procedure.definition where id = ${id} and version = ${version}`.execute(handle);
  return rows[0] && definitionSchema.parse(rows[0].content);
}
