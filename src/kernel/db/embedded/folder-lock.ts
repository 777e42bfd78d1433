import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { folderInUse } from './problems.ts';
import { processSpace, startMark } from './processes.ts';

/**
 * One process at a time owns a data folder. Locks are numbered files, `lock-7`; the highest number counts. To take the
 * folder one creates the next number, which only one process can do; the owner's end is written into the file, or seen
 * from its process being gone. No lock is ever taken away from under a living owner, however many start at once.
 */
export interface FolderLock {
  release(): void;
}

interface Holder {
  pid: number;
  mark: string;
  space: string;
  released?: boolean;
}

const BEAT_MS = 2_000;

/** Throws `DB_FOLDER_IN_USE` while another process (or another part of this one) holds the folder. */
export async function lockFolder(dir: string, urlFile: string): Promise<FolderLock> {
  for (;;) {
    const top = highest(dir);
    const holder = top === 0 ? undefined : await readHolder(fileOf(dir, top));
    if (holder && !holder.released && (await isAlive(holder, fileOf(dir, top)))) throw folderInUse(dir, holder.pid, urlFile);
    const mine = top + 1;
    if (!create(dir, mine)) continue;
    if (highest(dir) !== mine) {
      // Someone was two steps ahead: our number was free only because it had been cleared away.
      rmSync(fileOf(dir, mine), { force: true });
      continue;
    }
    for (const number of numbers(dir)) if (number < mine) rmSync(fileOf(dir, number), { force: true });
    return hold(fileOf(dir, mine));
  }
}

function hold(file: string): FolderLock {
  const beat = setInterval(() => touch(file), BEAT_MS);
  beat.unref();
  return {
    release: () => {
      clearInterval(beat);
      writeFileSync(file, JSON.stringify({ ...self(), released: true }));
    },
  };
}

function self(): Holder {
  return { pid: process.pid, mark: startMark(process.pid) ?? '', space: processSpace() };
}

function create(dir: string, number: number): boolean {
  try {
    writeFileSync(fileOf(dir, number), JSON.stringify(self()), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The holder, or undefined when the file stays empty: its writer died between making and filling it. */
async function readHolder(file: string): Promise<Holder | undefined> {
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Holder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      await pause(50);
    }
  }
  return undefined;
}

async function isAlive(holder: Holder, file: string): Promise<boolean> {
  if (holder.space === processSpace()) return startMark(holder.pid) === holder.mark;
  // Another container or machine shares the folder and its process ids mean nothing here: watch for its heartbeat.
  const before = modified(file);
  for (let waited = 0; waited < 3 * BEAT_MS; waited += 250) {
    await pause(250);
    if (modified(file) !== before) return true;
  }
  return false;
}

function touch(file: string): void {
  try {
    const { mtimeMs } = statSync(file);
    utimesSync(file, mtimeMs / 1000 + 1, mtimeMs / 1000 + 1);
  } catch {
    // The folder was removed under us; there is nothing left to guard.
  }
}

function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function numbers(dir: string): number[] {
  return readdirSync(dir)
    .map((name) => /^lock-(\d+)$/.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number);
}

function highest(dir: string): number {
  return Math.max(0, ...numbers(dir));
}

function fileOf(dir: string, number: number): string {
  return path.join(dir, `lock-${number}`);
}
