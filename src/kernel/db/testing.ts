import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { connect, type Database } from './connect.ts';
import { kernelMigrations, migrate, type MigrationFolder } from './migrate.ts';
import { readMigrations } from './migration-files.ts';

/** Set by `test/setup/postgres.ts`: a server on which databases may be made. */
export const TEST_SERVER = 'INNOMATRIX_TEST_SERVER';

/** Every database of one test run begins with this, so that the run can clear up after itself. */
export const TEST_PREFIX = 'INNOMATRIX_TEST_PREFIX';

export interface TestDatabase {
  db: Database;
  url: string;
  /** Closes the pool and removes the database. */
  drop(): Promise<void>;
}

/** What the template holds besides tables, for tests that all begin with the same records. */
export interface TemplateContent {
  /** Tells one content from another within a run. */
  key: string;
  /** Writes it into the database at `url` and leaves no connection behind. */
  fill(url: string): Promise<void>;
}

/**
 * A database of its own for a test file, on a real server, with this floor's tables and those of `folders`. The first
 * caller with a given set of migrations builds a template, the others copy it (some tens of milliseconds).
 *
 *     const { db, drop } = await createTestDatabase([marketMigrations]);   // in beforeAll
 */
export async function createTestDatabase(folders: readonly MigrationFolder[] = [], content?: TemplateContent): Promise<TestDatabase> {
  const template = await ensureTemplate(folders, content);
  const name = `${prefix()}_${randomBytes(6).toString('hex')}`;
  await onServer((admin) => admin.query(`create database ${name} template ${template}`));
  return openTestDatabase(name);
}

/** An empty database: no tables, not even those of this floor. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const name = `${prefix()}_${randomBytes(6).toString('hex')}`;
  await onServer((admin) => admin.query(`create database ${name} template template0 encoding 'UTF8'`));
  return openTestDatabase(name);
}

async function openTestDatabase(name: string): Promise<TestDatabase> {
  const url = addressOf(name);
  const db = await connect({ url, connections: 6, applicationName: 'innomatrix test' });
  const drop = async (): Promise<void> => {
    await db.close();
    await onServer((admin) => admin.query(`drop database if exists ${name} with (force)`));
  };
  return { db, url, drop };
}

const templates = new Map<string, Promise<string>>();

function ensureTemplate(folders: readonly MigrationFolder[], content: TemplateContent | undefined): Promise<string> {
  const files = [kernelMigrations, ...folders].flatMap((folder) => readMigrations(folder));
  const digest = createHash('sha256').update(files.map((f) => `${f.module}/${f.name} ${f.sha256}`).join('\n'));
  if (content) digest.update(`\n${content.key}`);
  const name = `${prefix()}_tpl_${digest.digest('hex').slice(0, 12)}`;
  const known = templates.get(name);
  if (known) return known;
  const made = buildTemplate(name, folders, content);
  templates.set(name, made);
  return made;
}

/** Test files run side by side: one builds, the others wait for it, and a half-built one is never seen under the name. */
async function buildTemplate(name: string, folders: readonly MigrationFolder[], content: TemplateContent | undefined): Promise<string> {
  await onServer(async (admin) => {
    await admin.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return;
    await admin.query(`drop database if exists ${name}_new with (force)`);
    await admin.query(`create database ${name}_new template template0 encoding 'UTF8'`);
    await migrate(addressOf(`${name}_new`), folders);
    await content?.fill(addressOf(`${name}_new`));
    await admin.query(`alter database ${name}_new rename to ${name}`);
  });
  return name;
}

async function onServer<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: serverUrl() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function serverUrl(): string {
  const url = process.env[TEST_SERVER];
  if (!url) throw new Error(`${TEST_SERVER} is not set: tests run through vitest.config.ts at the root`);
  return url;
}

function prefix(): string {
  return process.env[TEST_PREFIX] ?? 'im_test';
}

function addressOf(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.toString();
}
