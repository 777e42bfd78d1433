import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Judged } from './contenders.ts';

export interface Figures extends Judged {
  seconds: number;
  /** Of the whole process with its start; steadier than the clock on a busy machine. */
  cpuSeconds: number;
  peakMb: number;
}

const CHILD = fileURLToPath(new URL('run-one.child.ts', import.meta.url));

/** One contender in a process of its own, so that its peak of memory is its own; `heapMb` is a ceiling for JavaScript's heap. */
export function contest(name: string, file: string, heapMb?: number): Figures | { failed: string } {
  const flags = heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`];
  const child = spawnSync(process.execPath, [...flags, '--import', 'tsx', CHILD, name, file], { encoding: 'utf8', timeout: 300_000, maxBuffer: 2 ** 24 });
  if (child.status !== 0) return { failed: /heap out of memory/i.test(child.stderr) ? 'out of memory' : child.stderr.slice(-400) };
  return JSON.parse(child.stdout.trim().split('\n').at(-1)!) as Figures;
}
