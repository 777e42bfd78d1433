import { spawnSync } from 'node:child_process';
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { packageRoot } from '../../../src/kernel/base/root.ts';
import { fontEnvironment } from './fonts.ts';

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];
const PACKED = path.join(packageRoot, 'node_modules/@sparticuz/chromium/bin');
/** Unpacked once per machine; the name changes with the packed version. */
const UNPACKED = path.join(tmpdir(), 'innomatrix-chromium-147');

/** Nothing but the pages under test may use the network or leave work running. */
const QUIET = [
  '--no-first-run', '--no-default-browser-check', '--no-pings', '--disable-background-networking', '--disable-component-update', '--disable-domain-reliability',
  '--disable-sync', '--disable-extensions', '--disable-default-apps', '--metrics-recording-only', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/**
 * The Chromium that `CHROMIUM_PATH` names, else the one npm brought along (it draws no window of its own and takes two
 * thirds of the time), else the system's, where the packed one does not run.
 */
export async function launchChromium(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return launch(given, process.getuid?.() === 0);
  const packed = await unpack('chromium.br', 'chromium');
  try {
    return await launch(packed, true);
  } catch (error) {
    const system = SYSTEM_BROWSERS.find((file) => existsSync(file));
    if (system) return launch(system, process.getuid?.() === 0);
    if (!/error while loading shared libraries/.test(String(error))) throw error;
    return launch(packed, true, await packedLibraries());
  }
}

/** Chromium refuses its sandbox to root, which is who builds run as; the packed one brings none. */
function launch(executablePath: string, noSandbox: boolean, environment: Record<string, string> = {}): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: noSandbox ? [...QUIET, '--no-sandbox'] : QUIET,
    env: { ...(process.env as Record<string, string>), ...fontEnvironment(UNPACKED), ...environment },
  });
}

/** The packed build leans on a few libraries that small systems lack; the package carries them as well. */
async function packedLibraries(): Promise<Record<string, string>> {
  const archive = await unpack('al2023.tar.br', 'al2023.tar');
  const tar = spawnSync('tar', ['-xf', archive, '-C', UNPACKED], { encoding: 'utf8' });
  if (tar.status !== 0) throw new Error(`Cannot unpack the libraries of Chromium: ${tar.stderr}`);
  return { LD_LIBRARY_PATH: [path.join(UNPACKED, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':') };
}

async function unpack(packed: string, name: string): Promise<string> {
  const file = path.join(UNPACKED, name);
  if (existsSync(file)) return file;
  mkdirSync(UNPACKED, { recursive: true });
  // Several test files may start at once: each writes its own copy, and the rename is all or nothing.
  const partial = `${file}.${process.pid}-${performance.now()}`;
  await pipeline(createReadStream(path.join(PACKED, packed)), createBrotliDecompress(), createWriteStream(partial));
  chmodSync(partial, 0o755);
  renameSync(partial, file);
  return file;
}
