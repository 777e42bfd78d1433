import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { migrate } from './migrate.ts';
import { type MigrationFile, type MigrationFolder, readMigrations } from './migration-files.ts';

/**
 * Proof of one migration by example. Beside `002-split-name.sql` lie `002-split-name.before.sql`, which fills the
 * tables as they were, and `002-split-name.after.sql`, whose queries must each return no row once the migration ran:
 * every row they return is a breach. The first migration of a module needs neither; each later one needs both.
 */
export interface MigrationExample {
  migration: MigrationFile;
  before: string | undefined;
  after: string | undefined;
}

export function readExamples(folder: MigrationFolder): MigrationExample[] {
  return readMigrations(folder).map((migration) => ({
    migration,
    before: readBeside(migration, 'before'),
    after: readBeside(migration, 'after'),
  }));
}

function readBeside(migration: MigrationFile, which: 'before' | 'after'): string | undefined {
  const file = path.join(path.dirname(migration.file), `${migration.name}.${which}.sql`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** What is wrong with the migration, in words; nothing when its example holds. Wants an empty database. */
export async function runExample(
  url: string,
  example: MigrationExample,
  folder: MigrationFolder,
  needs: readonly MigrationFolder[],
): Promise<string[]> {
  const { migration, before, after } = example;
  if (!migration.name.startsWith('001') && (before === undefined || after === undefined)) {
    return [`${migration.name} needs ${migration.name}.before.sql and ${migration.name}.after.sql`];
  }
  await migrate(url, [...needs, { ...folder, until: migration.name }]);
  if (before !== undefined) await run(url, before);
  await migrate(url, [...needs, { ...folder, through: migration.name }]);
  return after === undefined ? [] : breachesIn(await run(url, after));
}

function breachesIn(results: pg.QueryResult[]): string[] {
  return results.flatMap((result, place) =>
    result.rows.map((row) => `query ${place + 1} returned ${JSON.stringify(row)}`),
  );
}

/** Several statements at once; one result for each. */
async function run(url: string, text: string): Promise<pg.QueryResult[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results = (await client.query(text)) as pg.QueryResult | pg.QueryResult[];
    return Array.isArray(results) ? results : [results];
  } finally {
    await client.end();
  }
}
