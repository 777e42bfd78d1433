/** `npm run bench`: the measurements in bench/, one after the other; `-- matching` runs those whose name contains it. */
import { readdirSync } from 'node:fs';
import { ensureInstalled } from './lib/install.mjs';
import { at, refuse } from './lib/root.mjs';
import { node } from './lib/run.mjs';

await ensureInstalled();
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const options = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const all = readdirSync(at('bench'), { recursive: true }).filter((file) => file.endsWith('.bench.ts')).sort();
const chosen = all.filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)));
if (chosen.length === 0) refuse(`没有这样的测量；现有：${all.join(' ')}`, `No such measurement; there are: ${all.join(' ')}`);

for (const file of chosen) {
  console.log(`── ${file}`);
  const { code } = await node(['--import', 'tsx', at('bench', file), ...options]);
  if (code !== 0) process.exitCode = 1;
}
