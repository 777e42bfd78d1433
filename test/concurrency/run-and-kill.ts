import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { packageRoot } from '../../src/kernel/base/root.ts';

/**
 * Runs a child of this folder until `ms` after it has acknowledged `acts` acts, then cuts the power. Answers with what it had
 * acknowledged, a JSON object a line.
 */
export async function runAndKill<T>(script: string, dataDir: string, round: number, { acts = 1, ms }: { acts?: number; ms: number }): Promise<T[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(packageRoot, 'test/concurrency', script), dataDir, String(round)], {
    cwd: packageRoot, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').length > acts) resolve();
    });
    void ended.then((code) => reject(new Error(`the child ended with ${code} before it had done enough:\n${errors}`)));
  });
  await pause(ms);
  if (child.exitCode !== null) throw new Error(`the child gave up by itself:\n${errors}`);
  child.kill('SIGKILL');
  await ended;
  // The last line may have been cut in the middle.
  return said.split('\n').slice(0, -1).map((line) => JSON.parse(line) as T);
}
