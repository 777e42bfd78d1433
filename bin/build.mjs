/** `npm run build`: builds what has changed; `-- --force` builds all. */
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';

await ensureInstalled();
await ensureBuilt({ force: process.argv.includes('--force') });
