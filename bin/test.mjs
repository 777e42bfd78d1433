/** `npm test`: all tests on a real PostgreSQL. `npm test -- src/kernel/db` runs a part; see docs for TEST_DATABASE_URL. */
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { at } from './lib/root.mjs';
import { node } from './lib/run.mjs';

await ensureInstalled();
await ensureBuilt();
const { code } = await node([at('node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)]);
process.exitCode = code;
