import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.ts';
import { processSpace, startMark } from './processes.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const lock = () => lockFolder(dir, '/data/database-url');
const leave = (number: number, holder: object): void => writeFileSync(path.join(dir, `lock-${number}`), JSON.stringify(holder));

describe('the lock on a data folder', () => {
  it('is held by one, and names the holder and the address file to others until it is released', async () => {
    const held = await lock();
    const refused = await lock().catch((error) => error);
    expect(refused).toMatchObject({ code: 'DB_FOLDER_IN_USE' });
    expect(refused.en).toContain(`(${process.pid})`);
    expect(refused.remedy.zh).toContain('/data/database-url');
    held.release();
    (await lock()).release();
  });

  it('of a process that is gone is taken over', async () => {
    leave(3, { pid: 2 ** 22 + 1, mark: '1', space: processSpace() });
    (await lock()).release();
    expect(readdirSync(dir)).toEqual(['lock-4']);
  });

  it('is not kept alive by another process that got the same id', async () => {
    leave(1, { pid: process.pid, mark: `${startMark(process.pid)}0`, space: processSpace() });
    (await lock()).release();
  });

  it('whose writer died before filling it in is taken over', async () => {
    writeFileSync(path.join(dir, 'lock-1'), '');
    (await lock()).release();
  });

  it('left by the dead goes to exactly one of twenty who want it at once', async () => {
    for (let round = 0; round < 5; round++) {
      const outcomes = await Promise.allSettled(Array.from({ length: 20 }, lock));
      const winners = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      const [top] = readdirSync(dir);
      const file = path.join(dir, top!);
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), mark: 'gone' }));
    }
  });

  it('is never held by two of four processes, whether they release it or are killed holding it', async () => {
    const script = fileURLToPath(new URL('./locker.child.ts', import.meta.url));
    const contend = (role: string): Promise<string> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, dir, role]);
        let said = '';
        child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
        child.on('close', () => resolve(said));
      });
    const said = await Promise.all([contend('release'), contend('release'), contend('release'), contend('die')]);
    expect(said.join('')).not.toContain('two holders');
    expect(said.join('').match(/held/g)!.length).toBeGreaterThan(20);
    (await lock()).release();
  });

  it('of another container counts while it beats and is taken over when it has stopped beating', async () => {
    leave(1, { pid: 1, mark: '1', space: 'another container' });
    const file = path.join(dir, 'lock-1');
    const beat = setInterval(() => {
      const { mtimeMs } = statSync(file);
      utimesSync(file, mtimeMs / 1000 + 1, mtimeMs / 1000 + 1);
    }, 400);
    await expect(lock()).rejects.toMatchObject({ code: 'DB_FOLDER_IN_USE' });
    clearInterval(beat);
    (await lock()).release();
  });
});
