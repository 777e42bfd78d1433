import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries.ts';
import { folderVersion, startFailed } from './problems.ts';
import { giveTo, type Runner } from './runner.ts';

/** The places inside a data folder. */
export interface Folder {
  dir: string;
  cluster: string;
  passwordFile: string;
  /** Address with password, for further processes on this machine; readable by the owner only. */
  urlFile: string;
  logFile: string;
}

export const OWNER = 'innomatrix';
export const DATABASE = 'innomatrix';

export function folderAt(dataDir: string): Folder {
  const dir = path.resolve(dataDir);
  return {
    dir,
    cluster: path.join(dir, 'postgres'),
    passwordFile: path.join(dir, 'database-password'),
    urlFile: path.join(dir, 'database-url'),
    logFile: path.join(dir, 'postgres.log'),
  };
}

/** Makes the cluster when there is none; checks its version and owner when there is. The caller holds the lock. */
export async function ensureCluster(folder: Folder, binaries: Binaries, runner: Runner, durable: boolean): Promise<void> {
  const versionFile = path.join(folder.cluster, 'PG_VERSION');
  if (!existsSync(versionFile)) return create(folder, binaries, runner, durable);
  const found = readFileSync(versionFile, 'utf8').trim();
  if (found !== binaries.major) throw folderVersion(folder.dir, found, binaries.major);
  giveTo(runner.owner, folder.cluster);
}

/** Built beside its place and renamed when whole, so that a start cut short leaves nothing half-made. */
async function create(folder: Folder, binaries: Binaries, runner: Runner, durable: boolean): Promise<void> {
  const half = `${folder.cluster}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  // A secret, not a decision: it has to be unpredictable and is never needed again to recompute anything.
  const password = randomBytes(24).toString('base64url');
  writeFileSync(folder.passwordFile, password, { mode: 0o600 });
  const initFile = path.join(folder.dir, 'init-password');
  writeFileSync(initFile, password, { mode: 0o600 });
  if (runner.owner) for (const file of [half, initFile]) chownSync(file, runner.owner.uid, runner.owner.gid);
  try {
    const options = ['-D', half, '-U', OWNER, `--pwfile=${initFile}`, '-A', 'scram-sha-256', '-E', 'UTF8', ...locale];
    await run(folder, runner, path.join(binaries.bin, 'initdb'), [...options, ...(durable ? [] : ['--no-sync']), '--no-instructions']);
    await run(folder, runner, path.join(binaries.bin, 'postgres'), ['--single', '-D', half, 'postgres'], `create database ${DATABASE}\n`);
  } finally {
    rmSync(initFile, { force: true });
  }
  renameSync(half, folder.cluster);
}

/** Text is ordered by code point everywhere; where the C library has no C.UTF-8, PostgreSQL's own provider stands in. */
const locale =
  process.platform === 'linux'
    ? ['--locale=C.UTF-8']
    : ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

function run(folder: Folder, runner: Runner, program: string, args: readonly string[], input = ''): Promise<void> {
  const { command, args: wrapped, uid, gid } = runner.wrap(program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(command, wrapped, { uid, gid, cwd: '/', stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env.PATH } });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', (error) => reject(startFailed(error.message, folder.logFile, error)));
    child.on('close', (code) => {
      if (code === 0) return resolve();
      writeFileSync(folder.logFile, said, { flag: 'a', mode: 0o600 });
      reject(startFailed(lastError(said) ?? `${path.basename(program)} ${code}`, folder.logFile));
    });
  });
}

/** The line that names the cause among everything PostgreSQL says. */
export function lastError(log: string): string | undefined {
  const lines = log.split('\n').filter((line) => /\b(FATAL|PANIC|ERROR|error|could not)\b/.test(line));
  const line = lines.find((l) => /FATAL|PANIC/.test(l)) ?? lines[0];
  return line?.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '');
}
