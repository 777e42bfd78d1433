import { sql } from 'kysely';
import type { Meaning } from '../../../kernel/matching/index.ts';
import type { Sql } from '../../../kernel/db/index.ts';

/** What is known already of texts, by their hash in hexadecimal. */
export async function findMeanings(handle: Sql, model: string, hashes: readonly string[]): Promise<Map<string, Meaning>> {
  const { rows } = await sql<{ hash: string; vector: Buffer }>`
    select encode(text_hash, 'hex') as hash, vector from market.meaning
    where model = ${model} and text_hash = any(select decode(h, 'hex') from unnest(${hashes}::text[]) h)`.execute(handle);
  return new Map(rows.map(({ hash, vector }) => [hash, new Int8Array(vector)]));
}

export async function keepMeanings(handle: Sql, model: string, meanings: ReadonlyMap<string, Meaning>): Promise<void> {
  const hashes = [...meanings.keys()];
  const vectors = [...meanings.values()].map((m) => Buffer.from(m.buffer, m.byteOffset, m.byteLength).toString('hex'));
  await sql`
    insert into market.meaning (model, text_hash, vector)
    select ${model}, decode(h, 'hex'), decode(v, 'hex') from unnest(${hashes}::text[], ${vectors}::text[]) as t(h, v)
    on conflict do nothing`.execute(handle);
}
