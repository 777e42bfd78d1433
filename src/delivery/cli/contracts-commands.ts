import type { Command } from 'commander';

/** What the commands on technology contracts need of the house. */
export interface ContractsCli {
  judgeContract(options: { in: string; json: boolean }): Promise<void>;
  contractTurnover(options: { by: string; on?: string; year?: string; json: boolean }): Promise<void>;
}

export function addContractsCommands(program: Command, house: ContractsCli): void {
  const contracts = program.command('contracts').description('技术合同 · technology contracts');
  contracts
    .command('amounts')
    .description('不用数据库，判断合同适用的办法、类型和三项金额；内容有误或不属于技术合同时以 1 退出 · judge regulation, kind and amounts of a contract, without a database; exits with 1 on faults')
    .requiredOption('--in <file>', 'JSON：合同内容，可含 filedOn、answers · the contract, with filedOn and answers')
    .option('--json', 'JSON', false)
    .action((o) => house.judgeContract(o));
  contracts
    .command('turnover')
    .description('成交额统计，可按任一天的口径回看 · turnover, as counted on any day')
    .option('--by <what>', 'region | flow', 'region')
    .option('--on <day>', '按当日的统计 · as counted on this day (YYYY-MM-DD)')
    .option('--year <year>', '登记年度，缺省为 --on 的年度或今年 · year of registration')
    .option('--json', 'JSON', false)
    .action((o) => house.contractTurnover(o));
}
