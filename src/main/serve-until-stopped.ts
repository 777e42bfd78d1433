import { cpus } from 'node:os';
import { reportProblem } from '../delivery/cli/report-problem.ts';
import { composeHouse } from './house.ts';
import { type App, serveHouse } from './serve.ts';
import { readDemoAccounts } from '../flows/demo/index.ts';

export interface ServeCommand {
  port?: number;
  host: string;
  data?: string;
  demo: boolean;
  version: string;
}

const DEFAULT_PORT = 8080;

/** `innomatrix serve`: starts, says where and with which sign-ins, and stops in order on Ctrl-C or SIGTERM. */
export async function serveUntilStopped(options: ServeCommand, say: (line: string) => void): Promise<void> {
  const house = composeHouse();
  let app: App | undefined;
  let leaving: Promise<void> | undefined;
  const leave = (code: number): Promise<void> =>
    (leaving ??= (async () => {
      say('\n正在停止 · stopping');
      // A second Ctrl-C must not cut the database off in the middle of its shutdown; the kernel ends it if we hang.
      setTimeout(() => process.exit(code), 15_000).unref();
      await app?.stop();
      process.exit(code);
    })());
  process.on('SIGINT', () => void leave(0));
  process.on('SIGTERM', () => void leave(0));

  app = await serveHouse(house, {
    port: options.port ?? Number(process.env.PORT ?? DEFAULT_PORT),
    host: options.host,
    dataDir: options.data,
    demo: options.demo,
    version: options.version,
    connections: Math.max(10, cpus().length * 4),
    onProgress: (zh, en) => say(`· ${zh} · ${en}`),
    onUnexpectedStop: (problem) => {
      reportProblem(problem, (line) => process.stderr.write(`${line}\n`));
      void leave(1);
    },
  });
  say(`\n创新矩阵已启动 · Innomatrix is running\n\n    ${app.url}\n`);
  if (options.demo) {
    const { accounts, password } = readDemoAccounts(house.pack);
    say(`演示账号（口令均为 ${password}）· demo sign-ins (password ${password}):`);
    for (const a of accounts) {
      const role = house.identity.roles.get(a.assignments[0]!.role)!;
      say(`    ${a.loginName.padEnd(20)}${role.zh} · ${role.en}`);
    }
  }
  if (app.urlFile) say(`\n第二个进程可用的数据库地址在 · address for a second process: DATABASE_URL=$(cat ${app.urlFile})`);
  say('\n按 Ctrl-C 停止 · Ctrl-C stops it');
}
