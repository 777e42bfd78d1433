import type { Command } from 'commander';

/** What the commands of the policy sandbox need of the house. */
export interface SandboxCli {
  runSandbox(options: { scenario: string; on?: string; seed?: string; out?: string; json: boolean }): Promise<void>;
}

export function addSandboxCommands(program: Command, house: SandboxCli): void {
  program
    .command('sandbox')
    .description('政策沙盒 · policy sandbox')
    .command('run')
    .description('试算一个情景：谁受益、谁受损、分城市分年度成本；只给汇总数 · winners, losers and cost of a scenario, aggregates only')
    .requiredOption('--scenario <file>', 'JSON，可在沙盒页面下载 · scenario as the page saves it: {"changes":[{"rule","version","path","to"}]}')
    .option('--on <day>', '判断日期，缺省为今天 · day, today unless given')
    .option('--seed <number>', '随机种子 · seed')
    .option('--out <file>', '导出 Excel · workbook')
    .option('--json', 'JSON', false)
    .action((o) => house.runSandbox(o));
}
