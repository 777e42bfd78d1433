/**
 * `npm start`: installs and builds what is missing, then serves with the demonstration data. `npm start -- --no-demo`
 * serves without it; other arguments go to `innomatrix serve`.
 */
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { at } from './lib/root.mjs';

await ensureInstalled();
await ensureBuilt();

const given = process.argv.slice(2);
const demo = given.includes('--no-demo') || given.includes('--demo') ? [] : ['--demo'];
const main = at('dist/main.js');
// In this process, so that Ctrl-C and signals from npm reach the server itself, which stops the database in order.
process.argv = [process.execPath, main, 'serve', ...demo, ...given.filter((argument) => argument !== '--no-demo')];
await import(pathToFileURL(main).href);
