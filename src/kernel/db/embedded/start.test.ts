import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkServer } from '../connect.ts';
import { type Embedded, type EmbeddedOptions, startEmbedded } from './start.ts';

let dir: string;
const running: Embedded[] = [];

beforeEach(() => {
  dir = path.join(mkdtempSync(path.join(tmpdir(), 'embedded-')), 'data');
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  rmSync(path.dirname(dir), { recursive: true, force: true });
});

async function start(options: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const server = await startEmbedded({ dataDir: dir, durable: false, ...options });
  running.push(server);
  return server;
}

async function query<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<T>(text);
  await client.end();
  return rows;
}

describe('the embedded database', () => {
  it('keeps its rows over a stop, in UTF-8, ordered by code point', async () => {
    const first = await start();
    await query(first.url, `create table place as select unnest(array['镇江', '南京', 'Wuxi', '常州']) as name`);
    await first.stop();
    const second = await start();
    const names = await query<{ name: string }>(second.url, 'select name from place order by name');
    expect(names.map((row) => row.name)).toEqual(['Wuxi', '南京', '常州', '镇江']);
    expect((await query<{ e: string }>(second.url, `select current_setting('server_encoding') as e`))[0]!.e).toBe('UTF8');
  });

  it('listens on the loopback address only and asks for a password', async () => {
    const server = await start();
    const [row] = await query<{ a: string; s: string }>(
      server.url,
      `select current_setting('listen_addresses') as a, current_setting('unix_socket_directories') as s`,
    );
    expect(row).toEqual({ a: '127.0.0.1', s: '' });
    const wrong = server.url.replace(/:[^:@]+@/, ':guess@');
    await expect(checkServer(wrong)).rejects.toMatchObject({ code: 'DB_UNREACHABLE' });
    expect(statSync(server.urlFile).mode & 0o077).toBe(0);
  });

  it('in use tells a second starter the process and where its address is; that address works for the second', async () => {
    const server = await start();
    const refused = await start().catch((error) => error);
    expect(refused).toMatchObject({ code: 'DB_FOLDER_IN_USE' });
    expect(refused.zh).toContain(String(process.pid));
    expect(refused.remedy.en).toContain(server.urlFile);
    expect(await checkServer(readFileSync(server.urlFile, 'utf8'))).toEqual({ version: expect.stringMatching(/^18\./) });
    await server.stop();
    expect(existsSync(server.urlFile)).toBe(false);
  });

  it('started by four at once in an empty folder is started once', async () => {
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => start()));
    expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
    for (const o of outcomes) if (o.status === 'rejected') expect(o.reason).toMatchObject({ code: 'DB_FOLDER_IN_USE' });
  });

  it('runs where user namespaces are forbidden, also below a folder that is closed to others', async () => {
    const first = await start({ namespaces: false });
    expect(first.runner).not.toBe('user-namespace');
    chmodSync(path.dirname(dir), 0o700);
    await query(first.url, 'create table kept (n integer)');
    await first.stop();
    // Back again in the usual way: the files have changed hands meanwhile.
    const second = await start();
    expect(await query(second.url, 'select * from kept')).toEqual([]);
    await second.stop();
    const third = await start({ namespaces: false });
    expect(await query(third.url, 'select * from kept')).toEqual([]);
  });

  it('refuses a folder of another major version and says how to move', async () => {
    await (await start()).stop();
    writeFileSync(path.join(dir, 'postgres/PG_VERSION'), '16\n');
    const refused = await start().catch((error) => error);
    expect(refused).toMatchObject({ code: 'DB_FOLDER_VERSION' });
    expect(refused.remedy.en).toContain('innomatrix db backup');
    writeFileSync(path.join(dir, 'postgres/PG_VERSION'), '18\n');
    await start();
  });

  it('names a folder that cannot be written', async () => {
    writeFileSync(path.join(path.dirname(dir), 'file'), '');
    const attempt = startEmbedded({ dataDir: path.join(path.dirname(dir), 'file/data') });
    await expect(attempt).rejects.toMatchObject({ code: 'DB_FOLDER_NOT_WRITABLE' });
  });

  it('names a port that is taken, and the folder is free again', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    await expect(start({ port })).rejects.toMatchObject({ code: 'DB_PORT_TAKEN' });
    await new Promise((resolve) => other.close(resolve));
    expect((await start({ port })).port).toBe(port);
  });

  it('is made anew after a first start was cut off half-way', async () => {
    await (await start()).stop();
    renameSync(path.join(dir, 'postgres'), path.join(dir, 'postgres.new'));
    rmSync(path.join(dir, 'postgres.new/global'), { recursive: true });
    await checkServer((await start()).url);
    expect(existsSync(path.join(dir, 'postgres.new'))).toBe(false);
  });

  it('reports when its server ends unasked', async () => {
    let said = '';
    const server = await start({ onUnexpectedStop: (problem) => (said = problem.code) });
    process.kill(server.pid, 'SIGQUIT');
    for (let waited = 0; !said && waited < 5_000; waited += 20) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(said).toBe('DB_STOPPED');
  });
});

describe('after its process is killed with SIGKILL', () => {
  const script = fileURLToPath(new URL('./writer.child.ts', import.meta.url));
  const tsx = fileURLToPath(import.meta.resolve('tsx'));

  function launch(from: number): { child: ChildProcess; acknowledged: number[]; ended: Promise<void>; said: () => string } {
    const child = spawn(process.execPath, ['--import', tsx, script, dir, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    const acknowledged: number[] = [];
    child.stdout!.on('data', (chunk: Buffer) => {
      const lines = (output + chunk.toString()).split('\n');
      output = lines.pop()!;
      for (const line of lines) acknowledged.push(Number(line));
    });
    const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
    return { child, acknowledged, ended, said: () => output };
  }

  it('twenty times over, the database starts again each time and no acknowledged row is lost', { timeout: 90_000 }, async () => {
    const acknowledged: number[] = [];
    for (let kill = 0; kill < 20; kill++) {
      const writer = launch(kill * 1_000_000);
      const goal = 20 + ((kill * 37) % 60);
      while (writer.acknowledged.length < goal && writer.child.exitCode === null) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      writer.child.kill('SIGKILL');
      await writer.ended;
      expect(writer.acknowledged.length).toBeGreaterThanOrEqual(goal);
      acknowledged.push(...writer.acknowledged);
    }
    const server = await start({ durable: true });
    const rows = await query<{ n: number }>(server.url, 'select n from written');
    const kept = new Set(rows.map((row) => row.n));
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
    expect(acknowledged.every(Number.isInteger)).toBe(true);
  });
});
