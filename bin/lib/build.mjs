import { existsSync, renameSync, rmSync } from 'node:fs';
import { fingerprint, isFresh, serverSources, stampFolder, webSources } from './fresh.mjs';
import { at, refuse } from './root.mjs';
import { node } from './run.mjs';

/** Builds server and web application where their sources have changed since the last build. */
export async function ensureBuilt({ force = false } = {}) {
  // Types are the business of `npm run check`; here every file is only stripped of them.
  await build('dist', serverSources(), force, '服务端', 'server', (out) =>
    node([at('node_modules/typescript/bin/tsc'), '-p', at('tsconfig.build.json'), '--outDir', out], { quiet: true }),
  );
  await build('web/dist', webSources(), force, '网页', 'web', (out) =>
    node([at('node_modules/vite/bin/vite.js'), 'build', '--outDir', out, '--emptyOutDir', '--logLevel', 'warn'], { cwd: at('web'), quiet: true }),
  );
}

/** Built beside its place and moved there when whole: a build cut short is never taken for one. */
async function build(folder, sources, force, zh, en, make) {
  const print = fingerprint(sources);
  if (!force && isFresh(folder, print)) return;
  const began = performance.now();
  const half = `${folder}.new-${process.pid}`;
  rmSync(at(half), { recursive: true, force: true });
  const { code, said } = await make(at(half));
  if (code !== 0 || !existsSync(at(half))) {
    rmSync(at(half), { recursive: true, force: true });
    console.error(said.trimEnd());
    refuse(`构建失败（${zh}）`, `The build failed (${en})`);
  }
  stampFolder(half, print);
  takePlace(half, folder, print);
  console.log(`已构建${zh} Built ${en} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
}

/** Two that start at once may both have built the same: then the first one's stands. */
function takePlace(half, folder, print) {
  try {
    rmSync(at(folder), { recursive: true, force: true });
    renameSync(at(half), at(folder));
  } catch (error) {
    rmSync(at(half), { recursive: true, force: true });
    if (!isFresh(folder, print)) throw error;
  }
}
