import type { Command } from 'commander';

/** What the commands of the special funds need of the house. */
export interface FundsCli {
  listFunds(options: { json: boolean }): Promise<void>;
  traceFund(options: { transfer: string; json: boolean }): Promise<void>;
  importFundBatch(options: { file: string; batch?: string; as?: string; json: boolean }): Promise<void>;
}

export function addFundsCommands(program: Command, house: FundsCli): void {
  const funds = program.command('funds').description('专项资金 · special funds');
  funds
    .command('list')
    .description('各项资金的预算、配套、下达、支付和收回 · budget, matching money, allocated, paid and returned of every fund')
    .option('--json', 'JSON', false)
    .action((o) => house.listFunds(o));
  funds
    .command('trace <transfer>')
    .description('追溯一笔账目：来处、依据、决定人和结果 · where a posting came from, on which clause, who decided and what came of it')
    .option('--json', 'JSON', false)
    .action((transfer: string, o) => house.traceFund({ transfer, ...o }));
  funds
    .command('batch-import <file>')
    .description('检查支付表格（csv 或 xlsx）；给出批次则全部写入或一行不写，重复导入无害 · check a table of payments; with a batch write all of it or nothing, harmless to repeat')
    .option('--batch <id>', '写入的批次 · batch to write to')
    .option('--as <login>', '编制人登录名，按其权限写入 · who prepares it; his permissions decide')
    .option('--json', 'JSON', false)
    .action((file: string, o) => house.importFundBatch({ file, ...o }));
}
