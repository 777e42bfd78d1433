import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageRoot } from '../../../src/kernel/base/root.ts';

export interface AppUnderTest {
  url: string;
  stop: () => Promise<void>;
}

/**
 * The real application with demo data in a fresh folder, or the one that `INNOMATRIX_URL` names, for trying a journey
 * against something already running.
 */
export async function startAppUnderTest(): Promise<AppUnderTest> {
  const given = process.env['INNOMATRIX_URL'];
  if (given) return { url: given.replace(/\/$/, ''), stop: async () => {} };
  buildWeb();
  const { startApp } = await import('../../../src/main.ts');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'innomatrix-journey-'));
  const app = await startApp({ port: 0, dataDir, demo: true });
  return {
    url: app.url,
    stop: async () => {
      await app.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Builds the browser application when its sources are newer than what was built. */
function buildWeb(): void {
  const web = path.join(packageRoot, 'web');
  const built = path.join(web, 'dist/index.html');
  const sources = [path.join(web, 'index.html'), path.join(web, 'vite.config.ts'), ...filesUnder(path.join(web, 'src')), ...filesUnder(path.join(packageRoot, 'src')).filter((f) => f.endsWith('contract.ts'))];
  if (existsSync(built) && sources.every((file) => statSync(file).mtimeMs <= statSync(built).mtimeMs)) return;
  const vite = path.join(packageRoot, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: web, stdio: ['ignore', 'ignore', 'inherit'] });
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
