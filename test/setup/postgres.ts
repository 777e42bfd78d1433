import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { checkServer } from '../../src/kernel/db/index.ts';
import { startMark } from '../../src/kernel/db/embedded/processes.ts';
import { startEmbedded } from '../../src/kernel/db/embedded/start.ts';
import { TEST_PREFIX, TEST_SERVER } from '../../src/kernel/db/testing.ts';

/**
 * One PostgreSQL for a whole test run: the one that TEST_DATABASE_URL names (its user must be allowed to make
 * databases), else the embedded one in a folder that is removed afterwards.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const prefix = `im_test_${process.pid}`;
  process.env[TEST_PREFIX] = prefix;
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    const { version } = await checkServer(given);
    console.log(`PostgreSQL ${version} (TEST_DATABASE_URL)`);
    process.env[TEST_SERVER] = given;
    return () => dropAll(given, prefix);
  }
  removeLeftovers();
  const dataDir = mkdtempSync(path.join(tmpdir(), `${FOLDER}${process.pid}-`));
  const server = await startEmbedded({ dataDir, durable: false });
  process.env[TEST_SERVER] = server.url;
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

const FOLDER = 'innomatrix-test-';

/** Folders of runs that were killed before they could clear up. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(FOLDER))) {
    const pid = Number(name.slice(FOLDER.length).split('-')[0]);
    if (startMark(pid) === undefined) rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
  }
}

async function dropAll(url: string, prefix: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const { rows } = await admin.query<{ datname: string }>('select datname from pg_database where datname like $1', [`${prefix}\\_%`]);
  for (const { datname } of rows) await admin.query(`drop database if exists "${datname}" with (force)`);
  await admin.end();
}
