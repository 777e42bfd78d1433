import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package, whether the code runs from `src/` or compiled from `dist/`: SQL and packs are read from there. */
export const packageRoot: string = findRoot(path.dirname(fileURLToPath(import.meta.url)));

function findRoot(from: string): string {
  let dir = from;
  while (!existsSync(path.join(dir, 'packs'))) {
    const up = path.dirname(dir);
    if (up === dir) throw new Error(`No package root above ${from}`);
    dir = up;
  }
  return dir;
}
