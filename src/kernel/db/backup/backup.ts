import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { checkServer, clientConfig } from '../connect.ts';
import { listMigrations } from '../migrate.ts';
import { copyOut } from './copy.ts';
import type { EndLine, Head } from './format.ts';
import { inOrderOfReference, listReferences, listTables } from './tables.ts';

export interface BackupReport {
  tables: number;
  rows: number;
}

/**
 * Writes every table to `file` as of one moment, while others go on working. Events of the outbox are left out: they
 * have been told, and whoever follows them starts over from the tables. The file appears under its name when whole.
 */
export async function backup(url: string, file: string, at: Date): Promise<BackupReport> {
  const { version } = await checkServer(url);
  const client = new pg.Client(clientConfig({ url, applicationName: 'innomatrix backup' }));
  await client.connect();
  const half = `${file}.part`;
  try {
    await client.query('begin isolation level repeatable read, read only');
    const head: Head = { innomatrix: 'backup', format: 1, at: at.toISOString(), server: version, migrations: await listMigrations(client) };
    const report = await write(client, half, head);
    await client.query('commit');
    renameSync(half, file);
    return report;
  } finally {
    rmSync(half, { force: true });
    await client.end();
  }
}

async function write(client: pg.Client, file: string, head: Head): Promise<BackupReport> {
  const zip = createGzip();
  const disk = zip.pipe(createWriteStream(file, { mode: 0o600 }));
  // A full disk shows at the file; the writer waits at the zip.
  disk.once('error', (error) => zip.destroy(error));
  const put = async (text: string): Promise<void> => {
    if (!zip.write(text)) await once(zip, 'drain');
  };
  await put(`${JSON.stringify(head)}\n`);
  const tables = await listTables(client);
  const names = inOrderOfReference(tables.map((table) => table.name), await listReferences(client));
  const rows: Record<string, number> = {};
  for (const name of names) {
    const { columns } = tables.find((table) => table.name === name)!;
    await put(`${JSON.stringify({ table: name, columns })}\n`);
    rows[name] = await copyOut(client, `copy ${name} (${columns.join(', ')}) to stdout`, zip);
    await put('\\.\n');
  }
  // Sequences stand outside transactions: read last, they are never behind the rows.
  const sequences = await client.query<{ name: string; value: string }>(`
    select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
    from pg_sequences where last_value is not null`);
  const end: EndLine = { end: true, rows, sequences: sequences.rows };
  await put(`${JSON.stringify(end)}\n`);
  zip.end();
  await finished(disk);
  return { tables: names.length, rows: Object.values(rows).reduce((sum, n) => sum + n, 0) };
}
