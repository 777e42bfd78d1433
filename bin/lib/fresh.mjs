import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { at, root } from './root.mjs';

/** What the server is built from: everything that runs, no tests. */
export const serverSources = () => ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', ...filesUnder('src', isServerSource)];

/** What the web application is built from: its own files and what it shares with the server. */
export const webSources = () => [
  'package-lock.json',
  'web/index.html',
  'web/vite.config.ts',
  'web/package.json',
  ...filesUnder('web/public', () => true),
  ...filesUnder('web/src', (file) => !/\.test\.tsx?$/.test(file)),
  ...filesUnder('src', isShared),
];

const isServerSource = (file) => /\.(ts|json)$/.test(file) && !/\.(test|child)\.ts$/.test(file);

/** Floors and files that the web never imports (the architecture test sees to it). */
const isShared = (file) =>
  isServerSource(file) && !/^src\/(main\.ts|delivery\/|kernel\/db\/)|\/(store|routes|module)\.ts$|\/(commands|queries)\//.test(file);

/** A fingerprint of the contents of `files`, which are paths inside the package. */
export function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files.filter((name) => existsSync(at(name))).sort()) hash.update(`${file}\0`).update(readFileSync(at(file))).update('\0');
  return hash.digest('hex');
}

/** True when the folder was built from exactly these sources. */
export function isFresh(folder, print) {
  const stamp = at(folder, '.built-from');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
}

export const stampFolder = (folder, print) => writeFileSync(at(folder, '.built-from'), print);

export const isServerFresh = () => isFresh('dist', fingerprint(serverSources()));

function filesUnder(folder, wanted) {
  if (!existsSync(at(folder))) return [];
  return readdirSync(at(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/'))
    .filter(wanted);
}
