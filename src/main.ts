import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createProgram } from './delivery/cli/program.ts';
import { reportProblem } from './delivery/cli/report-problem.ts';
import { packageRoot } from './kernel/base/root.ts';
import { cliHouse } from './main/cli-house.ts';
import { composeHouse, type HouseOptions } from './main/house.ts';
import { type App, serveHouse, type ServeOptions } from './main/serve.ts';

/** Starts the platform inside this process. `port: 0` takes a free one; `databaseUrl` instead of `dataDir` for a server of one's own. */
export async function startApp(options: ServeOptions & HouseOptions): Promise<App> {
  return serveHouse(composeHouse(options), options);
}

if (process.argv[1] && fileURLToPath(import.meta.url) === path.resolve(process.argv[1])) {
  const { version } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  try {
    await createProgram(cliHouse(version), version).parseAsync(process.argv);
  } catch (error) {
    reportProblem(error, (line) => process.stderr.write(`${line}\n`));
    process.exitCode = 1;
  }
}
