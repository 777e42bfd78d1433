import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isProblem } from '../../base/problem.ts';
import type { Problem } from '../../base/problem.ts';
import { findBinaries } from './binaries.ts';
import { DATABASE, ensureCluster, type Folder, folderAt, OWNER } from './cluster.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { folderNotWritable, stoppedUnexpectedly } from './problems.ts';
import { findRunner, type Runner } from './runner.ts';
import { type Server, startServer, stopProcess } from './server.ts';

export interface EmbeddedOptions {
  /** Folder that holds the database, its log and its address; made when missing. */
  dataDir: string;
  /** Port on 127.0.0.1; a free one unless told. */
  port?: number;
  /** False gives up safety against power loss for speed, and allows more connections: tests only. */
  durable?: boolean;
  /** Called when the server ends without having been asked to. */
  onUnexpectedStop?: (problem: Problem) => void;
  /** False keeps user namespaces out, as on machines that forbid them. */
  namespaces?: boolean;
}

export interface Embedded {
  /** Address with password. Never log it; `urlFile` holds it for further processes. */
  url: string;
  urlFile: string;
  port: number;
  /** Major version of the server. */
  version: string;
  /** How the server is run, for messages and tests. */
  runner: Runner['kind'];
  pid: number;
  /** Stops the server in order and frees the folder. May be called more than once. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that the packages bring along on a folder of this machine: loopback only, password needed.
 * The server never outlives this process for long, however it ends. Call it from the main thread: the kernel's signal
 * follows the thread that spawned.
 *
 * Throws `DB_FOLDER_IN_USE`, `DB_FOLDER_VERSION`, `DB_FOLDER_NOT_WRITABLE`, `DB_PORT_TAKEN`, `DB_NO_BINARIES`,
 * `DB_START_FAILED`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const folder = folderAt(options.dataDir);
  const lock = await openFolder(folder);
  try {
    const binaries = findBinaries(folder.dir);
    const runner = findRunner([binaries.bin, folder.dir], { namespaces: options.namespaces ?? true });
    const durable = options.durable ?? true;
    await ensureCluster(folder, binaries, runner, durable);
    const server = await startServer(folder, binaries, runner, { port: options.port, settings: settingsFor(durable) });
    const url = addressOf(folder, server.port);
    writeFileSync(folder.urlFile, url, { mode: 0o600 });
    const about = { url, urlFile: folder.urlFile, port: server.port, version: binaries.major, runner: runner.kind };
    return { ...about, pid: server.child.pid!, stop: supervise(server, lock, folder, options.onUnexpectedStop) };
  } catch (error) {
    lock.release();
    throw isProblem(error) || !isFileError(error) ? error : folderNotWritable(folder.dir, error);
  }
}

async function openFolder(folder: Folder): Promise<FolderLock> {
  try {
    mkdirSync(folder.dir, { recursive: true, mode: 0o700 });
    return await lockFolder(folder.dir, folder.urlFile);
  } catch (error) {
    throw isProblem(error) || !isFileError(error) ? error : folderNotWritable(folder.dir, error);
  }
}

function isFileError(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code !== undefined && ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST', 'EIO'].includes(code);
}

function settingsFor(durable: boolean): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }),
  };
}

function addressOf(folder: Folder, port: number): string {
  const password = readFileSync(folder.passwordFile, 'utf8').trim();
  return `postgresql://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`;
}

function supervise(server: Server, lock: FolderLock, folder: Folder, onUnexpectedStop?: (problem: Problem) => void): () => Promise<void> {
  const { child } = server;
  const atExit = (): void => {
    child.kill('SIGINT');
  };
  process.once('exit', atExit);
  const unexpected = (): void => {
    process.removeListener('exit', atExit);
    onUnexpectedStop?.(stoppedUnexpectedly(folder.logFile));
  };
  child.once('exit', unexpected);
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    child.removeListener('exit', unexpected);
    await stopProcess(child.pid!);
    process.removeListener('exit', atExit);
    rmSync(folder.urlFile, { force: true });
    lock.release();
  };
  return () => (stopping ??= stop());
}
