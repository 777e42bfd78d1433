/**
 * A process for the tests: takes and releases the lock on a folder as often as it can, and tells when it finds itself
 * not alone. Given `die`, it kills itself while it holds the lock for the tenth time.
 */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lockFolder } from './folder-lock.ts';

const [dir, role] = [process.argv[2]!, process.argv[3]];
const inside = path.join(dir, 'inside');

for (let held = 0, tried = 0; held < 10 && tried < 3_000; tried++) {
  const lock = await lockFolder(dir, '').catch(() => undefined);
  if (!lock) {
    await pause(1);
    continue;
  }
  held += 1;
  try {
    writeFileSync(inside, '', { flag: 'wx' });
  } catch {
    process.stdout.write('two holders\n');
  }
  process.stdout.write('held\n');
  await pause(held % 3);
  rmSync(inside, { force: true });
  if (role === 'die' && held === 10) process.kill(process.pid, 'SIGKILL');
  lock.release();
}
