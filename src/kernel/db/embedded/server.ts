import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { type Folder, lastError } from './cluster.ts';
import { portTaken, startFailed } from './problems.ts';
import { commandLine, startMark } from './processes.ts';
import type { Runner } from './runner.ts';

const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 15_000;
const LOG_LIMIT = 10 * 1024 * 1024;

export interface Server {
  child: ChildProcess;
  port: number;
}

/** Starts PostgreSQL on the cluster and waits until it accepts connections. */
export async function startServer(
  folder: Folder,
  binaries: Binaries,
  runner: Runner,
  { port, settings }: { port: number | undefined; settings: Record<string, string> },
): Promise<Server> {
  await stopOrphan(folder, binaries);
  for (let attempt = 0; ; attempt++) {
    const at = port ?? (await freePort());
    const mark = openLog(folder.logFile);
    const child = launch(folder, binaries, runner, { ...settings, port: String(at) });
    if (await isReady(folder, child)) return { child, port: at };
    const said = readFileSync(folder.logFile).subarray(mark).toString();
    const taken = /could not bind|Address already in use/.test(said);
    if (taken && port !== undefined) throw portTaken(port);
    // A free port can be taken by another between asking and using it.
    if (!taken || attempt === 4) throw startFailed(lastError(said) ?? 'postgres', folder.logFile);
  }
}

function launch(folder: Folder, binaries: Binaries, runner: Runner, settings: Record<string, string>): ChildProcess {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { command, args, uid, gid } = runner.wrap(path.join(binaries.bin, 'postgres'), ['-D', folder.cluster, ...options]);
  const log = openSync(folder.logFile, 'a', 0o600);
  try {
    // In a session of its own, so that Ctrl-C reaches us alone and the server is stopped last, in order.
    return spawn(command, args, {
      uid,
      gid,
      cwd: '/',
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', log, log],
      env: { PATH: process.env.PATH, SYSTEMROOT: process.env.SYSTEMROOT },
    });
  } finally {
    closeSync(log);
  }
}

async function isReady(folder: Folder, child: ChildProcess): Promise<boolean> {
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  for (let waited = 0; waited < READY_TIMEOUT_MS && !ended; waited += 5) {
    const { pid, status } = readPidFile(folder);
    if (pid !== undefined && status === 'ready' && (pid === child.pid || process.platform === 'win32')) return true;
    await pause(5);
  }
  if (!ended) child.kill('SIGKILL');
  return false;
}

interface PidFile {
  pid: number | undefined;
  status: string | undefined;
}

function readPidFile(folder: Folder): PidFile {
  try {
    const lines = readFileSync(pidFileOf(folder), 'utf8').split('\n');
    return { pid: Number(lines[0]) || undefined, status: lines[7]?.trim() };
  } catch {
    return { pid: undefined, status: undefined };
  }
}

function pidFileOf(folder: Folder): string {
  return path.join(folder.cluster, 'postmaster.pid');
}

/**
 * A server left behind by a process that was killed is stopped in order; we hold the folder, so nobody owns it. A pid
 * that by now belongs to something else would only mislead PostgreSQL (common where a container starts anew).
 */
async function stopOrphan(folder: Folder, binaries: Binaries): Promise<void> {
  const { pid } = readPidFile(folder);
  if (pid === undefined || startMark(pid) === undefined) return;
  if (process.platform === 'win32') {
    spawnSync(path.join(binaries.bin, 'pg_ctl'), ['stop', '-D', folder.cluster, '-m', 'fast', '-w']);
    return;
  }
  const command = commandLine(pid);
  if (command.includes(folder.cluster)) return stopProcess(pid);
  if (!/\bpostgres\b/.test(command)) rmSync(pidFileOf(folder), { force: true });
}

/** Fast shutdown; when that hangs, immediate (the next start recovers from the log); at last by force. */
export async function stopProcess(pid: number): Promise<void> {
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGQUIT', 'SIGKILL'];
  for (const signal of signals) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < STOP_TIMEOUT_MS; waited += 10) {
      if (startMark(pid) === undefined) return;
      await pause(10);
    }
  }
}

function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LOG_LIMIT) return size;
  truncateSync(file, 0);
  return 0;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
