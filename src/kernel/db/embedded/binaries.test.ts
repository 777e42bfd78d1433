import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareBinaries } from './binaries.ts';

let dir: string;
let root: string;
const LINKS = [
  { source: 'native/lib/libx.so.6.18', target: 'native/lib/libx.so.6' },
  { source: 'native/lib/libx.so.6.18', target: 'native/lib/libx.so' },
];

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'binaries-'));
  root = path.join(dir, 'package');
  mkdirSync(path.join(root, 'native/lib'), { recursive: true });
  writeFileSync(path.join(root, 'native/lib/libx.so.6.18'), 'library');
  writeFileSync(path.join(root, 'native/pg-symlinks.json'), JSON.stringify(LINKS));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const prepare = () => prepareBinaries({ root, version: '18.4.0' }, path.join(dir, 'cache'));

describe('the binaries of the package', () => {
  it('get their links, also when asked for again', () => {
    expect(prepare()).toEqual({ bin: path.join(root, 'native/bin'), major: '18' });
    prepare();
    for (const { target } of LINKS) expect(readFileSync(path.join(root, target), 'utf8')).toBe('library');
    expect(readlinkSync(path.join(root, LINKS[0]!.target))).toBe('libx.so.6.18');
  });

  it('are copied where the package cannot be changed', () => {
    // A dangling link in the way stands for a folder that cannot be written; root may write everywhere.
    symlinkSync('nowhere', path.join(root, LINKS[0]!.target));
    const { bin } = prepare();
    expect(bin).toBe(path.join(dir, 'cache', `postgresql-18.4.0-${process.platform}-${process.arch}`, 'native/bin'));
    for (const { target } of LINKS) expect(readFileSync(path.join(bin, '../..', target), 'utf8')).toBe('library');
    expect(prepare().bin).toBe(bin);
  });

  it('get whole links when eight processes lay them at once', () => {
    const copies = Array.from({ length: 8 }, () => {
      const script = `for (const l of ${JSON.stringify(LINKS)}) { try { require('fs').symlinkSync(require('path').basename(l.source), ${JSON.stringify(root)} + '/' + l.target) } catch {} }`;
      return `node -e '${script.replaceAll("'", `'"'"'`)}' &`;
    });
    spawnSync('sh', ['-c', `${copies.join(' ')} wait`]);
    prepare();
    expect(existsSync(path.join(root, LINKS[1]!.target))).toBe(true);
    cpSync(root, path.join(dir, 'moved'), { recursive: true, verbatimSymlinks: true });
    expect(readFileSync(path.join(dir, 'moved', LINKS[1]!.target), 'utf8')).toBe('library');
  });
});
