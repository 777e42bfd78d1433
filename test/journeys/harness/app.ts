import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { packageRoot } from '../../../src/kernel/base/root.ts';
import { startApp } from '../../../src/main.ts';
import { demonstrationForApp, forApp } from '../../setup/demonstration.ts';

export interface AppUnderTest {
  url: string;
  stop: () => Promise<void>;
}

/**
 * The real application with a small demonstration on a database of its own, or the one that `INNOMATRIX_URL` names, for
 * trying a journey against something already running.
 */
export async function startAppUnderTest(): Promise<AppUnderTest> {
  const given = process.env['INNOMATRIX_URL'];
  if (given) return { url: given.replace(/\/$/, ''), stop: async () => {} };
  // Builds only what changed; a journey over an old build would prove nothing.
  execFileSync(process.execPath, [path.join(packageRoot, 'bin/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  const database = await demonstrationForApp();
  const app = await startApp({ ...forApp, databaseUrl: database.url });
  await ready(app.url);
  return {
    url: app.url,
    stop: async () => {
      await app.stop();
      await database.drop();
    },
  };
}

async function ready(url: string): Promise<void> {
  while (!(await fetch(`${url}/api/health`)).ok) await new Promise((resolve) => setTimeout(resolve, 200));
}
