import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../kernel/db/testing.ts';
import { cliHouse } from './cli-house.ts';

const cli = cliHouse('0');
const scratch = mkdtempSync(path.join(tmpdir(), 'innomatrix-cli-'));
const passwordFile = path.join(scratch, 'password');
const backupFile = path.join(scratch, 'backup.gz');
let first: TestDatabase;
let second: TestDatabase;

const accounts = async ({ db }: TestDatabase): Promise<string[]> =>
  (await sql<{ login_name: string }>`select login_name from identity.account order by login_name`.execute(db.sql)).rows.map((r) => r.login_name);

beforeAll(async () => {
  [first, second] = [await createEmptyDatabase(), await createEmptyDatabase()];
  writeFileSync(passwordFile, 'Correct-Horse-7\n');
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
});
afterEach(() => {
  process.exitCode = undefined;
});
afterAll(async () => {
  vi.restoreAllMocks();
  rmSync(scratch, { recursive: true, force: true });
  await Promise.all([first.drop(), second.drop()]);
});

describe('an operator without the demonstration', () => {
  const root = { login: 'root', name: '管理员', organisation: '某市科学技术局', passwordFile };

  it('makes the first administrator, of a government body without a credit code, and no second one this way', async () => {
    vi.stubEnv('DATABASE_URL', first.url);
    await cli.createAdministrator(root);
    expect(await accounts(first)).toEqual(['root']);
    await expect(cli.createAdministrator({ ...root, login: 'other' })).rejects.toMatchObject({ code: 'ADMINISTRATOR_EXISTS' });
  });

  it('needs the credit code of a body that is not government', async () => {
    await expect(cli.createAdministrator({ ...root, login: 'other', organisation: '某中心', creditCode: '1' })).rejects.toMatchObject({ code: 'CREDIT_CODE_INVALID' });
  });

  it('restores a backup into an empty database, where the audit chain still holds', async () => {
    await cli.backup({ out: backupFile });
    vi.stubEnv('DATABASE_URL', second.url);
    await cli.restore({ file: backupFile });
    expect(await accounts(second)).toEqual(['root']);
    await cli.verifyAudit({ json: true });
    expect(process.exitCode).toBeUndefined();
    await expect(cli.restore({ file: backupFile })).rejects.toMatchObject({ code: 'DB_NOT_EMPTY' });
  });
});
