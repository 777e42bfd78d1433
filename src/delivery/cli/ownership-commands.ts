import type { Command } from 'commander';

/** What the commands on ownership and on packages of results need of the house. */
export interface OwnershipCli {
  distributeIncome(options: { in: string; json: boolean }): Promise<void>;
  listPackages(options: { json: boolean }): Promise<void>;
  exportPackage(options: { id: string; edition?: number; out: string }): Promise<void>;
}

/** `market` is the group of the market's commands, to which those on packages belong. */
export function addOwnershipCommands(program: Command, market: Command, house: OwnershipCli): void {
  const ownership = program.command('ownership').description('成果权属和收益 · ownership of results and their income');
  ownership
    .command('distribute')
    .description('不用数据库，按文件计算收益分配，精确到分 · a distribution of income from a file, to the fen, without a database')
    .requiredOption('--in <file>', 'JSON：地区、方式、收入、扣除、约定、人员份额 · place, mode, income, deductions, agreement, people and shares')
    .option('--json', 'JSON', false)
    .action((o) => house.distributeIncome(o));

  const packages = market.command('packages').description('成果包 · packages of results');
  packages
    .command('list')
    .description('已发布的成果包 · packages that were released')
    .option('--json', 'JSON', false)
    .action((o) => house.listPackages(o));
  packages
    .command('export')
    .description('导出一期成果包（.xlsx） · an edition of a package as a workbook')
    .requiredOption('--id <package>', '成果包编号 · id of the package')
    .option('--edition <no>', '期次，缺省为最新 · number of the edition; the newest unless told', Number)
    .requiredOption('--out <file>', '.xlsx')
    .action((o) => house.exportPackage(o));
}
