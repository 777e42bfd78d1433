import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { isProblem, Problem } from '../../base/problem.ts';
import { clientConfig } from '../connect.ts';
import { kernelMigrations, migrate } from '../migrate.ts';
import { type MigrationFolder, readMigrations } from '../migration-files.ts';
import { reasonOf } from '../problems.ts';
import type { BackupReport } from './backup.ts';
import { copyIn } from './copy.ts';
import { BackupReader, type EndLine, type Head, type TableLine } from './format.ts';
import { listTables } from './tables.ts';

/**
 * Fills an empty database from a backup: the migrations the backup knew, then its rows in one transaction, then the
 * migrations this program has beyond them. Throws `DB_NOT_EMPTY`, `DB_BACKUP_UNKNOWN_MIGRATION` (the backup is of a
 * newer program) and `DB_BACKUP_BROKEN` (not a backup, cut short or damaged); then the database is as empty as before.
 */
export async function restore(url: string, file: string, folders: readonly MigrationFolder[]): Promise<BackupReport> {
  const client = new pg.Client(clientConfig({ url, applicationName: 'innomatrix restore' }));
  client.on('error', () => {});
  await client.connect();
  try {
    const reader = new BackupReader(createReadStream(file).pipe(createGunzip()) as AsyncIterable<Buffer>);
    const head = await readHead(reader, file);
    const known = checkMigrations(head, folders);
    await refuseUnlessEmpty(client);
    const report = await clearingUpOnFailure(client, known, async () => {
      await migrate(url, known);
      return fill(client, reader, file);
    });
    await migrate(url, folders);
    return report;
  } catch (error) {
    throw isProblem(error) || isServerError(error) ? error : broken(file, reasonOf(error), error);
  } finally {
    await client.end();
  }
}

async function readHead(reader: BackupReader, file: string): Promise<Head> {
  const head = (await reader.line()) as Partial<Head> | undefined;
  if (head?.innomatrix !== 'backup' || head.format !== 1) throw broken(file, 'not a backup of format 1');
  return head as Head;
}

/** The folders cut off where the backup stood. */
function checkMigrations(head: Head, folders: readonly MigrationFolder[]): MigrationFolder[] {
  const all = [kernelMigrations, ...folders];
  const present = new Set(all.flatMap((folder) => readMigrations(folder)).map((m) => `${m.module}/${m.name} ${m.sha256}`));
  const stranger = head.migrations.find((m) => !present.has(`${m.module}/${m.name} ${m.sha256}`));
  if (stranger) throw unknownMigration(`${stranger.module}/${stranger.name}`);
  return folders.flatMap((folder) => {
    const last = head.migrations.findLast((m) => m.module === folder.module);
    return last ? [{ ...folder, through: last.name }] : [];
  });
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ database: string }>('select current_database() as database');
  if ((await listTables(client)).length > 0) throw notEmpty(rows[0]!.database);
}

/** The database was empty before: after a failure it is so again, and the restore can be repeated with a good file. */
async function clearingUpOnFailure<T>(client: pg.Client, folders: readonly MigrationFolder[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const schemas = [kernelMigrations, ...folders].map((folder) => client.escapeIdentifier(folder.module));
    await client.query(`drop schema if exists ${schemas.join(', ')} cascade`);
    throw error;
  }
}

async function fill(client: pg.Client, reader: BackupReader, file: string): Promise<BackupReport> {
  await client.query('begin');
  try {
    await client.query('set constraints all deferred');
    const tables = (await listTables(client)).map((table) => table.name);
    // Our own triggers guard what people do; here rows come back as they were. Migrations may have left rows.
    for (const name of tables) await client.query(`alter table ${name} disable trigger user`);
    await client.query(`truncate ${tables.join(', ')} cascade`);
    const found = await copyAll(client, reader, file);
    await client.query('set constraints all immediate');
    for (const name of tables) await client.query(`alter table ${name} enable trigger user`);
    await client.query('update kernel.outbox_pruned set xid = pg_current_xact_id(), id = 0');
    await client.query('commit');
    return found;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

async function copyAll(client: pg.Client, reader: BackupReader, file: string): Promise<BackupReport> {
  const counts: Record<string, number> = {};
  for (;;) {
    const line = (await reader.line()) as TableLine | EndLine | undefined;
    if (line === undefined) throw broken(file, 'it ends too early');
    if ('end' in line) {
      const wrong = Object.entries(line.rows).find(([name, rows]) => counts[name] !== rows);
      if (wrong) throw broken(file, `${wrong[0]} has ${counts[wrong[0]] ?? 0} rows instead of ${wrong[1]}`);
      for (const { name, value } of line.sequences) await client.query('select setval($1::regclass, $2::bigint)', [name, value]);
      return { tables: Object.keys(counts).length, rows: Object.values(counts).reduce((sum, n) => sum + n, 0) };
    }
    counts[line.table] = await copyTable(client, line, reader, file);
  }
}

async function copyTable(client: pg.Client, line: TableLine, reader: BackupReader, file: string): Promise<number> {
  try {
    return await copyIn(client, `copy ${line.table} (${line.columns.join(', ')}) from stdin`, reader.rows());
  } catch (error) {
    throw broken(file, `${line.table}: ${reasonOf(error)}`, error);
  }
}

function isServerError(error: unknown): boolean {
  return error instanceof pg.DatabaseError;
}

function notEmpty(database: string): Problem {
  return new Problem('DB_NOT_EMPTY', {
    status: 409,
    zh: `数据库 ${database} 不是空的，恢复不会覆盖已有数据`,
    en: `The database ${database} is not empty; a restore does not overwrite`,
    remedy: {
      zh: '请用 INNOMATRIX_DATA 指定新的目录，或把 DATABASE_URL 指向一个空的数据库。',
      en: 'Name a new folder with INNOMATRIX_DATA, or point DATABASE_URL at an empty database.',
    },
  });
}

function unknownMigration(name: string): Problem {
  return new Problem('DB_BACKUP_UNKNOWN_MIGRATION', {
    zh: `备份中的迁移 ${name} 在本程序中不存在或内容不同`,
    en: `The backup has migration ${name}, which this program lacks or has otherwise`,
    remedy: { zh: '请用制作备份时的版本或更新的版本恢复。', en: 'Restore with the version that made it, or a newer one.' },
  });
}

function broken(file: string, reason: string, cause?: unknown): Problem {
  return new Problem('DB_BACKUP_BROKEN', {
    zh: `备份文件 ${file} 无法使用：${reason}`,
    en: `The backup ${file} cannot be used: ${reason}`,
    where: { file },
    cause,
  });
}
