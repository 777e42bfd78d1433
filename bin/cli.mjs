/** What the command `innomatrix` runs: the built program when it is up to date, else the sources themselves. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { isServerFresh } from './lib/fresh.mjs';
import { at, refuse } from './lib/root.mjs';

if (!existsSync(at('node_modules'))) refuse('尚未安装，请先运行 npm ci', 'Nothing is installed yet: run npm ci first');

if (isServerFresh()) await runFrom(at('dist/main.js'));
else {
  const { register } = await import('tsx/esm/api');
  register();
  await runFrom(at('src/main.ts'));
}

async function runFrom(main) {
  process.argv[1] = main;
  await import(pathToFileURL(main).href);
}
