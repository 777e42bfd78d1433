import path from 'node:path';
import pg from 'pg';
import { Problem } from '../base/problem.ts';
import { packageRoot } from '../base/root.ts';
import { clientConfig } from './connect.ts';
import { type MigrationFile, type MigrationFolder, readMigrations } from './migration-files.ts';
import { reasonOf, unreachable } from './problems.ts';

export type { MigrationFolder } from './migration-files.ts';

/** The tables of this floor: outbox and jobs. `migrate` always runs them first. */
export const kernelMigrations: MigrationFolder = {
  module: 'kernel',
  dir: path.join(packageRoot, 'src/kernel/db/migrations'),
};

/** Any fixed number: two processes that start at once take turns on it. */
const LOCK = 7_261_004;

export interface Migrated {
  module: string;
  name: string;
}

/**
 * Brings the database to the state the files describe and says what was applied. Each file is one transaction; each
 * module's schema is made when missing. Safe to call from several processes at once.
 *
 * Throws `DB_MIGRATION_CHANGED`, `DB_MIGRATION_MISSING`, `DB_MIGRATION_ORDER` before anything is touched, and
 * `DB_MIGRATION_FAILED` with file and line; what came before the failed file stays applied.
 */
export async function migrate(url: string, folders: readonly MigrationFolder[]): Promise<Migrated[]> {
  const files = [kernelMigrations, ...folders].flatMap((folder) => readMigrations(folder));
  const client = new pg.Client(clientConfig({ url, applicationName: 'innomatrix migrate' }));
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(url, error);
  }
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`
      create schema if not exists kernel;
      create table if not exists kernel.migration (
        module text not null,
        name text not null,
        sha256 text not null,
        applied_at timestamptz not null default now(),
        primary key (module, name)
      )`);
    const pending = await findPending(client, files);
    for (const file of pending) await apply(client, file);
    return pending.map(({ module, name }) => ({ module, name }));
  } finally {
    await client.end();
  }
}

async function findPending(client: pg.Client, files: readonly MigrationFile[]): Promise<MigrationFile[]> {
  const rows = await listMigrations(client);
  const applied = new Map(rows.map((row) => [`${row.module}/${row.name}`, row.sha256]));
  const last = new Map(rows.map((row) => [row.module, row.name]));
  const modules = new Set(files.map((file) => file.module));
  const present = new Set(files.map((file) => `${file.module}/${file.name}`));
  for (const row of rows) {
    // A database may hold more modules than a test or a tool asks for; within a module nothing may be missing.
    if (modules.has(row.module) && !present.has(`${row.module}/${row.name}`)) throw missing(row);
  }
  return files.filter((file) => {
    const sha256 = applied.get(`${file.module}/${file.name}`);
    if (sha256 !== undefined && sha256 !== file.sha256) throw changed(file);
    if (sha256 === undefined && file.name < (last.get(file.module) ?? '')) throw outOfOrder(file, last.get(file.module)!);
    return sha256 === undefined;
  });
}

export interface AppliedMigration extends Migrated {
  sha256: string;
}

/** What has been applied, by module and number. */
export async function listMigrations(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    'select module, name, sha256 from kernel.migration order by module, name',
  );
  return rows;
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`create schema if not exists ${client.escapeIdentifier(file.module)}`);
    await client.query(file.text);
    await client.query('insert into kernel.migration (module, name, sha256) values ($1, $2, $3)', [
      file.module,
      file.name,
      file.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw failed(file, error);
  }
}

function changed(file: MigrationFile): Problem {
  return new Problem('DB_MIGRATION_CHANGED', {
    status: 500,
    zh: `迁移文件 ${file.module}/${file.name}.sql 在执行之后被改动`,
    en: `Migration ${file.module}/${file.name}.sql was changed after it had been applied`,
    where: { file: file.file },
    remedy: {
      zh: '请恢复该文件原来的内容，把改动写成新的迁移文件。',
      en: 'Restore the file as it was and write the change as a new migration.',
    },
  });
}

function missing(row: Migrated): Problem {
  return new Problem('DB_MIGRATION_MISSING', {
    status: 500,
    zh: `数据库已执行过迁移 ${row.module}/${row.name}，本程序中却没有这个文件`,
    en: `The database has migration ${row.module}/${row.name}, which this program does not contain`,
    remedy: {
      zh: '该数据库可能由更新的版本使用过：请用那个版本启动，或换一个数据库。',
      en: 'A newer version has probably used this database: start that version, or use another database.',
    },
  });
}

function outOfOrder(file: MigrationFile, last: string): Problem {
  return new Problem('DB_MIGRATION_ORDER', {
    status: 500,
    zh: `迁移 ${file.module}/${file.name} 的编号排在已执行的 ${last} 之前`,
    en: `Migration ${file.module}/${file.name} is numbered before ${last}, which has already been applied`,
    where: { file: file.file },
    remedy: { zh: '请改用更大的编号。', en: 'Give it a higher number.' },
  });
}

function failed(file: MigrationFile, error: unknown): Problem {
  const position = Number((error as { position?: string }).position ?? 0);
  const row = position > 0 ? file.text.slice(0, position).split('\n').length : undefined;
  return new Problem('DB_MIGRATION_FAILED', {
    status: 500,
    zh: `迁移 ${file.module}/${file.name} 执行失败：${reasonOf(error)}`,
    en: `Migration ${file.module}/${file.name} failed: ${reasonOf(error)}`,
    where: { file: file.file, row },
    cause: error,
  });
}
