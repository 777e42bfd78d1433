import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { packageRoot } from '../../src/kernel/base/root.ts';

/** The real command in a process of its own, on a database that outlives it. */
export interface AppProcess {
  url: string;
  /** As a power cut would: nothing is closed in order. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function startProcess(databaseUrl: string, demo: boolean): Promise<AppProcess> {
  const child = spawn(process.execPath, [path.join(packageRoot, 'bin/innomatrix'), 'serve', '--port', '0', ...(demo ? ['--demo'] : [])], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressOf(child);
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  };
  return { url, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout!.on('data', listen);
    child.stderr!.on('data', listen);
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it listened:\n${said}`)));
  });
}
