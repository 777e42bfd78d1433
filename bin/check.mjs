/** `npm run check`: types, style, structure and leftovers, one line each; what failed says why below its line. */
import { ensureInstalled } from './lib/install.mjs';
import { at } from './lib/root.mjs';
import { node } from './lib/run.mjs';

const checks = [
  ['types of the server', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json']],
  ['types of the web', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'web/tsconfig.json']],
  ['style (oxlint)', ['node_modules/oxlint/bin/oxlint', '--deny-warnings', 'src', 'web/src', 'test', 'bench', 'bin', 'packs']],
  ['architecture', ['node_modules/vitest/vitest.mjs', 'run', 'test/architecture']],
  ['leftovers (knip)', ['node_modules/knip/bin/knip.js', '--no-progress']],
];

await ensureInstalled();
let failed = 0;
const waiting = [...checks];
// Two at a time: most of them use one core.
await Promise.all([next(), next()]);
process.exitCode = failed === 0 ? 0 : 1;

async function next() {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const [name, [script, ...args]] = check;
    const began = performance.now();
    const { code, said } = await node([at(script), ...args], { quiet: true });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
    if (code === 0) continue;
    failed += 1;
    console.log(said.trimEnd().replaceAll(/^/gm, '  '));
  }
}
