/** The engine, two libraries and a database's full-text index behind one face. None but the engine has Chinese of its own: they get characters and pairs, the database pairs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';
import pg from 'pg';
import { startEmbedded } from '../../src/kernel/db/index.ts';
import { createIndex } from '../../src/kernel/matching/index.ts';
import type { SyntheticDemand } from './synthetic.ts';

export interface Contender {
  add(texts: readonly { id: string; title: string; abstract?: string }[]): void | Promise<void>;
  /** After the last of many. */
  built?(): Promise<void>;
  /** @returns ids, best first. */
  rank(demand: SyntheticDemand, top: number): string[] | Promise<string[]>;
  /** Where the index is not in this process. */
  megabytes?(): Promise<number>;
  close?(): Promise<void>;
}

function charactersAndPairs(text: string): string[] {
  const out: string[] = [];
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    for (let i = 0; i < run.length; i += 1) {
      out.push(run[i]!);
      if (i + 1 < run.length) out.push(run.slice(i, i + 2));
    }
  }
  return out;
}

const pairs = (text: string): string[] => [...new Set(charactersAndPairs(text).filter((term) => term.length === 2))];

/** PostgreSQL as it comes: pairs in a `tsvector` under a GIN index, any of the demand's pairs, ordered by `ts_rank`. */
async function database(): Promise<Contender> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'matching-bench-'));
  const server = await startEmbedded({ dataDir: path.join(dataDir, 'db'), durable: false });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query('create table doc (id text primary key, body tsvector not null)');
  return {
    add: async (texts) => {
      const bodies = texts.map(({ title, abstract }) => pairs(`${title}，${abstract ?? ''}`).join(' '));
      await client.query("insert into doc select id, array_to_tsvector(string_to_array(body, ' ')) from unnest($1::text[], $2::text[]) as t (id, body)", [texts.map((x) => x.id), bodies]);
    },
    built: async () => {
      await client.query('create index doc_body on doc using gin (body)');
      await client.query('analyze doc');
    },
    rank: async (demand, top) => {
      const query = pairs(`${demand.title}，${demand.content}`).map((term) => `'${term}'`).join(' | ');
      const { rows } = await client.query<{ id: string }>('select id from doc where body @@ $1::tsquery order by ts_rank(body, $1::tsquery) desc limit $2', [query, top]);
      return rows.map((r) => r.id);
    },
    megabytes: async () => Number((await client.query<{ bytes: string }>("select pg_total_relation_size('doc') as bytes")).rows[0]!.bytes) / 2 ** 20,
    close: async () => {
      await client.end();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const OURS = 'innomatrix (20 with reasons)';

export const contenders: Record<string, () => Contender | Promise<Contender>> = {
  [OURS]: () => {
    const index = createIndex();
    return {
      add: (texts) => index.upsert(texts),
      rank: (demand, top) => index.match(demand, { top, explain: top }).map((m) => m.id),
    };
  },
  'PostgreSQL GIN': database,
  minisearch: () => {
    const index = new MiniSearch({ fields: ['title', 'abstract'], tokenize: charactersAndPairs });
    return {
      add: (texts) => index.addAll(texts),
      rank: (demand, top) => index.search(`${demand.title}，${demand.content}`, { combineWith: 'OR' }).slice(0, top).map((r) => String(r.id)),
    };
  },
  flexsearch: () => {
    const index = new Document({ document: { id: 'id', index: ['title', 'abstract'] }, encode: charactersAndPairs, tokenize: 'strict' });
    return {
      add: (texts) => {
        for (const { id, title, abstract } of texts) index.add({ id, title, abstract: abstract ?? '' });
      },
      rank: (demand, top) => {
        const found = index.search(`${demand.title}，${demand.content}`, { limit: top, suggest: true });
        return found.flatMap((field) => field.result.map(String)).slice(0, top);
      },
    };
  },
};
