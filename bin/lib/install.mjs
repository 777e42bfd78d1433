import { existsSync, readFileSync } from 'node:fs';
import { at, refuse } from './root.mjs';
import { node, run } from './run.mjs';

/** Installs the packages when they are missing or differ from the lock file. */
export async function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    refuse(`需要 Node 20.19 或更新版本，现在是 ${process.versions.node}`, `Node 20.19 or newer is needed; this is ${process.versions.node}`);
  }
  if (isInstalled()) return;
  console.log('安装依赖包（npm ci）… Installing packages (npm ci) …');
  if ((await npm('ci')) === 0) return;
  // A registry that does not carry every platform's variant of a package makes `npm ci` refuse a sound lock file.
  console.log('npm ci 未成功，改用 npm install --no-save … npm ci did not succeed; trying npm install --no-save …');
  if ((await npm('install', '--no-save')) !== 0) refuse('依赖包安装失败，原因见上', 'The packages could not be installed; the reason is above');
}

async function npm(...words) {
  const args = [...words, '--no-audit', '--no-fund'];
  const program = process.env.npm_execpath;
  const { code } = program
    ? await node([program, ...args])
    : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
  return code;
}

/** npm writes down what it has installed: every package of the lock file that is not optional must be there as named. */
export function isInstalled() {
  const record = at('node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  // Somebody who runs a built copy without the tools of development has all that running needs.
  const needed = ([name, { optional, dev }]) => name !== '' && !optional && !(dev && existsSync(at('dist/main.js')));
  return Object.entries(wanted).filter(needed).every(([name, entry]) => present[name] && present[name].version === entry.version);
}
